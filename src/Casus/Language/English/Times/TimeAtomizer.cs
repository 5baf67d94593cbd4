namespace Casus.Language.English.Times;

/// <summary>Cuts the tokens of a sentence into atoms, and reads numbers in digits and words.</summary>
/// <remarks>
/// It takes tokens as it finds them: "12-day" may be one token or three, "9.30pm" one or two, "Feb." one or two. A hyphen without
/// white space beside it is no atom; it marks the next one as joined.
/// </remarks>
internal sealed class TimeAtomizer(TimeLexicon lexicon)
{
    private readonly TimeNumberWords numberWords = new(lexicon);

    /// <summary>Replaces the content of <paramref name="atoms"/> with the atoms of <paramref name="range"/>.</summary>
    public void Read(Tokens tokens, TokenRange range, List<TimeAtom> atoms)
    {
        atoms.Clear();
        var joined = false;
        for (var t = range.Start; t < range.End; t++)
        {
            var token = tokens[t];
            int start = tokens.Starts[t], end = tokens.Ends[t];
            if (token.Length == 1 && IsHyphen(token[0]))
            {
                joined = t > range.Start && !tokens.SpaceAfter(t - 1) && !tokens.SpaceAfter(t);
                if (!joined)
                    atoms.Add(new(start, end, 0, 0, 0, false));
                continue;
            }

            var glued = t > range.Start && tokens.Starts[t] == tokens.Ends[t - 1];
            if (token.Length == 1 && token[0] == '.' && glued && TryExtend(tokens.Text, end, atoms))
                continue;
            ReadToken(tokens.Text, start, end, joined, atoms);
            joined = IsHyphen(token[^1]) && !tokens.SpaceAfter(t);
        }
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2013';

    /// <summary>"Feb" and "." as two tokens are the word "Feb.".</summary>
    private bool TryExtend(string text, int end, List<TimeAtom> atoms)
    {
        if (atoms.Count == 0 || atoms[^1].End != end - 1 || atoms[^1].Row == 0
            || !lexicon.TryFind(text.AsSpan(atoms[^1].Start..end), out var row))
            return false;
        atoms[^1] = atoms[^1] with { End = end, Row = row };
        return true;
    }

    private void ReadToken(string text, int start, int end, bool joined, List<TimeAtom> atoms)
    {
        var token = text.AsSpan(start..end);
        if (lexicon.TryFind(token, out var row))
        {
            Add(text, new(start, end, row, 0, 0, joined), atoms);
            return;
        }

        var hasDigit = token.IndexOfAnyInRange('0', '9') >= 0;
        if (hasDigit && TimeDigits.TryReadIsoDate(token))
            atoms.Add(new(start, end, 0, 1UL << (int)TimeShape.IsoDate, 0, joined));
        else if (token.IndexOfAny("-\u2010\u2011\u2013") >= 0)
            ReadPieces(text, start, end, joined, atoms);
        else if (hasDigit)
            ReadDigits(text, start, end, joined, atoms);
        else
            ReadPossessive(text, start, end, joined, atoms);
    }

    private void ReadPieces(string text, int start, int end, bool joined, List<TimeAtom> atoms)
    {
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && !IsHyphen(text[i]))
                continue;
            if (i > from)
                ReadPiece(text, from, i, joined, atoms);
            joined = i > from || joined;
            from = i + 1;
        }
    }

    private void ReadPiece(string text, int start, int end, bool joined, List<TimeAtom> atoms)
    {
        var piece = text.AsSpan(start..end);
        if (lexicon.TryFind(piece, out var row))
            Add(text, new(start, end, row, 0, 0, joined), atoms);
        else if (piece.IndexOfAnyInRange('0', '9') >= 0)
            ReadDigits(text, start, end, joined, atoms);
        else
            ReadPossessive(text, start, end, joined, atoms);
    }

    /// <summary>"month's" where the tokenizer left it whole.</summary>
    private void ReadPossessive(string text, int start, int end, bool joined, List<TimeAtom> atoms)
    {
        var length = end - start;
        if (length > 2 && text[end - 1] is 's' or 'S' && text[end - 2] is '\'' or '\u2019'
            && lexicon.TryFind(text.AsSpan(start..(end - 2)), out var row))
        {
            Add(text, new(start, end - 2, row, 0, 0, joined), atoms);
            lexicon.TryFind("'s", out row);
            atoms.Add(new(end - 2, end, row, 0, 0, false));
            return;
        }

        atoms.Add(new(start, end, 0, 0, 0, joined));
    }

    private void ReadDigits(string text, int start, int end, bool joined, List<TimeAtom> atoms)
    {
        var token = text.AsSpan(start..end);
        var length = TimeDigits.Read(token, out var shapes, out var number);
        if (length == 0)
        {
            atoms.Add(new(start, end, 0, 0, 0, joined));
            return;
        }

        var first = WithApostrophe(text, start, atoms, ref shapes);
        var rest = text.AsSpan((start + length)..end);
        var suffix = 0;
        if (!rest.IsEmpty && !lexicon.TryFind(rest, out suffix))
        {
            atoms.Add(new(start, end, 0, 0, 0, joined));
            return;
        }

        atoms.Add(new(first, start + length, 0, shapes, number, joined));
        if (!rest.IsEmpty)
            atoms.Add(new(start + length, end, suffix, 0, 0, false));
    }

    /// <summary>Takes in an apostrophe that the tokenizer made a token of its own: "'80s".</summary>
    private static int WithApostrophe(string text, int start, List<TimeAtom> atoms, ref ulong shapes)
    {
        var isShort = (shapes & (1UL << (int)TimeShape.TwoDigits | 1UL << (int)TimeShape.ShortDecade)) != 0;
        if (!isShort || atoms.Count == 0 || atoms[^1].End != start || atoms[^1].Start != start - 1
            || text[start - 1] is not ('\'' or '\u2018' or '\u2019'))
            return start;
        if (start > 1 && !char.IsWhiteSpace(text[start - 2]))
            return start;
        atoms.RemoveAt(atoms.Count - 1);
        if ((shapes & (1UL << (int)TimeShape.TwoDigits)) != 0)
            shapes = 1UL << (int)TimeShape.ShortYear;
        return start - 1;
    }

    private void Add(string text, TimeAtom atom, List<TimeAtom> atoms)
    {
        if (!numberWords.TryMerge(text, ref atom, atoms))
            atoms.Add(atom);
    }
}
