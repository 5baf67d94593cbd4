using System.Collections.Concurrent;
using System.Collections.Immutable;
using Casus.Knowledge.Places;
using Casus.Language;
using Casus.Readings;

namespace Casus.Grounding;

/// <summary>Finds the words that name places. Which places they mean is <see cref="ToponymResolver"/>'s part.</summary>
/// <remarks>
/// The longest run of words that is a name in the gazetteer is weighed by signs for and against a place: how well known the bearers
/// of the name are, the words before and behind, the tagger's names, persons and lower-case uses elsewhere in the report. A name
/// that is surely a place once in a report lends weight to its other mentions.
/// </remarks>
public sealed partial class ToponymRecognizer(Gazetteer gazetteer, ToponymWords words, ToponymSigns signs, WellKnownPlaces wellKnown)
{
    /// <summary>The least evidence with which a name counts as a place name.</summary>
    public const double Threshold = -0.2;

    private const double Sure = 2.0;

    private readonly ConcurrentBag<ToponymScratch> scratches = [];

    // As long as names in the gazetteer can be.
    private const int LongestName = 9;

    /// <summary>Finds all place names of a report.</summary>
    /// <param name="reading">Tokens are needed; sentences, syntax and names are used where they are there.</param>
    /// <returns>In text order, none overlapping.</returns>
    public ImmutableArray<ToponymMention> Find(Reading reading) => Find(reading, all: false);

    /// <summary>Everything that was weighed, also what was left out, with the signs: for <c>casus explain</c>.</summary>
    public ImmutableArray<ToponymMention> Explain(Reading reading) => Find(reading, all: true);

    private ImmutableArray<ToponymMention> Find(Reading reading, bool all)
    {
        ArgumentNullException.ThrowIfNull(reading);
        using var scan = new ToponymScan(
            reading.Get(Tokens.Layer),
            reading.Has(Sentences.Layer) ? reading.Get(Sentences.Layer) : null,
            reading.Has(Syntax.Layer) ? reading.Get(Syntax.Layer) : null,
            reading.Has(NameMention.Layer) ? reading.Get(NameMention.Layer) : [],
            words,
            scratches);
        var found = Collect(scan);
        LinkContainers(scan, found);
        return Select(scan, found, all);
    }

    private List<Hypothesis> Collect(ToponymScan scan)
    {
        var found = new List<Hypothesis>();
        for (var i = 0; i < scan.Tokens.Count;)
        {
            // Only a match is handed on: the closures of what extends it would else be made for every token.
            var next = Site(scan, i) ?? InDateline(scan, i) ?? (Match(scan, i) is { } match ? Extend(scan, match) : null) ?? Unlisted(scan, i);
            if (next is null)
            {
                i++;
                continue;
            }

            found.Add(next);
            i = next.Range.End;
        }

        return found;
    }

    /// <summary>The longest name of the gazetteer that begins at a token.</summary>
    private Hypothesis? Match(ToponymScan scan, int start)
    {
        if (!CanBegin(scan, start))
            return null;
        var article = scan.ShapeAt(start) != ToponymScan.Shape.AllCaps && (scan.IsInnerHyphen(start + 1)
            ? ArabicArticle.MayBe(scan.Word(start))
            : scan.ShapeAt(start) == ToponymScan.Shape.Capital && start + 1 < scan.Tokens.Count && ArabicArticle.MayBe(scan.Word(start), scan.Word(start + 1)));
        var plain = Longest(scan, start, start, default);
        if (!article || plain.End > start + 1)
            return plain.End > start ? Make(scan, new(start, plain.End), plain.Key) : null;
        // "ar-Raqqa": under the usual spelling of the article, or without it.
        var rest = start + 1;
        while (scan.IsInnerHyphen(rest))
            rest++;
        var usual = Longest(scan, start, rest, PlaceKey.Of(ArabicArticle.Usual));
        if (usual.End <= rest)
            usual = Longest(scan, start, rest, default);
        return usual.End > rest && scan.IsCapital(rest) ? Make(scan, new(start, usual.End), usual.Key) : null;
    }

    private (int End, PlaceKey Key) Longest(ToponymScan scan, int start, int from, PlaceKey key)
    {
        var best = (End: start, Key: key);
        var longest = key.Words > 0 ? LongestName : 0;
        for (var i = from; i < scan.Tokens.Count && i < from + (2 * LongestName); i++)
        {
            if (i > start && !scan.Joins(i))
                break;
            if (scan.IsInnerHyphen(i))
                continue;
            if (!CanContinue(scan, i, start))
                break;
            key = key.Append(scan.Word(i));
            if (longest == 0)
                longest = gazetteer.LongestNameFrom(key);
            if (longest == 0 || key.Words > longest)
                break;
            if (CanEnd(scan, i, start) && !gazetteer.Find(key).IsEmpty)
                best = (i + 1, key);
        }

        return best;
    }

    private bool CanBegin(ToponymScan scan, int token)
    {
        if (scan.IsCapital(token))
        {
            return !(scan.Tokens[token].Length == 1 && !scan.IsInnerHyphen(token + 1))
                && !(scan.Begins[token] && (words.PlacePrepositions.Contains(scan.Word(token)) || words.WeakPrepositions.Contains(scan.Word(token))));
        }

        return scan.ShapeAt(token) == ToponymScan.Shape.Lower && scan.IsInnerHyphen(token + 1)
            && scan.IsCapital(token + 2) && ArabicArticle.MayBe(scan.Word(token));
    }

    private bool CanContinue(ToponymScan scan, int token, int start) =>
        scan.IsCapital(token)
        || scan.ShapeAt(token) == ToponymScan.Shape.Number
        || token == start
        || scan.IsInnerHyphen(token - 1)
        || (scan.ShapeAt(token) == ToponymScan.Shape.Lower
            && (words.Particles.Contains(scan.Word(token)) || words.SiteNouns.Contains(scan.Word(token)) || scan.Is(token, "refugee")))
        || scan.Is(token, "&");

    // A name may end in a small word only where that says what it is ("Jabalia refugee camp"), not where it says the rank of a
    // division, which is no part of the name ("Kurdistan region").
    private bool CanEnd(ToponymScan scan, int token, int start) =>
        scan.IsCapital(token)
        || (scan.ShapeAt(token) == ToponymScan.Shape.Number && token > start)
        || (token > start && words.SiteNouns.Contains(scan.Word(token)) && !words.FirstOrderWords.Contains(scan.Word(token)) && !words.SecondOrderWords.Contains(scan.Word(token)));

    /// <summary>Gives a match its candidates, or none where its writing speaks against the name.</summary>
    private Hypothesis? Make(ToponymScan scan, TokenRange range, PlaceKey key)
    {
        if (range.Start > 0 && scan.Joins(range.Start) && words.ShipPrefixes.Contains(scan.Word(range.Start - 1)))
            return null;
        var matches = gazetteer.Find(key);
        var single = range.Count == 1;
        var word = scan.Word(range.Start);
        var behindComma = FollowsPlaceComma(scan, range.Start);
        Span<char> letters = stackalloc char[8];
        var acronym = single && words.Acronyms.Contains(letters[..Undotted(word, letters)]);
        if (single && acronym && scan.ShapeAt(range.Start) != ToponymScan.Shape.AllCaps)
            return null;
        if (single && scan.InCapitals[range.Start] && word.Length == 2
            && (acronym || words.CommonWords.Contains(word) || words.PlacePrepositions.Contains(word)))
            return null;
        var kept = Keep(matches, word, single, behindComma, acronym);
        // Short words in capitals are acronyms, no towns, unless the whole line is in capitals or a dateline.
        var isShort = single && scan.ShapeAt(range.Start) == ToponymScan.Shape.AllCaps && word.Length <= 4 && !acronym
            && !scan.InCapitals[range.Start];
        if (isShort && !kept.Any(k => k.Form == NameForm.Abbreviation) && !IsDateline(scan, range))
            return null;
        if (kept.Count == 0 || IsCutShort(scan, range.End) || (single && IsChannel(scan, range)))
            return null;
        // "German": the country, unless the name is a well-known place's own. "Somali militants", "the Somali border" are of the country for all that a
        // division bears the name.
        var demonym = kept.Any(k => k.Form == NameForm.Demonym)
            && (!kept.Any(k => k.Form != NameForm.Demonym && Rank(k) >= 2) || (IsBeforeNoun(scan, range) && !kept.Any(k => gazetteer[k.Index].Feature != "ADM1" && k.Form != NameForm.Demonym && Rank(k) >= 2)));
        return new(
            range,
            demonym ? ToponymKind.Demonym : ToponymKind.Name,
            [.. kept.Where(k => k.Form == NameForm.Demonym == demonym)],
            key);
    }

    // "Somali militants"; not "the Somali region".
    private bool IsBeforeNoun(ToponymScan scan, TokenRange range) => scan.Syntax is { } syntax && scan.Joins(range.End) && range.End < scan.Tokens.Count
        && scan.ShapeAt(range.End) == ToponymScan.Shape.Lower && syntax.Tags[range.End] is UniversalTag.Noun or UniversalTag.Adj
        && !words.FirstOrderWords.Contains(scan.Word(range.End)) && !words.SecondOrderWords.Contains(scan.Word(range.End));

    /// <summary>
    /// The matches that agree with the way the name is written: abbreviations behind a comma, with a full stop or as
    /// acronyms.
    /// </summary>
    private List<PlaceRef> Keep(PlaceMatches matches, ReadOnlySpan<char> word, bool single, bool behindComma, bool acronym)
    {
        var hasStop = single && word.Length > 0 && word[^1] == '.';
        var onlyAbbreviations = hasStop && behindComma && HasAbbreviation(matches);
        var kept = new List<PlaceRef>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            var agrees = match.Form == NameForm.Abbreviation
                ? (behindComma || hasStop || acronym) && IsWrittenAsAbbreviation(word, gazetteer[match.Index].Name)
                : !onlyAbbreviations;
            if (agrees)
                kept.Add(match);
        }

        return kept;
    }

    /// <summary>"FRANCE 24 spoke to": a channel, but "in France 24 people".</summary>
    private bool IsChannel(ToponymScan scan, TokenRange range) =>
        scan.Joins(range.End) && scan.Word(range.End) is "24" && !words.PlacePrepositions.Contains(scan.Word(range.Start - 1));

    /// <summary>"San Luis |de la Reina|": the name goes on, so that what was found is another.</summary>
    private static bool IsCutShort(ToponymScan scan, int end) =>
        scan.Joins(end) && scan.Tokens[end] is "de" or "del" or "DE" or "DEL"
            && (scan.IsCapital(end + 1) || scan.Tokens[end] is "de" or "DE" && scan.IsCapital(end + 2));

    /// <summary>"Oaxaca State", "Borno Province": the capitalised word for its kind belongs to a division's name.</summary>
    private Hypothesis Extend(ToponymScan scan, Hypothesis match)
    {
        if (match.Kind != ToponymKind.Name || !scan.Joins(match.Range.End)
            || scan.ShapeAt(match.Range.End) != ToponymScan.Shape.Capital)
            return match;
        var word = scan.Word(match.Range.End);
        // "Michigan State" is a university.
        var second = words.SecondOrderWords.Contains(word);
        if (!second && !(words.FirstOrderWords.Contains(word) && !match.Candidates.Any(c => gazetteer[c.Index] is { Feature: "ADM1", Country: "USA" })))
            return match;
        return match.Candidates.Any(c => gazetteer[c.Index].Feature is "ADM1" or "ADM2" && (second || gazetteer[c.Index].Feature == "ADM1"))
            ? new(new(match.Range.Start, match.Range.End + 1), match.Kind, match.Candidates, PlaceKey.Of(scan.Word(match.Range.Start)).Append(word))
            : match;
    }

    // "Ms." and "In" are none: of two letters with at most one small, the first alone may be followed by a full stop. Two letters with a
    // stop each stand for two words: "N.Y.", but not "L.A.".
    private static bool IsWrittenAsAbbreviation(ReadOnlySpan<char> word, string name) => word switch
    {
        [_, _] => char.IsUpper(word[0]) && char.IsUpper(word[1]),
        [_, _, '.'] => char.IsUpper(word[0]) && word is not ("Ms." or "Co." or "No." or "St." or "Mr." or "Dr." or "Al." or "In." or "Or." or "Me."),
        [_, '.', _, '.'] => name.Contains(' ', StringComparison.Ordinal),
        _ => true,
    };

    private static bool HasAbbreviation(PlaceMatches matches)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Form == NameForm.Abbreviation)
                return true;
        }

        return false;
    }

    /// <summary>Copies the word without its full stops.</summary>
    /// <returns>How many letters; 0 for a word too long to be an acronym.</returns>
    private static int Undotted(ReadOnlySpan<char> word, Span<char> letters)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (c == '.')
                continue;
            if (length == letters.Length)
                return 0;
            letters[length++] = c;
        }

        return length;
    }

    /// <summary>"Town, |Ky.|": a comma before, a capitalised word before that.</summary>
    private static bool FollowsPlaceComma(ToponymScan scan, int token) =>
        (scan.Is(token - 1, ",") || scan.Is(token - 1, "(")) && scan.Joins(token) && scan.IsCapital(token - 2);

    /// <summary>
    /// A name in capitals at the start of a sentence, closed by a dash, a comma and a place, or an agency in
    /// parentheses.
    /// </summary>
    private static bool IsDateline(ToponymScan scan, TokenRange range)
    {
        if (!scan.Begins[range.Start]
            && !(scan.Is(range.Start - 1, ",") && range.Start >= 2 && scan.Begins[Math.Max(0, range.Start - 2)]))
            return false;
        for (var i = range.End; i < Math.Min(range.End + 9, scan.Tokens.Count) && !scan.Begins[i]; i++)
        {
            if (i == range.End && scan.Is(i, "(") && scan.ShapeAt(i + 1) == ToponymScan.Shape.AllCaps && scan.Is(i + 2, ")"))
                return true;
            if (scan.Tokens[i] is "—" or "–" or "--" || (scan.Is(i, "-") && !scan.IsInnerHyphen(i)))
                return true;
            if (scan.ShapeAt(i) == ToponymScan.Shape.Lower)
                return false;
        }

        return false;
    }
}
