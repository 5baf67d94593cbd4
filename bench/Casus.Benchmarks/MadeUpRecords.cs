using System.Globalization;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Reports;

namespace Casus.Benchmarks;

/// <summary>The records behind made-up incidents: each names two or three persons, of whom most are named nowhere else and some again and again.</summary>
internal static class MadeUpRecords
{
    private const int FirstNames = 2_000;
    private const int Surnames = 200_000;

    /// <summary>The records of an incident.</summary>
    public static IEnumerable<CodedReport> Of(Incident incident) => incident.Reports.Select(r => Of(incident, r));

    private static CodedReport Of(Incident incident, string report)
    {
        var random = new Random(Hash(report));
        var names = Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Name(random)).ToList();
        var text = $"At least {incident.Casualties.Killed!.Low} people were killed, {names[0]}, a doctor of the hospital, said. {string.Join(" and ", names.Skip(1))} were among the dead.";
        return new()
        {
            Id = report,
            Coder = "made up",
            PublishedOn = incident.Date!.Start,
            Language = "en",
            Title = $"{incident.Casualties.Killed.Low} killed in {incident.Location!.Name}, {names[0]} says",
            Publisher = string.Create(CultureInfo.InvariantCulture, $"Paper {random.Next(300)}"),
            Url = $"https://paper.example/{incident.Date.Start}/{report}",
            Text = text,
            Entities = [.. names.Select((n, i) => Person(n, i, text))],
            Events = [Event(incident, names)],
        };
    }

    private static CodedEntity Person(string name, int number, string text) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"n{number}"),
        Type = EntityType.Person,
        Name = name,
        Mentions = [new() { Form = MentionForm.Name, Text = name, Start = text.IndexOf(name, StringComparison.Ordinal), End = text.IndexOf(name, StringComparison.Ordinal) + name.Length }],
    };

    private static CodedEvent Event(Incident incident, List<string> names) => new()
    {
        Id = "e1",
        Type = incident.Type,
        Codes = new(),
        Trigger = new() { Start = 0, End = 6, Text = "killed" },
        Modality = Modality.Asserted,
        Standing = Standing.News,
        Date = new() { Start = incident.Date!.Start, End = incident.Date.End, Precision = incident.Date.Precision },
        Location = new() { Name = incident.Location!.Name, Relation = LocationRelation.In, GeonameId = incident.Location.GeonameId, Country = incident.Location.Country, Precision = incident.Location.Precision },
        Participants = [.. names.Skip(1).Select((n, i) => new Participant { Role = ParticipantRole.Victim, Entity = string.Create(CultureInfo.InvariantCulture, $"n{i + 1}"), Text = n, Certainty = Certainty.Stated })],
    };

    private static string Name(Random random) => $"{Word(random.Next(FirstNames), 3)} {Word(MadeUpIncidents.Zipf(random, Surnames), 4)}";

    // Numbers as names: syllables in place of digits, so that they read, fold and sort as names do.
    private static string Word(int number, int syllables)
    {
        const string consonants = "bdfghklmnprstvz", vowels = "aeiou";
        var word = new char[2 * syllables];
        for (var s = 0; s < syllables; s++, number /= 75)
            (word[2 * s], word[(2 * s) + 1]) = (consonants[number % 75 / 5], vowels[number % 5]);
        word[0] = char.ToUpperInvariant(word[0]);
        return new(word);
    }

    private static int Hash(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
}
