using Casus.Evaluation;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly Evaluator Evaluator = new(GoldFolder.Data);

    private static readonly EvaluationOptions Everything = new()
    {
        Fuse = records => [.. records.Select(r => new FusedIncident { Id = r.Id, Reports = [r.Id], Killed = new(1, 1) })],
        Parse = reports => string.Concat(reports.Select(r => $"# newdoc id = {r.Id}\n1\t{r.Text}\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n")),
    };

    [Fact]
    public void Every_kind_of_set_is_found_and_files_to_train_on_are_not()
    {
        using var gold = new OwnGold();

        Assert.Equal(
            [
                "muc4 dev", "newsdesk", "plover actors-dev", "plover gsr-dev", "time timebank", "geo gwn", "entities re3d-dev", "entities uner-ewt-dev",
                "syntax ewt-dev", "fusion aw", "fusion ecb", "fusion fakes", "fusion gva", "fusion gvc",
            ],
            GoldSets.In(gold.Folder, GoldFolder.Data).Select(s => s.Name));
    }

    [Fact]
    public void A_coder_sees_the_report_and_never_an_answer()
    {
        using var gold = new OwnGold();
        var seen = new List<Report>();
        Evaluator.Run(gold.Folder, reports => Silent(reports, seen), new() { Only = ["newsdesk", "plover actors"] });

        Assert.Equal(["n1", "a1"], seen.Select(r => r.Id));
        Assert.Equal(("Harbour", "2021-05-04", "Own", "https://example.org/1"), (seen[0].Title, seen[0].PublishedOn?.ToString(), seen[0].Publisher, seen[0].Url));
        Assert.Equal(("Norlandish army", "2022-01-01"), (seen[1].Text, seen[1].PublishedOn?.ToString()));
    }

    [Fact]
    public void Sets_that_ask_for_what_the_system_does_not_do_are_left_out()
    {
        using var gold = new OwnGold();
        var coded = Evaluator.Run(gold.Folder, r => Silent(r)).Rows.Select(r => r.Set).Distinct();
        var all = Evaluator.Run(gold.Folder, r => Silent(r), Everything);

        Assert.DoesNotContain(coded, s => s is "syntax ewt-dev" or "fusion gvc");
        Assert.Contains("fusion fakes", coded);
        Assert.Equal(1, all.Rows.Single(r => r is { Set: "syntax ewt-dev", Figure.Name: "LAS F1" }).Figure.Value);
        Assert.Equal(1, all.Rows.Single(r => r is { Set: "fusion gvc", Figure.Name: "killed exact" }).Figure.Value);
        Assert.Contains(all.Rows, r => r is { Set: "newsdesk", Figure.Name: "clusters, pairs F1" });
    }

    [Fact]
    public void What_was_left_out_is_named_with_what_is_missing_for_it()
    {
        using var gold = new OwnGold();
        var leftOut = Evaluator.Run(gold.Folder, r => Silent(r)).LeftOut;

        Assert.Contains(new("syntax ewt-dev", "a parser that writes CoNLL-U"), leftOut);
        Assert.Contains(leftOut, s => s.Set == "fusion gvc");
        Assert.Empty(Evaluator.Run(gold.Folder, r => Silent(r), Everything).LeftOut);
    }

    [Fact]
    public void Where_nothing_that_was_asked_for_can_be_run_that_is_CAS0907()
    {
        using var gold = new OwnGold();
        var error = Assert.Throws<CasusException>(() => Evaluator.Run(gold.Folder, r => Silent(r), new() { Only = ["syntax"] }));

        Assert.Equal(("CAS0907", "syntax ewt-dev"), (error.Code, error.Where));
        Assert.Contains("without a parser", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Figure_names_are_unique_within_a_set()
    {
        using var gold = new OwnGold();

        foreach (var set in Evaluator.Run(gold.Folder, r => Silent(r), Everything).Rows.GroupBy(r => r.Set))
            Assert.Equal(set.Count(), set.Select(r => r.Figure.Name).Distinct().Count());
    }

    [Fact]
    public void Every_goal_and_anchor_belongs_to_a_figure_that_is_measured()
    {
        using var gold = new OwnGold();
        gold.Write("time/aquaint.jsonl", """{"id":"t1","text":"On Monday.","times":[],"events":[]}""");
        var rows = Evaluator.Run(gold.Folder, r => Silent(r), Everything).Rows;

        foreach (var stanza in GoldFolder.Data.Stanzas("evaluation/anchors.txt"))
            Assert.True(rows.Any(r => r.Set.StartsWith(stanza.Require("set"), StringComparison.Ordinal) && r.Figure.Name == stanza.Require("figure")), stanza.ToString());
    }

    [Fact]
    public void The_first_stanza_that_fits_gives_goal_and_anchor()
    {
        using var gold = new OwnGold();
        gold.Write("time/aquaint.jsonl", """{"id":"t1","text":"On Monday.","times":[],"events":[]}""");
        var rows = Evaluator.Run(gold.Folder, r => Silent(r), new() { Only = ["time"] }).Rows.Where(r => r.Figure.Name == "value F1").ToDictionary(r => r.Set);

        Assert.NotEqual(rows["time aquaint"].Anchor, rows["time timebank"].Anchor);
        Assert.Equal(false, rows["time timebank"].IsReached);
        Assert.Null(rows["time aquaint"].IsReached);
    }

    [Fact]
    public void Each_set_is_timed_by_the_clock_that_is_given()
    {
        using var gold = new OwnGold();
        var timed = Evaluator.Run(gold.Folder, r => Silent(r), new() { Only = ["muc4"], Clock = new SteppingClock() });
        var untimed = Evaluator.Run(gold.Folder, r => Silent(r), new() { Only = ["muc4"] });

        Assert.Equal(new SetSpeed("muc4 dev", 1, 7, 28, 2), Assert.Single(timed.Speeds));
        Assert.Equal(3.5, timed.Speeds[0].WordsPerSecond);
        Assert.Null(untimed.Speeds[0].Seconds);
    }

    [Fact]
    public void A_damaged_line_is_an_error_that_names_it()
    {
        using var gold = new OwnGold();
        gold.Write("geo/gwn.jsonl", "{\"id\":\"g1\",\"text\":\"\",\"toponyms\":[]}\n\n{\"id\":");
        var error = Assert.Throws<CasusException>(() => Evaluator.Run(gold.Folder, r => Silent(r)));

        Assert.Equal("CAS0902", error.Code);
        Assert.EndsWith("gwn.jsonl:3", error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_sets_is_an_error()
    {
        var empty = Directory.CreateTempSubdirectory("casus-gold-");
        var error = Assert.Throws<CasusException>(() => Evaluator.Run(empty.FullName, r => Silent(r)));
        empty.Delete();

        Assert.Equal("CAS0903", error.Code);
    }

    [Fact]
    public void Silence_on_every_public_set_is_scored()
    {
        var root = GoldFolder.OrSkip("muc4");
        var rows = Evaluator.Run(root, r => Silent(r), Everything with { Fuse = _ => [], Parse = _ => "" }).Rows;

        Assert.Equal(0, rows.Single(r => r is { Set: "muc4 dev", Figure.Name: "template filling, one F1" }).Figure.Value);
        Assert.All(rows.Where(r => r.Figure.Unit == FigureUnit.Share && r.Figure.Value is not null), r => Assert.InRange(r.Figure.Value!.Value, 0, 1));
    }

    private static IReadOnlyList<CodedReport> Silent(IReadOnlyList<Report> reports, List<Report>? seen = null)
    {
        seen?.AddRange(reports);
        return [.. reports.Select(r => new CodedReport { Id = r.Id, Coder = "silent" })];
    }

    // Two seconds further on at every look.
    private sealed class SteppingClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => now += 2;
    }
}
