using Casus.Fusion;
using Casus.Knowledge;

namespace Casus.Tests.Fusion;

/// <summary>Clusters do not depend on the order in which reports come, and what people said holds.</summary>
public sealed class ReportClustersTests
{
    private static readonly FusionModel Model = FusionModel.Load(DataFolder.Find());

    private static readonly Lazy<List<Telling>> Town = new(() => MadeUpTellings.Town(days: 60, incidentsADay: 4, reports: 4, seed: 7));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_town_with_news_every_day_is_clustered_alike_in_any_order_and_batches(int seed)
    {
        var random = new Random(seed);
        var (town, shuffled) = (Town.Value, Town.Value.ToArray());
        random.Shuffle(shuffled);
        var clusters = new ReportClusters(Model);
        for (var at = 0; at < shuffled.Length;)
        {
            var size = Math.Min(shuffled.Length - at, random.Next(1, 120));
            clusters.Add(shuffled[at..(at + size)], threads: 1 + (seed % 2));
            at += size;
            // Looked at in between, as an archive does: what was made is kept, and made anew where it is touched.
            for (var look = 0; look < 5; look++)
                _ = clusters.Of(random.Next(at));
        }

        var expected = Text(All(town));
        Assert.Equal(expected, Text(clusters));
        Assert.Equal(expected, string.Join('\n', Enumerable.Range(0, clusters.Table.Count).Select(r => Text(clusters, clusters.Of(r))).Distinct().Order(StringComparer.Ordinal)));
    }

    // Without this the test above would show nothing of how what is large is cut.
    [Fact]
    public void The_town_hangs_together_beyond_the_bounds()
    {
        var clusters = All(Town.Value);
        IMatchGraph graph = clusters;
        var components = new Components(clusters.Table.Count);
        for (var r = 0; r < clusters.Table.Count; r++)
        {
            foreach (var (other, _) in graph.Edges(r).Where(e => e.Likeness >= Model.Threshold))
                components.Join(r, other);
        }

        Assert.True(Enumerable.Range(0, clusters.Table.Count).GroupBy(components.Of).Max(g => g.Count()) > MatchUnits.MostReports);
        var units = new MatchUnits(graph, Model.Threshold).All(Enumerable.Range(0, clusters.Table.Count)).ToList();
        Assert.Equal(clusters.Table.Count, units.Sum(u => u.Count));
        Assert.All(units, u => Assert.True(u.Count <= MatchUnits.MostReports || u.Select(graph.DayOf).Where(d => d > 0).Max() - u.Select(graph.DayOf).Where(d => d > 0).Min() < MatchUnits.MostDays));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_people_said_holds_whatever_reports_are_like_and_in_whatever_order_they_come(int seed)
    {
        var random = new Random(seed);
        var town = MadeUpTellings.Town(days: 12, incidentsADay: 3, reports: 4, seed: 3);
        var judgements = new FilingJudgements(Enumerable.Range(0, 30).Select(_ => new FilingJudgement(town[random.Next(town.Count)].Report, town[random.Next(town.Count)].Report, random.Next(2) == 0)).Where(j => j.Report != j.Other));
        var whole = new ReportClusters(Model) { Judgements = judgements };
        whole.Add(town);
        var shuffled = town.ToArray();
        random.Shuffle(shuffled);
        var piecemeal = new ReportClusters(Model);
        piecemeal.Add(shuffled[..60]);
        piecemeal.Judgements = judgements;
        _ = piecemeal.All();
        foreach (var batch in shuffled[60..].Chunk(7))
        {
            piecemeal.Add(batch);
            _ = piecemeal.Of(random.Next(piecemeal.Table.Count));
        }

        Assert.Equal(Text(whole), Text(piecemeal));
        var groups = Groups(whole);
        Assert.NotEmpty(judgements.Together);
        Assert.NotEmpty(judgements.Apart);
        Assert.All(judgements.Together, j => Assert.Equal(groups[j.Report], groups[j.Other]));
        Assert.All(judgements.Apart, j => Assert.NotEqual(groups[j.Report], groups[j.Other]));
        // Undone, it is as if nobody had said anything.
        piecemeal.Judgements = FilingJudgements.None;
        Assert.Equal(Text(All(town)), Text(piecemeal));
    }

    [Fact]
    public void Of_judgements_that_contradict_each_other_the_later_holds()
    {
        FilingJudgement ab = new("a", "b", true), bc = new("b", "c", true), notAc = new("a", "c", false);
        Assert.Equal([bc, ab], new FilingJudgements([notAc, ab, bc]).Together);
        Assert.Empty(new FilingJudgements([notAc, ab, bc]).Apart);
        Assert.Equal([bc], new FilingJudgements([ab, bc, notAc, bc]).Together.Distinct());
        Assert.Equal([notAc], new FilingJudgements([ab, bc, notAc]).Apart);
    }

    // Who leaves takes nobody along, and the others stay together as if it had never been there.
    [Fact]
    public void Who_leaves_an_incident_leaves_the_rest_of_it_as_it_was()
    {
        var town = MadeUpTellings.Town(days: 1, incidentsADay: 1, reports: 5, seed: 1);
        Assert.Single(All(town).All());
        var clusters = new ReportClusters(Model) { Judgements = new([new(town[0].Report, town[4].Report, false)]) };
        clusters.Add(town);
        Assert.Equal([4, 1], clusters.All().Select(c => c.Length));
    }

    private static ReportClusters All(List<Telling> tellings)
    {
        var clusters = new ReportClusters(Model);
        clusters.Add(tellings);
        return clusters;
    }

    private static Dictionary<string, int> Groups(ReportClusters clusters) =>
        clusters.All().SelectMany((c, n) => c.Select(r => (Report: clusters.Table.Report(r), n))).ToDictionary(p => p.Report, p => p.n);

    private static string Text(ReportClusters clusters) => string.Join('\n', clusters.All().Select(c => Text(clusters, c)).Order(StringComparer.Ordinal));

    private static string Text(ReportClusters clusters, int[] cluster) => string.Join(' ', cluster.Select(clusters.Table.Report));
}
