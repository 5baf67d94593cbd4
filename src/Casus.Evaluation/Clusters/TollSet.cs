using System.Collections.Immutable;
using Casus.Fusion;
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
                killed.Add(dead, Killed(record));
            if (report.Gold?.KilledCivilians is { } deadCivilians)
                civilians.Add(deadCivilians, KilledCivilians(record));
        }

        return
        [
            .. killed.Figures("killed", headline: true),
            .. civilians.Figures("killed civilians", headline: false),
            Figure.Count("reports missing", reports.Count(r => !records.ContainsKey(r.Id))),
        ];
    }

    /// <summary>The dead that a record gives for what its report leads with; <see langword="null"/> where it gives no number.</summary>
    internal static Toll? Killed(CodedReport? record) => OfLead(record, e => ReportToll.Of([e], CasualtyOutcome.Killed));

    /// <summary>The same of civilians.</summary>
    internal static Toll? KilledCivilians(CodedReport? record) => OfLead(record, e => ReportToll.OfGroup([e], CasualtyOutcome.Killed, CasualtyGroup.Civilian));

    // The toll of the first event of news, asserted, alleged or suspected, that has one, as fusion takes it; a number goes before "several" and "dozens".
    private static Toll? OfLead(CodedReport? record, Func<CodedEvent, ReportToll?> tollOf)
    {
        var tolls = (record?.Events ?? [])
            .Where(e => e.Standing == Standing.News && e.Modality is (Modality.Asserted or Modality.Alleged or Modality.Suspected))
            .Select(tollOf)
            .OfType<ReportToll>()
            .ToList();
        return (tolls.Find(t => t.Claim.Best is not null) ?? tolls.FirstOrDefault()) is { } toll ? new Toll(toll.Low, toll.High, toll.Best) : null;
    }
}
