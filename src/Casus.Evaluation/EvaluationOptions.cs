using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation;

/// <summary>What an evaluation runs beside the coder, and on which sets.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Sets whose name begins with one of these; all when empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Fuses the coded reports of one set into incidents; without it, figures of incidents are left out.</summary>
    public Func<IReadOnlyList<CodedReport>, IReadOnlyList<FusedIncident>>? Fuse { get; init; }

    /// <summary>
    /// Parses the reports of one set into CoNLL-U with a <c># newdoc id</c> per report; without it, treebanks are left out.
    /// </summary>
    public Func<IReadOnlyList<Report>, string>? Parse { get; init; }

    /// <summary>The clock that times the three; without it, no times are given.</summary>
    public TimeProvider? Clock { get; init; }
}
