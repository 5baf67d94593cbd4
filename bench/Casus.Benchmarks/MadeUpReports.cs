using Casus.Fusion;
using Casus.Reports;

namespace Casus.Benchmarks;

/// <summary>
/// Reports that nobody wrote, as fusion sees them: some places, kinds of event and words are very common and most are rare (Zipf), most incidents have one report
/// and some have hundreds, days of fighting follow each other at one place. There are 250 reports a day, however many there are in all.
/// </summary>
internal sealed class MadeUpReports
{
    private const int ReportsPerDay = 250;
    private const int Places = 4000;
    private const int Kinds = 12;
    private const int Vocabulary = 40000;
    private const int LargestIncident = 300;
    private const double UndatedShare = 0.01;
    private const double ProceedingShare = 0.1;
    private const int FirstDay = 737000;

    private readonly int count;
    private readonly int seed;
    private readonly Dictionary<string, int> incidentOf = new(StringComparer.Ordinal);

    public MadeUpReports(int count, int seed) => (this.count, this.seed) = (count, seed);

    /// <summary>How many incidents were made up so far.</summary>
    public int Incidents { get; private set; }

    private int DayCount => Math.Max(1, count / ReportsPerDay);

    /// <summary>The reports, in a random order of days.</summary>
    public IEnumerable<Telling> Tellings()
    {
        var random = new Random(seed);
        for (var made = 0; made < count;)
        {
            var incident = NewIncident(random);
            var size = Math.Min(count - made, Math.Min(LargestIncident, (int)Math.Pow(random.NextDouble(), -0.8)));
            for (var r = 0; r < size; r++, made++)
                yield return Report(incident, $"r{made}", random);
        }
    }

    /// <summary>Further reports, each of an incident of its own or of one like those that are there.</summary>
    public IEnumerable<Telling> Late(int late)
    {
        var random = new Random(seed);
        // The incidents come out the same as at first; one late report of each of the first ones.
        for (var i = 0; i < late; i++)
            yield return Report(NewIncident(random), $"late{i}", random);
    }

    /// <summary>Share of joined pairs that are right, and of pairs to be joined that are joined.</summary>
    public (double Precision, double Recall) Score(IEnumerable<IEnumerable<string>> clusters)
    {
        var (right, said) = (0L, 0L);
        foreach (var cluster in clusters)
        {
            var incidents = cluster.Select(r => incidentOf[r]).ToList();
            said += Pairs(incidents.Count);
            right += incidents.GroupBy(i => i).Sum(g => Pairs(g.Count()));
        }

        var wanted = incidentOf.Values.GroupBy(i => i).Sum(g => Pairs(g.Count()));
        return ((double)right / Math.Max(1, said), (double)right / Math.Max(1, wanted));

        static long Pairs(long n) => n * (n - 1) / 2;
    }

    private Incident NewIncident(Random random)
    {
        var place = Zipf(random, Places);
        var kind = Zipf(random, Kinds);
        return new(
            Incidents++,
            FirstDay + random.Next(DayCount),
            place,
            kind,
            random.Next(8),
            // What it is about, what the place is known for, what such events are told with.
            [.. Enumerable.Range(0, 26).Select(_ => 1000 + random.Next(Vocabulary)), .. Enumerable.Range(0, 12).Select(i => 100000 + (place * 16) + i), .. Enumerable.Range(0, 14).Select(_ => 200000 + (kind * 100) + Zipf(random, 100))],
            [.. Enumerable.Range(0, 3).Select(_ => (uint)random.Next(1, 200000))]);
    }

    private Telling Report(Incident incident, string id, Random random)
    {
        incidentOf[id] = incident.Number;
        var isProceeding = random.NextDouble() < ProceedingShare;
        var day = random.NextDouble() < UndatedShare ? -1 : incident.Day + (isProceeding ? random.Next(200) : random.Next(3));
        var words = incident.Words.Where(_ => random.NextDouble() < 0.6).Concat(Enumerable.Range(0, 40).Select(_ => 300000 + Zipf(random, Vocabulary))).Distinct().ToList();
        var weighed = words.Select(w => (Word: (uint)w, Weight: (float)(w < 100000 ? 7 : w < 200000 ? Math.Min(7, 2.1 + Math.Log(1 + ((w - 100000) / 16))) : w < 300000 ? 2.5 : Math.Clamp(Math.Log(1 + (w - 300000)) - 1.3, 0.1, 7.8)))).OrderByDescending(w => w.Weight).ThenBy(w => w.Word).Take(64).ToList();
        var norm = (float)Math.Sqrt(weighed.Sum(w => (double)w.Weight * w.Weight));
        var sorted = weighed.OrderBy(w => w.Word).ToList();
        var people = incident.People.Where(_ => random.NextDouble() < 0.5).Order().ToArray();
        var lead = sorted.Where(w => w.Word % 3 == 0).ToList();
        var leadNorm = (float)Math.Sqrt(lead.Sum(w => (double)w.Weight * w.Weight));
        return new()
        {
            Report = id,
            Facts = new()
            {
                PublishedDay = day,
                FirstDay = random.NextDouble() < 0.25 ? -1 : incident.Day,
                LastDay = incident.Day,
                GeonameId = incident.Place + 1,
                Latitude = incident.Place % 120 - 60,
                Longitude = incident.Place % 340 - 170,
                Country = (uint)(1 + (incident.Place % 60)),
                Division = (uint)(1 + (incident.Place % 600)),
                PlaceName = (uint)(incident.Place + 7),
                Precision = LocationPrecision.City,
                Type = (uint)(incident.Kind + 1),
                Kind = (uint)(incident.Kind + 1),
                Family = (uint)((incident.Kind / 3) + 1),
                Killed = random.NextDouble() < 0.3 ? -1 : incident.Killed,
                Injured = -1,
                Instrument = 0,
                Weekdays = 0,
                IsProceeding = isProceeding,
                HasEvent = true,
            },
            Terms = [.. sorted.Select(w => w.Word)],
            Weights = [.. sorted.Select(w => w.Weight / norm)],
            Keys = [.. weighed.Where(w => w.Weight >= 3.7f).Take(40).Select(w => w.Word)],
            Title = [.. sorted.Take(6).Select(w => w.Word)],
            Lead = [.. lead.Select(w => w.Word)],
            LeadWeights = [.. lead.Select(w => w.Weight / leadNorm)],
            ChiefPeople = [.. people.Take(1)],
            Years = [],
            EventDays = [incident.Day],
            People = people,
            Actors = [(uint)(1 + (incident.Place % 50))],
            Places = [incident.Place + 1],
            Numbers = [],
            Dates = [],
            Extras = [],
            Signature = [.. Enumerable.Range(0, 32).Select(_ => (uint)random.Next())],
        };
    }

    // The n-th is n times as rare as the first.
    private static int Zipf(Random random, int n) => (int)Math.Min(n - 1, Math.Pow(n, random.NextDouble()) - 1 + random.NextDouble());

    private sealed record Incident(int Number, int Day, int Place, int Kind, int Killed, int[] Words, uint[] People);
}
