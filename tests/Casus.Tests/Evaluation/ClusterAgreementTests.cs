using System.Text.Json;
using Casus.Evaluation;
using Casus.Evaluation.Clusters;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class ClusterAgreementTests
{
    [Theory]
    [InlineData("gvc", 17)]
    [InlineData("gva", 18)]
    [InlineData("aw", 19)]
    [InlineData("ecb", 20)]
    public void Figures_equal_those_of_the_published_scorer_on_damaged_answers(string set, int seed)
    {
        var root = GoldFolder.OrSkip("fusion");
        var gold = Path.Combine(root, "fusion", set + ".jsonl");
        var factsFile = Path.Combine(root, "fusion", set + ".incidents.jsonl");
        var reports = GoldFile.Lines(gold, GoldJson.Default.ClusterReport);
        var facts = File.Exists(factsFile) ? GoldFile.Lines(factsFile, GoldJson.Default.ClusterFacts) : [];
        var fused = Fuse(reports, facts.ToDictionary(f => f.Id), new(seed));
        var ours = new ClusterSet("fusion " + set, reports, facts).Score(new() { Incidents = fused });
        var same = new Agreement(ours, Agreement.WithLines(fused.Select(Line), file => GoldFolder.Run(Path.Combine(root, "fusion", "score.py"), gold, file)));

        foreach (var (our, their) in (IEnumerable<(string, string)>)[("MUC", "muc"), ("B-cubed", "b3"), ("CEAF-e", "ceafe"), ("pairs", "pairs")])
            same.SameMatching($"clusters, {our}", their, f1: "f");
        same.Same("clusters, CoNLL", "conll");
        same.Same("incidents in the gold", "size/gold");
        same.Same("incidents predicted", "size/predicted");
        same.Same("reports in no incident", "notes/missing");
        same.Same("reports named twice", "notes/namedTwice");
        same.Same("unknown reports", "notes/unknownReports");
        foreach (var toll in ((string[])["killed", "injured"]).Where(t => same.Has($"facts/{t}")))
        {
            foreach (var (our, their) in (IEnumerable<(string, string)>)[
                ("exact", "exact"), ("within range", "within"), ("overlaps", "overlap"), ("exact, two or more", "severalExact"),
                ("within range, two or more", "severalWithin"), ("mean miss", "meanMiss"), ("mean width", "meanWidth")])
            {
                same.Same($"{toll} {our}", $"facts/{toll}/{their}");
            }
        }

        same.Same("incident date exact", "facts/date/exact");
        same.Same("incident date within a day", "facts/date/within1");
        same.Same("incident place within 25 km", "facts/place/within25km");
        same.Same("incident place within 161 km", "facts/place/within161km");
        Assert.True(same.Telling > (set == "ecb" ? 14 : 30), $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    [Fact]
    public void Tolls_of_single_reports_equal_those_of_the_published_scorer()
    {
        var root = GoldFolder.OrSkip("fusion");
        var gold = Path.Combine(root, "fusion", "fakes.jsonl");
        var reports = GoldFile.Lines(gold, GoldJson.Default.ClusterReport);
        var noise = new Noise(21);
        var records = reports.Where(_ => !noise.Chance(0.05)).Select(r => Answer(r, noise)).ToList();
        var ours = new TollSet("fusion fakes", reports).Score(new() { Records = records });
        var lines = records.Select(r => JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["id"] = r.Id,
            ["killed"] = Json(TollSet.Killed(r)),
            ["killedCivilians"] = Json(TollSet.KilledCivilians(r)),
        }));
        var same = new Agreement(ours, Agreement.WithLines(lines, file => GoldFolder.Run(Path.Combine(root, "fusion", "score.py"), gold, file)));

        foreach (var (our, their) in (IEnumerable<(string, string)>)[("killed", "killed"), ("killed civilians", "killedCivilians")])
        {
            same.Same($"{our} exact", $"counts/{their}/exact");
            same.Same($"{our} within range", $"counts/{their}/within");
            same.Same($"{our} overlaps", $"counts/{their}/overlap");
            same.Same($"{our} mean miss", $"counts/{their}/meanMiss");
        }

        Assert.Equal(8, same.Telling);
    }

    private static CodedReport Answer(ClusterReport gold, Noise noise)
    {
        var sketch = new RecordSketch(gold.Id);
        var killed = (int)(gold.Gold?.Killed?.Min ?? 0);
        sketch.Add(RecordSketch.Event(new()) with
        {
            Casualties =
            [
                RecordSketch.Toll(CasualtyOutcome.Killed, noise.Chance(0.7) ? killed : killed + 2, noise.Chance(0.5) ? killed : null),
                RecordSketch.Toll(CasualtyOutcome.Killed, noise.Below(killed + 1), null) with { Who = CasualtyGroup.Civilian },
            ],
        });
        return sketch.Build();
    }

    private static List<FusedIncident> Fuse(IReadOnlyList<ClusterReport> reports, Dictionary<string, ClusterFacts> facts, Noise noise)
    {
        var fused = new List<FusedIncident>();
        string[] all = [.. reports.Select(r => r.Id)];
        foreach (var cluster in reports.Where(r => r.IncidentId is not null).GroupBy(r => r.IncidentId!))
        {
            List<string> ids = [.. noise.Some(cluster.Select(r => r.Id), twice: 0.03)];
            if (noise.Chance(0.2))
                ids.Add(noise.OneOf(all));
            if (noise.Chance(0.02))
                ids.Add("nobody's");
            var half = noise.Chance(0.3) ? ids.Count / 2 : ids.Count;
            fused.Add(Incident(ids.Take(half), facts.GetValueOrDefault(cluster.Key), fused.Count, noise));
            if (half < ids.Count)
                fused.Add(Incident(ids.Skip(half), facts.GetValueOrDefault(cluster.Key), fused.Count, noise));
        }

        return fused;
    }

    private static FusedIncident Incident(IEnumerable<string> reports, ClusterFacts? facts, int number, Noise noise) => new()
    {
        Id = $"i{number}",
        Reports = [.. reports],
        DateStart = facts?.Date is null || noise.Chance(0.2) ? null : noise.Shift(facts.Date),
        Latitude = noise.Chance(0.2) ? null : facts?.Lat + noise.OneOf([0, 0.1, 1, 3]),
        Longitude = facts?.Lon,
        Killed = Near(facts?.Killed, noise),
        Injured = Near(facts?.Injured, noise),
    };

    private static Toll? Near(GoldToll? gold, Noise noise)
    {
        if (noise.Chance(0.2))
            return null;
        var (low, high) = gold is null ? (1, 2) : ((int)gold.Min, (int)gold.Max);
        return noise.Below(6) switch
        {
            0 => new(low, null),
            1 => new(null, high),
            2 => new(low + 1, high + 3, noise.Chance(0.5) ? high + 1 : null),
            3 => new(null, null, low),
            _ => new(low, high),
        };
    }

    private static string Line(FusedIncident incident)
    {
        var line = new Dictionary<string, object?> { ["id"] = incident.Id, ["reports"] = incident.Reports.ToArray() };
        (string Key, object? Value)[] optional =
        [
            ("date", incident.DateStart), ("lat", incident.Latitude), ("lon", incident.Longitude), ("killed", Json(incident.Killed)), ("injured", Json(incident.Injured)),
        ];
        foreach (var (key, value) in optional.Where(o => o.Value is not null))
            line[key] = value;
        return JsonSerializer.Serialize(line);
    }

    private static Dictionary<string, int?>? Json(Toll? toll) =>
        toll is { } t ? new() { ["min"] = t.Low, ["max"] = t.High, ["best"] = t.Best } : null;
}
