using System.Collections.Immutable;

namespace Casus.Evaluation;

/// <summary>What the evaluation reads of an incident that a system fused from several reports.</summary>
public sealed record FusedIncident
{
    /// <summary>The system's name for it.</summary>
    public required string Id { get; init; }

    /// <summary>Ids of the reports filed with it.</summary>
    public required ImmutableArray<string> Reports { get; init; }

    /// <summary>Whether it is an act of violence; others are left out of the newsdesk figures.</summary>
    public bool IsViolent { get; init; } = true;

    /// <summary>First possible day, ISO 8601, or <see langword="null"/>.</summary>
    public string? DateStart { get; init; }

    /// <summary>Last possible day, ISO 8601, or <see langword="null"/> when it is the first.</summary>
    public string? DateEnd { get; init; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>Name of the place.</summary>
    public string? PlaceName { get; init; }

    /// <summary>The dead, or <see langword="null"/> when nothing is said of any.</summary>
    public Toll? Killed { get; init; }

    /// <summary>The injured, or <see langword="null"/> when nothing is said of any.</summary>
    public Toll? Injured { get; init; }
}
