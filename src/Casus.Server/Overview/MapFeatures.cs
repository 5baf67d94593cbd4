using System.Globalization;
using System.Text.Json.Serialization;

namespace Casus.Server.Overview;

/// <summary>What to draw on a map.</summary>
internal sealed record MapAnswer(string Type, IReadOnlyList<MapFeature> Features, long Total, long Placed, long Unplaced, long InView);

/// <summary>A GeoJSON feature.</summary>
internal sealed record MapFeature(string Type, string Id, MapPoint Geometry, MapProperties Properties);

/// <summary>A GeoJSON point: longitude, latitude.</summary>
internal sealed record MapPoint(string Type, double[] Coordinates);

/// <summary>What a feature says. What does not apply to its kind is left out.</summary>
internal sealed record MapProperties
{
    /// <summary><c>cluster</c>, <c>incident</c> or <c>area</c>.</summary>
    public required string Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Count { get; init; }

    public required long Killed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? Bbox { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Worst { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? SamePoint { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Incident { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IncidentType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Date { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Grade { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Review { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Precision { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RadiusKm { get; init; }
}

/// <summary>Incidents that are drawn as one.</summary>
internal sealed class Cluster
{
    public List<int> Some { get; } = [];

    public required bool IsArea { get; init; }

    public required string Cell { get; init; }

    public long Count { get; private set; }

    public long Killed { get; private set; }

    public bool IsContested { get; private set; }

    public (double West, double South, double East, double North) Box { get; private set; } = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    public (double Latitude, double Longitude) Middle => (latitudes / Count, longitudes / Count);

    public bool IsOnePoint => Box.West == Box.East && Box.South == Box.North;

    private double latitudes;
    private double longitudes;

    public void Add(int entry, double latitude, double longitude, int killed, bool contested)
    {
        Count++;
        latitudes += latitude;
        longitudes += longitude;
        Killed += Math.Max(0, killed);
        IsContested |= contested;
        Box = (Math.Min(Box.West, longitude), Math.Min(Box.South, latitude), Math.Max(Box.East, longitude), Math.Max(Box.North, latitude));
        if (Some.Count < 2)
            Some.Add(entry);
    }
}

/// <summary>Puts incidents together by the cells of a grid whose cells are some 60 pixels wide on a web map.</summary>
internal static class MapClusters
{
    /// <summary>The most features of one answer.</summary>
    public const int Most = 1500;

    private const double CellsPerTile = 4;
    private const double MostNorth = 85.0511;

    /// <summary>The clusters in a window, those of many first.</summary>
    /// <param name="index">The state.</param>
    /// <param name="entries">The incidents that fit.</param>
    /// <param name="window">The window.</param>
    /// <param name="zoom">0 to 18.</param>
    /// <param name="today">The last day that is drawn: what has not happened yet has no place on a map.</param>
    public static (List<Cluster> Clusters, long Total, long Placed, long InView) Of(IncidentIndex index, IEnumerable<int> entries, Rectangle window, int zoom, int today)
    {
        long total = 0, placed = 0, inView = 0;
        var cells = new Dictionary<(long, long, bool), Cluster>();
        var contested = index.Grades.Find("contested");
        foreach (var entry in entries)
        {
            total++;
            var (latitude, longitude) = (index.Latitude[entry], index.Longitude[entry]);
            if (double.IsNaN(latitude) || index.First[entry] > today)
                continue;
            placed++;
            if (!window.Holds(latitude, longitude))
                continue;
            inView++;
            var isArea = (index.Details[entry] & Detail.Area) != 0;
            // What is known as an area has its middle for a point: areas stand by themselves, each of its own point.
            var cell = isArea ? ((long)Math.Round(longitude * 100), (long)Math.Round(latitude * 100), true) : CellOf(latitude, longitude, zoom);
            if (!cells.TryGetValue(cell, out var cluster))
            {
                var name = isArea
                    ? string.Create(CultureInfo.InvariantCulture, $"a:{latitude:0.00},{longitude:0.00}")
                    : string.Create(CultureInfo.InvariantCulture, $"c:{zoom}/{cell.Item1}/{cell.Item2}");
                cells[cell] = cluster = new() { IsArea = isArea, Cell = name };
            }

            cluster.Add(entry, latitude, longitude, index.Killed[entry], index.Grade[entry] == contested);
        }

        return ([.. cells.Values.OrderByDescending(c => c.Count).ThenBy(c => c.Cell, StringComparer.Ordinal).Take(Most)], total, placed, inView);
    }

    private static (long, long, bool) CellOf(double latitude, double longitude, int zoom)
    {
        var cells = CellsPerTile * (1L << zoom);
        var sine = Math.Sin(Math.Clamp(latitude, -MostNorth, MostNorth) * Math.PI / 180);
        var x = (longitude + 180) / 360 * cells;
        var y = (0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI))) * cells;
        return ((long)x, (long)y, false);
    }
}
