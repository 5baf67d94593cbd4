using System.Text.Json;
using Casus.Archive;
using Casus.Archive.Auditing;
using Casus.Archive.Backups;
using Casus.Archive.Incidents;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;
using Casus.Reports;
using Casus.Tests.Fusion;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Archive;

/// <summary>What an archive does, whatever database holds it.</summary>
public sealed class ArchiveContractTests(PostgresServer server)
{
    public static TheoryData<string> Kinds => new(ArchiveBench.Sqlite, ArchiveBench.Postgres);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_taken_in_comes_out_as_the_library_makes_it(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        var count = bench.Ingest(ArchiveBench.Reports);
        Assert.Equal(ExampleIncidents.Records.Length, count.Added);
        var page = ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 });
        Assert.Null(page.Next);
        Assert.Equal(
            ExampleIncidents.Lines(ExampleIncidents.Fuse(ExampleIncidents.Records)),
            string.Concat(page.Items.Select(i => i.Machine + "\n").Order(StringComparer.Ordinal)));
        Assert.Equal("open", JsonDocument.Parse(page.Items[0].ToJson()).RootElement.GetProperty("review").GetProperty("state").GetString());
        var reports = ArchiveSearch.Reports(bench.Store, new() { Limit = 1000 }).Items;
        Assert.Equal(ExampleIncidents.Records.Select(r => r.Id).Order(StringComparer.Ordinal), reports.Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.All(reports, r => Assert.Equal(r.Original, JsonDocument.Parse(r.ToJson()).RootElement.GetProperty("archive").GetProperty("sha256").GetString()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_reports_again_change_nothing(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports);
        var before = bench.Dump();
        var again = bench.Ingest(ArchiveBench.Reports.Reverse());
        Assert.Equal(new IngestCount(0, 0, ExampleIncidents.Records.Length, 0), again);
        Assert.Equal(before, bench.Dump());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_versions_the_one_that_was_sent_last_is_current_in_whatever_order_and_batches_they_are_taken_in(string kind)
    {
        var sent = new DateTimeOffset(2024, 2, 1, 12, 0, 0, TimeSpan.Zero);
        foreach (var order in new[] { "123", "132", "213", "231", "312", "321" })
        {
            foreach (var batch in new[] { 1, 2, 3 })
            {
                using var bench = new ArchiveBench(kind, server);
                // They follow each other as closely as a sender may send them.
                var ingester = new Ingester(bench.Store, r => new() { Id = r.Id, Coder = "test", Title = r.Text }, "test", bench.Clock) { BatchSize = batch, SentAt = r => sent.AddTicks(r.Text[^1]) };
                ingester.Take(order.Select(n => new Report { Id = "r", Text = "Version " + n }), TestContext.Current.CancellationToken);
                Assert.Equal((3, 3), bench.Store.Read(s => ((int)s.Number("SELECT COUNT(*) FROM versions"), (int)s.Number("SELECT COUNT(*) FROM readings"))));
                Assert.Equal("Version 3", bench.Store.Read(s => Casus.Archive.Reports.ReportTable.Record(s, "r"))!.Title);
                Assert.Empty(Verifier.Check(bench.Store).Findings);
                // One that comes another way counts as sent when it comes.
                bench.Ingester(1).Take([new() { Id = "r", Text = "Version 4" }], TestContext.Current.CancellationToken);
                Assert.Equal(4, bench.Store.Read(s => s.Number("SELECT version FROM readings WHERE until_at IS NULL")));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_broken_off_goes_on_and_comes_to_the_same(string kind)
    {
        using var whole = new ArchiveBench(kind, server);
        whole.Ingest(ArchiveBench.Reports);
        using var broken = new ArchiveBench(kind, server);
        broken.Ingester(3).Take(ArchiveBench.Reports.Take(7), TestContext.Current.CancellationToken);
        Assert.False(Deriver.IsUpToDate(broken.Store));
        broken.Ingest(ArchiveBench.Reports);
        Assert.True(Deriver.IsUpToDate(broken.Store));
        Assert.Equal(whole.State(), broken.State());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Other_words_under_an_old_id_are_another_version_and_both_are_kept(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports);
        var updated = ArchiveBench.Reports.First() with { Text = "The report was withdrawn." };
        Assert.Equal(1, bench.Ingest(updated).Added);
        Assert.Equal(0, bench.Ingest(ArchiveBench.Reports).Added);
        bench.Store.Read(s =>
        {
            Assert.Equal(2, s.Number("SELECT COUNT(*) FROM versions v JOIN reports p ON p.number = v.report WHERE p.id = @id", ("id", updated.Id)));
            Assert.Equal(2, s.Number("SELECT COUNT(*) FROM readings r JOIN reports p ON p.number = r.report WHERE p.id = @id", ("id", updated.Id)));
            Assert.Equal(1, s.Number("SELECT COUNT(*) FROM readings r JOIN reports p ON p.number = r.report WHERE p.id = @id AND r.until_at IS NULL", ("id", updated.Id)));
            return 0;
        });
        Assert.Single(ArchiveSearch.Reports(bench.Store, new() { Text = "\"was withdrawn\"" }).Items);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_new_coder_reads_anew_and_the_old_readings_stay(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports);
        var (incidents, number) = (bench.State(), ExampleIncidents.Records.Length);
        bench.Coder = "casus 0.2.0";
        Assert.Equal(number, bench.Ingester(5).Recode(TestContext.Current.CancellationToken).Recoded);
        Assert.Equal(0, bench.Ingest(ArchiveBench.Reports).Recoded);
        Assert.Equal(number, bench.Store.Read(s => s.Number("SELECT COUNT(*) FROM readings WHERE coder = 'casus 0.1.0' AND until_at IS NOT NULL")));
        Assert.Equal(number, bench.Store.Read(s => s.Number("SELECT COUNT(*) FROM readings WHERE coder = 'casus 0.2.0' AND until_at IS NULL")));
        Assert.Equal(incidents, bench.State());
        Assert.Empty(Verifier.Check(bench.Store).Findings);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Originals_records_judgements_and_the_log_refuse_to_be_changed(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports);
        bench.Reviewer.Confirm(First(bench).Id);
        string[] changes =
        [
            "UPDATE originals SET bytes = bytes", "DELETE FROM originals", "UPDATE versions SET document = ''", "DELETE FROM versions",
            "UPDATE readings SET record = '{}'", "DELETE FROM readings", "UPDATE judgements SET who = 'x'", "DELETE FROM judgements",
            "UPDATE audit SET who = 'x'", "DELETE FROM audit", "UPDATE reports SET id = id || 'x'", "DELETE FROM reports",
        ];
        Assert.All(changes, sql => Assert.ThrowsAny<System.Data.Common.DbException>(() => bench.Store.Write(s => s.Execute(sql))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_filter_finds_what_it_says(string kind)
    {
        var claimed = new Report { Id = "claimed", Text = "The Houthis said they had fired a missile at the port of Eilat on 3 June 2024." };
        using var bench = new ArchiveBench(kind, server) { RecordOf = r => r.Id == claimed.Id ? Standard.Code(r) : null };
        bench.Ingest([.. ArchiveBench.Reports, claimed]);
        var all = ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 }).Items;
        Expect(new() { From = "2024-02-01", To = "2024-02-29" }, i => i.FirstDay.StartsWith("2024-02", StringComparison.Ordinal));
        Expect(new() { Country = "IRQ" }, i => i.Country == "IRQ");
        Expect(new() { Place = "BÀGHDAD" }, i => i.Place == "Baghdad");
        Expect(new() { Type = "drone-strike" }, i => i.Type == "drone-strike");
        Expect(new() { KilledAtLeast = 20 }, i => i.Killed >= 20);
        Expect(new() { Grade = "fair" }, i => i.Grade == "fair");
        Expect(new() { Review = "open" }, _ => true);
        Expect(new() { Near = (33.3, 44.4), WithinKm = 60 }, i => i.Place == "Baghdad");
        Expect(new() { Actor = "houthis" }, i => Parse(i).Participants.Any(p => p.ActorId == "houthis"));
        Expect(new() { Certainty = "claimed" }, i => Parse(i).Participants.Any(p => p is { Role: ParticipantRole.Actor, Certainty: Certainty.Claimed }));
        Expect(new() { Country = "IRQ", KilledAtLeast = 1, From = "2024-01-01" }, i => i is { Country: "IRQ", Killed: >= 1 });
        Assert.Contains(ArchiveSearch.Incidents(bench.Store, new() { Text = "\"kataib hezbollah\" dron*" }).Items, i => i.Place == "Baghdad");
        Assert.Empty(ArchiveSearch.Incidents(bench.Store, new() { Text = "\"hezbollah kataib\"" }).Items);
        Assert.Empty(ArchiveSearch.Incidents(bench.Store, new() { Text = "' OR 1 --" }).Items);
        var reports = ArchiveSearch.Reports(bench.Store, new() { Country = "IRQ", Type = "drone-strike", Text = "baghdad", From = "2024-02-01" }).Items;
        Assert.NotEmpty(reports);
        Assert.All(reports, r => Assert.Contains("Baghdad", r.Record, StringComparison.Ordinal));

        void Expect(ArchiveQuery query, Func<FoundIncident, bool> fits)
        {
            var found = ArchiveSearch.Incidents(bench.Store, query).Items.Select(i => i.Id).ToList();
            Assert.NotEmpty(found);
            Assert.Equal(all.Where(fits).Select(i => i.Id), found);
            Assert.Equal((found.Count, false), ArchiveSearch.CountIncidents(bench.Store, query));
            Assert.Equal((found.Count - 1, true), ArchiveSearch.CountIncidents(bench.Store, query, found.Count - 1));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cursors_lead_through_everything_once(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports);
        var all = ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 }).Items.Select(i => i.Id);
        Assert.Equal(all, Walk(after => ArchiveSearch.Incidents(bench.Store, new() { Limit = 2, After = after }), i => i.Id));
        var reports = ArchiveSearch.Reports(bench.Store, new() { Limit = 1000 }).Items.Select(r => r.Id);
        Assert.Equal(reports, Walk(after => ArchiveSearch.Reports(bench.Store, new() { Limit = 3, After = after }), r => r.Id));
        Assert.Equal("CAS1116", Assert.Throws<CasusException>(() => ArchiveSearch.Incidents(bench.Store, new() { After = "no cursor" })).Code);

        static List<string> Walk<T>(Func<string?, FoundPage<T>> turn, Func<T, string> id)
        {
            var seen = new List<string>();
            string? after = null;
            do
            {
                var page = turn(after);
                seen.AddRange(page.Items.Select(id));
                after = page.Next;
            }
            while (after is not null);
            return seen;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_archive_of_a_day_can_be_asked_later_and_compared(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Clock.Now = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);
        bench.Ingest(ArchiveBench.Reports.Take(6));
        var then = ArchiveSearch.Incidents(bench.Store, new()).Items.Select(i => i.ToJson()).ToList();
        bench.Clock.Now = new(2024, 3, 5, 12, 0, 0, TimeSpan.Zero);
        bench.Ingest(ArchiveBench.Reports);
        bench.Reviewer.Dismiss(First(bench).Id, "an exercise");
        Assert.Equal(then, ArchiveSearch.Incidents(bench.Store, new() { AsOf = "2024-03-02" }).Items.Select(i => i.ToJson()));
        Assert.Equal(6, ArchiveSearch.Reports(bench.Store, new() { AsOf = "2024-03-02" }).Items.Count);
        Assert.Empty(ArchiveSearch.Incidents(bench.Store, new() { AsOf = "2024-02-28" }).Items);
        Assert.Empty(ArchiveDiff.Between(bench.Store, "2024-03-02", "2024-03-04"));
        var changes = ArchiveDiff.Between(bench.Store, "2024-03-02", "2024-03-06");
        var before = ArchiveSearch.Incidents(bench.Store, new() { AsOf = "2024-03-02", Review = "any" }).Items.ToDictionary(i => i.Id, i => i.ToJson());
        foreach (var change in changes)
        {
            Assert.True(change.Before is null ? !before.ContainsKey(change.After!.Id) : before.Remove(change.Before.Id));
            if (change.After is { } after)
                before[after.Id] = after.ToJson();
        }

        // What was, and what changed, come to what is.
        Assert.Equal(
            ArchiveSearch.Incidents(bench.Store, new() { Review = "any" }).Items.Select(i => i.ToJson()).Order(StringComparer.Ordinal),
            before.Values.Order(StringComparer.Ordinal));
        Assert.Contains(changes, c => c.Kind == "new");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_asked_of_many_keys_together_is_what_each_of_them_gives(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        string[] ids = [.. Enumerable.Range(0, 2500).Select(n => $"it's \"{n}\" ü")];
        bench.Store.Write(session =>
        {
            session.InsertAll("reports", ["number", "id"], ids.Select((id, n) => new object?[] { n + 1L, id }));
            var known = session.QueryAmong("id", ids.Concat(ids).Append("unknown"), among => $"SELECT id, number FROM reports WHERE {among}", r => (r.GetString(0), r.GetInt64(1)));
            Assert.Equal(ids.Select((id, n) => (id, n + 1L)), known.OrderBy(k => k.Item2));
            Assert.Equal(ids[99..], session.QueryAmong("number", Enumerable.Range(100, 9000).Select(n => (long)n), among => $"SELECT number, id FROM reports WHERE {among}", r => (r.GetInt64(0), r.GetString(1))).OrderBy(r => r.Item1).Select(r => r.Item2));
            Assert.Empty(session.QueryAmong("id", Array.Empty<string>(), among => $"SELECT id FROM reports WHERE {among}", r => r.GetString(0)));
            session.InsertAll("progress", ["name", "value"], ids.Select(id => new object?[] { id, id }));
            session.ExecuteAmong("name", ids[..1200], among => $"DELETE FROM progress WHERE {among} AND value <> @kept", ("kept", ids[7]));
            Assert.Equal(ids[1200..].Append(ids[7]).Order(StringComparer.Ordinal), session.QueryAmong("name", ids, among => $"SELECT name FROM progress WHERE {among}", r => r.GetString(0)).Order(StringComparer.Ordinal));
            return 0;
        });
    }

    [Fact]
    public void Both_databases_hold_the_same_after_the_same_steps()
    {
        using var sqlite = new ArchiveBench(ArchiveBench.Sqlite, server);
        using var postgres = new ArchiveBench(ArchiveBench.Postgres, server);
        foreach (var bench in new[] { sqlite, postgres })
        {
            bench.Ingest(ArchiveBench.Reports.Take(9));
            bench.Reviewer.Correct(First(bench).Id, "killed", "7", "hospital list");
            bench.Ingest(ArchiveBench.Reports);
        }

        Assert.Equal(sqlite.Dump(), postgres.Dump());
    }

    [Theory]
    [InlineData(ArchiveBench.Sqlite, ArchiveBench.Postgres)]
    [InlineData(ArchiveBench.Postgres, ArchiveBench.Sqlite)]
    [InlineData(ArchiveBench.Sqlite, ArchiveBench.Sqlite)]
    public void A_backup_of_one_restores_into_the_other(string from, string to)
    {
        using var bench = new ArchiveBench(from, server);
        bench.Ingest(ArchiveBench.Reports);
        bench.Reviewer.Confirm(First(bench).Id);
        using var file = new MemoryStream();
        Backup.Write(bench.Store, file, "eight tall poplars");
        using var folder = new ArchiveBench(ArchiveBench.Sqlite, server);
        var target = Store.At(to == ArchiveBench.Sqlite ? folder.File("restored.casus") : server.NewLocation());
        file.Position = 0;
        Backup.Restore(file, "the backup", "eight tall poplars", target);
        Assert.Equal(bench.Dump(), ArchiveBench.DumpOf(target));
        Assert.Empty(Verifier.Check(target).Findings);
        Assert.Equal(
            ArchiveSearch.Incidents(bench.Store, new() { Text = "drone" }).Items.Select(i => i.Id),
            ArchiveSearch.Incidents(target, new() { Text = "drone" }).Items.Select(i => i.Id));
        file.Position = 0;
        Assert.Equal("CAS1119", Assert.Throws<CasusException>(() => Backup.Restore(file, "the backup", "eight tall poplars", target)).Code);
    }

    private static FoundIncident First(ArchiveBench bench) => ArchiveSearch.Incidents(bench.Store, new()).Items[^1];

    private static Incident Parse(FoundIncident found) => JsonSerializer.Deserialize(found.Machine, IncidentJson.Lines.Incident)!;
}
