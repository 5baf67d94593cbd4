using Casus.Knowledge.Places;

namespace Casus.Server.Places;

/// <summary>A town's place on the map of names.</summary>
/// <param name="Entry">Its index in the gazetteer.</param>
/// <param name="X">Web Mercator, from 0 in the west to 1.</param>
/// <param name="Y">Web Mercator, from 0 in the north to 1.</param>
/// <param name="Weight">How much it matters: inhabitants, more for seats of government.</param>
/// <param name="Zoom">From which zoom on it is named.</param>
/// <param name="IsCapital">Whether a state or territory is governed from there.</param>
internal readonly record struct Town(int Entry, double X, double Y, long Weight, int Zoom, bool IsCapital);

/// <summary>
/// Says from which zoom on each town of the gazetteer is named: of those that would stand in each other's way the one that matters most comes
/// first. The choice is made once for the whole world, so that a name that is there stays when one looks closer, and tiles agree at their edges.
/// </summary>
internal static class TownRanks
{
    /// <summary>The zoom from which on towns are named.</summary>
    public const int First = 1;

    /// <summary>The zoom from which on all are.</summary>
    public const int Last = 11;

    // One name begins in a cell of 64 pixels, which are eight to a tile's side; what has no room still is left out where it is drawn.
    private const int CellsPerTile = 8;
    private const double MostNorth = 85.05;
    private const string Capital = "PPLC";

    // The weight that a town needs to be named at a zoom.
    private static readonly long[] Least = [long.MaxValue, 8_000_000, 4_000_000, 800_000, 200_000, 60_000, 20_000, 5_000, 1_000, 0, 0, 0];

    /// <summary>Towns with the zoom of each, those that matter most first.</summary>
    public static List<Town> Of(Gazetteer gazetteer)
    {
        var towns = new List<Town>(gazetteer.Count);
        for (var i = 0; i < gazetteer.Count; i++)
        {
            var entry = gazetteer[i];
            var (weight, first) = Standing(entry.Feature, entry.Population);
            if (first > Last || Math.Abs(entry.Latitude) > MostNorth)
                continue;
            var (x, y) = Projected(entry.Latitude, entry.Longitude);
            towns.Add(new(i, x, y, weight, first, entry.Feature == Capital));
        }

        towns.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Entry.CompareTo(b.Entry));
        Thin(towns);
        return towns;
    }

    private static void Thin(List<Town> towns)
    {
        // By zoom, the cells in which a town is named.
        var taken = Enumerable.Range(0, Last).Select(_ => new HashSet<long>()).ToArray();
        for (var i = 0; i < towns.Count; i++)
        {
            var town = towns[i];
            var zoom = Math.Max(First, town.Zoom);
            while (zoom < Last && (town.Weight < Least[zoom] || (!town.IsCapital && taken[zoom].Contains(Cell(town, zoom)))))
                zoom++;
            for (var z = zoom; z < Last; z++)
                taken[z].Add(Cell(town, z));
            towns[i] = town with { Zoom = zoom };
        }
    }

    private static long Cell(Town town, int zoom)
    {
        var cells = (long)CellsPerTile << zoom;
        return ((long)(town.Y * cells) * cells) + (long)(town.X * cells);
    }

    // Capitals are known beyond their size and named beside whatever stands near; seats of divisions count somewhat more than their people; parts of a town are named when one is in it. What is no town, or is
    // none any more, is not named at all.
    private static (long Weight, int First) Standing(string feature, long people) => feature switch
    {
        Capital => (Math.Max(people * 8, 250_000), First),
        "PPLA" => (Math.Max(people * 2, 5_000), First),
        "PPLA2" or "PPLA3" => (Math.Max(people, 1_000), First),
        "PPLX" => (people, 10),
        "PPLH" or "PPLQ" or "PPLW" or "PPLCH" => (0, int.MaxValue),
        "STLMT" or ['P', 'P', 'L', ..] => (people, First),
        _ => (0, int.MaxValue),
    };

    private static (double X, double Y) Projected(double latitude, double longitude)
    {
        var sine = Math.Sin(latitude * Math.PI / 180);
        return (Math.Clamp((longitude + 180) / 360, 0, 1 - 1e-9), Math.Clamp(0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)), 0, 1 - 1e-9));
    }
}
