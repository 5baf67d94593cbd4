using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Casus.Records;

namespace Casus.Fusion.Incidents;

/// <summary>Says why a report is filed with an incident, by the weights that decided it.</summary>
internal sealed class MatchExplainer(ReportClusters clusters, FusionModel model, TellingReader reader)
{
    private const int MostReasons = 6;
    private const int MostWords = 3;
    private const int MostCompared = 24;

    // One report is explained beside several others.
    private readonly ConditionalWeakTable<CodedReport, Dictionary<string, ReportTerm>> terms = [];

    /// <summary>Explains.</summary>
    /// <param name="part">The report.</param>
    /// <param name="leads">The reports of which the incident is the lead, with it where it is one of them.</param>
    /// <returns>How alike it is to the others on average, and the reasons, taken from the one it is most like.</returns>
    public (double Score, ImmutableArray<string> Because) Explain(ReportPart part, IReadOnlyList<ReportPart> leads)
    {
        var others = leads.Where(l => l.Number != part.Number).Take(MostCompared).ToList();
        var said = Said(part, leads).ToList();
        if (others.Count == 0)
            return (1, [.. said, "the only report"]);
        var alike = others.ConvertAll(o => clusters.Likeness(part.Number, o.Number));
        var nearest = others[alike.IndexOf(alike.Max())];
        return (Math.Round(alike.Average(), 2), [.. said, .. Reasons(part, nearest)]);
    }

    private IEnumerable<string> Said(ReportPart part, IReadOnlyList<ReportPart> leads)
    {
        var report = part.Record.Id;
        if (clusters.Judgements.Together.Any(j => Concerns(j.Report, j.Other) || Concerns(j.Other, j.Report)))
            yield return "judged to be about the same";
        foreach (var stays in clusters.Judgements.Apart.Where(j => j.Other == report).Select(j => j.Report).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return $"judged not to be about what '{stays}' tells of";

        bool Concerns(string one, string other) => one == report && leads.Any(l => l.Record.Id != report && l.Record.Id == other);
    }

    private IEnumerable<string> Reasons(ReportPart a, ReportPart b)
    {
        var comparer = new PairComparer(clusters.Table);
        var values = new int[MatchFeatures.Single.Length];
        comparer.Values(a.Number, b.Number, values);
        var weighed = new List<(double Weight, string Reason)>();
        for (var i = 0; i < values.Length; i++)
        {
            var reason = MatchFeatures.Single[i].Values[values[i]].Reason;
            var weight = Weight(i, values);
            if (reason.Length > 0 && weight > 0)
                weighed.Add((weight, reason));
        }

        var words = CommonWords(a.Record, b.Record);
        return weighed
            .OrderByDescending(w => w.Weight)
            .Select(w => w.Reason)
            .Distinct(StringComparer.Ordinal)
            .Take(words.Count > 0 ? MostReasons - 1 : MostReasons)
            .Concat(words.Count > 0 ? ["the words " + string.Join(", ", words)] : []);
    }

    // What a value weighs: its own weight and a half of those of the pairs it stands in.
    private double Weight(int feature, int[] values)
    {
        var weight = (double)model.Weights[MatchFeatures.SingleStarts[feature] + values[feature]];
        for (var j = 0; j < MatchFeatures.Joint.Length; j++)
        {
            var (first, second) = MatchFeatures.JointOfSingle[j];
            if (first == feature || second == feature)
                weight += model.Weights[MatchFeatures.JointStarts[j] + (values[first] * MatchFeatures.Single[second].Values.Length) + values[second]] / 2.0;
        }

        return weight;
    }

    private List<string> CommonWords(CodedReport a, CodedReport b)
    {
        var (x, y) = (terms.GetValue(a, reader.Terms), terms.GetValue(b, reader.Terms));
        return [.. x.Where(t => t.Key.Length > 3 && y.ContainsKey(t.Key))
            .OrderByDescending(t => t.Value.Weight * y[t.Key].Weight)
            .ThenBy(t => t.Key, StringComparer.Ordinal)
            .Take(MostWords)
            .Select(t => ReportTerm.Plainer(t.Value.Word, y[t.Key].Word))];
    }
}
