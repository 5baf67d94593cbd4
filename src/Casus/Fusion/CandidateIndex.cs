using System.Runtime.InteropServices;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>
/// Finds the tellings worth comparing with one (blocking): those of about the same days that share two of the words they are found by, or a day and a place.
/// Whether two are compared depends on the two alone.
/// </summary>
internal sealed class CandidateIndex(TellingTable table)
{
    /// <summary>Days further apart than this are not compared by words.</summary>
    private const int MostDaysApart = 400;

    private const int SharedWords = 2;

    private readonly Dictionary<ulong, List<int>> byKey = [];

    /// <summary>Makes a telling findable.</summary>
    public void Add(int telling)
    {
        foreach (var key in table.Keys(telling))
            ListOf(WordKey(key)).Add(telling);
        var facts = table.Facts(telling);
        if (PlaceKey(facts, 0) is { } place)
            ListOf(place).Add(telling);
    }

    /// <summary>The tellings to compare with one, ascending, without itself.</summary>
    /// <param name="telling">It.</param>
    /// <param name="counts">Room to count in: as many zeros as there are tellings, which it leaves so. Of each thread its own.</param>
    public List<int> Of(int telling, int[] counts)
    {
        var facts = table.Facts(telling);
        var seen = new List<int>();
        foreach (var key in table.Keys(telling))
        {
            if (!byKey.TryGetValue(WordKey(key), out var list))
                continue;
            foreach (var other in list)
            {
                if (other != telling && AreNear(facts.KeyDay, table.Facts(other).KeyDay) && counts[other]++ == 0)
                    seen.Add(other);
            }
        }

        for (var shift = -1; shift <= 1; shift++)
        {
            if (PlaceKey(facts, shift) is not { } place || !byKey.TryGetValue(place, out var list))
                continue;
            foreach (var other in list)
            {
                if (other != telling && counts[other] < SharedWords)
                {
                    if (counts[other] == 0)
                        seen.Add(other);
                    counts[other] = SharedWords;
                }
            }
        }

        seen.RemoveAll(IsRare);
        seen.Sort();
        return seen;

        bool IsRare(int other)
        {
            var rare = counts[other] < SharedWords;
            counts[other] = 0;
            return rare;
        }
    }

    private static bool AreNear(int a, int b) => a < 0 || b < 0 || Math.Abs(a - b) <= MostDaysApart;

    private List<int> ListOf(ulong key) => CollectionsMarshal.GetValueRefOrAddDefault(byKey, key, out _) ??= [];

    private static ulong WordKey(uint word) => StableHash.Of(1, word);

    private static ulong? PlaceKey(in TellingFacts facts, int shift) =>
        facts.HasDay && facts.GeonameId != 0 && facts.Precision != LocationPrecision.Country ? StableHash.Of(StableHash.Of(2, (ulong)facts.GeonameId), (ulong)(facts.FirstDay + shift)) : null;
}
