using Casus.Fusion;
using Casus.Knowledge.Places;
using Casus.Server.Hosting;

namespace Casus.Server.Actors;

/// <summary>A place of the gazetteer, for completing what somebody types.</summary>
internal sealed record PlaceName(
    int GeonameId, string Name, string Country, string CountryName, string? Admin1, string Feature, double Latitude, double Longitude, long Population, long Incidents);

/// <summary>Names of places by how they begin. Made on first use: the gazetteer itself finds whole names alone.</summary>
internal sealed class PlaceNames(Loaded loaded) : IDisposable
{
    private const int Fewest = 2;
    private const int MostLookedAt = 4000;

    private readonly Lazy<Gazetteer> gazetteer = new(() => Gazetteer.Open(loaded.Data.File("gazetteer/places.bin")));
    private Lazy<(string Key, int Index)[]>? index;
    private Lazy<Dictionary<int, int>>? byId;

    private (string Key, int Index)[] Index => LazyInitializer.EnsureInitialized(ref index, () => new(Keys)).Value;

    private Dictionary<int, int> ById => LazyInitializer.EnsureInitialized(ref byId, () => new(Numbers)).Value;

    /// <summary>The point of a place by GeoNames' number, or <see langword="null"/>.</summary>
    public (double Latitude, double Longitude)? PointOf(int geonameId) =>
        ById.TryGetValue(geonameId, out var at) ? (gazetteer.Value[at].Latitude, gazetteer.Value[at].Longitude) : null;

    /// <summary>Places whose main name begins so, or that bear the name; whole names first, towns before divisions, the largest first.</summary>
    public IReadOnlyList<GazetteerEntry> Find(string typed, int most)
    {
        var key = string.Join(' ', FoldedWords.Of(typed));
        if (key.Length < Fewest)
            return [];
        var found = new HashSet<int>();
        var matches = gazetteer.Value.Find(typed);
        for (var i = 0; i < matches.Count; i++)
            found.Add(matches[i].Index);
        var at = FirstAtLeast(key);
        for (var n = 0; n < MostLookedAt && at + n < Index.Length && Index[at + n].Key.StartsWith(key, StringComparison.Ordinal); n++)
            found.Add(Index[at + n].Index);
        return [.. found.Select(i => gazetteer.Value[i])
            .OrderByDescending(e => string.Join(' ', FoldedWords.Of(e.Name)) == key)
            .ThenBy(e => e.Feature is ['P', ..] ? 0 : 1)
            .ThenByDescending(e => e.Population)
            .ThenBy(e => e.GeonameId)
            .Take(most)];
    }

    /// <summary>The name of the division that a place lies in, or <see langword="null"/>.</summary>
    public string? DivisionOf(GazetteerEntry place) => place.Admin1Index >= 0 ? gazetteer.Value[place.Admin1Index].Name : null;

    public void Dispose()
    {
        if (gazetteer.IsValueCreated)
            gazetteer.Value.Dispose();
    }

    private int FirstAtLeast(string key)
    {
        var (low, high) = (0, Index.Length);
        while (low < high)
        {
            var mid = (low + high) / 2;
            if (string.CompareOrdinal(Index[mid].Key, key) < 0)
                low = mid + 1;
            else
                high = mid;
        }

        return low;
    }

    private (string, int)[] Keys()
    {
        var all = new List<(string Key, int Index)>(gazetteer.Value.Count);
        for (var i = 0; i < gazetteer.Value.Count; i++)
        {
            // What is named like a place and has no people is found by its whole name.
            var entry = gazetteer.Value[i];
            if (entry.Feature is ['P', ..] or ['A', ..])
                all.Add((string.Join(' ', FoldedWords.Of(entry.Name)), i));
        }

        all.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return [.. all];
    }

    private Dictionary<int, int> Numbers()
    {
        var numbers = new Dictionary<int, int>(gazetteer.Value.Count);
        for (var i = 0; i < gazetteer.Value.Count; i++)
            numbers.TryAdd(gazetteer.Value[i].GeonameId, i);
        return numbers;
    }
}
