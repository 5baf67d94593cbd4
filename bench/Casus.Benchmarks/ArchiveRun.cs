using System.Diagnostics;
using System.Globalization;
using Casus.Archive.Search;

namespace Casus.Benchmarks;

/// <summary>Times the filters of an archive, a page and a count each, over made-up incidents as skewed as real ones: some countries, places and types have most of them.</summary>
internal static class ArchiveRun
{
    private const int Repeats = 5;

    /// <summary>Fills the archive where it is empty, and prints the times.</summary>
    public static int Go(string location, int incidents)
    {
        using var bench = new BenchStore(location);
        var store = bench.Store;
        var started = Stopwatch.GetTimestamp();
        MadeUpIncidents.Fill(store, incidents);
        var filled = Stopwatch.GetElapsedTime(started).TotalSeconds;
        bench.Settle();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled in {filled:0} s, settled after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        Console.WriteLine("filter                                   page, ms  count, ms  count");
        foreach (var (name, query) in Queries())
        {
            var (count, more) = ArchiveSearch.CountIncidents(store, query);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-40} {Repeated.Median(Repeats, () => ArchiveSearch.Incidents(store, query)),-9:0.0} {Repeated.Median(Repeats, () => ArchiveSearch.CountIncidents(store, query)),-10:0.0} {count}{(more ? "+" : "")}"));
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
        yield return ("near a point", new() { Near = (-59.9, -169.9), WithinKm = 30 });
        yield return ("near a point, far around", new() { Near = (-45, -150), WithinKm = 500 });
        yield return ("actor (rare)", new() { Actor = "actor-499" });
        yield return ("actor (commonest)", new() { Actor = "actor-0" });
        yield return ("actor (common) in a country", new() { Actor = "actor-3", Country = "AAB" });
        yield return ("actor (common) by name", new() { Actor = "Front 5" });
        yield return ("certainty claimed", new() { Certainty = "claimed" });
        yield return ("certainty denied (none)", new() { Certainty = "denied" });
        yield return ("actor accused (none)", new() { Actor = "actor-0", Certainty = "accused" });
        yield return ("words (rare)", new() { Text = "market w3999" });
        yield return ("words (common) in a country", new() { Text = "market hospital", Country = "AAC" });
        yield return ("words (phrase)", new() { Text = "\"edge of the town\" w50" });
        yield return ("as of a day", new() { AsOf = "2024-06-01" });
        yield return ("as of a day, country", new() { AsOf = "2024-06-01", Country = "AAC" });
        yield return ("as of a day, actor", new() { AsOf = "2024-06-01", Actor = "actor-7" });
        yield return ("as of before all", new() { AsOf = "2023-06-01" });
        yield return ("words (common)", new() { Text = "market" });
    }
}
