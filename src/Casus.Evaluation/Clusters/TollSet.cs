using System.Collections.Immutable;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Clusters;

/// <summary>Reports with the number of dead that each gives.</summary>
internal sealed class TollSet(string name, ImmutableArray<ClusterReport> reports) : IGoldSet
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public GoldQuestion Question => GoldQuestion.Records;

    /// <inheritdoc/>
    public ImmutableArray<Report> Inputs { get; } = [.. reports.Select(r => r.ToReport())];

    /// <inheritdoc/>
    public ImmutableArray<Figure> Score(Answers answers)
    {
        var records = answers.RecordsById();
        TollComparison killed = new(), civilians = new();
        foreach (var report in reports)
        {
            var record = records.GetValueOrDefault(report.Id);
            if (report.Gold?.Killed is { } dead)
                killed.Add(dead, OfLead(record, _ => true));
            if (report.Gold?.KilledCivilians is { } deadCivilians)
                civilians.Add(deadCivilians, OfLead(record, c => c.Who == CasualtyGroup.Civilian));
        }

        return
        [
            .. killed.Figures("killed", headline: true),
            .. civilians.Figures("killed civilians", headline: false),
            Figure.Count("reports missing", reports.Count(r => !records.ContainsKey(r.Id))),
        ];
    }

    /// <summary>
    /// The toll that a record gives for what its report leads with: the largest claim of the first event of news, asserted, alleged or suspected, that has one;
    /// a number goes before "several" and "dozens".
    /// </summary>
    public static Toll? OfLead(CodedReport? record, Func<Casualties, bool> isCounted)
    {
        var events = (record?.Events ?? [])
            .Where(e => e.Standing == Standing.News && e.Modality is (Modality.Asserted or Modality.Alleged or Modality.Suspected))
            .Select(e => e.Casualties.Where(c => c.Outcome == CasualtyOutcome.Killed && !c.Superseded && isCounted(c) && (c.Best ?? c.High ?? c.Low) is not null).ToList())
            .Where(claims => claims.Count > 0)
            .ToList();
        var numbered = events.Select(claims => claims.FindAll(c => c.Best is not null)).FirstOrDefault(claims => claims.Count > 0);
        return (numbered ?? events.FirstOrDefault() ?? [])
            .OrderByDescending(c => c.High ?? c.Best ?? c.Low)
            .Select(c => (Toll?)new Toll(c.Low, c.High, c.Best))
            .FirstOrDefault();
    }
}
