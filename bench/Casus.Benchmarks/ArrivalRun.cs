using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Casus.Archive;
using Casus.Archive.Incidents;
using Casus.Archive.Judgements;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;

namespace Casus.Benchmarks;

/// <summary>Times one report that comes into an archive of many, from the taking in to the incident, and one judgement. The reports are made up as records: no text is coded.</summary>
internal static class ArrivalRun
{
    private const int ReportsPerDay = 250;
    private const int Places = 4000;
    private const int Vocabulary = 40000;
    private const int Arrivals = 40;

    /// <summary>Fills an archive to each size in turn, and prints the times.</summary>
    public static int Go(string location, IReadOnlyList<int> sizes)
    {
        using var bench = new BenchStore(location);
        bench.Store.Prepare();
        var deriver = new Deriver(bench.Store, () => IncidentFuser.Load(DataFolder.Find()), TimeProvider.System) { Threads = Environment.ProcessorCount };
        var ingester = new Ingester(bench.Store, r => Record(int.Parse(r.Text, CultureInfo.InvariantCulture), r.Id), "made up", TimeProvider.System) { BatchSize = 1000 };
        Console.WriteLine("reports    taken in, s  filed, s   a report: taken in, ms  filed, ms (median, 95 %)  a judgement, ms (median, 95 %)");
        var there = 0;
        foreach (var size in sizes)
        {
            var started = Stopwatch.GetTimestamp();
            ingester.Take(Enumerable.Range(there, size - there).Select(Report), CancellationToken.None);
            var taken = Stopwatch.GetElapsedTime(started).TotalSeconds;
            started = Stopwatch.GetTimestamp();
            deriver.Derive();
            var filed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            there = size;
            bench.Settle();
            var (ingest, derive, judge) = (new List<double>(), new List<double>(), new List<double>());
            var reviewer = new Reviewer(bench.Store, deriver, TimeProvider.System, "bench");
            for (var a = 0; a < Arrivals; a++, there++)
            {
                ingest.Add(Time(() => ingester.Take([Report(there)], CancellationToken.None)));
                derive.Add(Time(() => deriver.Derive()));
            }

            // Arrivals may have renamed incidents.
            var ids = bench.Store.Read(s => s.Query($"SELECT id FROM incident_facts WHERE until_at IS NULL ORDER BY digest LIMIT {Arrivals}", r => r.GetString(0)));
            judge.AddRange(ids.Select(id => Time(() => reviewer.Confirm(id))));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size,-10} {taken,-12:0.0} {filed,-10:0.0} {At(ingest, 0.5),-23:0.0} {At(derive, 0.5),-6:0.0} {At(derive, 0.95),-22:0.0} {At(judge, 0.5),-6:0.0} {At(judge, 0.95):0.0}"));
        }

        return 0;
    }

    private static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share));

    private static Report Report(int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new() { Id = "r" + text, Text = text, Origin = new("made up") };
    }

    // Every fourth report is the first of an incident; the others tell of one of the last thousand, about as often as real ones are told of.
    private static CodedReport Record(int number, string id)
    {
        var random = new Random(number);
        var told = random.Next(4) == 0 ? number : number - MadeUpIncidents.Zipf(random, 1000);
        var incident = new Random(Math.Max(0, told) / 4);
        var (day, place, type) = (Math.Max(0, told) / ReportsPerDay, MadeUpIncidents.Zipf(incident, Places), incident.Next(8));
        var about = Enumerable.Range(0, 30).Select(_ => $"q{incident.Next(Vocabulary * 5):x}z").ToList();
        var words = about.Where(_ => random.NextDouble() < 0.6).Concat(Enumerable.Range(0, 40).Select(_ => $"v{random.Next(Vocabulary * 50):x}x")).GroupBy(w => w).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var events = new List<CodedEvent> { Event("v1", day, place, type) };
        if (random.Next(3) == 0)
            events.Add(Event("v2", day - random.Next(20), MadeUpIncidents.Zipf(random, Places), random.Next(8)) with { Standing = Standing.Background });
        return new()
        {
            Id = id,
            Coder = "made up",
            PublishedOn = Day(day + random.Next(3)),
            Title = string.Join(' ', about.Take(6)),
            Wording = new() { Words = words, Lead = [.. about.Take(12)], Shingles = "" },
            Events = [.. events],
        };
    }

    private static CodedEvent Event(string id, int day, int place, int type) => new()
    {
        Id = id,
        Type = type % 2 == 0 ? "shelling" : "bombing",
        Codes = new() { Muc4 = "BOMBING", Plover = "ASSAULT" },
        Trigger = new() { Start = 0, End = 4, Text = "hit" },
        Modality = Modality.Asserted,
        Standing = Standing.News,
        Date = new() { Start = Day(day), End = Day(day), Precision = "day" },
        Location = new() { Name = $"Town {place}", GeonameId = place + 1, Latitude = (place * 37 % 1200 / 10.0) - 60, Longitude = (place * 53 % 3400 / 10.0) - 170, Country = "IRQ", Relation = LocationRelation.In, Precision = LocationPrecision.City },
    };

    private static string Day(int day) => new DateOnly(2010, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
