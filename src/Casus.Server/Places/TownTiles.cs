using System.Collections.Concurrent;
using Casus.Knowledge.Places;
using Casus.Server.Hosting;

namespace Casus.Server.Places;

/// <summary>Names of towns for the map, as vector tiles. Made from the gazetteer on first use. Thread-safe.</summary>
internal sealed class TownTiles(Loaded loaded) : IDisposable
{
    /// <summary>The closest zoom there are tiles of; closer ones are drawn from these.</summary>
    public const int MostZoom = TownRanks.Last;

    /// <summary>The most names of a tile: more are nowhere legible.</summary>
    public const int MostTowns = 200;

    // Wide tiles look at many towns, and are few.
    private const int MostKeptZoom = 5;

    private readonly Lazy<Gazetteer> gazetteer = new(() => Gazetteer.Open(loaded.Data.File("gazetteer/places.bin")));
    private readonly ConcurrentDictionary<(int Z, int X, int Y), byte[]> kept = new();
    private Lazy<(List<Town> Towns, ulong[] Keys)>? ordered;

    /// <summary>The tile, Mapbox Vector Tile 2.1 with one layer; nothing at all where no town is.</summary>
    public byte[] Of(int z, int x, int y) => z > MostKeptZoom ? Make(z, x, y) : kept.GetOrAdd((z, x, y), at => Make(at.Z, at.X, at.Y));

    public void Dispose()
    {
        if (gazetteer.IsValueCreated)
            gazetteer.Value.Dispose();
    }

    private byte[] Make(int z, int x, int y)
    {
        var (towns, keys) = LazyInitializer.EnsureInitialized(ref ordered, () => new(Order)).Value;
        var shift = 2 * (MostZoom - z);
        var first = Interleaved((uint)x, (uint)y) << shift;
        var from = FirstAtLeast(keys, first);
        var to = FirstAtLeast(keys, first + (1UL << shift));
        var tile = 1.0 / (1 << z);
        var named = Enumerable.Range(from, to - from).Select(i => towns[i]).Where(t => t.Zoom <= z)
            .OrderByDescending(t => t.Weight).ThenBy(t => t.Entry).Take(MostTowns)
            .Select(t => new TileTown(
                gazetteer.Value[t.Entry].Name, (int)(((t.X / tile) - x) * TownTileWriter.Extent), (int)(((t.Y / tile) - y) * TownTileWriter.Extent), Order(t.Weight), t.IsCapital));
        return TownTileWriter.Write([.. named]);
    }

    // What matters least has the highest number: the map sets names in the order of theirs.
    private static int Order(long weight) => (int)Math.Round(1000 - (100 * Math.Log10(Math.Max(1, weight))));

    // By the tiles of the closest zoom in the order of a Z, so that those of a tile of any zoom stand together.
    private (List<Town>, ulong[]) Order()
    {
        var towns = TownRanks.Of(gazetteer.Value);
        var sorted = towns.Select(t => (Key: Interleaved((uint)(t.X * (1 << MostZoom)), (uint)(t.Y * (1 << MostZoom))), Town: t)).OrderBy(t => t.Key).ToList();
        return ([.. sorted.Select(t => t.Town)], [.. sorted.Select(t => t.Key)]);
    }

    private static ulong Interleaved(uint x, uint y)
    {
        var key = 0UL;
        for (var bit = 0; bit <= MostZoom; bit++)
            key |= ((ulong)((x >> bit) & 1) << (2 * bit)) | ((ulong)((y >> bit) & 1) << ((2 * bit) + 1));
        return key;
    }

    private static int FirstAtLeast(ulong[] keys, ulong key)
    {
        var (low, high) = (0, keys.Length);
        while (low < high)
        {
            var mid = (low + high) / 2;
            if (keys[mid] < key)
                low = mid + 1;
            else
                high = mid;
        }

        return low;
    }
}
