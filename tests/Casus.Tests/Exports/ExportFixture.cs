using System.Collections.Immutable;
using System.Text;
using Casus.Exports;
using Casus.Fusion.Incidents;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Exports;

/// <summary>Incidents and records made by hand, small enough to be read, and exports of them.</summary>
internal static class ExportFixture
{
    private static readonly Lazy<Exporter> Shared = new(() => Exporter.Load(DataFolder.Find(), ActorRegister.Load(DataFolder.Find(), null), "casus 0.1.0"));

    public static Exporter Exporter => Shared.Value;

    /// <summary>A strike with a known actor and target; a clinic hit, with a victim and a child; a battle of three days; a protest; one undated.</summary>
    public static Source All { get; } = new([Strike(), Clinic(), Battle(), Protest(), Undated()], [StrikeRecord(), ClinicRecord(), BattleRecord(), ProtestRecord()]);

    /// <summary>Exports into a folder of its own and gives its files by name.</summary>
    public static SortedDictionary<string, string> Export(IIncidentSource source, string format, string profile = "public", Func<ExportOptions, ExportOptions>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("casus-export-").FullName;
        try
        {
            var options = new ExportOptions { Format = format, Profile = profile, AsOf = new(2024, 3, 31) };
            Exporter.Export(source, change?.Invoke(options) ?? options, folder);
            return new(Directory.EnumerateFiles(folder).ToDictionary(f => Path.GetFileName(f), f => Encoding.UTF8.GetString(File.ReadAllBytes(f)), StringComparer.Ordinal), StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The main file of an export.</summary>
    public static string MainFile(string format, string profile = "public") => Export(All, format, profile)[FileOf(format)];

    public static string FileOf(string format) => format switch
    {
        "polecat" => "polecat.tsv",
        "plover" => "plover.json",
        "geojson" => "incidents.geojson",
        "csv" => "events.csv",
        "jsonl" => "events.jsonl",
        _ => format + ".csv",
    };

    /// <summary>Of exports.md: US forces strike a commander of Kata'ib Hezbollah in Baghdad.</summary>
    public static Incident Strike() => Incident("2024-02-07-irq-baghdad-drone-strike-aaaaaa", "drone-strike", "ASSAULT", "drone", "Air/drone strike", ["strike"]) with
    {
        Date = new("2024-02-07", "2024-02-07", "day"),
        Location = new() { Name = "Baghdad", GeonameId = 98182, Latitude = 33.34058, Longitude = 44.40088, Country = "IRQ", Admin1 = "Baghdad", Precision = LocationPrecision.City },
        Participants =
        [
            Part(ParticipantRole.Actor, "US military", "united-states-armed-forces", Certainty.Stated, 3),
            Part(ParticipantRole.Target, "Kata'ib Hezbollah", "kata-ib-hezbollah", Certainty.Stated, 4),
        ],
        Casualties = new()
        {
            Killed = new() { Low = 1, Best = 3, High = 3 },
            ByGroup = [new(CasualtyGroup.Militant, CasualtyOutcome.Killed, 1, 3, 3)],
            TollOverTime = [new("2024-02-07", 1, null), new("2024-02-08", 3, null)],
        },
        Claims =
        [
            Claim("strike", "type", new() { Type = "drone-strike" }, "drone strike"),
            Claim("strike", "date", new() { Start = "2024-02-07", End = "2024-02-07", Precision = "day" }, "Wednesday"),
            Claim("strike", "location", new() { Name = "Baghdad", GeonameId = 98182, Country = "IRQ", Precision = "city" }, "Baghdad"),
            Claim("strike", "participants.actor", new() { Name = "US military", ActorId = "united-states-armed-forces" }, "The US military") with { AttributedTo = ["Pentagon"] },
            Claim("strike", "participants.target", new() { Name = "Kata'ib Hezbollah", ActorId = "kata-ib-hezbollah" }, "Kata'ib Hezbollah"),
            Claim("strike", "casualties.killed", new() { Low = 1, Best = 1, High = 1 }, "a commander"),
            Claim("strike", "casualties.killed", new() { Low = 3, Best = 3, High = 3 }, "three") with { AttributedTo = ["Wissam al-Amiri"] },
        ],
        IndependentSources = 2,
        Grade = "fair",
        GradeReason = "2 independent sources",
        Links = [new(LinkRelation.RetaliationFor, "2024-01-28-jor-tower-22-drone-strike-bbbbbb", [], [])],
    };

    /// <summary>A clinic in Kurakhovo is shelled; a nurse and a girl of nine die, and are named.</summary>
    public static Incident Clinic() => Incident("2024-03-05-ukr-kurakhovo-shelling-cccccc", "shelling", "ASSAULT", "heavy-weapons", "Shelling/artillery/missile attack", ["clinic-oksana-bondarchuk"]) with
    {
        Date = new("2024-03-05", "2024-03-05", "day"),
        Location = new() { Name = "Kurakhovo", GeonameId = 703646, Latitude = 47.98515, Longitude = 37.28211, Country = "UKR", Admin1 = "Donetsk", Precision = LocationPrecision.City },
        Participants =
        [
            Part(ParticipantRole.Actor, "Russian forces", null, Certainty.Accused, 2),
            Part(ParticipantRole.Target, "a clinic", null, Certainty.Stated, 3),
            Part(ParticipantRole.Victim, "Oksana Bondarchuk", null, Certainty.Stated, 4),
            Part(ParticipantRole.Victim, "Zlata Hrytsenko", null, Certainty.Stated, 5),
        ],
        Casualties = new() { Killed = new() { Low = 2, Best = 2, High = null }, ByGroup = [new(CasualtyGroup.Civilian, CasualtyOutcome.Killed, 2, 2, null)] },
        Claims =
        [
            Claim("clinic-oksana-bondarchuk", "type", new() { Type = "shelling" }, "shelling"),
            Claim("clinic-oksana-bondarchuk", "location", new() { Name = "Kurakhovo", GeonameId = 703646, Country = "UKR", Precision = "city" }, "Kurakhovo"),
            Claim("clinic-oksana-bondarchuk", "participants.actor", new() { Name = "Russian forces" }, "Russian forces") with { Certainty = Certainty.Accused, AttributedTo = ["Taras Melnyk"] },
            Claim("clinic-oksana-bondarchuk", "participants.target", new() { Name = "a clinic" }, "a clinic in Kurakhovo"),
            Claim("clinic-oksana-bondarchuk", "participants.victim", new() { Name = "Oksana Bondarchuk" }, "Oksana Bondarchuk, a nurse"),
            Claim("clinic-oksana-bondarchuk", "participants.victim", new() { Name = "Zlata Hrytsenko" }, "nine-year-old Zlata Hrytsenko"),
            Claim("clinic-oksana-bondarchuk", "casualties.killed", new() { Low = 2, Best = 2 }, "at least two"),
        ],
        IndependentSources = 1,
        Grade = "weak",
        GradeReason = "one source",
    };

    /// <summary>Three days of fighting with seven dead.</summary>
    public static Incident Battle() => Incident("2024-02-10-irq-baghdad-armed-clash-dddddd", "armed-clash", "ASSAULT", "firearms", "Armed clash", ["battle"]) with
    {
        Date = new("2024-02-10", "2024-02-12", "days"),
        Location = new() { Name = "Baghdad", GeonameId = 98182, Latitude = 33.34058, Longitude = 44.40088, Country = "IRQ", Admin1 = "Baghdad", Precision = LocationPrecision.City },
        Participants =
        [
            Part(ParticipantRole.Actor, "Islamic State", "islamic-state", Certainty.Claimed, 1),
            Part(ParticipantRole.Target, "Iraqi army", null, Certainty.Stated, 2),
        ],
        Casualties = new()
        {
            Killed = new() { Low = 7, Best = 8, High = 9 },
            ByGroup = [new(CasualtyGroup.Military, CasualtyOutcome.Killed, 3, 3, 3), new(CasualtyGroup.Militant, CasualtyOutcome.Killed, 4, 4, 5)],
        },
        Claims =
        [
            Claim("battle", "type", new() { Type = "armed-clash" }, "fighting"),
            Claim("battle", "participants.actor", new() { Name = "Islamic State", ActorId = "islamic-state" }, "Islamic State") with { Certainty = Certainty.Claimed },
            Claim("battle", "participants.target", new() { Name = "Iraqi army" }, "the Iraqi army"),
        ],
        IndependentSources = 2,
        Grade = "confirmed",
        GradeReason = "2 independent sources, and Islamic State says it did it",
    };

    /// <summary>A peaceful protest; its report's words try to be a formula.</summary>
    public static Incident Protest() => Incident("2024-02-20-usa-tampa-demonstration-eeeeee", "demonstration", "PROTEST", "demo", "Peaceful protest", ["protest"]) with
    {
        Date = new("2024-02-12", "2024-02-18", "week"),
        Location = new() { Name = "Tampa", GeonameId = 4174757, Latitude = 27.94752, Longitude = -82.45843, Country = "USA", Admin1 = "Florida", Precision = LocationPrecision.City },
        Participants = [Part(ParticipantRole.Target, "=cmd|' /C calc'!A0", null, Certainty.Stated, 1)],
        Casualties = new(),
        Claims =
        [
            Claim("protest", "type", new() { Type = "demonstration" }, "marched"),
            Claim("protest", "participants.target", new() { Name = "=cmd|' /C calc'!A0" }, "=cmd|' /C calc'!A0"),
        ],
        IndependentSources = 1,
        Grade = "weak",
        GradeReason = "one source",
    };

    /// <summary>Nobody says when.</summary>
    public static Incident Undated() => Incident("undated-demonstration-ffffff", "demonstration", "PROTEST", "demo", "Peaceful protest", ["protest"]) with { Casualties = new() };

    public static CodedReport StrikeRecord() => Record("strike", "Strike in Baghdad", "Northlight News", "https://example.org/northlight/strike", "2024-02-08T10:00:00Z",
        [
            Entity("e1", EntityType.Organisation, "US military", MentionForm.Name) with { ActorId = "united-states-armed-forces", Country = "USA", Sector = "MIL" },
            Entity("e2", EntityType.Organisation, "Kata'ib Hezbollah", MentionForm.Name) with { ActorId = "kata-ib-hezbollah", Country = "IRQ", Sector = "REB" },
            Entity("e3", EntityType.Person, "Wissam al-Amiri", MentionForm.Name),
        ],
        [(ParticipantRole.Actor, "e1", "The US military"), (ParticipantRole.Target, "e2", "Kata'ib Hezbollah")]);

    public static CodedReport ClinicRecord() => Record("clinic-oksana-bondarchuk", "Nurse Oksana Bondarchuk dies in Kurakhovo", "Oksana Bondarchuk's Diary", "https://example.org/2024/Oksana%20Bondarchuk-dies", "2024-03-06",
        [
            Entity("e1", EntityType.Organisation, "Russian forces", MentionForm.Nominal) with { Country = "RUS", Sector = "MIL" },
            Entity("e2", EntityType.Facility, "a clinic", MentionForm.Nominal),
            Entity("e3", EntityType.Person, "Oksana Bondarchuk", MentionForm.Name),
            Entity("e4", EntityType.Person, "Zlata Hrytsenko", MentionForm.Name),
            Entity("e5", EntityType.Person, "Taras Melnyk", MentionForm.Name),
        ],
        [(ParticipantRole.Actor, "e1", "Russian forces"), (ParticipantRole.Target, "e2", "a clinic"), (ParticipantRole.Victim, "e3", "Oksana Bondarchuk, a nurse"), (ParticipantRole.Victim, "e4", "nine-year-old Zlata Hrytsenko")]);

    public static CodedReport BattleRecord() => Record("battle", "Fighting", "Meridian Wire", "https://example.org/battle", "2024-02-13",
        [
            Entity("e1", EntityType.Organisation, "Islamic State", MentionForm.Name) with { ActorId = "islamic-state", Sector = "REB" },
            Entity("e2", EntityType.Organisation, "Iraqi army", MentionForm.Nominal) with { Country = "IRQ", Sector = "MIL" },
        ],
        [(ParticipantRole.Actor, "e1", "Islamic State"), (ParticipantRole.Target, "e2", "the Iraqi army")]);

    public static CodedReport ProtestRecord() => Record("protest", "March", "=HYPERLINK(\"https://example.org\")", "https://example.org/march", "2024-02-19",
        [Entity("e1", EntityType.Organisation, "=cmd|' /C calc'!A0", MentionForm.Name) with { Sector = "PRM", Country = "USA" }],
        [(ParticipantRole.Target, "e1", "=cmd|' /C calc'!A0")]);

    private static Incident Incident(string id, string type, string plover, string mode, string acled, ImmutableArray<string> reports) => new()
    {
        Id = id,
        Type = type,
        Codes = new() { Plover = plover, PloverMode = mode, Acled = acled },
        Casualties = new(),
        Reports = reports,
        IndependentSources = 1,
        Grade = "weak",
        GradeReason = "one source",
    };

    private static IncidentParticipant Part(ParticipantRole role, string name, string? actor, Certainty certainty, int claim) =>
        new() { Role = role, Name = name, ActorId = actor, Certainty = certainty, IsDenied = false, Claims = [claim] };

    private static IncidentClaim Claim(string report, string field, ClaimValue value, string words) =>
        new() { Report = report, Event = "v1", Field = field, Value = value, Certainty = Certainty.Stated, Evidence = [Words(words)] };

    private static TextQuote Words(string text) => new() { Start = 0, End = text.Length, Text = text };

    private static CodedEntity Entity(string id, EntityType type, string name, MentionForm form) =>
        new() { Id = id, Type = type, Name = name, Mentions = [new() { Start = 0, End = name.Length, Text = name, Form = form }] };

    private static CodedReport Record(
        string id, string title, string publisher, string url, string publishedOn, ImmutableArray<CodedEntity> entities, (ParticipantRole Role, string Entity, string Text)[] parts) => new()
        {
            Id = id,
            Coder = "casus 0.1.0",
            Title = title,
            Publisher = publisher,
            Url = url,
            PublishedOn = publishedOn,
            Language = "en",
            Entities = entities,
            Events =
        [
            new()
            {
                Id = "v1",
                Type = "attack",
                Codes = new(),
                Trigger = Words("strike"),
                Modality = Modality.Asserted,
                Standing = Standing.News,
                Participants = [.. parts.Select(p => new Participant { Role = p.Role, Entity = p.Entity, Text = p.Text, Certainty = Certainty.Stated, Evidence = [Words(p.Text)] })],
            },
        ],
        };

    /// <summary>Incidents and records in memory.</summary>
    internal sealed record Source(ImmutableArray<Incident> Told, ImmutableArray<CodedReport> Coded) : IIncidentSource
    {
        public IEnumerable<Incident> Incidents() => Told;

        public CodedReport? Record(string report) => Coded.FirstOrDefault(r => r.Id == report);

        public IEnumerable<CodedReport> Records() => Coded;
    }
}
