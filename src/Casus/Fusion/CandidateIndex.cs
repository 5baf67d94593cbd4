using System.Runtime.InteropServices;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>
/// Finds the tellings worth comparing with one (blocking): those of about the same days that share two of the words they are found by, or a day and a place.
/// Whether two are compared depends on the two alone.
/// </summary>
internal sealed class CandidateIndex(TellingTable table)
{
    /// <summary>News further apart in days is not compared by words.</summary>
    public const int MostDaysApart = 90;

    /// <summary>The same where one of the two tells of proceedings, which may come a year after the deed.</summary>
    public const int MostDaysToProceedings = 400;

    /// <summary>How many words two share that are compared.</summary>
    public const int SharedWords = 2;

    private readonly Postings all = new(MostDaysApart);
    private readonly Postings proceedings = new(MostDaysToProceedings);
    private readonly Dictionary<ulong, List<int>> places = [];

    /// <summary>Makes a telling findable.</summary>
    public void Add(int telling)
    {
        var facts = table.Facts(telling);
        foreach (var key in table.Keys(telling))
        {
            all.Add(key, facts.KeyDay, telling);
            if (facts.IsProceeding)
                proceedings.Add(key, facts.KeyDay, telling);
        }

        if (PlaceKey(facts, 0) is { } place)
            (CollectionsMarshal.GetValueRefOrAddDefault(places, place, out _) ??= []).Add(telling);
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
            if (facts.IsProceeding)
            {
                Count(all.Near(key, facts.KeyDay, MostDaysToProceedings), MostDaysToProceedings, _ => true);
                continue;
            }

            Count(all.Near(key, facts.KeyDay, MostDaysApart), MostDaysApart, _ => true);
            // Nearer ones were counted with the others.
            Count(proceedings.Near(key, facts.KeyDay, MostDaysToProceedings), MostDaysToProceedings, other => !AreNear(facts.KeyDay, table.Facts(other).KeyDay, MostDaysApart));
        }

        for (var shift = -1; shift <= 1; shift++)
        {
            if (PlaceKey(facts, shift) is not { } place || !places.TryGetValue(place, out var list))
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

        void Count(IEnumerable<List<int>> lists, int days, Func<int, bool> isMeant)
        {
            foreach (var list in lists)
            {
                foreach (var other in list)
                {
                    if (other != telling && AreNear(facts.KeyDay, table.Facts(other).KeyDay, days) && isMeant(other) && counts[other]++ == 0)
                        seen.Add(other);
                }
            }
        }

        bool IsRare(int other)
        {
            var rare = counts[other] < SharedWords;
            counts[other] = 0;
            return rare;
        }
    }

    private static bool AreNear(int a, int b, int days) => a < 0 || b < 0 || Math.Abs(a - b) <= days;

    private static ulong? PlaceKey(in TellingFacts facts, int shift) =>
        facts.HasDay && facts.GeonameId != 0 && facts.Precision != LocationPrecision.Country ? StableHash.Of((ulong)facts.GeonameId, (ulong)(facts.FirstDay + shift)) : null;

    /// <summary>Tellings by word and stretch of days, so that a search looks at its own days and not at all the years.</summary>
    private sealed class Postings(int stretch)
    {
        private const int Undated = -1;

        private readonly Dictionary<ulong, List<int>> lists = [];
        private int first = int.MaxValue;
        private int last = int.MinValue;

        public void Add(uint word, int day, int telling)
        {
            var at = StretchOf(day);
            if (at != Undated)
                (first, last) = (Math.Min(first, at), Math.Max(last, at));
            (CollectionsMarshal.GetValueRefOrAddDefault(lists, Key(word, at), out _) ??= []).Add(telling);
        }

        // Those without a day are near to every day, and every day to them.
        public IEnumerable<List<int>> Near(uint word, int day, int days)
        {
            if (lists.TryGetValue(Key(word, Undated), out var undated))
                yield return undated;
            var (from, to) = day < 0 ? (first, last) : (Math.Max(first, StretchOf(Math.Max(0, day - days))), Math.Min(last, StretchOf(day + days)));
            for (var at = from; at <= to; at++)
            {
                if (lists.TryGetValue(Key(word, at), out var list))
                    yield return list;
            }
        }

        private int StretchOf(int day) => day < 0 ? Undated : day / stretch;

        private static ulong Key(uint word, int stretch) => ((ulong)word << 32) | (uint)stretch;
    }
}
