using System.Collections.Concurrent;
using Casus.Knowledge.Places;
using Casus.Language;

namespace Casus.Grounding;

/// <summary>
/// The tokens of a report as the search for place names sees them. Made once per report; every look is constant time.
/// </summary>
internal sealed class ToponymScan : IDisposable
{
    private const int MostCapsLetters = 4;

    // Words in capitals that stand together and are no list of acronyms.
    private const int ShortestShout = 3;

    private readonly ToponymScratch scratch;
    private readonly ConcurrentBag<ToponymScratch> pool;
    private readonly int count;

    public ToponymScan(Tokens tokens, Sentences? sentences, Syntax? syntax, IReadOnlyList<NameMention> names, ToponymWords words,
        ConcurrentBag<ToponymScratch> pool)
    {
        (Tokens, Sentences, Syntax, Names) = (tokens, sentences, syntax, names);
        count = tokens.Count;
        this.pool = pool;
        scratch = pool.TryTake(out var used) ? used : new();
        scratch.Prepare(count);
        for (var i = 0; i < count; i++)
        {
            scratch.Shapes[i] = ShapeOf(tokens[i]);
            if (scratch.Shapes[i] == Shape.Lower)
                scratch.LowerCase.Add(PlaceKey.Of(tokens[i]).Hash);
        }

        MarkSentences();
        for (var n = 0; n < names.Count; n++)
        {
            for (var i = names[n].Range.Start; i < names[n].Range.End; i++)
                scratch.NameAt[i] = n;
        }

        CollectSurnames(words);
    }

    /// <summary>How a token is written.</summary>
    public enum Shape : byte
    {
        Other,
        Lower,
        Capital,
        AllCaps,
        Number,
    }

    public Tokens Tokens { get; }

    public Sentences? Sentences { get; }

    public Syntax? Syntax { get; }

    public IReadOnlyList<NameMention> Names { get; }

    /// <summary>Whether each token stands in a sentence or line written in capitals throughout.</summary>
    public ReadOnlySpan<bool> InCapitals => scratch.InCapitals.AsSpan(0, count);

    /// <summary>Whether each token begins a sentence.</summary>
    public ReadOnlySpan<bool> Begins => scratch.Begins.AsSpan(0, count);

    public Shape ShapeAt(int token) => (uint)token < (uint)count ? scratch.Shapes[token] : Shape.Other;

    public ReadOnlySpan<char> Word(int token) => (uint)token < (uint)count ? Tokens[token] : default;

    public bool IsCapital(int token) => ShapeAt(token) is Shape.Capital or Shape.AllCaps;

    public bool Is(int token, ReadOnlySpan<char> text) => Word(token).SequenceEqual(text);

    /// <summary>Whether the word stands in lower case anywhere in the report.</summary>
    public bool OccursInLowerCase(int token) => scratch.LowerCase.Contains(PlaceKey.Of(Tokens[token]).Hash);

    /// <summary>Whether a person of the report bears the word as the last part of a name.</summary>
    public bool IsSurname(int token) => scratch.Surnames.Contains(PlaceKey.Of(Tokens[token]).Hash);

    /// <summary>The tagger's name that covers the token, or <see langword="null"/>.</summary>
    public NameMention? NameAt(int token) =>
        (uint)token < (uint)count && scratch.NameAt[token] >= 0 ? Names[scratch.NameAt[token]] : null;

    /// <summary>A hyphen or dash written without blanks, as inside "Al-Hasakah".</summary>
    public bool IsInnerHyphen(int token) =>
        token > 0 && token + 1 < count && Tokens[token] is "-" or "–" or "‑"
        && Tokens.Starts[token] == Tokens.Ends[token - 1] && Tokens.Starts[token + 1] == Tokens.Ends[token];

    /// <summary>Whether the token follows the one before it in the same sentence.</summary>
    public bool Joins(int token) => token > 0 && token < count && !Begins[token];

    private static Shape ShapeOf(ReadOnlySpan<char> word)
    {
        bool upper = false, lower = false, digit = false, letter = false;
        var first = '\0';
        foreach (var c in word)
        {
            if (first == '\0' && char.IsLetterOrDigit(c))
                first = c;
            upper |= char.IsUpper(c);
            lower |= char.IsLower(c);
            digit |= char.IsDigit(c);
            letter |= char.IsLetter(c);
        }

        if (digit && !letter)
            return Shape.Number;
        if (!letter)
            return Shape.Other;
        if (upper && !lower && word.Length > 1)
            return Shape.AllCaps;
        return char.IsUpper(first) ? Shape.Capital : lower ? Shape.Lower : Shape.Other;
    }

    private void MarkSentences()
    {
        var sentences = Sentences?.Count ?? (count > 0 ? 1 : 0);
        for (var s = 0; s < sentences; s++)
        {
            var range = Sentences?[s] ?? new TokenRange(0, count);
            int caps = 0, small = 0;
            for (var i = range.Start; i < range.End; i++)
            {
                caps += scratch.Shapes[i] == Shape.AllCaps ? 1 : 0;
                small += scratch.Shapes[i] is Shape.Lower or Shape.Capital && Tokens[i].Length > 1 ? 1 : 0;
            }

            // A sentence of acronyms has small words too; one in capitals has hardly any, and is longer than a dateline.
            scratch.InCapitals.AsSpan(range.Start, range.Count).Fill(caps > MostCapsLetters && small * 4 < caps);
            MarkShouted(range);
            if (!range.IsEmpty)
                scratch.Begins[range.Start] = true;
        }
    }

    // "SHOT IN HIS CAR Gunmen kill mayor": words in capitals with a little word among them are no acronyms.
    private void MarkShouted(TokenRange range)
    {
        if (Syntax is null)
            return;
        for (int from = range.Start, to; from < range.End; from = to + 1)
        {
            var hasLittle = false;
            for (to = from; to < range.End && scratch.Shapes[to] == Shape.AllCaps; to++)
                hasLittle |= Syntax.Tags[to] is UniversalTag.Adp or UniversalTag.Det or UniversalTag.Pron or UniversalTag.Aux;
            if (hasLittle && to - from >= ShortestShout)
                scratch.InCapitals.AsSpan(from, to - from).Fill(true);
        }
    }

    private void CollectSurnames(ToponymWords words)
    {
        foreach (var name in Names)
        {
            if (name.Kind == NameKind.Person && name.Range.Count > 1)
                scratch.Surnames.Add(PlaceKey.Of(Tokens[name.Range.End - 1]).Hash);
        }

        for (var i = 0; i + 1 < count; i++)
        {
            var given = scratch.Shapes[i] == Shape.Capital && words.GivenNames.Contains(Tokens[i]);
            if (!given || !IsCapital(i + 1) || !Joins(i + 1) || NameAt(i + 1) is { Kind: NameKind.Place })
                continue;
            var last = i + 1;
            // A middle initial or second name.
            if (IsCapital(last + 1) && Joins(last + 1) && Tokens[last].Length <= 2)
                last++;
            scratch.Surnames.Add(PlaceKey.Of(Tokens[last]).Hash);
        }
    }

    /// <summary>Gives the working memory back.</summary>
    public void Dispose()
    {
        if (scratch.Clear())
            pool.Add(scratch);
    }
}
