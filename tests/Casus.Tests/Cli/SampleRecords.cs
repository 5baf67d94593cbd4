using System.Collections.Immutable;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Cli;

/// <summary>Records made by hand over a short text of their own, so that the command line is tested without a coder.</summary>
internal static class SampleRecords
{
    public const string StrikeText =
        "A drone strike killed a commander of Kata'ib Hezbollah in Baghdad on Wednesday night. Two militia officials said that three men "
        + "died, among them two guards. A hospital counted at least two dead. The United States said that it had struck in answer to the "
        + "attack on Tower 22 in Jordan on 28 January, in which three soldiers were killed and more than 40 injured. The Pentagon blamed "
        + "Kata'ib Hezbollah; Iran denied any part. The groups have carried out more than 150 attacks since October. Iraq's military "
        + "spokesman condemned the strike.";

    /// <summary>A strike with everything a record can say, the attack it answers, a total over many, and a statement.</summary>
    public static CodedReport Strike { get; } = new()
    {
        Id = "strike-1",
        Coder = "casus 0.1.0",
        PublishedOn = "2024-02-08T11:42",
        Language = "en",
        Title = "Drone strike kills militia commander in Baghdad",
        Publisher = "The Sample",
        Url = "https://example.org/strike-1",
        DerivedFrom = Map(("publishedOn", "byline")),
        Sentences = [new(0, 85)],
        Entities =
        [
            Entity("e1", EntityType.Organisation, "Kata'ib Hezbollah", "IRQ", "REB", "kataib-hezbollah"),
            Entity("e2", EntityType.Person, "a commander of Kata'ib Hezbollah"),
            Entity("e3", EntityType.Person, "Two militia officials"),
            Entity("e4", EntityType.Organisation, "A hospital"),
            Entity("e5", EntityType.Organisation, "The United States", "USA", "GOV", "united-states"),
            Entity("e6", EntityType.Organisation, "The Pentagon", "USA", "MIL"),
            Entity("e7", EntityType.Organisation, "Iran", "IRN", "GOV"),
            Entity("e8", EntityType.Weapon, "drone"),
            Entity("e9", EntityType.Facility, "Tower 22", "JOR"),
            Entity("e10", EntityType.Person, "three soldiers", "USA", "MIL"),
            Entity("e11", EntityType.Organisation, "The groups"),
            Entity("e12", EntityType.Person, "Iraq's military spokesman", "IRQ", "MIL"),
        ],
        Places =
        [
            new()
            {
                Start = 58, End = 65, Text = "Baghdad", GeonameId = 98182, Name = "Baghdad", Latitude = 33.34058, Longitude = 44.40088, Country = "IRQ",
                Admin1 = "Baghdad", Feature = "PPLC", Usage = "literal", Score = 0.97,
                Alternatives = [new(1171466, "Baghdad", "PAK", "Khyber Pakhtunkhwa", 34.2, 72.1, 0.03)],
            },
        ],
        Times = [new() { Start = 69, End = 84, Text = "Wednesday night", Type = "TIME", Value = "2024-02-07TNI", DerivedFrom = "publishedOn" }],
        Quotes =
        [
            new() { Start = 113, End = 158, Text = StrikeText[113..158], Form = "indirect", Speaker = "e3", Cue = Words("said") },
        ],
        Events = [StrikeEvent(), AttackEvent(), TotalEvent(), StatementEvent()],
    };

    /// <summary>A report in which nothing violent happens.</summary>
    public static CodedReport Quiet { get; } = new()
    {
        Id = "quiet-1",
        Coder = "casus 0.1.0",
        Language = "en",
        Unknown = Map(("publishedOn", "no-publication-date")),
    };

    /// <summary>A report of one planned and one undated, unplaced event, with hostile characters in its words.</summary>
    public static CodedReport Bare { get; } = new()
    {
        Id = "bare\u001b[31m-1",
        Coder = "casus 0.1.0",
        PublishedOn = "2024-02-08",
        Entities = [new() { Id = "e1", Type = EntityType.Person, Name = "gunmen\n  in\tmasks\u202e", Mentions = [Mention("gunmen")] }],
        Events =
        [
            new()
            {
                Id = "v1",
                Type = "armed-clash",
                Codes = new() { Plover = "ASSAULT", Muc4 = "ATTACK" },
                Trigger = new() { Start = 0, End = 9, Text = "fire\u0007fight" },
                Modality = Modality.Planned,
                ModalityEvidence = [new() { Start = 12, End = 20, Text = "prepared" }],
                Standing = Standing.News,
                Participants = [new() { Role = ParticipantRole.Actor, Entity = "e1", Text = "gunmen", Certainty = Certainty.Suspected }],
                Casualties = [new() { Outcome = CasualtyOutcome.Displaced, Who = CasualtyGroup.Civilian, Text = "many" }],
                Unknown = Map(("date", "no-date-in-text"), ("location", "ambiguous-place"), ("target", "some-new-reason")),
            },
        ],
    };

    public static CodedReport Numbered(int number) => new() { Id = $"r{number}", Coder = "casus 0.1.0", PublishedOn = "2024-02-08", Language = "en" };

    private static CodedEvent StrikeEvent() => new()
    {
        Id = "v1",
        Type = "drone-strike",
        Codes = new() { Plover = "ASSAULT", PloverMode = "drone", Cameo = "195", Acled = "Air/drone strike", Ged = "state-based", Muc4 = "BOMBING" },
        Trigger = Words("strike"),
        Mentions = [Words("strike"), Words("struck")],
        Modality = Modality.Asserted,
        Standing = Standing.News,
        AttributedTo = [By("e5", "said")],
        Date = new() { Start = "2024-02-07", End = "2024-02-07", Precision = "day", DerivedFrom = "publishedOn", Evidence = [Words("Wednesday night")] },
        Location = new()
        {
            Name = "Baghdad", Relation = LocationRelation.In, GeonameId = 98182, Latitude = 33.34058, Longitude = 44.40088, Country = "IRQ", Admin1 = "Baghdad",
            Precision = LocationPrecision.City, Evidence = [Words("Baghdad")],
        },
        Participants =
        [
            Part(ParticipantRole.Actor, "e5", "The United States", Certainty.Stated, [By("e5", "said")]),
            Part(ParticipantRole.Victim, "e2", "a commander of Kata'ib Hezbollah", Certainty.Stated, []),
            Part(ParticipantRole.Instrument, "e8", "drone", Certainty.Stated, []),
        ],
        Casualties =
        [
            Toll(CasualtyOutcome.Killed, 3, 3, 3, CasualtyGroup.Militant, "three men", "e3"),
            Toll(CasualtyOutcome.Killed, 2, 2, 2, CasualtyGroup.Militant, "two guards", "e3", partOfTotal: true),
            Toll(CasualtyOutcome.Killed, 2, 2, null, CasualtyGroup.Unknown, "at least two", "e4"),
        ],
        Links = [new(LinkRelation.RetaliationFor, "v2", [By("e5", "said")], [Words("in answer to")])],
    };

    private static CodedEvent AttackEvent() => new()
    {
        Id = "v2",
        Type = "attack",
        Codes = new() { Plover = "ASSAULT", Cameo = "190", Muc4 = "ATTACK" },
        Trigger = Words("attack on"),
        Modality = Modality.Asserted,
        Standing = Standing.Background,
        StandingEvidence = [Words("in answer to")],
        Date = new() { Start = "2024-01-28", End = "2024-01-28", Precision = "day", Evidence = [Words("28 January")] },
        Location = new() { Name = "Tower 22", Relation = LocationRelation.In, Country = "JOR", Precision = LocationPrecision.Exact, Unknown = "not-in-gazetteer", Evidence = [Words("Tower 22")] },
        Participants =
        [
            Part(ParticipantRole.Actor, "e1", "Kata'ib Hezbollah", Certainty.Accused, [By("e6", "blamed")]) with { CertaintyEvidence = [Words("blamed")] },
            Part(ParticipantRole.Actor, "e7", "Iran", Certainty.Denied, [By("e7", "denied")]) with { CertaintyEvidence = [Words("denied any part")] },
            Part(ParticipantRole.Target, "e9", "Tower 22", Certainty.Stated, []),
            Part(ParticipantRole.Victim, "e10", "three soldiers", Certainty.Stated, []),
        ],
        Casualties =
        [
            Toll(CasualtyOutcome.Killed, 3, 3, 3, CasualtyGroup.Military, "three soldiers"),
            Toll(CasualtyOutcome.Injured, 41, null, null, CasualtyGroup.Military, "more than 40"),
        ],
        Unknown = Map(("instrument", "instrument-unnamed")),
    };

    private static CodedEvent TotalEvent() => new()
    {
        Id = "v3",
        Type = "attack",
        Codes = new() { Plover = "ASSAULT" },
        Trigger = Words("attacks"),
        Modality = Modality.Asserted,
        Standing = Standing.Aggregate,
        StandingEvidence = [Words("more than 150 attacks since October")],
        Date = new() { Start = "2023-10-01", End = "2024-02-08", Precision = "unknown", DerivedFrom = "publishedOn", Evidence = [Words("since October")] },
        Participants = [Part(ParticipantRole.Actor, "e11", "The groups", Certainty.Stated, [])],
        Unknown = Map(("location", "no-place-in-text")),
    };

    private static CodedEvent StatementEvent() => new()
    {
        Id = "v4",
        Type = "condemnation",
        Codes = new() { Plover = "ACCUSE" },
        Trigger = Words("condemned"),
        Modality = Modality.Asserted,
        Standing = Standing.News,
        Participants =
        [
            Part(ParticipantRole.Actor, "e12", "Iraq's military spokesman", Certainty.Stated, []),
            Part(ParticipantRole.Target, "e5", "The United States", Certainty.Suspected, []),
        ],
    };

    private static CodedEntity Entity(string id, EntityType type, string name, string? country = null, string? sector = null, string? actor = null) =>
        new() { Id = id, Type = type, Name = name, Country = country, Sector = sector, ActorId = actor, Mentions = [Mention(name)] };

    private static CodedMention Mention(string words) => Words(words) is var q
        ? new() { Start = q.Start, End = q.End, Text = q.Text, Form = MentionForm.Name }
        : throw new InvalidOperationException();

    private static Participant Part(ParticipantRole role, string entity, string words, Certainty certainty, ImmutableArray<Attribution> by) =>
        new() { Role = role, Entity = entity, Text = words, Certainty = certainty, AttributedTo = by, Evidence = [Words(words)] };

    private static Casualties Toll(CasualtyOutcome outcome, int? low, int? best, int? high, CasualtyGroup who, string words, string? by = null, bool partOfTotal = false) => new()
    {
        Outcome = outcome,
        Low = low,
        Best = best,
        High = high,
        Who = who,
        Text = words,
        AttributedTo = by is null ? [] : [By(by, "said")],
        Evidence = [Words(words)],
        PartOfTotal = partOfTotal,
    };

    private static Attribution By(string entity, string words) => new(entity, [Words(words)]);

    private static TextQuote Words(string words)
    {
        var start = Math.Max(0, StrikeText.IndexOf(words, StringComparison.Ordinal));
        return new() { Start = start, End = start + words.Length, Text = words };
    }

    private static ImmutableSortedDictionary<string, string> Map(params (string Key, string Value)[] entries) =>
        entries.ToImmutableSortedDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
}
