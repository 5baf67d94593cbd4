using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>How an incident stands to another.</summary>
/// <param name="Relation">What links them.</param>
/// <param name="Incident">The other incident.</param>
/// <param name="AttributedTo">Who says so, over all claims; empty = the outlets themselves.</param>
/// <param name="Claims">The numbers of the claims it rests on.</param>
public sealed record IncidentLink(LinkRelation Relation, string Incident, ImmutableArray<string> AttributedTo, ImmutableArray<int> Claims);

/// <summary>Why a report is filed with an incident.</summary>
public sealed record IncidentMatch
{
    /// <summary>The report's id.</summary>
    public required string Report { get; init; }

    /// <summary><c>lead</c>: what the report is chiefly about; <c>also</c>: further news in it; <c>background</c>: it retells it.</summary>
    public required string Part { get; init; }

    /// <summary>How alike it is to the others on average, 0 to 1; 1 of an only report.</summary>
    public required double Score { get; init; }

    /// <summary>What speaks for it, most first.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>The source it is counted with: reports with one number are not independent of each other. From 1.</summary>
    public required int Source { get; init; }

    /// <summary>The date of publication that the report prints, where it contradicts the one that was given and that its days are counted from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PrintedOn { get; init; }
}
