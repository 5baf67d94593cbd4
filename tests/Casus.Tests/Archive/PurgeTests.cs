using System.Text;
using Casus.Archive;
using Casus.Archive.Auditing;
using Casus.Archive.Backups;
using Casus.Archive.Checks;
using Casus.Archive.Incidents;
using Casus.Archive.Judgements;
using Casus.Archive.Purging;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Archive;

/// <summary>What is purged is nowhere any more, and everything else is as if it had never been there.</summary>
public sealed class PurgeTests(PostgresServer server)
{
    private const string Secret = "Zwackelmann";

    // Each report in three papers, so that there is something to hang together.
    private static readonly Report[] Reports = [.. ArchiveBench.Reports.SelectMany(r => new[] { r, r with { Id = r.Id + "~1", Text = r.Text + " 1" }, r with { Id = r.Id + "~2", Text = r.Text + " 2" } })];

    public static TheoryData<string> Kinds => new(ArchiveBench.Sqlite, ArchiveBench.Postgres);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_archive_without_a_report_is_one_that_never_had_it(string kind)
    {
        var random = new Random(11);
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(Reports);
        var going = Reports.Where(_ => random.Next(4) == 0).Select(r => r.Id).ToList();
        foreach (var some in going.Chunk(3))
            Purge(bench, some);
        using var never = new ArchiveBench(ArchiveBench.Sqlite, server);
        never.Ingest(Reports.Where(r => !going.Contains(r.Id)));
        Assert.Equal(never.State(), bench.State());
        bench.Deriver.Derive(evenIfUpToDate: true);
        Assert.Equal(never.State(), bench.State());
        Assert.All(Reports, r => Assert.Equal(going.Contains(r.Id) ? 0 : 1, bench.Store.Read(s => s.Number("SELECT COUNT(*) FROM reports WHERE id = @id", ("id", r.Id)))));
        Sound(bench);
        Assert.Equal(going.Count, Verifier.Check(bench.Store).Purged);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_comes_in_afterwards_is_filed_as_ever(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(Reports.Take(40));
        // Also the newest, whose numbers must not be given again.
        Purge(bench, Reports[39].Id, Reports[0].Id);
        bench.Ingest(Reports.Skip(40));
        using var never = new ArchiveBench(ArchiveBench.Sqlite, server);
        never.Ingest(Reports.Where((_, n) => n is not (39 or 0)));
        Assert.Equal(never.State(), bench.State());
        Assert.True(Deriver.IsUpToDate(bench.Store));
        Sound(bench);
    }

    // Archives that filing has not come to, or that another version wrote, are filed from nothing.
    [Fact]
    public void Reports_that_were_never_filed_are_purged_as_well()
    {
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server);
        bench.Ingester(64).Take(Reports, TestContext.Current.CancellationToken);
        Purge(bench, Reports[5].Id);
        using var never = new ArchiveBench(ArchiveBench.Sqlite, server);
        never.Ingest(Reports.Where((_, n) => n != 5));
        Assert.Equal(never.State(), bench.State());
        Sound(bench);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_of_a_report_stands_anywhere(string kind)
    {
        using var bench = Marked(kind);
        bench.Ingest(ArchiveBench.Reports);
        var report = MarkedReport();
        bench.Ingest(report);
        // Another version, other readings, judgements about its incidents, an undoing, and a state that is past.
        bench.Ingest(report with { Text = report.Text + $" {Secret} again." });
        bench.Coder = "casus 0.2.0";
        bench.Ingester(64).Recode(TestContext.Current.CancellationToken);
        bench.Deriver.Derive();
        Assert.NotEmpty(Found(bench, kind));
        var incident = bench.Store.Read(s => IncidentTable.LeadOf(s, report.Id))!;
        var other = ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 }).Items.First(i => i.Id != incident).Id;
        bench.Reviewer.Confirm(incident, $"as {Secret} says");
        bench.Reviewer.Correct(incident, "killed", "7", $"{Secret} counted them");
        bench.Reviewer.Undo(bench.Reviewer.Link(other, "follows", incident, $"{Secret}, too").Number, $"not so, {Secret}");
        var undoes = bench.Reviewer.Dismiss(other, "an exercise");
        var plan = Purge(bench, report.Id);
        Assert.Equal((1L, 2L, 3L), (plan.Reports.Count, plan.Reports[0].Versions, plan.Reports[0].Readings));
        Assert.Equal([true, true, true, true], plan.Judgements.Select(j => j.IsRemoved));
        Assert.Empty(Found(bench, kind));
        Assert.Equal([undoes.Number], Reviewer.List(bench.Store, holdingOnly: false).Select(j => j.Number));
        Sound(bench);
        var entry = bench.Store.Read(s => s.Text("SELECT detail FROM audit WHERE action = 'purge'"))!;
        Assert.Contains("\"order\":\"7 O 12/24\",\"reason\":\"a court said so\",\"approvedBy\":\"berta\"", entry, StringComparison.Ordinal);
        Assert.Equal("carla", bench.Store.Read(s => s.Text("SELECT who FROM audit WHERE action = 'purge'")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_judgement_of_an_incident_that_other_reports_tell_of_stays_without_its_reason(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(Reports);
        var incident = ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 }).Items
            .First(i => bench.Store.Read(s => IncidentTable.Leads(s, i.Id)).Count > 2);
        var anchor = bench.Store.Read(s => IncidentTable.Anchor(s, incident.Id));
        bench.Reviewer.Confirm(incident.Id, "first reason");
        var kept = bench.Reviewer.Correct(incident.Id, "killed", "77", "second reason");
        Purge(bench, anchor);
        Assert.Equal([("", "77")], Reviewer.List(bench.Store, true).Where(j => j.Number == kept.Number).Select(j => (j.Reason, j.Value)));
        var now = Assert.Single(ArchiveSearch.Incidents(bench.Store, new() { KilledAtLeast = 77, Limit = 1000 }).Items, i => i.Killed == 77);
        Assert.Equal("confirmed", now.Review);
        bench.Deriver.Derive(evenIfUpToDate: true);
        Assert.Contains(ArchiveSearch.Incidents(bench.Store, new() { KilledAtLeast = 77, Limit = 1000 }).Items, i => i is { Killed: 77, Review: "confirmed" });
        Assert.DoesNotContain("reason", bench.Dump("judgements").Split('\n', 2)[1], StringComparison.Ordinal);
        Assert.DoesNotContain("first reason", bench.Dump("incidents"), StringComparison.Ordinal);
        Sound(bench);
        bench.Reviewer.Undo(kept.Number);
        Sound(bench);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Words_go_with_every_report_and_judgement_that_holds_them(string kind)
    {
        using var bench = Marked(kind);
        bench.Ingest(ArchiveBench.Reports);
        bench.Ingest(MarkedReport());
        var other = ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 }).Items.First(i => !i.Machine.Contains(Secret, StringComparison.Ordinal)).Id;
        var judgement = bench.Reviewer.Confirm(other, $"asked {Secret}");
        bench.Purger.Purge(Request() with { Words = "ANNA ZWACKELMANN" });
        Assert.Equal(ArchiveBench.Reports.Count(), ArchiveSearch.Reports(bench.Store, new() { Limit = 1000 }).Items.Count);
        Assert.Equal("CAS1125", Error(() => bench.Purger.Purge(Request() with { Words = "ANNA ZWACKELMANN" })).Code);
        Assert.Single(bench.Purger.Plan(Request() with { Words = Secret }).Judgements);
        Assert.Equal("CAS1125", Error(() => bench.Purger.Plan(Request() with { Words = Secret, Reason = "zwackelmann asked" })).Code);
        bench.Purger.Purge(Request() with { Words = Secret });
        Assert.Equal("", Assert.Single(Reviewer.List(bench.Store, true), j => j.Number == judgement.Number).Reason);
        Assert.Equal("confirmed", ArchiveSearch.Incidents(bench.Store, new() { Review = "confirmed" }).Items[0].Review);
        Assert.Empty(Found(bench, kind));
        Sound(bench);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reason_can_go_alone(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports);
        var id = ArchiveSearch.Incidents(bench.Store, new()).Items[0].Id;
        var judgement = bench.Reviewer.Confirm(id, $"asked {Secret}");
        Assert.Equal("CAS1112", Error(() => bench.Purger.Plan(Request() with { Judgements = [99] })).Code);
        bench.Purger.Purge(Request() with { Judgements = [judgement.Number] });
        Assert.Empty(Found(bench, kind));
        Assert.Equal(id, Assert.Single(ArchiveSearch.Incidents(bench.Store, new() { Review = "confirmed" }).Items).Id);
        Sound(bench);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_purged_does_not_come_back_unless_it_is_allowed_to(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        var report = MarkedReport() with { Original = Encoding.UTF8.GetBytes("the page") };
        bench.Ingest(ArchiveBench.Reports.Append(report));
        Purge(bench, report.Id);
        // The same; another text under the id; the text, or the page, under another id.
        Report[] again = [report, report with { Text = "Corrected." }, report with { Id = "x", Original = null, Text = "  " + report.Text.ToUpperInvariant() }, report with { Id = "y", Text = "Other." }];
        var told = new List<CasusException>();
        var ingester = new Ingester(bench.Store, r => new() { Id = r.Id, Coder = bench.Coder }, bench.Coder, bench.Clock) { Refused = (_, e) => told.Add(e) };
        Assert.Equal(new IngestCount(0, 0, 0, 0) { Purged = 4 }, ingester.Take(again, TestContext.Current.CancellationToken));
        Assert.Equal(4, told.Count);
        Assert.Equal(
            $"{report.Id}: error CAS1123: a report of this content was purged from the archive on 2024-03-01; it is not taken in. 'casus ingest --allow-purged' takes it in all the same, for all to see.",
            told[0].ToString());
        Assert.Equal(["content", "id", "text", "original"], told.Select(t => t.Message.Split(' ')[4]));
        Assert.Equal(new IngestCount(1, 0, 0, 0), ingester.Take([report with { Id = "z", Original = null, Text = "Something else." }], TestContext.Current.CancellationToken));
        var allowed = new Ingester(bench.Store, r => new() { Id = r.Id, Coder = bench.Coder }, bench.Coder, bench.Clock) { AllowPurged = true };
        Assert.Equal(1, allowed.Take([report], TestContext.Current.CancellationToken).Added);
        // What is there is known, whatever went before.
        Assert.Equal(1, ingester.Take([report], TestContext.Current.CancellationToken).Known);
        bench.Deriver.Derive();
        Sound(bench);
        Purge(bench, report.Id);
        Sound(bench);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Programs_that_hold_the_record_of_a_purged_report_let_it_go_and_never_file_it_again(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        var (worker, going) = (new RecentRecords(), Reports[4].Id);
        var holder = new Deriver(bench.Store, () => IncidentFuser.Load(DataFolder.Find()), bench.Clock) { Recent = worker };
        var ingester = new Ingester(bench.Store, bench.Example, bench.Coder, bench.Clock) { Recent = worker };
        void TakeIn(IEnumerable<Report> reports)
        {
            ingester.Take(reports, TestContext.Current.CancellationToken);
            holder.Derive();
        }

        TakeIn(Reports.Take(20));
        var (reading, at) = bench.Store.Read(s => s.Query("SELECT r.number, r.from_at FROM readings r JOIN reports p ON p.number = r.report WHERE p.id = @id", r => (r.GetInt64(0), r.GetString(1)), ("id", going)))[0];
        var record = worker.Find(bench.Store, reading, at);
        Assert.NotNull(record);
        // Another program purges it, one that holds nothing.
        Purge(bench, going);
        TakeIn(Reports.Skip(20).Append(Reports[4]));
        Assert.Null(worker.Find(bench.Store, reading, at));
        using var never = new ArchiveBench(ArchiveBench.Sqlite, server);
        never.Ingest(Reports.Where((_, n) => n != 4));
        Assert.Equal(never.State(), bench.State());
        holder.Derive(evenIfUpToDate: true);
        Assert.Equal(never.State(), bench.State());
        // What was kept before the purge and is handed over after it.
        worker.Add(bench.Store, 0, reading, at, record);
        Assert.Null(worker.Find(bench.Store, reading, at));
        // The same program purges.
        var (next, nextAt) = bench.Store.Read(s => s.Query("SELECT r.number, r.from_at FROM readings r JOIN reports p ON p.number = r.report WHERE p.id = @id", r => (r.GetInt64(0), r.GetString(1)), ("id", Reports[30].Id)))[0];
        Assert.NotNull(worker.Find(bench.Store, next, nextAt));
        new Purger(bench.Store, holder, bench.Clock).Purge(Request() with { Reports = [Reports[30].Id] });
        Assert.Null(worker.Find(bench.Store, next, nextAt));
        Sound(bench);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_report_that_is_purged_while_it_is_coded_is_not_kept(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        var some = ArchiveBench.Reports.Take(6).ToList();
        bench.Ingest(some);
        Ingester PurgesWhileCoding(string coder, string id) => new(bench.Store, r => throw new NotSupportedException(), coder, bench.Clock)
        {
            CodeAll = reports =>
            {
                var records = reports.Select(r => (CodedReport?)(bench.Example(r) with { Coder = coder })).ToList();
                Purge(bench, id);
                return records;
            },
        };
        var changed = some.ConvertAll(r => r with { Text = r.Text + " Corrected." });
        Assert.Equal(new IngestCount(5, 0, 0, 0) { Purged = 1 }, PurgesWhileCoding(bench.Coder, some[0].Id).Take(changed, TestContext.Current.CancellationToken));
        Assert.Equal(new IngestCount(0, 4, 0, 0) { Purged = 1 }, PurgesWhileCoding("casus 0.2.0", some[1].Id).Recode(TestContext.Current.CancellationToken));
        bench.Deriver.Derive();
        Assert.Equal(4, ArchiveSearch.Reports(bench.Store, new()).Items.Count);
        Sound(bench);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_backup_of_what_is_left_restores_with_what_is_not_to_come_back(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports);
        var report = ArchiveBench.Reports.First();
        Purge(bench, report.Id);
        using var file = new MemoryStream();
        Backup.Write(bench.Store, file, "eight tall poplars");
        file.Position = 0;
        using var other = new ArchiveBench(kind == ArchiveBench.Sqlite ? ArchiveBench.Postgres : ArchiveBench.Sqlite, server);
        Backup.Restore(file, "the backup", "eight tall poplars", other.Store);
        Assert.Equal(bench.Dump(), other.Dump());
        Assert.Equal(1, other.Ingest(report).Purged);
        Sound(other);
    }

    [Fact]
    public void An_original_that_others_share_stays_until_they_are_named()
    {
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server);
        var pages = ArchiveBench.Reports.Take(3).Select(r => r with { Original = Encoding.UTF8.GetBytes("one page") }).ToList();
        bench.Ingest(pages);
        var error = Error(() => Purge(bench, pages[0].Id));
        Assert.Equal("CAS1124", error.Code);
        Assert.Contains($"is that of '{pages[1].Id}', '{pages[2].Id}' as well", error.Message, StringComparison.Ordinal);
        Purge(bench, [.. pages.Select(p => p.Id)]);
        Assert.Equal("", bench.State());
        Sound(bench);
    }

    [Fact]
    public void Who_asks_in_vain_is_told_and_nothing_changes()
    {
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server);
        bench.Ingest(ArchiveBench.Reports.Take(3));
        var before = bench.Dump();
        Assert.Equal("CAS1110", Error(() => Purge(bench, "nobody")).Code);
        Assert.Equal("CAS1125", Error(() => bench.Purger.Purge(Request() with { Words = "no such words" })).Code);
        Assert.Equal("CAS1125", Error(() => bench.Purger.Purge(Request() with { Words = "?!" })).Code);
        Assert.Equal("CAS1125", Error(() => bench.Purger.Purge(Request() with { Words = "the", Reason = "" })).Code);
        Assert.Equal("CAS1125", Error(() => bench.Purger.Purge(Request() with { Words = "the", ApprovedBy = "carla" })).Code);
        bench.Purger.Plan(Request() with { Words = "the" });
        Assert.False(bench.Purger.Finish());
        Assert.Equal(before, bench.Dump());
    }

    [Theory]
    [InlineData("UPDATE audit SET at = '2023' WHERE number = (SELECT MIN(number) FROM audit WHERE object = 'purged')", "audit")]
    [InlineData("DELETE FROM purged WHERE kind = 'id'", "purged")]
    [InlineData("UPDATE audit SET detail = replace(detail, 'court', 'judge') WHERE action = 'purge'", "audit")]
    public void Tampering_with_what_remains_is_found(string sql, string row)
    {
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server);
        bench.Ingest(ArchiveBench.Reports.Take(4));
        Purge(bench, ArchiveBench.Reports.First().Id);
        Sound(bench);
        bench.Store.Write(session =>
        {
            foreach (var trigger in session.Query("SELECT name FROM sqlite_master WHERE type = 'trigger'", r => r.GetString(0)))
                session.Execute($"DROP TRIGGER {trigger}");
            return session.Execute(sql);
        });
        Assert.Contains(Verifier.Check(bench.Store).Findings, f => f.Where.StartsWith($"{bench.Location}: {row}", StringComparison.Ordinal));
    }

    [Fact]
    public void While_somebody_reads_the_freed_pages_wait_and_the_doctor_says_so()
    {
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server, new() { Patience = TimeSpan.FromSeconds(1) });
        bench.Ingest(ArchiveBench.Reports.Take(4));
        using (bench.Store.BeginReading())
        {
            var error = Error(() => Purge(bench, ArchiveBench.Reports.First().Id));
            Assert.Equal("CAS1126", error.Code);
            Assert.Contains(ArchiveDoctor.Check(bench.Store), f => f is { Name: "purge", IsSound: false });
        }

        Assert.Equal(3, ArchiveSearch.Reports(bench.Store, new()).Items.Count);
        Assert.True(bench.Purger.Finish());
        Assert.DoesNotContain(ArchiveDoctor.Check(bench.Store), f => f.Name == "purge");
        Sound(bench);
    }

    private static PurgeRequest Request() => new() { Reason = "a court said so", Order = "7 O 12/24", By = "carla", ApprovedBy = "berta" };

    private static PurgePlan Purge(ArchiveBench bench, params IReadOnlyList<string> ids) => bench.Purger.Purge(Request() with { Reports = ids });

    private static void Sound(ArchiveBench bench)
    {
        Assert.Empty(Verifier.Check(bench.Store).Findings);
        Assert.All(ArchiveDoctor.Check(bench.Store).Where(f => f.Name != "disk"), f => Assert.True(f.IsSound, f.Detail));
    }

    private static CasusException Error(Action action) => Assert.Throws<CasusException>(action);

    // A report in which a name stands wherever one can stand.
    private static Report MarkedReport()
    {
        var report = ArchiveBench.Reports.First();
        return report with
        {
            Id = $"https://example.org/anna-{Secret}",
            Title = $"Anna {Secret} tells",
            Url = $"https://example.org/anna-{Secret}",
            Publisher = $"The {Secret} Post",
            Text = $"{report.Text} Anna {Secret} saw it.",
            Original = Encoding.UTF8.GetBytes($"<html>Anna {Secret}"),
        };
    }

    private ArchiveBench Marked(string kind)
    {
        ArchiveBench? bench = null;
        return bench = new ArchiveBench(kind, server) { RecordOf = report => bench!.Example(report) is var record && report.Id.Contains(Secret, StringComparison.Ordinal) ? Named(report, bench) : record };
    }

    // The record of an example with the name in its quotes, participants and headline; of a day of its own, so that it is an incident of its own.
    private static CodedReport Named(Report report, ArchiveBench bench)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(bench.Example(ArchiveBench.Reports.First()), RecordJson.Lines.CodedReport);
        var record = System.Text.Json.JsonSerializer.Deserialize(json.Replace("\"text\":\"", $"\"text\":\"Anna {Secret} ", StringComparison.Ordinal).Replace("2024-", "2021-", StringComparison.Ordinal), RecordJson.Lines.CodedReport)!;
        return record with { Id = report.Id, Title = report.Title, Url = report.Url, Coder = bench.Coder };
    }

    // Where the name stands: in any file of the database, in any spelling of capitals, as UTF-8 or UTF-16.
    private static List<string> Found(ArchiveBench bench, string kind)
    {
        if (kind == ArchiveBench.Postgres)
        {
            var tables = bench.Store.Read(s => s.Query(s.Store.TablesQuery, r => r.GetString(0)));
            return bench.Store.Read(s => tables.FindAll(t => s.Number($"SELECT COUNT(*) FROM {t} t WHERE lower(t::text) LIKE '%{Secret.ToLowerInvariant()}%'") > 0));
        }

        return
        [
            .. Directory.EnumerateFiles(Path.GetDirectoryName(bench.Location)!)
                .Where(f => new[] { Encoding.UTF8, Encoding.Unicode }.Any(e =>
                {
                    var text = e.GetString(File.ReadAllBytes(f));
                    return text.Contains(Secret, StringComparison.OrdinalIgnoreCase) || text.Contains("zwackel", StringComparison.OrdinalIgnoreCase);
                })),
        ];
    }
}
