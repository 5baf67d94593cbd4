using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>A place name.</summary>
public sealed record CodedPlace : TextQuote
{
    /// <summary>GeoNames' number, or <see langword="null"/> with a reason in <see cref="Unknown"/>.</summary>
    public int? GeonameId { get; init; }

    /// <summary>GeoNames' main name.</summary>
    public string? Name { get; init; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>First-order division.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Second-order division.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Admin2 { get; init; }

    /// <summary>GeoNames feature code.</summary>
    public string? Feature { get; init; }

    /// <summary><c>literal</c>, <c>metonymic</c> or <c>demonym</c>.</summary>
    public required string Usage { get; init; }

    /// <summary>0 to 1: how far ahead of its rivals the place is.</summary>
    public double Score { get; init; }

    /// <summary>Rivals, best first, at most five.</summary>
    public ImmutableArray<CodedPlaceCandidate> Alternatives { get; init; } = [];

    /// <summary>Reason code when there is no place: <c>ambiguous-place</c>, <c>not-in-gazetteer</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unknown { get; init; }
}
