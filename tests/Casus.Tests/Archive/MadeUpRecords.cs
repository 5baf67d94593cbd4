using Casus.Records;
using Casus.Reports;
using Casus.Tests.Evaluation;

namespace Casus.Tests.Archive;

/// <summary>Records that nobody coded, of a few towns in one month: most tell of something else beside their lead, on a day near it, so that what is filed hangs together in many ways.</summary>
internal static class MadeUpRecords
{
    private const int Towns = 3;
    private const int Days = 24;

    private static readonly string[] Words =
    [
        "granary", "viaduct", "orchard", "lighthouse", "tannery", "quarry", "foundry", "cemetery", "stadium", "refinery", "seminary", "aqueduct", "bazaar", "sawmill", "brewery", "observatory",
    ];

    /// <summary>A record under an id; another number behind the tilde makes another record of it.</summary>
    public static CodedReport Of(string id)
    {
        var random = new Random(Seed(id));
        // Reports of one incident share their day, town and words.
        var incident = new Random(random.Next(30));
        var (day, town) = (incident.Next(Days), incident.Next(Towns));
        var words = Enumerable.Range(0, 4).Select(_ => Words[incident.Next(Words.Length)]).ToList();
        var events = new List<CodedEvent> { Event("v1", day, town, Standing.News, random.Next(3) == 0 ? "v2" : null) };
        for (var e = random.Next(4); e > 0; e--)
        {
            events.Add(Event(
                $"v{events.Count + 1}", day + random.Next(-4, 5), random.Next(Towns), random.Next(3) == 0 ? Standing.Background : Standing.News, random.Next(4) == 0 ? "v1" : null));
        }

        return new()
        {
            Id = id,
            Coder = "made up",
            PublishedOn = Text(day + random.Next(3)),
            Title = string.Join(' ', words.Where(_ => random.Next(3) > 0)),
            Events = [.. events],
        };
    }

    private static CodedEvent Event(string id, int day, int town, Standing standing, string? follows) => RecordSketch.Event(new() { Muc4 = "ATTACK", Plover = "ASSAULT" }) with
    {
        Id = id,
        Standing = standing,
        Date = new() { Start = Text(day), End = Text(day), Precision = "day", Evidence = [] },
        Location = new() { Name = $"Town {town}", GeonameId = 100 + town, Latitude = 10 * town, Longitude = 20, Country = "IRQ", Relation = LocationRelation.In, Precision = LocationPrecision.City, Evidence = [] },
        Links = follows is null ? [] : [new(LinkRelation.Follows, follows, [], [])],
    };

    private static string Text(int day) => new DateOnly(2024, 2, 1).AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static int Seed(string id)
    {
        var seed = 17;
        foreach (var c in id)
            seed = unchecked((seed * 31) + c);
        return seed & int.MaxValue;
    }
}
