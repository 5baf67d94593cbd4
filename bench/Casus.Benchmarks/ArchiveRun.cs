using System.Diagnostics;
using System.Globalization;
using Casus.Archive.Search;
using Casus.Archive.Stores;

namespace Casus.Benchmarks;

/// <summary>Times the filters of an archive, a page and a count each, over made-up incidents as skewed as real ones: some countries, places and types have most of them.</summary>
internal static class ArchiveRun
{
    private const int AtOnce = 10_000;
    private const int Days = 3650;
    private const int Repeats = 5;

    private static readonly string[] Types = ["shelling", "shooting", "bombing", "air-strike", "armed-clash", "abduction", "drone-strike", "killing", "raid", "arson", "stabbing", "mob-violence"];
    private static readonly string[] Grades = ["weak", "weak", "weak", "weak", "fair", "fair", "confirmed", "contested"];

    /// <summary>Fills the archive where it is empty, and prints the times.</summary>
    public static int Go(string location, int incidents)
    {
        var store = Store.At(location);
        store.Prepare();
        var there = (int)store.Read(s => s.Number("SELECT COUNT(*) FROM incidents"));
        var started = Stopwatch.GetTimestamp();
        for (var from = there; from < incidents; from += AtOnce)
            store.Write(s => Fill(s, from, Math.Min(incidents, from + AtOnce)));
        if (there < incidents)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        store.Write(s => s.Execute("ANALYZE"));
        Console.WriteLine("filter                                   page, ms  count, ms  count");
        foreach (var (name, query) in Queries())
        {
            var (count, more) = ArchiveSearch.CountIncidents(store, query);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-40} {Median(() => ArchiveSearch.Incidents(store, query)),-9:0.0} {Median(() => ArchiveSearch.CountIncidents(store, query)),-10:0.0} {count}{(more ? "+" : "")}"));
        }

        return 0;
    }

    private static IEnumerable<(string, ArchiveQuery)> Queries()
    {
        yield return ("none", new());
        yield return ("country (commonest)", new() { Country = "AAA" });
        yield return ("country (rare)", new() { Country = "ABX" });
        yield return ("type (commonest)", new() { Type = "shelling" });
        yield return ("type and country", new() { Type = "drone-strike", Country = "AAC" });
        yield return ("a month", new() { From = "2020-02-01", To = "2020-02-29" });
        yield return ("a month in a country", new() { Country = "AAA", From = "2020-02-01", To = "2020-02-29" });
        yield return ("place (commonest)", new() { Place = "town 0" });
        yield return ("place (rare)", new() { Place = "town 3999" });
        yield return ("at least 50 dead", new() { KilledAtLeast = 50 });
        yield return ("at least 50 dead in a country", new() { KilledAtLeast = 50, Country = "AAA" });
        yield return ("grade contested", new() { Grade = "contested" });
        yield return ("confirmed by a person", new() { Review = "confirmed" });
        yield return ("near a point", new() { Near = (33.3, 44.4), WithinKm = 30 });
        yield return ("actor (common)", new() { Actor = "actor-0" });
        yield return ("actor (rare)", new() { Actor = "actor-499" });
        yield return ("words (rare)", new() { Text = "market w3999" });
        yield return ("words (common)", new() { Text = "market" });
    }

    private static double Median(Action work)
    {
        var times = new double[Repeats];
        for (var i = 0; i < Repeats; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Repeats / 2];
    }

    private static int Fill(StoreSession session, int from, int to)
    {
        for (var n = from; n < to; n++)
        {
            var random = new Random(n);
            var (place, type, actor) = (Zipf(random, 4000), Zipf(random, Types.Length), Zipf(random, 500));
            var day = new DateOnly(2015, 1, 1).AddDays(random.Next(Days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var country = string.Create(CultureInfo.InvariantCulture, $"A{(char)('A' + (place % 60 / 26))}{(char)('A' + (place % 26))}");
            var id = string.Create(CultureInfo.InvariantCulture, $"{day}-{country.ToLowerInvariant()}-{n:x8}");
            session.Insert(
                "incidents",
                ("number", (long)n + 1),
                ("id", id),
                ("type", Types[type]),
                ("first_day", day),
                ("last_day", day),
                ("country", country),
                ("place", string.Create(CultureInfo.InvariantCulture, $"town {place}")),
                ("place_name", string.Create(CultureInfo.InvariantCulture, $"Town {place}")),
                ("latitude", (place * 37 % 1200 / 10.0) - 60),
                ("longitude", (place * 53 % 3400 / 10.0) - 170),
                ("killed", (long)Math.Pow(random.NextDouble(), -0.8) - 1),
                ("injured", (long)random.Next(5)),
                ("sources", (long)1 + Zipf(random, 6)),
                ("grade", Grades[random.Next(Grades.Length)]),
                ("review", random.Next(50) switch { 0 => "confirmed", 1 => "dismissed", 2 => "corrected", _ => "open" }),
                ("merged_into", ""),
                ("machine", $"{{\"id\":\"{id}\",\"filler\":\"{new string('x', 3000)}\"}}"),
                ("judged", "{\"state\":\"open\"}"),
                ("words", string.Create(CultureInfo.InvariantCulture, $"market town {place} w{Zipf(random, 20000)} w{Zipf(random, 20000)} {Types[type]}")),
                ("digest", ""),
                ("from_at", "2024-01-01T00:00:00.000Z"),
                ("until_at", null));
            session.Insert(
                "incident_actors",
                ("incident", (long)n + 1),
                ("actor", string.Create(CultureInfo.InvariantCulture, $"actor-{actor}")),
                ("name", string.Create(CultureInfo.InvariantCulture, $"actor {actor}")),
                ("role", "actor"),
                ("certainty", "stated"));
        }

        return 0;
    }

    private static int Zipf(Random random, int n) => (int)Math.Min(n - 1, Math.Pow(n, random.NextDouble()) - 1 + random.NextDouble());
}
