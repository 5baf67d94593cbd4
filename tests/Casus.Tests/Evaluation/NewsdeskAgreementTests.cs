using System.Collections.Immutable;
using System.Text.Json;
using Casus.Evaluation;
using Casus.Evaluation.Newsdesk;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class NewsdeskAgreementTests
{
    // The published scorer rounds its shares to four decimals.
    private const double Rounding = 5.1e-5;

    private static readonly (string Ours, string Theirs)[] Rates =
    [
        ("main incident found", "recall"), ("main incident found, dated reports", "recall_dated"), ("main incident found, undated reports", "recall_undated"),
        ("main incident found, loosely", "recall_loose"), ("recent violent events right", "precision"),
        ("recent violent events right, loosely", "precision_loose"), ("negatives without false alarm", "neg_clean"),
        ("recalled incidents coded", "background_kept_apart"), ("sub-event right", "type"), ("date exact", "date_exact"), ("place within 25 km", "loc25"),
        ("place within 100 km", "loc100"), ("killed given", "killed_given"), ("killed exact", "killed_exact"), ("killed within range", "killed_within"),
        ("injured exact", "injured_exact"), ("injured within range", "injured_within"), ("actor named", "actor_named"),
        ("actor stated or hedged right", "actor_class"), ("no actor stated where none is", "actor_quiet"),
    ];

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Figures_equal_those_of_the_published_scorer_on_damaged_answers(int seed)
    {
        var root = GoldFolder.OrSkip("newsdesk");
        var folder = Path.Combine(root, "newsdesk");
        var reports = GoldFile.Lines(Path.Combine(folder, "reports.jsonl"), GoldJson.Default.NewsdeskReport);
        var incidents = GoldFile.Lines(Path.Combine(folder, "incidents.jsonl"), GoldJson.Default.NewsdeskIncident);
        var byId = incidents.ToDictionary(i => i.Id);
        var noise = new Noise(seed);
        var records = reports.Where(_ => !noise.Chance(0.05)).Select(r => Answer(r, byId, noise)).ToList();
        var fused = Fuse(reports, byId, noise);
        var ours = new NewsdeskSet("newsdesk", new(reports, incidents, GoldFolder.Data)).Score(new() { Records = records, Incidents = fused });
        var theirs = Agreement.WithFile(records, coded => Agreement.WithLines(
            fused.Select(Line), file => GoldFolder.Run(Path.Combine(folder, "score.py"), folder, coded, file)));
        var same = new Agreement(ours, theirs, Rounding);

        foreach (var (our, their) in Rates)
            same.Same(our, $"reports/{their}/rate");
        same.Same("false alarms", "reports/false_alarms/events");
        same.Same("reports with false alarms", "reports/false_alarms/reports");
        same.Same("reports missing", "reports/reports_missing");
        new Agreement(ours, theirs, 5.1e-4).Same("events per matched incident", "reports/events_per_match");
        same.SameMatching("clusters, B-cubed", "fusion/b_cubed");
        same.SameMatching("clusters, CEAF-e", "fusion/ceaf_e");
        same.SameMatching("clusters, pairs", "fusion/pairwise");
        same.Same("incident killed overlaps", "fusion/killed_overlap/rate");
        same.Same("incident date", "fusion/date/rate");
        same.Same("incident place", "fusion/location/rate");
        same.Same("clusters predicted", "fusion/clusters/predicted");
        same.Same("clusters in the gold", "fusion/clusters/gold");
        same.Same("clusters mixed", "fusion/clusters/mixed");
        same.Same("stray reports", "fusion/stray_reports");
        Assert.True(same.Telling > 30, $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    private static CodedReport Answer(NewsdeskReport report, Dictionary<string, NewsdeskIncident> incidents, Noise noise)
    {
        var sketch = new RecordSketch(report.Id);
        foreach (var statement in noise.Some(report.Statements, missing: 0.1, twice: 0.4))
            sketch.Add(MainEvent(statement, incidents[statement.Incident], sketch, noise));
        foreach (var recalled in noise.Some(report.Background, missing: 0.5))
            sketch.Add(At(incidents[recalled], noise));
        foreach (var other in noise.Some(report.Other, missing: 0.5))
            sketch.Add(Elsewhere(other.Date ?? "2020-01-01", other.PlaceName, noise));
        if (noise.Chance(0.3))
            sketch.Add(Elsewhere(report.PublishedOn ?? (report.ApproxDate ?? "2020-01") + "-15", "Nowhere", noise));
        return sketch.Build();
    }

    private static CodedEvent Elsewhere(string date, string place, Noise noise) =>
        RecordSketch.Event(Codes(noise), noise.OneOf(["air-strike", "hunger-strike", "car-bombing", "statement"])) with
        {
            Date = noise.Chance(0.2) ? null : new() { Start = noise.Shift(date), End = noise.Shift(date), Precision = noise.OneOf(["day", "day", "month", "year", "unknown"]) },
            Location = noise.Chance(0.2) ? null : new() { Name = noise.Chance(0.2) ? "" : "near " + place, Relation = LocationRelation.In, Precision = LocationPrecision.City },
        };

    private static EventCodes Codes(Noise noise) => noise.Below(6) switch
    {
        0 => new() { Muc4 = "BOMBING", Acled = "Suicide bomb" },
        1 => new() { Plover = "ASSAULT" },
        2 => new() { Cameo = "195" },
        3 => new() { Plover = "CONSULT", Cameo = "040" },
        4 => new() { Acled = "Air/drone strike" },
        _ => new(),
    };

    private static CodedEvent At(NewsdeskIncident incident, Noise noise)
    {
        var place = incident.Sites.Count > 0 && noise.Chance(0.5) ? incident.Sites[0] : null;
        return RecordSketch.Event(noise.Chance(0.7) ? new() { Acled = incident.Acled[0], Muc4 = "ATTACK" } : Codes(noise), modality: noise.Chance(0.9) ? Modality.Asserted : noise.AnyOf<Modality>()) with
        {
            Date = noise.Chance(0.15) ? null : new() { Start = noise.Shift(incident.DateStart), End = noise.Shift(incident.DateEnd), Precision = noise.Chance(0.9) ? "day" : "month" },
            Location = noise.Chance(0.1) ? null : new()
            {
                Name = noise.Chance(0.6) ? place?.PlaceName ?? incident.PlaceName : noise.Chance(0.5) && incident.Aliases.Count > 0 ? "the " + noise.OneOf(incident.Aliases) : "Élsewhere",
                Latitude = noise.Chance(0.3) ? null : (place?.Latitude ?? incident.Latitude) + (noise.Below(3) * 0.2),
                Longitude = noise.Chance(0.1) ? null : (place?.Longitude ?? incident.Longitude) - (noise.Below(4) * 0.3),
                Country = noise.Chance(0.8) ? incident.Country : "USA",
                Relation = LocationRelation.In,
                Precision = noise.AnyOf<LocationPrecision>(),
            },
            Mentions = [.. Enumerable.Repeat(RecordSketch.Quote("attack", 3), noise.Below(3))],
        };
    }

    private static CodedEvent MainEvent(NewsdeskStatement statement, NewsdeskIncident incident, RecordSketch sketch, Noise noise)
    {
        var participants = new List<Participant>();
        if (noise.Chance(0.7))
        {
            var name = noise.Chance(0.8) ? statement.ActorStated ?? "unknown gunmen" : noise.OneOf(["the army", "Islamist militants", "Russian forces", "ISIL"]);
            var entity = sketch.Add(EntityType.Organisation, name, [RecordSketch.Mention(name.ToUpperInvariant())], actorId: noise.Chance(0.5) ? "some-group" : null);
            participants.Add(RecordSketch.Participant(noise.OneOf([ParticipantRole.Actor, ParticipantRole.Actor, ParticipantRole.Claimant, ParticipantRole.Target]), entity, name, noise.AnyOf<Certainty>()));
        }

        return At(incident, noise) with
        {
            Participants = [.. participants],
            Casualties =
            [
                .. Tolls(CasualtyOutcome.Killed, statement.KilledLow, statement.KilledHigh, noise),
                .. Tolls(CasualtyOutcome.Injured, statement.InjuredLow, statement.InjuredHigh, noise),
            ],
        };
    }

    private static IEnumerable<Casualties> Tolls(CasualtyOutcome outcome, int? low, int? high, Noise noise)
    {
        if (noise.Chance(0.7))
            yield return RecordSketch.Toll(outcome, noise.Chance(0.9) ? low : null, noise.Chance(0.7) ? high : null);
        if (noise.Chance(0.3))
            yield return RecordSketch.Toll(outcome, noise.Below(20), noise.Chance(0.5) ? 20 + noise.Below(5) : null);
    }

    private static List<FusedIncident> Fuse(ImmutableArray<NewsdeskReport> reports, Dictionary<string, NewsdeskIncident> incidents, Noise noise)
    {
        var clusters = new List<FusedIncident>();
        foreach (var incident in incidents.Values)
        {
            var filed = noise.Some(reports.Where(r => r.Incidents.Contains(incident.Id) || r.Background.Contains(incident.Id)).Select(r => r.Id)).ToList();
            filed.AddRange(noise.Some(reports.Select(r => r.Id), missing: 0.98));
            var half = noise.Chance(0.3) ? filed.Count / 2 : filed.Count;
            clusters.Add(Incident(incident, filed.Take(half), clusters.Count, noise));
            clusters.Add(Incident(incident, filed.Skip(half), clusters.Count, noise));
        }

        return clusters;
    }

    private static FusedIncident Incident(NewsdeskIncident gold, IEnumerable<string> reports, int number, Noise noise) => new()
    {
        Id = $"i{number}",
        Reports = [.. reports.Distinct()],
        IsViolent = !noise.Chance(0.05),
        DateStart = noise.Chance(0.1) ? null : noise.Shift(gold.DateStart),
        DateEnd = noise.Chance(0.3) ? null : gold.DateEnd,
        Latitude = noise.Chance(0.3) ? null : gold.Latitude + noise.Below(3),
        Longitude = gold.Longitude,
        PlaceName = noise.Chance(0.3) ? null : noise.OneOf([gold.PlaceName, "Nowhere"]),
        Killed = noise.Chance(0.2) ? null : new(noise.Chance(0.2) ? null : noise.Below(30), noise.Chance(0.3) ? null : 30 + noise.Below(30)),
    };

    private static string Line(FusedIncident incident)
    {
        var line = new Dictionary<string, object> { ["id"] = incident.Id, ["reports"] = incident.Reports.ToArray(), ["violent"] = incident.IsViolent };
        (string Key, object? Value)[] optional =
        [
            ("dateStart", incident.DateStart), ("dateEnd", incident.DateEnd), ("latitude", incident.Latitude), ("longitude", incident.Longitude),
            ("placeName", incident.PlaceName), ("killedLow", incident.Killed?.Low), ("killedHigh", incident.Killed?.High),
        ];
        foreach (var (key, value) in optional.Where(o => o.Value is not null))
            line[key] = value!;
        return JsonSerializer.Serialize(line);
    }
}
