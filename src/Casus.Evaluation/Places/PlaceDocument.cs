namespace Casus.Evaluation.Places;

/// <summary>A report with its toponyms. The properties are set by the JSON reader alone.</summary>
internal sealed class PlaceDocument : GoldReport
{
    public IReadOnlyList<GoldToponym> Toponyms { get; set; } = [];
}

/// <summary>A place name and where it is; without coordinates where the annotators had none.</summary>
internal sealed class GoldToponym : GoldSpan
{
    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public long? GeonameId { get; set; }

    public string? Country { get; set; }

    /// <summary><c>country</c> for a whole country.</summary>
    public string? Level { get; set; }

    /// <summary><c>literal</c> or <c>associative</c>.</summary>
    public string? Class { get; set; }

    public bool HasCoordinates => Latitude is not null && Longitude is not null;
}
