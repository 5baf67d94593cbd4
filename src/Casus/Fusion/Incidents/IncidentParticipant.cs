using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>Somebody or something with a part in an incident, as all reports together have it.</summary>
public sealed record IncidentParticipant
{
    /// <summary>Its part.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>The entry of the actor register, when linked.</summary>
    public string? ActorId { get; init; }

    /// <summary>Its best name.</summary>
    public required string Name { get; init; }

    /// <summary>The surest that a report is of it.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Whether a report has it denied.</summary>
    public required bool IsDenied { get; init; }

    /// <summary>The numbers of the claims it rests on, in <see cref="Incident.Claims"/>.</summary>
    public ImmutableArray<int> Claims { get; init; } = [];
}
