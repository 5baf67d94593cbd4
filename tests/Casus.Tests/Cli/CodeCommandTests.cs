using System.Text.Json;
using Casus.Cli;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Cli;

public sealed class CodeCommandTests : IDisposable
{
    private readonly CommandLineHarness casus = new();

    [Fact]
    public void Text_is_what_a_person_gets_who_names_no_format()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("code", casus.Reports("one.jsonl", "strike")));
        Assert.Equal(Casus.Cli.Dossier.DossierPage.Of(SampleRecords.Strike, Countries.Names).Set(PageStyle.Plain), casus.Output);
        Assert.Empty(casus.Messages);
    }

    [Fact]
    public void Json_lines_hold_one_record_a_line_and_read_back_the_same()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("code", casus.Reports("two.jsonl", "strike", "quiet"), "--format", "jsonl"));
        var lines = casus.Output.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Empty(lines[2]);
        var record = JsonSerializer.Deserialize(lines[0], RecordJson.Lines.CodedReport)!;
        Assert.Equal(lines[0], JsonSerializer.Serialize(record, RecordJson.Lines.CodedReport));
        Assert.Equal("strike-1", record.Id);
    }

    [Fact]
    public void Json_is_one_object_for_one_report_and_an_array_for_several()
    {
        casus.Run("code", casus.Reports("one.jsonl", "a"), "--format", "json");
        Assert.Equal("a", JsonDocument.Parse(casus.Output).RootElement.GetProperty("id").GetString());
        casus.Run("code", casus.Reports("three.jsonl", "a", "b", "c"), "--format", "json");
        Assert.Equal(["a", "b", "c"], JsonDocument.Parse(casus.Output).RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
        casus.Run("code", casus.Reports("none.jsonl"), "--format", "json");
        Assert.Equal("[]\n", casus.Output);
    }

    [Theory]
    [InlineData("records.jsonl", "{\"id\":\"a\"")]
    [InlineData("records.ndjson", "{\"id\":\"a\"")]
    [InlineData("records.JSON", "{\n  \"id\": \"a\"")]
    [InlineData("records.txt", "━━━")]
    public void The_name_of_the_output_chooses_the_format(string name, string begins)
    {
        var file = Path.Combine(casus.Folder, name);
        Assert.Equal(ExitCodes.Done, casus.Run("code", casus.Reports("one.jsonl", "a"), "--out", file));
        Assert.StartsWith(begins, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Empty(casus.Output);
    }

    [Fact]
    public void Damaged_inputs_are_told_and_counted_and_the_others_go_on()
    {
        var file = casus.Reports("mixed.jsonl", "a", "bad", "b", "defect", "c");
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("code", file, Path.Combine(casus.Folder, "missing.txt"), "--format", "jsonl"));
        Assert.Equal(["a", "b", "c"], Ids(casus.Output));
        var lines = casus.Messages.TrimEnd().Split('\n');
        Assert.StartsWith($"{file}:2: error CAS0201: this is not JSON", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{file}:4: error CAS1002: the report 'defect' could not be coded because of a defect in Casus (InvalidOperationException: the sum does not tally)", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("missing.txt: error CAS0101: there is no such file or folder. Check the path; '-' reads standard input.", lines[2], StringComparison.Ordinal);
        Assert.Equal("casus: 3 reports could not be read or coded; 3 reports done.", lines[3]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("7")]
    public void The_output_has_the_order_of_the_input_for_any_number_of_threads(string threads)
    {
        // Early reports take longest, so that whatever is first to finish would come out first.
        casus.Code = report =>
        {
            Thread.Sleep(Math.Max(0, 20 - int.Parse(report.Id, System.Globalization.CultureInfo.InvariantCulture)));
            return SampleRecords.Numbered(int.Parse(report.Id, System.Globalization.CultureInfo.InvariantCulture));
        };
        var numbers = Enumerable.Range(0, 60).ToList();
        var file = casus.Reports("many.jsonl", [.. numbers.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        casus.Run("code", file, "--threads", threads, "--format", "jsonl");
        Assert.Equal(numbers.Select(n => $"r{n}"), Ids(casus.Output));
    }

    [Fact]
    public void Reading_runs_ahead_of_writing_by_no_more_than_a_few_reports()
    {
        long read = 0, written = 0, ahead = 0;
        IEnumerable<int> Source()
        {
            for (var i = 0; i < 500; i++)
            {
                ahead = Math.Max(ahead, ++read - written);
                yield return i;
            }
        }

        foreach (var _ in Casus.Cli.Output.OrderedParallel.Select(Source(), i => i, threads: 3, TestContext.Current.CancellationToken))
            written++;
        Assert.Equal(500, written);
        Assert.InRange(ahead, 1, 13);
    }

    [Fact]
    public void A_folder_stands_for_all_files_below_it_in_the_order_of_their_names()
    {
        casus.Reports("in/b.jsonl", "b");
        casus.Reports("in/a.jsonl", "a");
        casus.Reports("in/deeper/c.jsonl", "c");
        casus.Reports("in/.hidden.jsonl", "hidden");
        casus.Run("code", Path.Combine(casus.Folder, "in"), "--format", "jsonl");
        Assert.Equal(["a", "b", "c"], Ids(casus.Output));
    }

    [Fact]
    public void A_hyphen_reads_standard_input()
    {
        casus.StandardInput = "{\"text\":\"x\"}\n{\"text\":\"y\"}\n";
        casus.Run("code", "-", "--format", "jsonl");
        Assert.Equal(["x", "y"], Ids(casus.Output));
    }

    [Fact]
    public void The_given_publication_date_serves_reports_that_state_none()
    {
        casus.Run("code", casus.Reports("one.jsonl", "a"), "--published", "2024-02-08T11:42", "--format", "jsonl");
        Assert.Contains("\"publishedOn\":\"2024-02-08T11:42\"", casus.Output, StringComparison.Ordinal);
        casus.Run("code", casus.File("own.jsonl", "{\"text\":\"b\",\"publishedOn\":\"2023-01-01\"}"), "--published", "2024-02-08", "--format", "jsonl");
        Assert.Contains("\"publishedOn\":\"2023-01-01\"", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_run_leaves_the_old_output_and_no_other_file()
    {
        var output = casus.File("out.jsonl", "old");
        using var ending = new CancellationTokenSource();
        casus.Cancelled = ending.Token;
        casus.Code = report =>
        {
            ending.Cancel();
            return SampleRecords.Numbered(1);
        };
        Assert.Equal(ExitCodes.Interrupted, casus.Run("code", casus.Reports("in.jsonl", "a", "b", "c"), "--out", output, "--threads", "1"));
        Assert.Equal("old\n", File.ReadAllText(output));
        Assert.Equal(["in.jsonl", "out.jsonl"], Directory.GetFiles(casus.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_finished_run_replaces_the_output_whole_and_keeps_its_rights()
    {
        var output = casus.File("out.jsonl", "old");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(output, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        casus.Run("code", casus.Reports("in.jsonl", "a"), "--out", output);
        Assert.Equal(["a"], Ids(File.ReadAllText(output)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(output));
        Assert.Equal(2, Directory.GetFiles(casus.Folder).Length);
    }

    [Fact]
    public void A_symbolic_link_goes_on_pointing_where_it_did()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Making a link needs a right there that test machines lack.");
        var real = casus.File("real.jsonl", "old");
        var link = Path.Combine(casus.Folder, "link.jsonl");
        File.CreateSymbolicLink(link, real);
        casus.Run("code", casus.Reports("in.jsonl", "a"), "--out", link);
        Assert.Equal(real, new FileInfo(link).LinkTarget);
        Assert.Equal(["a"], Ids(File.ReadAllText(real)));
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_code_4()
    {
        var output = Path.Combine(casus.Folder, "nowhere", "out.jsonl");
        Assert.Equal(ExitCodes.Output, casus.Run("code", casus.Reports("in.jsonl", "a"), "--out", output));
        Assert.StartsWith($"{output}: error CAS1001: the output cannot be written", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_code_4()
    {
        casus.OutputStream = new FailingStream(new IOException("No space left on device", 28));
        Assert.Equal(ExitCodes.Output, casus.Run("code", casus.Reports("in.jsonl", "a"), "--format", "jsonl"));
        Assert.Contains("standard output: error CAS1001: the output cannot be written (No space left on device).", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_goes_ends_the_run_quietly()
    {
        casus.OutputStream = new FailingStream(new IOException("Broken pipe", 32));
        Assert.Equal(ExitCodes.Done, casus.Run("code", casus.Reports("in.jsonl", "a", "b"), "--format", "jsonl"));
        Assert.Empty(casus.Messages);
    }

    [Fact]
    public void A_missing_asset_is_code_3_and_nothing_is_written()
    {
        casus.LoadingFails = new CasusException("CAS0304", "data/gazetteer", "the file cannot be read. Reinstall Casus.");
        var output = Path.Combine(casus.Folder, "out.jsonl");
        Assert.Equal(ExitCodes.Assets, casus.Run("code", casus.Reports("in.jsonl", "a"), "--out", output));
        Assert.Equal("data/gazetteer: error CAS0304: the file cannot be read. Reinstall Casus.\n", casus.Messages);
        Assert.False(File.Exists(output));
    }

    public void Dispose() => casus.Dispose();

    private static IEnumerable<string> Ids(string jsonLines) =>
        jsonLines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!);

    private sealed class FailingStream(IOException failure) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw failure;

        public override void Write(byte[] buffer, int offset, int count) => throw failure;
    }
}
