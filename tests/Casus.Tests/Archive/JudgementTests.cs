using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Judgements;
using Casus.Archive.Search;
using Casus.Reports;

namespace Casus.Tests.Archive;

public sealed class JudgementTests(PostgresServer server) : IDisposable
{
    private readonly ArchiveBench bench = new(ArchiveBench.Sqlite, server);

    [Fact]
    public void A_corrected_value_is_shown_searched_and_kept_beside_what_machines_read()
    {
        bench.Ingest(ArchiveBench.Reports);
        var id = Baghdad().Id;
        bench.Reviewer.Correct(id, "killed", "4", "hospital list");
        bench.Reviewer.Correct(id, "date", "2024-02-06/2024-02-07", "two nights");
        var found = ArchiveSearch.Incidents(bench.Store, new() { KilledAtLeast = 4, Country = "IRQ", To = "2024-02-06" }).Items.Single();
        Assert.Equal((id, 4, "2024-02-06", "corrected"), (found.Id, found.Killed!.Value, found.FirstDay, found.Review));
        var json = JsonDocument.Parse(found.ToJson()).RootElement;
        Assert.NotEqual(4, json.GetProperty("casualties").GetProperty("killed").GetProperty("best").GetInt32());
        Assert.Equal(["date", "killed"], json.GetProperty("review").GetProperty("corrections").EnumerateArray().Select(c => c.GetProperty("field").GetString()!));
    }

    [Fact]
    public void Judgements_survive_coding_and_deriving_anew()
    {
        bench.Ingest(ArchiveBench.Reports);
        bench.Reviewer.Correct(Baghdad().Id, "killed", "4", "hospital list");
        bench.Reviewer.Confirm(Baghdad().Id);
        var before = bench.State();
        bench.Coder = "casus 0.2.0";
        bench.Ingester(64).Recode(TestContext.Current.CancellationToken);
        bench.Deriver.Derive(evenIfUpToDate: true);
        Assert.Equal(before, bench.State());
    }

    [Fact]
    public void Dismissed_incidents_are_listed_only_when_asked_for()
    {
        bench.Ingest(ArchiveBench.Reports);
        var id = Baghdad().Id;
        var judgement = bench.Reviewer.Dismiss(id, "an exercise");
        Assert.DoesNotContain(ArchiveSearch.Incidents(bench.Store, new()).Items, i => i.Id == id);
        Assert.Equal(id, ArchiveSearch.Incidents(bench.Store, new() { Review = "dismissed" }).Items.Single().Id);
        bench.Reviewer.Undo(judgement.Number);
        Assert.Contains(ArchiveSearch.Incidents(bench.Store, new()).Items, i => i.Id == id);
    }

    [Fact]
    public void Two_incidents_judged_the_same_become_one_and_two_again_when_that_is_undone()
    {
        bench.Ingest(ArchiveBench.Reports);
        var before = bench.State();
        var (a, b) = (ArchiveSearch.Incidents(bench.Store, new()).Items[1], Baghdad());
        var judgement = bench.Reviewer.Same(b.Id, a.Id, "one attack");
        var one = ArchiveSearch.Incidents(bench.Store, new()).Items.Single(i => i.Id == a.Id || i.Id == b.Id);
        Assert.Equal(Leads(a).Concat(Leads(b)).Order(StringComparer.Ordinal), Leads(one));
        Assert.Contains("\"judged to be about the same\"", one.Machine, StringComparison.Ordinal);
        bench.Reviewer.Correct(one.Id, "killed", "5", "list");
        bench.Reviewer.Undo(judgement.Number);
        bench.Reviewer.Undo(judgement.Number + 1);
        Assert.Equal(before, bench.State());

        static IEnumerable<string> Leads(FoundIncident incident) => JsonDocument.Parse(incident.Machine).RootElement.GetProperty("match").EnumerateArray()
            .Where(m => m.GetProperty("part").GetString() == "lead").Select(m => m.GetProperty("report").GetString()!);
    }

    // Its reports are about other incidents, so that nothing is filed otherwise; it is shown otherwise.
    [Fact]
    public void An_incident_that_no_report_leads_with_is_listed_under_the_one_it_was_judged_to_be()
    {
        bench.Ingest(ArchiveBench.Reports);
        var also = ArchiveSearch.Incidents(bench.Store, new()).Items.First(i => !i.Machine.Contains("\"part\":\"lead\"", StringComparison.Ordinal)).Id;
        bench.Reviewer.Same(Baghdad().Id, also, "one attack");
        var head = ArchiveSearch.Incidents(bench.Store, new()).Items.Single(i => i.Id == also || i.Id == Baghdad().Id);
        var other = head.Id == also ? Baghdad().Id : also;
        Assert.Contains($"\"sameAs\":[\"{other}\"]", head.Judged, StringComparison.Ordinal);
        Assert.Contains($"\"mergedInto\":\"{head.Id}\"", ArchiveSearch.Incident(bench.Store, other)!.Judged, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_judged_not_to_belong_is_filed_apart_also_when_more_come_in()
    {
        bench.Ingest(ArchiveBench.Reports.SkipLast(1));
        var incident = Baghdad();
        var reports = JsonDocument.Parse(incident.Machine).RootElement.GetProperty("match").EnumerateArray()
            .Where(m => m.GetProperty("part").GetString() == "lead").Select(m => m.GetProperty("report").GetString()!).ToList();
        var judgement = bench.Reviewer.NotSame(incident.Id, reports[1], "another strike");
        AssertApart();
        bench.Ingest(ArchiveBench.Reports);
        AssertApart();
        bench.Reviewer.Undo(judgement.Number);
        using var fresh = new ArchiveBench(ArchiveBench.Sqlite, server);
        fresh.Ingest(ArchiveBench.Reports);
        Assert.Equal(fresh.State(), bench.State());

        void AssertApart() => Assert.Equal(
            0,
            bench.Store.Read(s => s.Number(
                """
                SELECT COUNT(*) FROM incidents i JOIN incident_reports a ON a.incident = i.number AND a.report = @a AND a.part = 'lead'
                JOIN incident_reports b ON b.incident = i.number AND b.report = @b AND b.part = 'lead' WHERE i.until_at IS NULL
                """,
                ("a", reports[0]),
                ("b", reports[1]))));
    }

    // Whatever is judged, in whatever order, undone, done again: what holds in the end decides alone.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_sequence_of_judgements_undone_leaves_the_state_as_it_was(int seed)
    {
        bench.Ingest(ArchiveBench.Reports);
        var random = new Random(seed);
        var states = new List<string> { bench.State() };
        var made = new List<long>();
        for (var step = 0; step < 16; step++)
        {
            made.Add(JudgeSomething(random));
            states.Add(bench.State());
        }

        for (var step = made.Count - 1; step >= 0; step--)
        {
            bench.Reviewer.Undo(made[step]);
            Assert.Equal(states[step], bench.State());
        }

        bench.Deriver.Derive(evenIfUpToDate: true);
        Assert.Equal(states[0], bench.State());
        Assert.Empty(Verifier.Check(bench.Store).Findings);
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_leaves_nothing()
    {
        bench.Ingest(ArchiveBench.Reports);
        var (before, id) = (bench.Dump(), Baghdad().Id);
        Refused("CAS1111", () => bench.Reviewer.Confirm("no-such-incident"));
        Refused("CAS1110", () => bench.Reviewer.NotSame(id, "no-such-report", "x"));
        Refused("CAS1112", () => bench.Reviewer.Undo(1));
        Refused("CAS1113", () => bench.Reviewer.Correct(id, "killed", "many", "x"));
        Refused("CAS1113", () => bench.Reviewer.Correct(id, "mood", "bad", "x"));
        Refused("CAS1114", () => bench.Reviewer.Same(id, id, "x"));
        Assert.Equal(before, bench.Dump());

        static void Refused(string code, Action judge) => Assert.Equal(code, Assert.Throws<CasusException>(judge).Code);
    }

    public void Dispose() => bench.Dispose();

    private FoundIncident Baghdad() => ArchiveSearch.Incidents(bench.Store, new() { Country = "IRQ", Review = "any" }).Items.First(i => i.Place == "Baghdad");

    private long JudgeSomething(Random random)
    {
        var incidents = ArchiveSearch.Incidents(bench.Store, new() { Review = "any" }).Items;
        string Any() => incidents[random.Next(incidents.Count)].Id;
        var a = Any();
        switch (random.Next(8))
        {
            case 0:
                return bench.Reviewer.Confirm(a).Number;
            case 1:
                return bench.Reviewer.Dismiss(a, "no").Number;
            case 2:
                return bench.Reviewer.Correct(a, "killed", random.Next(9).ToString(System.Globalization.CultureInfo.InvariantCulture), "list").Number;
            case 3:
                return bench.Reviewer.Correct(a, "place", "Amman", "map").Number;
            case 4:
                var b = incidents.First(i => i.Id != a).Id;
                return bench.Reviewer.Same(a, b, "one").Number;
            case 5:
                var reports = bench.Store.Read(s => s.Query(
                    "SELECT r.report FROM incidents i JOIN incident_reports r ON r.incident = i.number WHERE i.id = @id AND i.until_at IS NULL AND r.part = 'lead' ORDER BY r.report",
                    r => r.GetString(0),
                    ("id", a)));
                return reports.Count > 1 ? bench.Reviewer.NotSame(a, reports[^1], "other").Number : bench.Reviewer.Confirm(a).Number;
            default:
                var holding = Reviewer.List(bench.Store, holdingOnly: true);
                return holding.Count == 0 ? bench.Reviewer.Confirm(a).Number : bench.Reviewer.Undo(holding[random.Next(holding.Count)].Number).Number;
        }
    }
}
