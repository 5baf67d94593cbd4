using System.ComponentModel;
using System.Globalization;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Casus.Server.Overview;

/// <summary>The filters of incidents as they stand in an address. All that are set have to hold.</summary>
public sealed record IncidentFilter
{
    /// <summary>First day.</summary>
    [Description("First day, 2024-02-07: nothing that ended before it.")]
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Last day.</summary>
    [Description("Last day: nothing that began after it.")]
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>Countries.</summary>
    [Description("ISO 3166-1 alpha-3, several with commas.")]
    [FromQuery(Name = "country")]
    public string? Country { get; init; }

    /// <summary>Name of a place.</summary>
    [Description("The name of a place, however it is accented; not compared where a point is given.")]
    [FromQuery(Name = "place")]
    public string? Place { get; init; }

    /// <summary>Middle of a circle.</summary>
    [Description("Degrees of latitude of the middle of a circle.")]
    [FromQuery(Name = "lat")]
    public double? Lat { get; init; }

    /// <summary>Middle of a circle.</summary>
    [Description("Degrees of longitude.")]
    [FromQuery(Name = "lon")]
    public double? Lon { get; init; }

    /// <summary>A place of the gazetteer.</summary>
    [Description("GeoNames' number of a place, in place of lat and lon.")]
    [FromQuery(Name = "geonameId")]
    public int? GeonameId { get; init; }

    /// <summary>Radius of the circle.</summary>
    [Description("Radius, 1 to 2000; 50 unless given.")]
    [FromQuery(Name = "radiusKm")]
    public double? RadiusKm { get; init; }

    /// <summary>Event types.</summary>
    [Description("Event types of the codebook, several with commas.")]
    [FromQuery(Name = "type")]
    public string? Type { get; init; }

    /// <summary>Somebody with a part in it.</summary>
    [Description("An id of the register, or a name: somebody with a part in it.")]
    [FromQuery(Name = "actor")]
    public string? Actor { get; init; }

    /// <summary>How surely.</summary>
    [Description("How surely the actor, or else anybody who acted, had that part; several with commas.")]
    [FromQuery(Name = "certainty")]
    public string? Certainty { get; init; }

    /// <summary>At least so many dead.</summary>
    [Description("At least so many dead.")]
    [FromQuery(Name = "killedMin")]
    public int? KilledMin { get; init; }

    /// <summary>Grades.</summary>
    [Description("confirmed, fair, weak, contested; several with commas.")]
    [FromQuery(Name = "grade")]
    public string? Grade { get; init; }

    /// <summary>States of review.</summary>
    [Description("open, corrected, confirmed, dismissed, merged, several with commas, or any; all but dismissed and merged unless given.")]
    [FromQuery(Name = "review")]
    public string? Review { get; init; }

    /// <summary>Words.</summary>
    [Description("Words that all occur: \"market square\" shell*")]
    [FromQuery(Name = "text")]
    public string? Text { get; init; }

    /// <summary>A rectangle.</summary>
    [Description("west,south,east,north in degrees; west may be greater than east.")]
    [FromQuery(Name = "bbox")]
    public string? Bbox { get; init; }

    /// <summary>Whether there is a point.</summary>
    [Description("yes or no: with a point or without.")]
    [FromQuery(Name = "placed")]
    public string? Placed { get; init; }

    /// <summary>Whether there is a day.</summary>
    [Description("yes or no: with a day or without.")]
    [FromQuery(Name = "dated")]
    public string? Dated { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="RequestException">CAS1301: one is out of its bounds.</exception>
    internal void Check()
    {
        Day("from", From);
        Day("to", To);
        if (From is not null && To is not null && string.CompareOrdinal(From, To) > 0)
            throw RequestException.Field("to", "The last day lies before the first.");
        foreach (var country in Words(Country))
            Must(country.Length == 3 && country.All(char.IsAsciiLetterUpper), "country", "Expected three letters of ISO 3166-1, such as IRQ.");
        OneOf("grade", Grade, ["confirmed", "fair", "weak", "contested"]);
        OneOf("review", Review, ["open", "corrected", "confirmed", "dismissed", "merged", "any"]);
        OneOf("certainty", Certainty, IncidentIndex.Certainties);
        OneOf("placed", Placed, ["yes", "no"]);
        OneOf("dated", Dated, ["yes", "no"]);
        Must(KilledMin is null or >= 0, "killedMin", "Expected a number from 0.");
        Must(RadiusKm is null or (>= 1 and <= 2000), "radiusKm", "Expected a number from 1 to 2000.");
        Must(Lat is null == Lon is null, "lat", "lat and lon belong together.");
        Must(Lat is null or (>= -90 and <= 90), "lat", "Expected degrees from -90 to 90.");
        Must(Lon is null or (>= -180 and <= 180), "lon", "Expected degrees from -180 to 180.");
        foreach (var (name, value) in new[] { ("place", Place), ("actor", Actor), ("text", Text), ("type", Type) })
            Must(value is null or { Length: <= 500 }, name, "Expected at most 500 characters.");
        if (Bbox is not null)
            Rectangle.Parse("bbox", Bbox);
    }

    /// <summary>The values of a parameter that takes several.</summary>
    internal static string[] Words(string? value) => value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static void Day(string name, string? value) =>
        Must(value is null || IncidentIndex.DayOf(value) != IncidentIndex.NoDay, name, "Expected a day, such as 2024-02-07.");

    private static void OneOf(string name, string? value, IReadOnlyList<string> words)
    {
        foreach (var word in Words(value))
            Must(words.Contains(word), name, $"Expected {string.Join(", ", words.SkipLast(1))} or {words[^1]}.");
    }

    private static void Must(bool holds, string name, string message)
    {
        if (!holds)
            throw RequestException.Field(name, message);
    }
}

/// <summary>A part of the map.</summary>
internal readonly record struct Rectangle(double West, double South, double East, double North)
{
    /// <summary>Everything.</summary>
    public static Rectangle World { get; } = new(-180, -90, 180, 90);

    /// <summary>Reads <c>west,south,east,north</c>. Longitudes beyond the date line are brought back.</summary>
    /// <exception cref="RequestException">CAS1301: it is not of that form.</exception>
    public static Rectangle Parse(string name, string text)
    {
        var parts = text.Split(',');
        var numbers = new double[4];
        var isRight = parts.Length == 4;
        for (var i = 0; isRight && i < 4; i++)
            isRight = double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) && Math.Abs(numbers[i]) <= 1000;
        var (west, south, east, north) = (numbers[0], Math.Clamp(numbers[1], -90, 90), numbers[2], Math.Clamp(numbers[3], -90, 90));
        if (!isRight || south > north)
            throw RequestException.Field(name, "Expected west,south,east,north in degrees.");
        return east - west >= 360 ? World with { South = south, North = north } : new(Wrapped(west), south, Wrapped(east), north);
    }

    /// <summary>Whether a point lies in it.</summary>
    public bool Holds(double latitude, double longitude) =>
        latitude >= South && latitude <= North && (West <= East ? longitude >= West && longitude <= East : longitude >= West || longitude <= East);

    private static double Wrapped(double longitude) => longitude is >= -180 and <= 180 ? longitude : longitude - (360 * Math.Floor((longitude + 180) / 360));
}
