using System.Collections.Immutable;
using System.Text.Json;
using Casus.Evaluation;
using Casus.Evaluation.Clusters;

namespace Casus.Tests.Evaluation;

public sealed class ClusterSetTests
{
    [Fact]
    public void The_measures_are_those_worked_by_hand()
    {
        // Gold {abc}{de}{fg}, predicted {ab}{cd}{efg}.
        var figures = Score([Fused("ab"), Fused("cd"), Fused("efg")]);

        Assert.Equal((0.5, 0.5), (figures.Of("clusters, MUC P"), figures.Of("clusters, MUC R")));
        Assert.Equal(((4 / 3.0) + (1 / 3.0) + 1 + 2) / 7, figures.Of("clusters, B-cubed R")!.Value, 12);
        Assert.Equal((2 + 1 + (1 / 3.0) + (4 / 3.0)) / 7, figures.Of("clusters, B-cubed P")!.Value, 12);
        Assert.Equal((0.8 + 0.5 + 0.8) / 3, figures.Of("clusters, CEAF-e F1")!.Value, 12);
        Assert.Equal((0.4, 0.4), (figures.Of("clusters, pairs P"), figures.Of("clusters, pairs R")));
    }

    [Fact]
    public void Reports_that_are_not_filed_stand_alone()
    {
        var figures = Score([]);

        Assert.Equal((1.0, 0.0, 7.0), (figures.Of("clusters, B-cubed P"), figures.Of("clusters, pairs F1"), figures.Of("reports in no incident")));
    }

    [Fact]
    public void A_report_named_twice_stays_with_the_first_and_unknown_ones_are_counted()
    {
        var figures = Score([Fused("abc"), Fused("adez"), Fused("fg")]);

        Assert.Equal(1, figures.Of("clusters, pairs F1"));
        Assert.Equal((1.0, 1.0), (figures.Of("reports named twice"), figures.Of("unknown reports")));
    }

    [Fact]
    public void Facts_are_taken_from_the_incident_that_the_assignment_gives()
    {
        var figures = Score([Fused("abc") with { Killed = new(2, 4), Injured = new(6, 6), DateStart = "2020-01-02", Latitude = 35.1, Longitude = 37 }]);

        Assert.Equal((0.0, 0.5, 0.5), (figures.Of("killed exact"), figures.Of("killed within range"), figures.Of("killed overlaps")));
        Assert.Equal((0.0, 1.0), (figures.Of("killed exact, two or more"), figures.Of("killed within range, two or more")));
        Assert.Equal((0.0, 1.0), (figures.Of("injured within range"), figures.Of("injured mean miss")));
        Assert.Equal((0.0, 1.0), (figures.Of("incident date exact"), figures.Of("incident date within a day")));
        Assert.Equal(1, figures.Of("incident place within 25 km"));
    }

    [Theory]
    [InlineData("3", 3, 3)]
    [InlineData("""{"min":1,"max":4}""", 1, 4)]
    [InlineData("""{"min":2}""", 2, 2)]
    public void A_known_count_is_a_number_or_a_range(string json, int min, int max)
    {
        var facts = JsonSerializer.Deserialize($$"""{"id":"1","killed":{{json}}}""", GoldJson.Default.ClusterFacts)!;

        Assert.Equal(new GoldToll(min, max), facts.Killed);
    }

    private static FusedIncident Fused(string reports) => new() { Id = reports, Reports = [.. reports.Select(c => c.ToString())] };

    private static ImmutableArray<Figure> Score(IReadOnlyList<FusedIncident> incidents)
    {
        ImmutableArray<ClusterReport> reports = [.. "abcdefg".Zip("1112233", (id, incident) => JsonSerializer.Deserialize(
            $$"""{"id":"{{id}}","text":"t","incident":"{{incident}}"}""", GoldJson.Default.ClusterReport)!)];
        ImmutableArray<ClusterFacts> facts =
        [
            new() { Id = "1", Killed = new(3, 3), Injured = new(2, 5), Date = "2020-01-01", Lat = 35, Lon = 37 },
            new() { Id = "2", Killed = new(0, 0) },
            new() { Id = "elsewhere", Killed = new(9, 9) },
        ];
        return new ClusterSet("fusion own", reports, facts).Score(new() { Incidents = incidents });
    }
}
