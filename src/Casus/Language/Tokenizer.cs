using System.Globalization;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Cuts text into the words of Universal Dependencies English.</summary>
/// <remarks>
/// One pass from left to right, never back further than one white-space-free run, so that any text takes time in proportion to its
/// length. Zero-width and control characters belong to no token unless they stand inside a word.
/// </remarks>
public sealed class Tokenizer(TokenRules rules) : IStage
{
    /// <summary>
    /// How many code units of a report are read; what lies beyond is left unread, and the record says so. News is far shorter, and a
    /// single text must not hold up a run.
    /// </summary>
    public const int LongestText = 200_000;

    private const int LongestWordAtEdge = 1000;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Provides = Tokens.Layer };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        // Of a text that is left unread no later stage sees a word.
        return reading.With(Tokens.Layer, IdentifiedLanguage.IsUnread(reading) ? new(reading.Text, [], []) : Tokenize(reading.Text));
    }

    // A text that is too long ends before the word at the edge, if that word is not endless itself.
    private static int ReadableLength(string text)
    {
        if (text.Length <= LongestText)
            return text.Length;
        var space = text.AsSpan(LongestText - LongestWordAtEdge, LongestWordAtEdge).LastIndexOfAny(' ', '\n', '\t');
        return space < 0 ? LongestText : LongestText - LongestWordAtEdge + space;
    }

    /// <summary>Cuts <paramref name="text"/>.</summary>
    public Tokens Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cutter = new Cutter(text, rules);
        cutter.Run();
        return new(text, [.. cutter.Starts], [.. cutter.Ends]);
    }

    private ref struct Cutter(string text, TokenRules rules)
    {
        public readonly List<int> Starts = new((Math.Min(text.Length, LongestText) / 5) + 1);
        public readonly List<int> Ends = new((Math.Min(text.Length, LongestText) / 5) + 1);
        private readonly ReadOnlySpan<char> text = text.AsSpan(0, ReadableLength(text));

        public void Run()
        {
            for (var i = 0; i < text.Length;)
            {
                if (IsSpace(text[i]))
                {
                    i++;
                    continue;
                }

                var end = i;
                while (end < text.Length && !IsSpace(text[end]))
                    end++;
                Chunk(i, end);
                i = end;
            }
        }

        private readonly void Add(int start, int end)
        {
            Starts.Add(start);
            Ends.Add(end);
        }

        // A run without white space.
        private void Chunk(int start, int end)
        {
            var first = start;
            while (first < end && text[first] is '(' or '[' or '<' or '"' or '\u201C' or '\u2018' or '=' or ',')
                first++;
            var last = end;
            while (last > first + 1 && text[last - 1] is '.' or ',' or ')' or ';' or ':' or '!' or '?' or '"' or '\'' or '\u201D' or '\u2019' or '>' or ']')
                last--;
            if (IsAddress(text[first..last]))
            {
                while (start < first)
                    start = Sign(start, first);
                Add(first, last);
                start = last;
            }

            while (start < end)
                start = Next(start, end);
        }

        private int Next(int start, int end)
        {
            var c = text[start];
            if (IsNumberStart(start, end))
                return Number(start, end);
            if (Face(start, end) is var face && face > start)
                return Emit(start, face);
            if (IsWordPart(c))
                return Word(start, end);
            if ((c is '\'' or '\u2019') && IsDecade(start, end, out var decadeEnd))
                return Emit(start, decadeEnd);
            return Sign(start, end);
        }

        private readonly int Emit(int start, int end)
        {
            Add(start, end);
            return end;
        }

        // Runs of one sign stay together where they mean one thing: "...", "--", "!!"; brackets and quotes do not.
        private readonly int Sign(int start, int end)
        {
            var c = text[start];
            var next = start + 1;
            if (char.IsHighSurrogate(c) && next < end && char.IsLowSurrogate(text[next]))
                next++;
            if (c is '#' && next < end && char.IsLetter(text[next]))
                return Emit(start, HashtagEnd(next, end));
            if (c is '.' or '-' or '!' or '?' or '*' or '=' or '_' or '`' or '\'' or '$' or '<' or '>' or '+' or '/' or '\\' or '~' or '#' or '^')
            {
                while (next < end && (text[next] == c || (c is '!' or '?' && text[next] is '!' or '?') || (c is '-' or '=' && text[next] is '-' or '=')))
                    next++;
            }

            if (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control && next == start + 1)
                return next;
            return Emit(start, next);
        }

        private readonly int HashtagEnd(int at, int end)
        {
            while (at < end && (IsWordPart(text[at]) || text[at] is '_'))
                at++;
            return at;
        }

        // ":-)", ";)", ":(": eyes, perhaps a nose, and a mouth, with nothing else around them.
        private readonly int Face(int start, int end)
        {
            if (text[start] is not (':' or ';') || (start > 0 && char.IsLetterOrDigit(text[start - 1])))
                return start;
            var mouth = start + 1 < end && text[start + 1] is '-' ? start + 2 : start + 1;
            if (mouth >= end || text[mouth] is not (')' or '(' or 'P' or 'D' or '/' or ']'))
                return start;
            var after = mouth + 1;
            while (after < end && text[after] == text[mouth])
                after++;
            return after == end || !char.IsLetterOrDigit(text[after]) ? after : start;
        }

        private readonly bool IsNumberStart(int start, int end) =>
            char.IsDigit(text[start])
            || (text[start] is '.' && start + 1 < end && char.IsDigit(text[start + 1]) && (start == 0 || !char.IsLetterOrDigit(text[start - 1])));

        private int Number(int start, int end)
        {
            var i = start + 1;
            while (i < end && (char.IsDigit(text[i]) || (i + 1 < end && text[i] is '.' or ',' or ':' or '/' && char.IsDigit(text[i + 1]) && char.IsDigit(text[i - 1]))))
                i++;
            if (IsIsoDateTail(start, i, end) || IsTelephone(start, i, end))
            {
                while (i < end && (char.IsDigit(text[i]) || text[i] is '-'))
                    i++;
            }

            // The "80's" are one word.
            if (i + 1 < end && text[i] is '\'' or '\u2019' && text[i + 1] is 's' or 'S' && (i + 2 == end || !IsWordPart(text[i + 2])))
                return Emit(start, i + 2);

            var letters = i;
            while (letters < end && char.IsLetter(text[letters]))
                letters++;
            if (letters == i)
                return Emit(start, i);
            var unit = text[i..letters];
            if (unit is "st" or "nd" or "rd" or "th" or "s" or "ST" or "ND" or "RD" or "TH" or "S")
                return Emit(start, letters);
            if (rules.NumberUnits.Contains(unit) || IsHalfOfDay(text[i..end]))
                return Emit(start, i);
            // "34A", "5G", "3rd-floor": letters and digits that are one name.
            while (letters < end && IsWordPart(text[letters]))
                letters++;
            return Emit(start, letters);
        }

        private static bool IsHalfOfDay(ReadOnlySpan<char> rest) =>
            rest.StartsWith("a.m", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("p.m", StringComparison.OrdinalIgnoreCase);

        // 2024-02-08 is one word; 19-20 is three.
        private readonly bool IsIsoDateTail(int start, int i, int end) =>
            i - start == 4 && i + 5 < end && text[i] is '-' && char.IsDigit(text[i + 1]) && char.IsDigit(text[i + 2]) && text[i + 3] is '-' && char.IsDigit(text[i + 4]);

        // 853-3242 and 410-468-3798 are one word: three digits, perhaps three more, then four.
        private readonly bool IsTelephone(int start, int i, int end)
        {
            if (i - start != 3)
                return false;
            var last = i;
            if (Digits(i + 1, end) == 3 && text[i] is '-')
                last = i + 4;
            return last < end && text[last] is '-' && Digits(last + 1, end) == 4;
        }

        private readonly int Digits(int at, int end)
        {
            var first = at;
            while (at < end && char.IsAsciiDigit(text[at]))
                at++;
            return at - first;
        }

        private readonly bool IsDecade(int start, int end, out int decadeEnd)
        {
            decadeEnd = start + 3;
            if (end - start < 3 || !char.IsDigit(text[start + 1]) || !char.IsDigit(text[start + 2]))
                return false;
            if (decadeEnd < end && text[decadeEnd] is 's')
                decadeEnd++;
            return decadeEnd == end || !char.IsLetterOrDigit(text[decadeEnd]);
        }

        private int Word(int start, int end)
        {
            var i = start;
            while (i < end && ContinuesWord(start, i, end))
                i++;
            if (i == start)
                i++;
            return Split(start, i);
        }

        private readonly bool ContinuesWord(int start, int i, int end)
        {
            var c = text[i];
            if (IsWordPart(c))
                return true;
            if (i == start || i + 1 > end)
                return false;
            var next = i + 1 < end ? text[i + 1] : '\0';
            return c switch
            {
                '.' => StopsInside(start, i, next),
                '\'' or '\u2019' or '\u02BC' or '\u02BF' or '`' => IsWordPart(next),
                '-' or '\u2010' or '\u2011' => IsWordPart(next) && JoinsByHyphen(start, i, end),
                '&' => IsWordPart(next) && char.IsUpper(text[i - 1]) && char.IsUpper(next),
                '_' => IsWordPart(next),
                // "b/c", "w/o" are shorthand for one word.
                '/' => i - start == 1 && char.IsLower(text[start]) && char.IsLower(next) && (i + 2 >= end || !IsWordPart(text[i + 2])),
                _ => false,
            };
        }

        // "U.S.", "a.m.", "Gen.", "J." keep their stops; the end of a sentence does not.
        private readonly bool StopsInside(int start, int i, char next)
        {
            var before = text[start..i];
            var letters = i - start - 1 - before[..^1].LastIndexOf('.');
            if (letters == 1 && char.IsLetter(text[i - 1]) && (before.Contains('.') || char.IsUpper(text[i - 1]) || char.IsLetter(next)))
                return before.Length > 1 || char.IsLetter(next) || IsInitial(i);
            if (char.IsLetter(next) && i - start >= 2)
                return rules.OtherAbbreviations.Contains(before) || before is "Ph" or "ph";
            if (rules.CapitalAbbreviations.Contains(before))
                return char.IsUpper(text[start]) && !char.IsUpper(text[i - 1]);
            if (rules.NumberAbbreviations.Contains(before))
                return IsBeforeNumber(i + 1) || (char.IsUpper(text[start]) && !char.IsUpper(text[i - 1]) && before is not "No");
            return rules.TitleAbbreviations.Contains(before) ? !char.IsLower(text[start]) || before.Length > 2
                : rules.OtherAbbreviations.Contains(before) && (char.IsUpper(text[start]) || before.Length < 4 || before is "corp");
        }

        private readonly bool IsBeforeNumber(int at)
        {
            while (at < text.Length && text[at] is ' ' or '\u00A0')
                at++;
            return at < text.Length && char.IsDigit(text[at]);
        }

        // A single capital before a stop is an initial unless it is "I", or the last word of the text.
        private readonly bool IsInitial(int i) => text[i - 1] is not 'I' && i + 1 < text.Length && !char.IsLower(text[i - 1]);

        private readonly bool JoinsByHyphen(int start, int i, int end)
        {
            var before = text[start..i];
            // "e-mail"; not "Sar-e-Pul"
            if (rules.HyphenPrefixes.Contains(before) && !(start > 1 && text[start - 1] is '-' && char.IsLetter(text[start - 2])))
                return before.Length > 1 || text[i + 1] is not ' ';
            var tail = i + 1;
            while (tail < end && char.IsLetter(text[tail]))
                tail++;
            if (rules.HyphenSuffixes.Contains(text[(i + 1)..tail]) && tail - i - 1 > 1)
                return true;
            // AK-47, F-16, MS-13: letters and a number are one name.
            return before.Length <= 4 && char.IsDigit(text[i + 1]) && IsAllUpper(before);
        }

        // Clitics: "do" + "n't", "Iraq" + "'s".
        private readonly int Split(int start, int end)
        {
            var word = text[start..end];
            if (word.Length > 1 && rules.Contractions.TryGetValue(word, out var first))
            {
                Add(start, start + first);
                return Emit(start + first, end);
            }

            var apostrophe = word.LastIndexOfAny('\'', '\u2019');
            if (apostrophe > 0 && IsClitic(word[(apostrophe + 1)..], word[apostrophe - 1], out var back) && apostrophe - back > 0)
            {
                Add(start, start + apostrophe - back);
                return Emit(start + apostrophe - back, end);
            }

            return Emit(start, end);
        }

        private static bool IsClitic(ReadOnlySpan<char> tail, char before, out int back)
        {
            back = 0;
            if (tail is "t" or "T" && before is 'n' or 'N')
                back = 1;
            return back == 1 || tail is "s" or "S" or "m" or "M" or "d" or "D" or "re" or "RE" or "ve" or "VE" or "ll" or "LL";
        }

        private static bool IsAllUpper(ReadOnlySpan<char> word)
        {
            foreach (var c in word)
            {
                if (!char.IsUpper(c))
                    return false;
            }

            return true;
        }

        private static bool IsWordPart(char c) =>
            char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            || c is '\u200C' or '\u200D' or '\u00AD';

        private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u0085';

        // Addresses of pages, mail and files: "https://…", "a@b.org", "report.pdf", "alt.animals.cat".
        private readonly bool IsAddress(ReadOnlySpan<char> chunk)
        {
            if (chunk.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || chunk.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || chunk.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            if (chunk.Length > 200)
                return false;
            var at = chunk.IndexOf('@');
            if (at >= 0)
                return at + 1 < chunk.Length && char.IsLetter(chunk[at + 1]) && (at == 0 || char.IsLetterOrDigit(chunk[0])) && !chunk[(at + 1)..].Contains('@');
            var dot = chunk.LastIndexOf('.');
            return dot > 0 && HasAddressLetters(chunk) && (rules.AddressEndings.Contains(chunk[(dot + 1)..]) || HasManyParts(chunk));
        }

        private static bool HasAddressLetters(ReadOnlySpan<char> chunk)
        {
            foreach (var c in chunk)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
                    return false;
            }

            return true;
        }

        // Three parts or more, each of two small letters or more.
        private static bool HasManyParts(ReadOnlySpan<char> chunk)
        {
            int parts = 0, length = 0;
            foreach (var c in chunk)
            {
                if (c is '.')
                {
                    if (length < 2)
                        return false;
                    (parts, length) = (parts + 1, 0);
                }
                else if (char.IsAsciiLetterLower(c) || c is '-')
                {
                    length++;
                }
                else
                {
                    return false;
                }
            }

            return parts >= 2 && length >= 2;
        }
    }
}
