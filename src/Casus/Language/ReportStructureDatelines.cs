using System.Buffers;

namespace Casus.Language;

/// <summary>
/// Finds the dateline that opens a paragraph: <c>BAGHDAD, Feb 8 (Agency) -</c>, <c>PESHAWAR:</c>, <c>Kalamazoo —</c>, or the head of a
/// monitored text, <c>BOGOTA, 12 DEC 89 (AFP) -- [TEXT]</c>.
/// </summary>
/// <remarks>
/// A dateline is place, then region, date and agency in any number, then a dash or colon. Place names are not looked up: what
/// convinces is the form, capitals above all, and for a place not in capitals a date, an agency or a long dash.
/// </remarks>
internal sealed class ReportStructureDatelines(ReportStructureLexicon lexicon)
{
    private const int LongestHead = 160;
    private const int LongestTags = 600;
    private const int LongestPlace = 5;
    private const int LongestAgency = 60;

    // "UN:" and "US:" before a colon name who speaks.
    private const int ShortestBeforeColon = 4;

    private readonly ReportStructureDateHead dateHead = new(lexicon);

    private static readonly SearchValues<char> Separators = SearchValues.Create("-–—:_([");

    /// <summary>Where the text behind the dateline begins; 0 if the paragraph opens with none.</summary>
    /// <param name="paragraph">Trimmed.</param>
    /// <param name="isFirst">Whether it is the first of the body: there weaker forms are believed.</param>
    public int LengthAtStart(ReadOnlySpan<char> paragraph, bool isFirst)
    {
        if (isFirst && dateHead.LengthAtStart(paragraph) is var dated and > 0)
            return dated;
        if (paragraph.IsEmpty || !char.IsLetter(paragraph[0]))
            return 0;
        var head = paragraph[..Math.Min(paragraph.Length, LongestHead)];
        for (var at = 0; NextSeparator(head, ref at) is { Length: > 0 } separator;)
        {
            if (IsHead(head[..at], separator, paragraph[(at + separator.Length)..], isFirst))
                return SkipTags(paragraph, SkipSpace(paragraph, at + separator.Length));
            at += separator.Length;
        }

        return LengthWithoutDash(paragraph, head);
    }

    // "Tel Aviv, June 14 (IANS) At least two", "SANAA, Feb 7 Six civilians": place, date and agency, or a place in capitals and a date, convince without a dash.
    private int LengthWithoutDash(ReadOnlySpan<char> paragraph, ReadOnlySpan<char> head)
    {
        var close = head.IndexOf(')');
        if (close > 0 && TryReadHead(head[..(close + 1)], out var parts) && parts.HasDate && parts.HasAgency && EndsHead(paragraph, close + 1))
            return SkipSpace(paragraph, close + 1);
        var comma = head.IndexOf(',');
        if (comma < ShortestBeforeColon || !IsPlace(head[..comma], out var inCapitals, out var words) || !inCapitals || words > 3)
            return 0;
        var start = SkipSpace(head, comma + 1);
        var month = head[start..].IndexOf(' ');
        var day = month < 0 ? -1 : head[(start + month + 1)..].IndexOf(' ');
        var end = start + month + 1 + day;
        // "Feb 7, 2024"
        if (day > 0 && SkipSpace(head, end) is var year && year + 4 < head.Length && IsDate(head[year..(year + 4)]) && head[year..(year + 4)].IndexOfAnyExceptInRange('0', '9') < 0)
            end = year + 4;
        return day > 0 && lexicon.NotAPlace.LengthAtStart(head[..comma]) == 0 && char.IsAsciiDigit(head[start + month + 1]) && !char.IsAsciiDigit(head[start]) && IsDate(head[start..end]) && EndsHead(paragraph, end) ? SkipSpace(paragraph, end) : 0;
    }

    private static bool EndsHead(ReadOnlySpan<char> paragraph, int end) => SkipSpace(paragraph, end) is var rest && rest > end && rest < paragraph.Length && OpensSentence(paragraph[rest..]);

    /// <summary>
    /// Whether a whole short line is a dateline without a text behind it: <c>KABUL, Afghanistan</c>,
    /// <c>AFP, BAGHDAD</c>.
    /// </summary>
    public bool IsWhole(ReadOnlySpan<char> line)
    {
        var place = line.TrimEnd(" ,-–—:");
        if (place.IsEmpty || place.Length > 60 || place.ContainsAny("()[].!?:;\"“")
            || lexicon.NotAPlace.LengthAtStart(place) > 0)
            return false;
        int parts = 0, capitals = 0, words = 0, agencies = 0;
        foreach (var part in place.Split(','))
        {
            var name = place[part].Trim();
            parts++;
            if (lexicon.Sources.IsWhole(name))
                agencies++;
            else if (IsDate(name))
                continue;
            else if (!IsPlace(name, out var allCapitals, out var count))
                return false;
            else
                (capitals, words) = (capitals + (allCapitals ? 1 : 0), words + count);
        }

        return words is > 0 and <= LongestPlace && (parts > 1 || place.Length < line.Length)
            && (capitals > 0 || agencies > 0 || parts == 2);
    }

    /// <summary>
    /// Where the text behind the outlet's name begins, <c>The Evening Herald Desk -</c>, <c>Daily Northern Times:</c>; 0 if the paragraph opens with
    /// none.
    /// </summary>
    public int LengthOfOutlet(ReadOnlySpan<char> paragraph)
    {
        var head = paragraph[..Math.Min(paragraph.Length, LongestAgency)];
        var at = 0;
        var separator = NextSeparator(head, ref at);
        if (separator.IsEmpty || !IsOutlet(head[..at].TrimEnd()))
            return 0;
        var rest = SkipSpace(paragraph, at + separator.Length);
        return OpensSentence(paragraph[rest..]) ? rest : 0;
    }

    private bool IsOutlet(ReadOnlySpan<char> name)
    {
        var words = 0;
        ReadOnlySpan<char> last = default;
        foreach (var range in name.Split(' '))
        {
            last = name[range];
            if (++words > LongestPlace || last.IsEmpty || !char.IsUpper(last[0]) && last is not ("of" or "the" or "and") || !IsPlaceWord(last))
                return false;
        }

        return words > 1 && lexicon.OutletWords.Contains(last);
    }

    /// <summary>
    /// The next dash, colon or underscore that may end a dateline, outside brackets; <paramref name="at"/> moves to it.
    /// </summary>
    private static ReadOnlySpan<char> NextSeparator(ReadOnlySpan<char> head, ref int at)
    {
        while (at < head.Length)
        {
            var found = head[at..].IndexOfAny(Separators);
            if (found < 0)
                return default;
            at += found;
            if (head[at] is '(' or '[')
            {
                var close = head[at..].IndexOf(head[at] == '(' ? ')' : ']');
                if (close < 0)
                    return default;
                at += close + 1;
                continue;
            }

            if (SeparatorLength(head, at) is var length and > 0)
                return head.Slice(at, length);
            at++;
        }

        return default;
    }

    private static int SeparatorLength(ReadOnlySpan<char> head, int at)
    {
        if (head[at..].StartsWith("--"))
            return head[at..].StartsWith("---") ? 3 : 2;
        var spaced = at > 0 && char.IsWhiteSpace(head[at - 1]);
        var followed = at + 1 == head.Length || char.IsWhiteSpace(head[at + 1]);
        return head[at] switch
        {
            '—' => 1,
            '–' => spaced || followed ? 1 : 0,
            ':' => followed ? 1 : 0,
            '-' or '_' => spaced && followed ? 1 : 0,
            _ => 0,
        };
    }

    private bool IsHead(ReadOnlySpan<char> head, ReadOnlySpan<char> separator, ReadOnlySpan<char> rest, bool isFirst)
    {
        rest = rest.TrimStart();
        if (!TryReadHead(head.Trim(), out var parts) || rest.IsEmpty && !parts.HasDate && !parts.HasAgency)
            return false;
        var shouting = IsShouting(rest);
        if (separator[0] == ':')
            return parts.InCapitals && head.Length >= ShortestBeforeColon && !shouting && parts.Words <= 3
                && OpensSentence(rest);
        if (parts.HasDate || parts.HasAgency)
            return true;
        if (parts.InCapitals && !shouting)
            return OpensSentence(rest) || isFirst;
        // "Moscow — The ministry said": a lone name and a dash open a report, inside it they are a list or an aside.
        var longDash = separator is "--" or "—" or "–" or "---";
        return isFirst && parts.Words <= (shouting ? 2 : 3) && OpensSentence(rest)
            && (longDash || parts.HasRegion || parts.InCapitals && shouting);
    }

    private bool TryReadHead(ReadOnlySpan<char> head, out HeadParts parts)
    {
        parts = default;
        var first = true;
        while (!head.IsEmpty)
        {
            if (head[0] == '(')
            {
                var close = head.IndexOf(')');
                if (first || close < 0 || close > LongestAgency)
                    return false;
                parts.HasAgency = true;
                head = head[(close + 1)..].TrimStart(" ,\n\r\t");
                continue;
            }

            var end = head.IndexOfAny(',', '(');
            var part = (end < 0 ? head : head[..end]).Trim();
            if (!TryReadPart(part, first, ref parts))
                return false;
            first = false;
            head = end < 0 ? default : head[end] == ',' ? head[(end + 1)..].TrimStart() : head[end..];
        }

        return !first;
    }

    private bool TryReadPart(ReadOnlySpan<char> part, bool first, ref HeadParts parts)
    {
        if (!first && IsDate(part))
        {
            parts.HasDate = true;
            return true;
        }

        if (!IsPlace(part, out var capitals, out var words))
        {
            // "KABUL Feb 8 -": the date without a comma before it.
            var date = DateSuffix(part);
            if (!first || date <= 0 || !IsPlace(part[..date].TrimEnd(), out capitals, out words))
                return false;
            parts.HasDate = true;
            part = part[..date].TrimEnd();
        }

        if (first && lexicon.NotAPlace.LengthAtStart(part) is var length and > 0 && length == part.Length)
            return false;
        if (first)
            (parts.InCapitals, parts.Words) = (capitals, words);
        else if (lexicon.Sources.IsWhole(part))
            parts.HasAgency = true;
        else
            parts.HasRegion = true;
        return true;
    }

    /// <summary>A name of up to five words that begin with capitals; small words may stand between.</summary>
    private bool IsPlace(ReadOnlySpan<char> name, out bool inCapitals, out int words)
    {
        (inCapitals, words) = (true, 0);
        var letters = 0;
        foreach (var range in name.SplitAny(" \t\r\n"))
        {
            var word = name[range];
            if (word.IsEmpty)
                continue;
            if (++words > LongestPlace || word.ContainsAnyExcept(PlaceCharacters) && !IsPlaceWord(word))
                return false;
            var small = word is "of" or "de" or "la" or "el" or "al" or "the" or "and" or "es" or "del" or "do" or "da";
            if (!small && !char.IsUpper(word[0]) || small && words == 1)
                return false;
            letters += word.Length;
            foreach (var c in word)
                inCapitals &= small || !char.IsLower(c);
        }

        return words > 0 && letters > 1;
    }

    private static readonly SearchValues<char> PlaceCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.'’/-");

    private static bool IsPlaceWord(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not ('.' or '\'' or '’' or '‘' or '`' or '/' or '-'))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether a part is a day or a date: every word a month, a weekday, a number or an ordinal, or "no date".
    /// </summary>
    private bool IsDate(ReadOnlySpan<char> part)
    {
        if (part.Equals("no date", StringComparison.OrdinalIgnoreCase))
            return true;
        var words = 0;
        foreach (var range in part.SplitAny(" \t\r\n/"))
        {
            var word = part[range].Trim(".,");
            if (word.IsEmpty)
                continue;
            if (!IsDateWord(word))
                return false;
            words++;
        }

        return words > 0;
    }

    private bool IsDateWord(ReadOnlySpan<char> word)
    {
        if (lexicon.DateWords.Contains(word))
            return true;
        var digits = word.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? word.Length <= 4 : digits > 0 && digits <= 2 && word[digits..] is "st" or "nd" or "rd" or "th";
    }

    /// <summary>Where a date begins that ends <paramref name="part"/>, or −1.</summary>
    private int DateSuffix(ReadOnlySpan<char> part)
    {
        for (var at = part.IndexOf(' '); at > 0; at = part[(at + 1)..].IndexOf(' ') is var next and >= 0 ? at + 1 + next : -1)
        {
            if (IsDate(part[at..]))
                return at;
        }

        return -1;
    }

    /// <summary>
    /// Behind the bracketed tags that open a monitored text, as far as one of them says that the text begins.
    /// </summary>
    private int SkipTags(ReadOnlySpan<char> paragraph, int from)
    {
        var (at, end) = (from, from);
        while (at < paragraph.Length && paragraph[at] == '[' && at < LongestTags)
        {
            var close = paragraph[at..].IndexOf(']');
            if (close < 0)
                break;
            var tag = paragraph.Slice(at + 1, close - 1).Trim();
            at = SkipSpace(paragraph, at + close + 1);
            if (lexicon.OpensText.Contains(tag))
                end = at;
        }

        return end;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static bool OpensSentence(ReadOnlySpan<char> rest) =>
        !rest.IsEmpty
            && (char.IsUpper(rest[0]) || rest[0] is '"' or '“' or '‘' or '\'' or '[' || char.IsDigit(rest[0]));

    /// <summary>Whether the text is in capitals throughout, so that capitals say nothing.</summary>
    private static bool IsShouting(ReadOnlySpan<char> rest)
    {
        foreach (var c in rest[..Math.Min(rest.Length, 80)])
        {
            if (char.IsLower(c))
                return false;
        }

        return true;
    }

    private struct HeadParts
    {
        public bool InCapitals;
        public bool HasRegion;
        public bool HasDate;
        public bool HasAgency;
        public int Words;
    }
}
