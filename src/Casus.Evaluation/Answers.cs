using Casus.Records;

namespace Casus.Evaluation;

/// <summary>What a system answered to one gold set.</summary>
public sealed record Answers
{
    /// <summary>Coded reports in any order, matched by id.</summary>
    public IReadOnlyList<CodedReport> Records { get; init; } = [];

    /// <summary>Incidents fused from them, or <see langword="null"/> when the system does not fuse.</summary>
    public IReadOnlyList<FusedIncident>? Incidents { get; init; }

    /// <summary>CoNLL-U text with a <c># newdoc id</c> per report; empty when the system was not asked to parse.</summary>
    public string Trees { get; init; } = "";

    /// <summary>The records by report id; of two with one id the last.</summary>
    internal Dictionary<string, CodedReport> RecordsById()
    {
        var byId = new Dictionary<string, CodedReport>(StringComparer.Ordinal);
        foreach (var record in Records)
            byId[record.Id] = record;
        return byId;
    }
}
