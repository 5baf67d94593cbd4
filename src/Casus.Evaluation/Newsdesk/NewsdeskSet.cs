using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Evaluation.Newsdesk;

/// <summary>Conflict incidents each told by several outlets that disagree, and reports that tell of no incident.</summary>
internal sealed class NewsdeskSet(string name, NewsdeskGold gold) : IGoldSet
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public GoldQuestion Question => GoldQuestion.Records;

    /// <inheritdoc/>
    public bool IsFused => true;

    /// <inheritdoc/>
    public ImmutableArray<Report> Inputs { get; } = [.. gold.Reports.Select(r => r.ToReport())];

    /// <inheritdoc/>
    public ImmutableArray<Figure> Score(Answers answers) =>
    [
        .. ReportScoring.Score(gold, answers.RecordsById()),
        .. answers.Incidents is { } incidents ? FusionScoring.Score(gold, incidents) : [],
    ];
}
