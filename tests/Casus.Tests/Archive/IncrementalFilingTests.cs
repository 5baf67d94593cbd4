using Casus.Archive.Auditing;
using Casus.Archive.Search;
using Casus.Reports;

namespace Casus.Tests.Archive;

/// <summary>Filing what came in since comes to what filing everything at once comes to.</summary>
public sealed class IncrementalFilingTests(PostgresServer server)
{
    // Each report in three papers, so that there is something to hang together.
    private static readonly Report[] Reports = [.. ArchiveBench.Reports.SelectMany(r => new[] { r, r with { Id = r.Id + "~1" }, r with { Id = r.Id + "~2" } })];

    [Theory]
    [InlineData(ArchiveBench.Sqlite, 1)]
    [InlineData(ArchiveBench.Sqlite, 2)]
    [InlineData(ArchiveBench.Sqlite, 3)]
    [InlineData(ArchiveBench.Postgres, 4)]
    public void Any_batches_in_any_order_with_reports_read_anew_and_judgements_undone_give_the_incidents_of_one_run(string kind, int seed)
    {
        var random = new Random(seed);
        using var bench = new ArchiveBench(kind, server);
        var shuffled = Reports.ToArray();
        random.Shuffle(shuffled);
        var made = new List<long>();
        for (var at = 0; at < shuffled.Length;)
        {
            var size = random.Next(1, 14);
            bench.Ingest(shuffled.Skip(at).Take(size));
            at += size;
            if (random.Next(3) == 0)
                made.Add(JudgeSomething(bench, random));
            if (random.Next(4) == 0)
                Replace(bench, shuffled[random.Next(Math.Min(at, shuffled.Length))]);
        }

        made.Reverse();
        made.ForEach(j => bench.Reviewer.Undo(j));
        var state = bench.State();
        using var whole = new ArchiveBench(ArchiveBench.Sqlite, server);
        whole.Ingest(Reports);
        Assert.Equal(whole.State(), state);
        bench.Deriver.Derive(evenIfUpToDate: true);
        Assert.Equal(state, bench.State());
        Assert.Empty(Verifier.Check(bench.Store).Findings);
    }

    // With judgements that hold, too, what is remembered must not show.
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Filing_from_nothing_changes_nothing_while_judgements_hold(int seed)
    {
        var random = new Random(seed);
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server);
        for (var at = 0; at < Reports.Length; at += 12)
        {
            bench.Ingest(Reports.Skip(at).Take(12));
            JudgeSomething(bench, random);
            var state = bench.State();
            Assert.Equal(0, bench.Deriver.Derive(evenIfUpToDate: true).Opened);
            Assert.Equal(state, bench.State());
        }
    }

    // What is told beside leads, day after day in a few towns, hangs together in ways that the examples do not show.
    [Theory]
    [InlineData(ArchiveBench.Sqlite, 1)]
    [InlineData(ArchiveBench.Sqlite, 2)]
    [InlineData(ArchiveBench.Sqlite, 3)]
    [InlineData(ArchiveBench.Sqlite, 4)]
    [InlineData(ArchiveBench.Postgres, 5)]
    public void Filing_what_concerns_new_reports_comes_to_what_filing_all_comes_to(string kind, int seed)
    {
        var random = new Random(seed);
        using var bench = new ArchiveBench(kind, server) { RecordOf = r => MadeUpRecords.Of(r.Title!) with { Id = r.Id } };
        var ids = Enumerable.Range(0, 150).Select(n => $"r{seed}-{n}").ToArray();
        random.Shuffle(ids);
        var made = new List<long>();
        for (var at = 0; at < ids.Length;)
        {
            var size = random.Next(1, 12);
            bench.Ingest(ids.Skip(at).Take(size).Select(i => Titled(i, i)));
            at += size;
            if (random.Next(3) == 0)
                made.Add(JudgeSomething(bench, random));
            // Read anew, it tells of something else.
            if (random.Next(3) == 0)
                bench.Ingest(Titled(ids[random.Next(Math.Min(at, ids.Length))], $"other {random.Next(100)}"));
            if (random.Next(8) == 0 && made.Count > 0)
            {
                bench.Reviewer.Undo(made[^1]);
                made.RemoveAt(made.Count - 1);
            }

            if (at < 60 || random.Next(4) == 0)
                AssertSettled(bench);
        }

        AssertSettled(bench);
    }

    [Fact]
    public void A_report_that_comes_later_makes_anew_what_it_touches_alone()
    {
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server);
        bench.Ingest(Reports.SkipLast(1));
        var before = ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 }).Items.ToDictionary(i => i.Id, i => i.Machine);
        bench.CodedAnew.Clear();
        bench.Ingest(Reports[^1]);
        Assert.Equal([Reports[^1].Id], bench.CodedAnew);
        var changed = ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 }).Items.Count(i => before.GetValueOrDefault(i.Id) != i.Machine);
        Assert.InRange(changed, 1, 3);
    }

    [Fact]
    public void What_was_filed_and_stays_as_it_was_is_not_written_again()
    {
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server) { RecordOf = r => MadeUpRecords.Of(r.Title!) with { Id = r.Id } };
        const string columns = "draft, draft_event, composition, raw, incident";
        bench.Store.Write(s => s.Execute($"CREATE TABLE removed AS SELECT {columns} FROM filings; CREATE TRIGGER filings_removed AFTER DELETE ON filings BEGIN INSERT INTO removed SELECT old.draft, old.draft_event, old.composition, old.raw, old.incident; END"));
        bench.Ingest(Enumerable.Range(0, 100).Select(n => Titled($"r{n}", $"r{n}")));
        Assert.Equal(0, bench.Store.Read(s => s.Number("SELECT COUNT(*) FROM removed")));
        for (var n = 100; n < 150; n++)
        {
            bench.Ingest(Titled($"r{n}", $"r{n}"));
            Assert.Equal(0, bench.Store.Read(s => s.Number($"SELECT COUNT(*) FROM (SELECT {columns} FROM removed INTERSECT SELECT {columns} FROM filings) AS again")));
            bench.Store.Write(s => s.Execute("DELETE FROM removed"));
        }
    }

    private static void AssertSettled(ArchiveBench bench)
    {
        var (state, remembered) = (bench.State(), bench.Filing());
        bench.Deriver.Derive(evenIfUpToDate: true);
        Assert.Equal(state, bench.State());
        Assert.Equal(bench.Filing(), remembered);
    }

    private static Report Titled(string id, string title) => new() { Id = id, Text = title, Title = title, Origin = new("made up") };

    // It is read anew as something else, and then as what it was.
    private static void Replace(ArchiveBench bench, Report report)
    {
        bench.Ingest(report with { Text = ArchiveBench.Withdrawn });
        bench.Ingest(report with { Title = report.Title + " " });
    }

    private static long JudgeSomething(ArchiveBench bench, Random random)
    {
        var incidents = ArchiveSearch.Incidents(bench.Store, new() { Review = "any", Limit = 1000 }).Items;
        var (a, b) = (incidents[random.Next(incidents.Count)].Id, incidents[random.Next(incidents.Count)].Id);
        var leads = bench.Store.Read(s => s.Query(
            "SELECT r.report FROM incidents i JOIN incident_reports r ON r.incident = i.number WHERE i.id = @id AND i.until_at IS NULL AND r.part = 'lead' ORDER BY r.report",
            r => r.GetString(0),
            ("id", a)));
        return random.Next(4) switch
        {
            0 when a != b => bench.Reviewer.Same(a, b, "one").Number,
            1 when leads.Count > 1 => bench.Reviewer.NotSame(a, leads[random.Next(leads.Count)], "other").Number,
            2 => bench.Reviewer.Correct(a, "killed", "9", "list").Number,
            _ => bench.Reviewer.Confirm(a).Number,
        };
    }
}
