using Casus.Knowledge.Places;
using Casus.Language;

namespace Casus.Grounding;

public sealed partial class ToponymRecognizer
{
    private const int LongestSite = 6;

    /// <summary>
    /// A street, building, water or site by the word of its kind: capitalised words that end in such a noun ("Royal Street"), or begin
    /// with one ("Lake Kivu", "University of Mosul").
    /// </summary>
    private Hypothesis? Site(ToponymScan scan, int start)
    {
        // "In Helmand Province, …": a sentence opens with the preposition, not with the name.
        if (!scan.IsCapital(start) || scan.InCapitals[start] || words.Titles.Contains(scan.Word(start)) || !CanBegin(scan, start))
            return null;
        var end = RunEnd(scan, start);
        if (OfBlock(scan, start, end) is { } street)
            return street;
        var last = -1;
        for (var i = start + 1; i < end; i++)
        {
            if (scan.IsCapital(i) && words.SiteNouns.Contains(scan.Word(i)) && !scan.Is(i, "State") && !scan.Is(i, "City"))
                last = i;
        }

        // "University of Mosul", "Lake Kivu": all of the run.
        if (last < 0 && words.SiteStarts.Contains(scan.Word(start)) && end > start + 1
            && scan.ShapeAt(end - 1) == ToponymScan.Shape.Capital)
            last = end - 1;

        // "the Mashtal neighbourhood": a part of a town is named without the word for it.
        if (last < 0 && scan.Joins(end) && words.PartWords.Contains(scan.Word(end)) && scan.ShapeAt(end - 1) == ToponymScan.Shape.Capital)
            last = end - 1;
        if (last < 0)
            return BesideKind(scan, start);
        if (IsPerson(scan, start, last) || IsOfDivision(scan, start, last))
            return null;
        var key = KeyOf(scan, start, last + 1);
        return gazetteer.Find(key).IsEmpty ? new(new(start, last + 1), ToponymKind.Site, [], key) : null;
    }

    // "Helmand Province": the lists have the division without the word for its rank.
    private bool IsOfDivision(ToponymScan scan, int start, int last)
    {
        var rank = scan.Word(last);
        if (last == start || !(words.FirstOrderWords.Contains(rank) || words.SecondOrderWords.Contains(rank)) || !gazetteer.Find(KeyOf(scan, start, last + 1)).IsEmpty)
            return false;
        var matches = gazetteer.Find(KeyOf(scan, start, last));
        for (var i = 0; i < matches.Count; i++)
        {
            if (gazetteer[matches[i].Index].Feature is "ADM1" || (words.SecondOrderWords.Contains(rank) && gazetteer[matches[i].Index].Feature is "ADM2"))
                return true;
        }

        return false;
    }

    /// <summary>"the 2900 block of West Lexington": a street, whatever town bears the name.</summary>
    private static Hypothesis? OfBlock(ToponymScan scan, int start, int end) =>
        scan.Joins(start) && scan.Is(start - 1, "of") && scan.Word(start - 2) is "block" or "blocks" && scan.ShapeAt(start - 3) == ToponymScan.Shape.Number
            && scan.Tokens[Math.Min(end, scan.Tokens.Count - 1)] is not ("'s" or "’s")
            ? new(new(start, end), ToponymKind.Site, [], KeyOf(scan, start, end)) { IsStreet = true }
            : null;

    // "the killing of Ann Hall": of two words of which the first is a given name the second is a surname, unless something stands there.
    private bool IsPerson(ToponymScan scan, int start, int last) => last == start + 1 && words.GivenNames.Contains(scan.Word(start))
        && scan.NameAt(start) is { Kind: NameKind.Person } person && person.Range == new TokenRange(start, last + 1)
        && !words.PlacePrepositions.Contains(scan.Word(start - 1));

    /// <summary>"Wadara village", "the municipality of El Roncello": a name that no list has, and the word of its kind in lower case.</summary>
    private Hypothesis? BesideKind(ToponymScan scan, int start)
    {
        var end = NameEnd(scan, start);
        if (end == start)
            return null;
        var before = scan.Joins(start) && scan.Is(start - 1, "of") && words.KindWordsBefore.Contains(scan.Word(start - 2)) && scan.ShapeAt(start - 2) == ToponymScan.Shape.Lower
            && scan.NameAt(start) is not { Kind: NameKind.Organisation } && Match(scan, start)?.Kind != ToponymKind.Demonym;
        // "in Kisomba, 50 km north of Goma"
        var beside = scan.Is(start - 1, "in") && scan.Is(end, ",") && LiesAtDistance(scan, end);
        if (!before && !beside && !IsBeforeKind(scan, start, end))
            return null;
        var key = KeyOf(scan, start, end);
        if (!gazetteer.Find(key).IsEmpty || (Match(scan, start)?.Range.End >= end && !(scan.Is(start, "El") && !scan.IsInnerHyphen(start + 1))))
            return null;
        var kind = scan.Word(before ? start - 2 : end);
        return new(new(start, end), ToponymKind.Site, [], key) { IsNamedByKind = true, LiesApart = beside || (!words.PartWords.Contains(kind) && kind is not "quarter") };
    }

    // Not "a Yazidi village", "the Yazidi village of Kocho", "Alawite villages"; at the start of a sentence "Border town" is no name.
    private bool IsBeforeKind(ToponymScan scan, int start, int end) =>
        scan.Joins(end) && words.KindWords.Contains(scan.Word(end)) && scan.ShapeAt(end) == ToponymScan.Shape.Lower && !scan.Is(end + 1, "of") && !scan.IsInnerHyphen(end + 1)
            && scan.Word(start - 1) is not ("a" or "an" or "A" or "An" or "any" or "every" or "another" or "-")
            && (scan.Begins[start] ? scan.NameAt(start) is { Kind: NameKind.Place } : !words.Never.Contains(scan.Word(end - 1)) && !words.CommonWords.Contains(scan.Word(end - 1)))
            && (scan.Syntax is not { } syntax || syntax.Tags[end - 1] == UniversalTag.Propn) && gazetteer.Find(scan.Word(end - 1)).IsEmpty;

    /// <summary>Where a run of capitalised words ends that may be a name, with the small words of Romance names; a day or month is none.</summary>
    private int NameEnd(ToponymScan scan, int start)
    {
        var end = start;
        while (end < scan.Tokens.Count && end < start + LongestSite && (end == start || scan.Joins(end)))
        {
            if ((scan.IsCapital(end) && !(end > start && words.Never.Contains(scan.Word(end)) && !scan.IsCapital(end + 1))) || scan.IsInnerHyphen(end))
                end++;
            else if (end > start && scan.Word(end) is "de" or "del" && scan.IsCapital(end + 1))
                end += 2;
            else if (end > start && scan.Is(end, "de") && scan.Word(end + 1) is "la" or "los" or "las" && scan.IsCapital(end + 2))
                end += 3;
            else
                break;
        }

        return end;
    }

    private static PlaceKey KeyOf(ToponymScan scan, int start, int end)
    {
        var key = default(PlaceKey);
        for (var i = start; i < end; i++)
            key = scan.IsInnerHyphen(i) ? key : key.Append(scan.Word(i));
        return key;
    }

    private static int RunEnd(ToponymScan scan, int start)
    {
        var end = start + 1;
        while (end < scan.Tokens.Count && end < start + LongestSite && scan.Joins(end)
            && (scan.IsCapital(end) || (scan.Is(end, "of") && scan.IsCapital(end + 1)) || scan.IsInnerHyphen(end)))
        {
            end++;
        }

        return end;
    }

    // "SAN JOSE VILLANUEVA, El Salvador (AP)": the name in capitals is whole, though a list has but its beginning.
    private Hypothesis? InDateline(ToponymScan scan, int start)
    {
        if (!scan.Begins[start] || scan.ShapeAt(start) != ToponymScan.Shape.AllCaps)
            return null;
        var end = start + 1;
        while (end < scan.Tokens.Count && end < start + LongestSite && scan.Joins(end) && (scan.ShapeAt(end) == ToponymScan.Shape.AllCaps || scan.IsInnerHyphen(end)))
            end++;
        if (end == start + 1 || !scan.Joins(end) || !scan.Is(end, ",") || scan.ShapeAt(end + 1) != ToponymScan.Shape.Capital
            || Match(scan, start) is not { } match || match.Range.End >= end)
            return null;
        var key = KeyOf(scan, start, end);
        return key.Words > 0 && Match(scan, end + 1) is { } outer && outer.Candidates.Any(c => gazetteer[c.Index].IsCountry)
            ? new(new(start, end), ToponymKind.Unlisted, [], key)
            : null;
    }

    /// <summary>A place by the tagger's word alone: the gazetteer has no such name.</summary>
    private static Hypothesis? Unlisted(ToponymScan scan, int start)
    {
        if (scan.NameAt(start) is not { Kind: NameKind.Place } name || name.Range.Start != start
            || !scan.IsCapital(start) || scan.InCapitals[start])
            return null;
        var key = default(PlaceKey);
        for (var i = start; i < name.Range.End; i++)
        {
            // A name that runs on into the sentence is cut wrongly: "Wings in Richmond".
            if (scan.ShapeAt(i) == ToponymScan.Shape.Lower && !scan.IsInnerHyphen(i + 1) && !scan.Is(i, "of")
                && !scan.Is(i, "de"))
                return null;
            key = key.Append(scan.Word(i));
        }

        return key.Words == 0 ? null : new(name.Range, ToponymKind.Unlisted, [], key);
    }
}
