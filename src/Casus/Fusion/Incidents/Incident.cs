using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Records;

namespace Casus.Fusion.Incidents;

/// <summary>What many reports come to: one incident, every value a claim of a report, rival values side by side. What <c>casus fuse</c> writes.</summary>
/// <remarks>The contract is the JSON Schema that <c>casus schema incident</c> prints.</remarks>
public sealed record Incident
{
    /// <summary>Readable and stable: made of the earliest report's day, country, place and event type, and a number.</summary>
    public required string Id { get; init; }

    /// <summary>The event type that most reports give.</summary>
    public required string Type { get; init; }

    /// <summary>Its codes in the schemes of the field.</summary>
    public required EventCodes Codes { get; init; }

    /// <summary>When, or <see langword="null"/> where no report says.</summary>
    public IncidentDate? Date { get; init; }

    /// <summary>Where, or <see langword="null"/> where no report says.</summary>
    public IncidentLocation? Location { get; init; }

    /// <summary>Who and with what, each once, with the claims it rests on.</summary>
    public ImmutableArray<IncidentParticipant> Participants { get; init; } = [];

    /// <summary>The tolls.</summary>
    public required IncidentCasualties Casualties { get; init; }

    /// <summary>Every value of every report.</summary>
    public ImmutableArray<IncidentClaim> Claims { get; init; } = [];

    /// <summary>The reports that tell of it, in the order of their ids.</summary>
    public ImmutableArray<string> Reports { get; init; } = [];

    /// <summary>How many of them are independent of each other: copies, rewrites and one outlet's updates count once.</summary>
    public required int IndependentSources { get; init; }

    /// <summary><c>confirmed</c>, <c>fair</c>, <c>weak</c> or <c>contested</c>.</summary>
    public required string Grade { get; init; }

    /// <summary>Why.</summary>
    public required string GradeReason { get; init; }

    /// <summary>How it stands to other incidents.</summary>
    public ImmutableArray<IncidentLink> Links { get; init; } = [];

    /// <summary>Why each report is filed here.</summary>
    public ImmutableArray<IncidentMatch> Match { get; init; } = [];

    /// <summary>What people made of it, as an archive keeps it; <see langword="null"/> where it comes straight from fusing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IncidentReview? Review { get; init; }
}
