using Casus.Server.Overview;

namespace Casus.Server.Incidents;

/// <summary>Draws clusters: what stands alone is shown as itself, what is known as an area as one.</summary>
internal sealed class MapDrawing(IncidentIndex index, IncidentReader reader)
{
    private static readonly Dictionary<string, double> Radii = new(StringComparer.Ordinal) { ["admin2"] = 35, ["admin1"] = 110, ["area"] = 150, ["country"] = 400 };

    /// <summary>The features.</summary>
    public IReadOnlyList<MapFeature> Of(List<Cluster> clusters)
    {
        // One incident of each that stands alone or as an area, for its name; in one question to the archive.
        var wanted = clusters.Where(c => c.Count == 1 || c.IsArea).Select(c => c.Some[0]).ToList();
        var summaries = reader.Summaries(index, wanted).ToDictionary(s => IncidentIndex.Fingerprint(s.Id));
        return [.. clusters.Select(c => summaries.GetValueOrDefault(index.Key[c.Some[0]]) is { } one && (c.Count == 1 || c.IsArea) ? One(c, one) : Many(c))];
    }

    private static MapFeature One(Cluster cluster, IncidentSummary one)
    {
        var label = one.TypeLabel + (one.Place is { } p ? ", " + p.Name : "");
        if (cluster.IsArea)
        {
            return Feature(cluster, cluster.Cell, new()
            {
                Kind = "area",
                Count = cluster.Count,
                Killed = cluster.Killed,
                Name = one.Place?.Name ?? "",
                Precision = one.Place?.Precision ?? "area",
                RadiusKm = Radii.GetValueOrDefault(one.Place?.Precision ?? "area", 150),
                Incident = cluster.Count == 1 ? one.Id : null,
                Label = label,
            });
        }

        return Feature(cluster, one.Id, new()
        {
            Kind = "incident",
            Killed = cluster.Killed,
            Incident = one.Id,
            IncidentType = one.Type,
            Label = label,
            Date = one.Date?.Start,
            Grade = one.Grade,
            Review = one.Review,
        });
    }

    private static MapFeature Many(Cluster cluster) => Feature(cluster, cluster.Cell, new()
    {
        Kind = "cluster",
        Count = cluster.Count,
        Killed = cluster.Killed,
        Bbox = [cluster.Box.West, cluster.Box.South, cluster.Box.East, cluster.Box.North],
        Worst = cluster.IsContested ? "contested" : null,
        SamePoint = cluster.IsOnePoint,
    });

    // Published points have four decimals, and the middle of a cluster says no more than that.
    private static MapFeature Feature(Cluster cluster, string id, MapProperties properties) => new(
        "Feature", id, new("Point", [Math.Round(cluster.Middle.Longitude, 4), Math.Round(cluster.Middle.Latitude, 4)]), properties);
}
