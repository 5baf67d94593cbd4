using System.Globalization;
using System.Text.Json;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Benchmarks;

/// <summary>Incidents that nobody told of, as large and as skewed as real ones: some countries, places, types and actors have most of them. Each is the same in every run.</summary>
internal static class MadeUpIncidents
{
    private const int AtOnce = 5_000;
    private const int Days = 3650;
    private const int Places = 4000;
    private const int Actors = 500;

    private static readonly string[] Types =
    [
        "shelling", "shooting", "bombing", "air-strike", "armed-clash", "abduction", "drone-strike", "killing", "raid", "arson", "stabbing", "mob-violence",
    ];

    private static readonly string[] Grades = ["weak", "weak", "weak", "weak", "fair", "fair", "confirmed", "contested"];
    private static readonly IncidentReview Nothing = new() { State = ReviewStates.Open };

    /// <summary>Fills an archive up to so many incidents, in the program's own way of opening them.</summary>
    public static void Fill(Store store, int incidents)
    {
        store.Prepare();
        var there = (int)store.Read(s => s.Number("SELECT COUNT(*) FROM incidents"));
        for (var from = there; from < incidents; from += AtOnce)
        {
            var to = Math.Min(incidents, from + AtOnce);
            store.Write(s => Open(s, from, to - from, "2024-01-01T00:00:00.000Z"));
        }
    }

    /// <summary>Opens some incidents.</summary>
    public static int Open(StoreSession session, int from, int count, string at)
    {
        IncidentTable.Open(session, [.. Enumerable.Range(from, count).AsParallel().AsOrdered().Select(n => Opened(n, round: 0))], at);
        return count;
    }

    /// <summary>Opens other states of some incidents: as they were, with a death more for each round.</summary>
    public static int Open(StoreSession session, IReadOnlyList<int> numbers, int round, string at)
    {
        IncidentTable.Open(session, [.. numbers.AsParallel().AsOrdered().Select(n => Opened(n, round))], at);
        return numbers.Count;
    }

    /// <summary>Numbers of which the n-th is n times as rare as the first.</summary>
    public static int Zipf(Random random, int n) => (int)Math.Min(n - 1, Math.Pow(n, random.NextDouble()) - 1 + random.NextDouble());

    /// <summary>The code of a made-up country.</summary>
    public static string Country(int place) => string.Create(CultureInfo.InvariantCulture, $"A{(char)('A' + (place % 60 / 26))}{(char)('A' + (place % 26))}");

    /// <summary>One incident.</summary>
    public static Incident Of(int number)
    {
        var random = new Random(number);
        var (place, type) = (Zipf(random, Places), Types[Zipf(random, Types.Length)]);
        var day = Text(new DateOnly(2015, 1, 1).AddDays(random.Next(Days)));
        var killed = (int)Math.Min(2000, Math.Pow(random.NextDouble(), -0.8) - 1);
        int[] actors = [Zipf(random, Actors), Zipf(random, Actors)];
        var reports = Enumerable.Range(0, 1 + Zipf(random, 6)).Select(r => string.Create(CultureInfo.InvariantCulture, $"report-{number}-{r}")).ToArray();
        return new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{day}-{Country(place).ToLowerInvariant()}-town-{place}-{type}-{number:x6}"),
            Type = type,
            Codes = new(),
            Date = new(day, day, "day"),
            Location = new()
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"Town {place}"),
                GeonameId = place + 1,
                Latitude = (place * 37 % 1200 / 10.0) - 60,
                Longitude = (place * 53 % 3400 / 10.0) - 170,
                Country = Country(place),
                Precision = place % 50 == 49 ? LocationPrecision.Admin1 : LocationPrecision.City,
            },
            Participants =
            [
                Participant(actors[0], ParticipantRole.Actor, random.Next(6) == 0 ? Certainty.Claimed : Certainty.Stated),
                Participant(actors[1], ParticipantRole.Target, Certainty.Stated),
            ],
            Casualties = new() { Killed = new() { Low = killed, Best = killed, High = killed }, Injured = new() { Low = 0, Best = random.Next(5), High = null } },
            Claims = [.. reports.SelectMany(r => Claims(r, type, day, place, killed, random))],
            Reports = [.. reports],
            IndependentSources = reports.Length,
            Grade = Grades[random.Next(Grades.Length)],
            GradeReason = "made up",
            Match = [.. reports.Select(r => new IncidentMatch { Report = r, Part = "lead", Score = 0.9, Because = ["the same day", "the same town"], Source = 1 })],
        };
    }

    private static OpenedIncident Opened(int number, int round)
    {
        var incident = Of(number);
        if (incident.Casualties.Killed is { } killed && round > 0)
            incident = incident with { Casualties = incident.Casualties with { Killed = killed with { Best = killed.Best + round, High = killed.High + round } } };
        var random = new Random(-number);
        var review = random.Next(50) switch { 0 => ReviewStates.Confirmed, 1 => ReviewStates.Dismissed, 2 => ReviewStates.Corrected, _ => ReviewStates.Open };
        var words = IncidentTable.SearchedWords(incident, [string.Create(CultureInfo.InvariantCulture, $"w{Zipf(random, 20000)} w{Zipf(random, 20000)}")]);
        return new(incident, JsonSerializer.Serialize(incident, IncidentJson.Lines.Incident), Nothing with { State = review }, words);
    }

    private static IncidentParticipant Participant(int actor, ParticipantRole role, Certainty certainty) => new()
    {
        Role = role,
        ActorId = string.Create(CultureInfo.InvariantCulture, $"actor-{actor}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"Front {actor}"),
        Certainty = certainty,
        IsDenied = false,
        Claims = [0],
    };

    private static IEnumerable<IncidentClaim> Claims(string report, string type, string day, int place, int killed, Random random)
    {
        yield return Claim(report, "type", new() { Type = type }, $"a {type} hit the market on the eastern edge of the town early in the morning");
        yield return Claim(report, "date", new() { Start = day, End = day, Precision = "day" }, $"on the morning of {day}");
        yield return Claim(report, "location", new() { Name = $"Town {place}", GeonameId = place + 1, Country = Country(place), Precision = "city" }, $"the market of Town {place}");
        yield return Claim(report, "casualties.killed", new() { Low = killed, Best = killed, High = killed }, $"at least {killed} people were killed, a doctor of the hospital w{random.Next(100)} said");
    }

    private static IncidentClaim Claim(string report, string field, ClaimValue value, string words) => new()
    {
        Field = field,
        Value = value,
        Report = report,
        Event = "e1",
        Certainty = Certainty.Stated,
        Evidence = [new() { Start = 120, End = 120 + words.Length, Text = words }],
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
