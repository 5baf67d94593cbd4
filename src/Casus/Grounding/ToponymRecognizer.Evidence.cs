using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Casus.Knowledge.Places;
using Casus.Language;

namespace Casus.Grounding;

public sealed partial class ToponymRecognizer
{
    /// <summary>A run of tokens that may name a place, while its signs are gathered.</summary>
    private sealed class Hypothesis(TokenRange range, ToponymKind kind, ImmutableArray<PlaceRef> candidates, PlaceKey key)
    {
        private readonly StringBuilder reason = new();

        public TokenRange Range { get; } = range;

        public ToponymKind Kind { get; } = kind;

        public ImmutableArray<PlaceRef> Candidates { get; } = candidates;

        public ulong Key { get; } = key.Hash;

        public DivisionCue Cue { get; set; }

        public int Container { get; set; } = -1;

        public double Evidence { get; private set; }

        public string Reason => reason.ToString();

        public void Add(double weight, string sign)
        {
            Evidence += weight;
            if (reason.Length > 0)
                reason.Append("; ");
            reason.Append(sign).Append(' ').Append(weight.ToString("+0.0;−0.0", CultureInfo.InvariantCulture));
        }
    }

    private ImmutableArray<ToponymMention> Select(ToponymScan scan, List<Hypothesis> found)
    {
        var sure = new HashSet<ulong>();
        foreach (var h in found)
        {
            Weigh(scan, h);
            if (h.Evidence >= Sure)
                sure.Add(h.Key);
        }

        var indexes = new int[found.Count];
        var kept = new List<Hypothesis>();
        for (var i = 0; i < found.Count; i++)
        {
            var h = found[i];
            if (h.Evidence < Sure && sure.Contains(h.Key))
                h.Add(1.2, "surely a place elsewhere in the report");
            indexes[i] = h.Evidence >= Threshold ? kept.Count : -1;
            if (indexes[i] >= 0)
                kept.Add(h);
        }

        return [.. kept.Select(h => new ToponymMention(h.Range, scan.Tokens.SpanOf(h.Range), h.Kind, h.Candidates, h.Cue, h.Evidence, h.Reason)
        {
            Container = h.Container >= 0 ? indexes[h.Container] : -1,
        })];
    }

    /// <summary>"Mosul, Iraq", "Gainesville (Fla.)": the second name may contain the first.</summary>
    private void LinkContainers(ToponymScan scan, List<Hypothesis> found)
    {
        for (var i = 0; i + 1 < found.Count; i++)
        {
            var (inner, outer) = (found[i], found[i + 1]);
            var between = outer.Range.Start - inner.Range.End;
            var linked = between == 1 && (scan.Is(inner.Range.End, ",") || scan.Is(inner.Range.End, "("));
            if (!linked || outer.Kind != ToponymKind.Name || inner.Kind == ToponymKind.Demonym)
                continue;
            if (inner.Kind == ToponymKind.Site || inner.Candidates.Any(c => outer.Candidates.Any(o => Contains(o.Index, c.Index))))
                inner.Container = i + 1;
        }
    }

    private bool Contains(int outer, int inner)
    {
        var (o, i) = (gazetteer[outer], gazetteer[inner]);
        return outer != inner && (i.Admin1Index == outer || i.Admin2Index == outer
            || (o.Feature.StartsWith("PCL", StringComparison.Ordinal) && o.CountryIndex == i.CountryIndex && o.CountryIndex > 0));
    }

    private void Weigh(ToponymScan scan, Hypothesis h)
    {
        h.Cue = CueOf(scan, h.Range);
        if (h.Kind == ToponymKind.Demonym)
            h.Add(2.8, "an adjective or noun of origin");
        else if (h.Kind == ToponymKind.Site)
            h.Add(SiteWeight(scan, h), "named like a site");
        else
            h.Add(NameWeight(scan, h), "the best known place of this name");
        WeighNames(scan, h);
        if (h.Kind != ToponymKind.Demonym)
        {
            WeighBefore(scan, h);
            WeighAfter(scan, h);
            if (h.Range.Count == 1)
                WeighWord(scan, h);
        }
    }

    private double SiteWeight(ToponymScan scan, Hypothesis h) =>
        scan.NameAt(h.Range.Start) is { Kind: NameKind.Place } ? 0.6 : 0.4;

    private double NameWeight(ToponymScan scan, Hypothesis h)
    {
        var best = 0.0;
        foreach (var candidate in h.Candidates)
            best = Math.Max(best, Rank(candidate));
        return best + (h.Range.Count > 1 && best < 2.5 ? 0.9 : 0);
    }

    /// <summary>How much the name alone speaks for this place.</summary>
    private double Rank(PlaceRef candidate)
    {
        var place = gazetteer[candidate.Index];
        var weight = place.Feature switch
        {
            "ADM1" => candidate.Form == NameForm.Bare ? 1.4 : 2.0,
            "ADM2" => candidate.Form == NameForm.Bare ? 0.4 : 0.8,
            "PPLC" => 2.2,
            ['P', 'C', 'L', ..] => 3.0,
            ['P', 'P', 'L', ..] or "STLMT" => place.Population switch
            {
                >= 1_000_000 => 2.0,
                >= 200_000 => 1.5,
                >= 50_000 => 1.1,
                >= 10_000 => 0.8,
                >= 1_000 => 0.5,
                _ => 0.3,
            },
            _ => 3.0,
        };
        return candidate.Form is NameForm.Alternate or NameForm.WithoutArticle && weight < 3 && place.GeonameId > 0 && place.Feature != "ADM1" ? Math.Min(weight, 1.5) - 0.4 : weight;
    }

    private static void WeighNames(ToponymScan scan, Hypothesis h)
    {
        var name = scan.NameAt(h.Range.Start) ?? scan.NameAt(h.Range.End - 1);
        if (name is not { } n)
        {
            if (scan.Syntax is { } syntax && h.Kind == ToponymKind.Name && syntax.Tags[h.Range.Start] is not (UniversalTag.Propn or UniversalTag.Adj) && !scan.InCapitals[h.Range.Start])
                h.Add(-0.6, "not tagged as a name");
            return;
        }

        var same = n.Range == h.Range;
        var inside = n.Range.Start <= h.Range.Start && h.Range.End <= n.Range.End;
        switch (n.Kind)
        {
            case NameKind.Place:
                h.Add(same ? 1.5 : 0.9, "tagged as a place");
                break;
            case NameKind.Person when h.Kind != ToponymKind.Demonym || n.Range.Count > 1:
                h.Add(h.Kind == ToponymKind.Demonym && h.Range.Start == n.Range.Start ? -1.0 : -2.6, "tagged as a person");
                break;
            case NameKind.Organisation when inside && !same && h.Kind == ToponymKind.Name:
                h.Add(-0.4, "inside an organisation's name");
                break;
            case NameKind.Organisation when same && h.Kind == ToponymKind.Name:
                h.Add(-0.6, "tagged as an organisation");
                break;
        }
    }

    private void WeighBefore(ToponymScan scan, Hypothesis h)
    {
        var before = h.Range.Start - 1;
        if (scan.Begins[h.Range.Start])
        {
            if (IsDateline(scan, h.Range))
                h.Add(2.0, "in a dateline");
            return;
        }

        if (scan.Is(before, "the") || scan.Is(before, "The"))
            before--;
        var word = scan.Word(before);
        if (word.Equals("in", StringComparison.OrdinalIgnoreCase))
            h.Add(1.3, "behind 'in'");
        else if (words.PlacePrepositions.Contains(word))
            h.Add(1.0, "behind a preposition of place");
        else if (words.WeakPrepositions.Contains(word))
            h.Add(0.3, "behind a preposition");
        else if (h.Kind == ToponymKind.Name && words.Titles.Contains(word) && scan.IsCapital(before))
            h.Add(-3.0, "behind a title");
        else if (h.Kind == ToponymKind.Name && scan.IsCapital(before) && words.GivenNames.Contains(word) && !scan.InCapitals[before])
            h.Add(-3.0, "behind a given name");
        else if (h.Kind == ToponymKind.Name && scan.IsCapital(before) && !scan.InCapitals[before] && !scan.Begins[before] && !words.OrganisationNouns.Contains(word)
            && before == h.Range.Start - 1 && gazetteer.Find(word).IsEmpty)
            h.Add(-0.7, "behind another capitalised word");
    }

    private void WeighAfter(ToponymScan scan, Hypothesis h)
    {
        var after = h.Range.End;
        if (h.Container >= 0)
        {
            h.Add(2.0, "a place that contains it stands behind");
            return;
        }

        if (h.Cue != DivisionCue.None)
            h.Add(1.0, "a word for its kind beside it");
        if (!scan.Joins(after) || h.Kind == ToponymKind.Site)
            return;
        var word = scan.Word(after);
        if (scan.IsCapital(after) && !scan.InCapitals[after] && h.Range.Count == 1 && !words.OrganisationNouns.Contains(word) && !words.SiteNouns.Contains(word)
            && gazetteer.Find(word).IsEmpty && !h.Candidates.Any(c => Rank(c) >= 2.2))
            h.Add(-0.8, "before another capitalised word");
    }

    private void WeighWord(ToponymScan scan, Hypothesis h)
    {
        var token = h.Range.Start;
        var word = scan.Word(token);
        var abbreviation = h.Candidates.Any(c => c.Form == NameForm.Abbreviation);
        if (!abbreviation && words.Never.Contains(word))
            h.Add(-6, "a word that is hardly ever a place");
        else if (!abbreviation && words.CommonWords.Contains(word))
            h.Add(-1.8, "an English word");
        if (abbreviation)
            h.Add(1.0, "a division's abbreviation");
        if (h.Candidates.Any(c => Rank(c) >= 2.5))
            return;
        if (!abbreviation && scan.OccursInLowerCase(token))
            h.Add(-1.5, "written in lower case elsewhere");
        if (scan.IsSurname(token))
            h.Add(-2.5, "a person's name in this report");
        if (words.GivenNames.Contains(word) && !abbreviation)
            h.Add(-1.5, "a given name");
        if (scan.InCapitals[token])
            h.Add(-0.7, "in a line of capitals");
    }

    private DivisionCue CueOf(ToponymScan scan, TokenRange range)
    {
        var after = scan.Word(range.End);
        var before = scan.Word(range.Start - 1);
        if (scan.Joins(range.End))
        {
            if (words.SecondOrderWords.Contains(after))
                return DivisionCue.SecondOrder;
            if (words.FirstOrderWords.Contains(after))
                return DivisionCue.FirstOrder;
            if (after.Equals("city", StringComparison.OrdinalIgnoreCase) || after.Equals("town", StringComparison.OrdinalIgnoreCase))
                return DivisionCue.Town;
        }

        if (!before.Equals("of", StringComparison.OrdinalIgnoreCase))
            return DivisionCue.None;
        var kind = scan.Word(range.Start - 2);
        return words.TownWords.Contains(kind) ? DivisionCue.Town
            : words.SecondOrderWords.Contains(kind) ? DivisionCue.SecondOrder
            : words.FirstOrderWords.Contains(kind) ? DivisionCue.FirstOrder
            : DivisionCue.None;
    }
}
