using System.Text.Json;
using Casus.Cli;

namespace Casus.Tests.Cli;

public sealed class ArchiveCommandTests : IDisposable
{
    private readonly CommandLineHarness casus = new();

    private string Archive => Path.Combine(casus.Folder, "desk.casus");

    [Fact]
    public void Reports_are_taken_in_once_and_found()
    {
        var file = casus.Reports("in.jsonl", "strike", "quiet", "bad", "defect");
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("ingest", file, "--archive", Archive));
        Assert.Equal("2 added, 0 coded anew, 0 known; incidents: 1 new or changed, 0 replaced or gone\n", casus.Output);
        Assert.Contains("in.jsonl:3: error CAS0201: ", casus.Messages, StringComparison.Ordinal);
        Assert.Contains("in.jsonl:4: error CAS1002: ", casus.Messages, StringComparison.Ordinal);
        Assert.EndsWith("casus: 2 could not be read or coded.\n", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("ingest", file, "--archive", Archive));
        Assert.Equal("0 added, 0 coded anew, 2 known; incidents: 0 new or changed, 0 replaced or gone\n", casus.Output);
        Assert.Equal(ExitCodes.Done, casus.Run("reports", "--archive", Archive, "--type", "drone-strike", "--json"));
        var report = JsonDocument.Parse(casus.Output).RootElement;
        Assert.Equal("strike", report.GetProperty("id").GetString());
        Assert.EndsWith("in.jsonl:1", report.GetProperty("archive").GetProperty("origin").GetString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("incidents", "--archive", Archive, "--country", "irq"));
        Assert.Equal(2, casus.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("day         country  place    type          killed  ", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("reports", "--archive", Archive, "--limit", "1"));
        Assert.Contains("there are more; go on with --after ", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("incidents", "--archive", Archive, "--country", "FRA"));
        Assert.Equal("casus: no incidents fit.\n", casus.Messages);
    }

    [Theory]
    [InlineData("country 'IRAN': error CAS1122: there is none of that code. Did you mean IRN?\n", "incidents", "--country", "Iran")]
    [InlineData("country 'IRAQI': error CAS1122: there is none of that code. Did you mean IRQ?\n", "reports", "--country", "Iraqi")]
    [InlineData("type 'dronestrike': error CAS1122: there is none of that code. Did you mean drone-strike?\n", "incidents", "--type", "dronestrike")]
    [InlineData("type 'xyz': error CAS1122: there is none of that code. Expected an event type of the codebook, as drone-strike.\n", "export", "--format", "csv", "--preview", "--type", "xyz")]
    public void A_code_that_fits_nothing_is_refused_with_the_one_that_was_meant(string message, params string[] command)
    {
        casus.Run("ingest", casus.Reports("in.jsonl", "strike"), "--archive", Archive);
        Assert.Equal(ExitCodes.Usage, casus.Run([.. command, "--archive", Archive]));
        Assert.Equal(message, casus.Messages);
    }

    [Fact]
    public void An_export_from_the_archive_has_what_people_corrected()
    {
        casus.Run("ingest", casus.Reports("in.jsonl", "strike"), "--archive", Archive);
        casus.Run("incidents", "--archive", Archive, "--json");
        var id = JsonDocument.Parse(casus.Output).RootElement.GetProperty("id").GetString()!;
        casus.Run("judge", "correct", id, "killed", "7", "--reason", "hospital list", "--by", "anna", "-a", Archive);
        Assert.Equal(ExitCodes.Done, casus.Run("export", "--archive", Archive, "--country", "IRQ", "--format", "jsonl", "--as-of", "2024-12-31", "--preview"));
        Assert.Contains("\"killed\":{\"low\":7,\"best\":7,\"high\":7}", casus.Output, StringComparison.Ordinal);
        Assert.Contains("\"reviewed\":true", casus.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hospital list", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("export", "--archive", Archive, "--review", "confirmed", "--format", "jsonl", "--preview"));
        Assert.StartsWith("casus: 0 incidents read", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_purged_is_shown_first_and_does_not_come_back()
    {
        var file = casus.Reports("in.jsonl", "strike", "quiet");
        casus.Run("ingest", file, "--archive", Archive);
        string[] purge = ["purge", "strike", "-a", Archive, "--reason", "a court said so"];
        Assert.Equal(ExitCodes.Done, casus.Run([.. purge, "--dry-run", "--yes"]));
        Assert.StartsWith("report  published   versions  records  headline\nstrike", casus.Output, StringComparison.Ordinal);
        Assert.Contains("\nmade anew, or gone: 2024-02-", casus.Output, StringComparison.Ordinal);
        Assert.EndsWith(" bytes), 1 states of incidents would be removed; 0 judgements, 2 entries of the log emptied\n", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, casus.Run(purge));
        Assert.Equal("casus: nothing was removed. Say --yes to remove it for good.\n", casus.Messages);
        Assert.Equal(ExitCodes.Done, casus.Run([.. purge, "--yes"]));
        Assert.StartsWith("1 reports, 1 originals (", casus.Output, StringComparison.Ordinal);
        Assert.StartsWith("casus: backups, exports and copies made before hold it still", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("verify", "-a", Archive));
        Assert.EndsWith("\n1 reports were purged, as the log says\n", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("ingest", file, "-a", Archive));
        Assert.Equal("0 added, 0 coded anew, 1 known, 1 purged and left out; incidents: 0 new or changed, 0 replaced or gone\n", casus.Output);
        Assert.StartsWith("strike: warning CAS1123: a report of this ", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Archive, casus.Run([.. purge, "--yes"]));
        Assert.Contains("error CAS1110: ", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("purge", "--finish", "-a", Archive));
        Assert.Equal("nothing was left to do\n", casus.Output);
        Assert.Equal(ExitCodes.Done, casus.Run("ingest", file, "-a", Archive, "--allow-purged"));
        Assert.StartsWith("1 added, ", casus.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name what is to be removed: reports, --words or --judgement.", "purge")]
    [InlineData("--finish goes alone.", "purge", "strike", "--finish")]
    [InlineData("say why, with --reason.", "purge", "strike")]
    public void A_purge_of_nothing_or_without_a_reason_is_refused(string message, params string[] command)
    {
        Assert.Equal(ExitCodes.Usage, casus.Run([.. command, "-a", Archive]));
        Assert.StartsWith($"casus: {message}\n", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_judged_is_listed_compared_and_undone()
    {
        casus.Run("ingest", casus.Reports("in.jsonl", "strike"), "--archive", Archive);
        casus.Run("incidents", "--archive", Archive, "--country", "IRQ", "--json");
        var id = JsonDocument.Parse(casus.Output).RootElement.GetProperty("id").GetString()!;
        Assert.Equal(ExitCodes.Done, casus.Run("judge", "correct", id, "killed", "9", "--reason", "hospital list", "--by", "anna", "-a", Archive));
        Assert.Equal("judgement 1\n", casus.Output);
        casus.Run("judge", "list", "-a", Archive);
        Assert.Contains("killed = 9", casus.Output, StringComparison.Ordinal);
        casus.Run("incidents", "-a", Archive, "--killed", "9");
        Assert.Contains("corrected", casus.Output, StringComparison.Ordinal);
        casus.Run("diff", "2000-01-01", "9999-01-01", "-a", Archive, "--json");
        Assert.Equal("new", JsonDocument.Parse(casus.Output.Split('\n')[0]).RootElement.GetProperty("change").GetString());
        Assert.Equal(ExitCodes.Done, casus.Run("judge", "undo", "1", "-a", Archive));
        casus.Run("incidents", "-a", Archive, "--killed", "9");
        Assert.Equal("casus: no incidents fit.\n", casus.Messages);
        Assert.Equal(ExitCodes.Archive, casus.Run("judge", "undo", "1", "-a", Archive));
        Assert.Equal($"{Archive}: error CAS1112: there is no judgement 1 that holds. Find its number with 'casus judge list'.\n", casus.Messages);
        Assert.Equal(ExitCodes.Usage, casus.Run("judge", "dismiss", id, "-a", Archive));
    }

    [Fact]
    public void A_backup_restores_and_verifies()
    {
        casus.Run("ingest", casus.Reports("in.jsonl", "strike", "quiet"), "--archive", Archive);
        var (words, backup, restored) = (casus.File("words", "eight tall poplars"), Path.Combine(casus.Folder, "a.backup"), Path.Combine(casus.Folder, "b.casus"));
        Assert.Equal(ExitCodes.Done, casus.Run("backup", backup, "-a", Archive, "--passphrase-file", words));
        Assert.Equal(ExitCodes.Output, casus.Run("backup", backup, "-a", Archive, "--passphrase-file", words));
        Assert.Equal($"{backup}: error CAS1012: there is a file already. Name another one, or say --overwrite.\n", casus.Messages);
        Assert.Equal(ExitCodes.Done, casus.Run("backup", backup, "-a", Archive, "--passphrase-file", words, "--overwrite"));
        Assert.Equal(ExitCodes.Done, casus.Run("restore", backup, "-a", restored, "--passphrase-file", words));
        Assert.Equal(ExitCodes.Done, casus.Run("verify", "-a", Archive));
        var head = casus.Output;
        Assert.Equal(ExitCodes.Done, casus.Run("verify", "-a", restored));
        Assert.Equal(head, casus.Output);
        Assert.Equal(ExitCodes.Archive, casus.Run("verify", "-a", restored, "--head", "abc"));
        Assert.EndsWith("casus: 1 rows are not what was logged.\n", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Archive, casus.Run("restore", backup, "-a", Archive, "--passphrase-file", words));
        Assert.NotEqual(ExitCodes.Done, casus.Run("restore", "none.backup", "-a", restored, "--passphrase-file", words));
        Assert.Contains("none.backup: error CAS1011: ", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_doctor_says_of_an_archive_what_there_is_to_do()
    {
        casus.Run("ingest", casus.Reports("in.jsonl", "strike"), "--archive", Archive);
        Assert.Equal(ExitCodes.Done, casus.Run("doctor", "--archive", Archive));
        foreach (var line in new[] { "schema", "every page can be read", "1 reports, 1 incidents, 0 judgements", "entries, the last ", "those of what the archive holds", "MB free", "The archive is sound." })
            Assert.Contains(line, casus.Output, StringComparison.Ordinal);
        casus.Run("verify", "-a", Archive);
        var head = casus.Output.Split(' ', '\n').First(w => w.Length == 64);
        casus.Run("doctor", "--archive", Archive);
        Assert.Contains(head[..40], casus.Output.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Archive};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA foreign_keys = OFF; DELETE FROM incidents; DELETE FROM progress";
            command.ExecuteNonQuery();
        }

        Assert.Equal(ExitCodes.Archive, casus.Run("doctor", "--archive", Archive));
        Assert.Contains("reports of incidents", casus.Output, StringComparison.Ordinal);
        Assert.Contains("Run 'casus ingest --rederive'.", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Archive, casus.Run("doctor", "--archive", Path.Combine(casus.Folder, "none.casus")));
        Assert.Contains("error CAS1101: ", casus.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(casus.Folder, "none.casus")));
    }

    [Theory]
    [InlineData("--archive needed", "incidents")]
    [InlineData("nothing to do", "ingest", "--archive", "x")]
    [InlineData("no day", "incidents", "--archive", "x", "--from", "yesterday")]
    [InlineData("no grade", "incidents", "--archive", "x", "--grade", "sure")]
    [InlineData("no point", "incidents", "--archive", "x", "--near", "Baghdad")]
    [InlineData("two sources", "export", "incidents.jsonl", "--archive", "x", "--format", "csv", "--preview")]
    [InlineData("no source", "export", "--format", "csv", "--preview")]
    [InlineData("records beside an archive", "export", "--archive", "x", "--records", "r.jsonl", "--format", "csv", "--preview")]
    [InlineData("filters of an archive on a file", "export", "incidents.jsonl", "--country", "IRQ", "--format", "csv", "--preview")]
    [InlineData("dismissed never leave", "export", "--archive", "x", "--review", "dismissed", "--format", "csv", "--preview")]
    [InlineData("no moment", "diff", "yesterday", "today", "--archive", "x")]
    public void Command_lines_that_make_no_sense_are_refused(string why, params string[] arguments)
    {
        Assert.True(casus.Run(arguments) == ExitCodes.Usage, why);
        Assert.Contains("--help'.", casus.Messages, StringComparison.Ordinal);
    }

    public void Dispose() => casus.Dispose();
}
