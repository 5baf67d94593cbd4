using System.Diagnostics;
using System.Globalization;
using Casus.Archive.Search;
using Casus.Archive.Stores;

namespace Casus.Benchmarks;

/// <summary>
/// Times questions about the past of an archive: as it stood on a day, and what changed between two. Ten times, on days a month apart, a tenth of the incidents was made anew, recent ones for the most part; the rest is as it was opened.
/// </summary>
internal static class HistoryRun
{
    private const int Rounds = 10;
    private const int Repeats = 5;
    private const int AtOnce = 5_000;

    /// <summary>Fills the archive where it is empty, and prints the times.</summary>
    public static int Go(string location, int incidents)
    {
        using var bench = new BenchStore(location);
        MadeUpIncidents.Fill(bench.Store, incidents);
        for (var round = 1; round <= Rounds; round++)
            Change(bench.Store, incidents, round);
        bench.Settle();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bench.Store.Read(s => s.Number("SELECT COUNT(*) FROM incident_facts")):N0} states of {incidents:N0} incidents"));
        Console.WriteLine("as of            filter                 page, ms  count, ms  count");
        foreach (var (day, name) in new[] { (Day(1), "the first round"), (Day(5), "half way"), (Day(9), "yesterday"), ("2023-06-01", "before all") })
        {
            foreach (var (filter, query) in Queries())
            {
                var then = query with { AsOf = day };
                var (count, more) = ArchiveSearch.CountIncidents(bench.Store, then);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-16} {filter,-22} {Repeated.Median(Repeats, () => ArchiveSearch.Incidents(bench.Store, then)),-9:0.0} {Repeated.Median(Repeats, () => ArchiveSearch.CountIncidents(bench.Store, then)),-10:0.0} {count}{(more ? "+" : "")}"));
            }
        }

        Console.WriteLine("difference between           first, ms  all, s  changes  held, MB");
        foreach (var (from, to, name) in new[] { (Day(9), Day(10), "the last two rounds"), (Day(1), Day(10), "first and last round"), ("2023-06-01", Day(10), "nothing and now"), (Day(10), "2025-06-01", "now and now") })
            Compare(bench.Store, name, from, to);
        return 0;
    }

    private static string Day(int round) => new DateOnly(2024, 1, 15).AddMonths(round).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Change(Store store, int incidents, int round)
    {
        var at = Day(round) + "T12:00:00.000Z";
        if (store.Read(s => s.Number("SELECT COUNT(*) FROM incident_facts WHERE from_at = @at", ("at", at))) > 0)
            return;
        var random = new Random(round);
        // What is recent changes, what is old seldom does.
        var changed = Enumerable.Range(0, incidents / 10).Select(_ => incidents - 1 - (int)(incidents * Math.Pow(random.NextDouble(), 3))).Distinct().Order().ToList();
        foreach (var some in changed.Chunk(AtOnce))
        {
            store.Write(session =>
            {
                foreach (var number in some)
                    session.Execute("UPDATE incidents SET until_at = @at WHERE id = @id AND until_at IS NULL", ("at", at), ("id", MadeUpIncidents.Of(number).Id));
                return MadeUpIncidents.Open(session, some, round, at);
            });
        }
    }

    private static void Compare(Store store, string name, string from, string to)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (started, first, held, count) = (Stopwatch.GetTimestamp(), 0.0, 0L, 0);
        foreach (var _ in ArchiveDiff.Between(store, from, to))
        {
            if (count++ == 0)
            {
                first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                held = GC.GetTotalMemory(forceFullCollection: true) - before;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {first,-10:0} {Stopwatch.GetElapsedTime(started).TotalSeconds,-7:0.0} {count,-8} {held / 1e6:0}"));
    }

    private static IEnumerable<(string, ArchiveQuery)> Queries()
    {
        yield return ("none", new());
        yield return ("country (commonest)", new() { Country = "AAA" });
        yield return ("country (rare)", new() { Country = "ABX" });
        yield return ("type (commonest)", new() { Type = "shelling" });
        yield return ("type (rare)", new() { Type = "mob-violence" });
        yield return ("a month", new() { From = "2020-02-01", To = "2020-02-29" });
        yield return ("a month in a country", new() { Country = "AAA", From = "2020-02-01", To = "2020-02-29" });
        yield return ("place (commonest)", new() { Place = "town 0" });
        yield return ("place (rare)", new() { Place = "town 3999" });
        yield return ("at least 50 dead", new() { KilledAtLeast = 50 });
        yield return ("grade contested", new() { Grade = "contested" });
        yield return ("confirmed", new() { Review = "confirmed" });
        yield return ("near a point", new() { Near = (-59.9, -169.9), WithinKm = 30 });
        yield return ("actor (rare)", new() { Actor = "actor-499" });
        yield return ("actor (commonest)", new() { Actor = "actor-0" });
        yield return ("words (rare)", new() { Text = "market w3999" });
        yield return ("words (common)", new() { Text = "market" });
    }
}
