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
        if (!scan.IsCapital(start) || scan.InCapitals[start] || words.Titles.Contains(scan.Word(start)))
            return null;
        var end = RunEnd(scan, start);
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
            return null;
        var key = default(PlaceKey);
        for (var i = start; i <= last; i++)
            key = key.Append(scan.Word(i));
        return gazetteer.Find(key).IsEmpty ? new(new(start, last + 1), ToponymKind.Site, [], key) : null;
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
