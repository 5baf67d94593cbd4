using Casus.Archive.Auditing;
using Casus.Archive.Backups;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Tests.Archive;

public sealed class VerifierTests(PostgresServer server) : IDisposable
{
    private readonly ArchiveBench bench = new(ArchiveBench.Sqlite, server);

    [Theory]
    [InlineData("UPDATE originals SET bytes = x'00' WHERE rowid = 2", "originals", "the bytes are not those that were received with the report '")]
    [InlineData("UPDATE versions SET document = '{}' WHERE number = 3", "versions 3", "is not the one that was stored on 2024-03-01T")]
    [InlineData("UPDATE versions SET origin = 'x' WHERE number = 3", "versions 3", "origin, time or headline of the report")]
    [InlineData("UPDATE reports SET id = 'x' WHERE number = 3", "reports 3", "is now called 'x'")]
    [InlineData("UPDATE readings SET record = replace(record, 'e', 'a') WHERE number = 4", "readings 4", "the record of '")]
    [InlineData("DELETE FROM readings WHERE number = 4", "readings 4", "is missing.")]
    [InlineData("INSERT INTO readings SELECT 99, report, version, coder, published, record, from_at, from_at FROM readings WHERE number = 4", "readings 99", "the log does not know it")]
    [InlineData("UPDATE judgements SET reason = 'x'", "judgements 1", "the judgement about '")]
    [InlineData("DELETE FROM judgements", "judgements 1", "the judgement is missing.")]
    [InlineData("UPDATE audit SET who = 'x' WHERE number = 5", "audit 5", "the entry '")]
    [InlineData("DELETE FROM audit WHERE number = 5", "audit 5", "the entry is missing.")]
    [InlineData("UPDATE incidents SET machine = replace(machine, '\"grade\"', '\"degrade\"') WHERE number = 2", "incidents 2", "was changed.")]
    [InlineData("DELETE FROM incidents WHERE number = 2", "incidents", "they are not those that were derived last.")]
    public void A_row_that_was_tampered_with_is_named(string sql, string row, string finding)
    {
        Fill();
        Tamper(sql);
        var findings = Verifier.Check(bench.Store).Findings;
        Assert.Contains(findings, f => f.Code == "CAS1115" && f.Where.StartsWith($"{bench.Location}: {row}", StringComparison.Ordinal) && f.Message.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_that_was_cut_off_is_found_by_the_hash_that_was_noted()
    {
        Fill();
        var head = Verifier.Check(bench.Store).Head;
        bench.Reviewer.Confirm(ArchiveSearch.Incidents(bench.Store, new()).Items[0].Id);
        Assert.Empty(Verifier.Check(bench.Store, head).Findings);
        Tamper("DELETE FROM audit WHERE number > 6");
        Assert.Contains(Verifier.Check(bench.Store, head).Findings, f => f.Message.Contains("the log was cut off", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-1)]
    public void A_backup_that_was_damaged_or_cut_off_restores_nothing(int at)
    {
        Fill();
        using var file = new MemoryStream();
        Backup.Write(bench.Store, file, "eight tall poplars");
        var bytes = file.ToArray();
        if (at < 0)
            bytes = bytes[..^40];
        else
            bytes[at] ^= 1;
        var target = Store.At(bench.File("restored.casus"));
        var error = Assert.Throws<CasusException>(() => Backup.Restore(new MemoryStream(bytes), "the backup", "eight tall poplars", target));
        Assert.Equal(at == 300 ? "CAS1118" : "CAS1117", error.Code);
        Assert.False(File.Exists(bench.File("restored.casus")) && target.Exists() && target.Read(s => s.Number("SELECT COUNT(*) FROM audit")) > 0);
    }

    [Fact]
    public void Another_passphrase_opens_no_backup_and_nothing_of_it_can_be_read()
    {
        Fill();
        using var file = new MemoryStream();
        Backup.Write(bench.Store, file, "eight tall poplars");
        Assert.DoesNotContain("Baghdad", System.Text.Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
        file.Position = 0;
        var target = Store.At(bench.File("restored.casus"));
        Assert.Equal("CAS1118", Assert.Throws<CasusException>(() => Backup.Restore(file, "the backup", "nine tall poplars", target)).Code);
        Assert.False(File.Exists(bench.File("restored.casus")));
    }

    public void Dispose() => bench.Dispose();

    private void Fill()
    {
        bench.Ingest(ArchiveBench.Reports.Take(8));
        bench.Reviewer.Confirm(ArchiveSearch.Incidents(bench.Store, new()).Items[0].Id);
    }

    // Whoever can write to the file can take the triggers away.
    private void Tamper(string sql) => bench.Store.Write(session =>
    {
        session.Execute("PRAGMA defer_foreign_keys = ON");
        foreach (var trigger in session.Query("SELECT name FROM sqlite_master WHERE type = 'trigger'", r => r.GetString(0)))
            session.Execute($"DROP TRIGGER {trigger}");
        foreach (var child in new[] { "events", "event_actors", "incident_actors", "incident_reports" })
            session.Execute($"DELETE FROM {child}");
        return session.Execute(sql);
    });
}
