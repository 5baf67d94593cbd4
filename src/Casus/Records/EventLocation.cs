using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Records;

/// <summary>Where an event happened.</summary>
public sealed record EventLocation
{
    /// <summary>The place name, or the name of the site.</summary>
    public required string Name { get; init; }

    /// <summary>How the event lies to the place.</summary>
    public required LocationRelation Relation { get; init; }

    /// <summary>GeoNames' number.</summary>
    public int? GeonameId { get; init; }

    /// <summary>Decimal degrees; of "between A and B" the middle. A country, a border and an ambiguous name have no point.</summary>
    public double? Latitude { get; init; }

    /// <summary>Decimal degrees.</summary>
    public double? Longitude { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>First-order division.</summary>
    public string? Admin1 { get; init; }

    /// <summary>How exactly it is known.</summary>
    public required LocationPrecision Precision { get; init; }

    /// <summary>The place words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];

    /// <summary>Set where the place was inferred, <c>dateline</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }

    /// <summary>Reason code when the name has no coordinates: <c>ambiguous-place</c>, <c>not-in-gazetteer</c>, <c>no-point</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unknown { get; init; }

    /// <summary>The places it may be, best first, at most five, when the name is ambiguous; else <see langword="null"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<CodedPlaceCandidate>? Alternatives { get; init; }
}
