using System.Text;
using System.Text.Json;
using Casus.Cli;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Tests.Exports;

namespace Casus.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly CommandLineHarness casus = new();
    private readonly string incidents;
    private readonly string records;

    public ExportCommandTests()
    {
        incidents = casus.File("incidents.jsonl", [.. ExportFixture.All.Told.Select(i => JsonSerializer.Serialize(i, IncidentJson.Lines.Incident))]);
        records = casus.File("records.jsonl", [.. ExportFixture.All.Coded.Select(r => JsonSerializer.Serialize(r, RecordJson.Lines.CodedReport))]);
    }

    [Fact]
    public void A_preview_is_exactly_what_is_published()
    {
        var folder = Path.Combine(casus.Folder, "out");
        Assert.Equal(ExitCodes.Done, casus.Run("export", incidents, "--records", records, "--format", "acled", "--as-of", "2024-03-31", "--out", folder));
        Assert.EndsWith("casus: 5 incidents read, 6 records written, 1 incident rejected; loss.csv says why.\n", casus.Messages, StringComparison.Ordinal);
        var published = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            published.Append($"==> {Path.GetFileName(file)}, {new FileInfo(file).Length} bytes <==\n").Append(Encoding.UTF8.GetString(File.ReadAllBytes(file)));
        Assert.Equal(ExitCodes.Done, casus.Run("export", incidents, "--records", records, "--format", "acled", "--as-of", "2024-03-31", "--preview"));
        Assert.Equal(published.ToString(), casus.Output);
    }

    [Fact]
    public void Without_records_the_public_profile_publishes_nothing()
    {
        Assert.Equal(ExitCodes.Withheld, casus.Run("export", incidents, "--format", "csv", "--as-of", "2024-03-31", "--out", Path.Combine(casus.Folder, "out")));
        Assert.Contains("error CAS1203: ", casus.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(casus.Folder, "out")));
    }

    [Fact]
    public void An_embargo_that_leaves_nothing_says_so()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("export", incidents, "--records", records, "--format", "csv", "--embargo", "36500", "--as-of", "2024-03-31", "--preview"));
        Assert.EndsWith("give the day of publication with --as-of, or fewer days with --embargo.\n", casus.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("casus: --format knows acled, ged, polecat, plover, geojson, timemap, csv and jsonl, not 'xls'.", "--format", "xls", "--preview")]
    [InlineData("casus: --profile knows public, partner and internal, not 'world'.", "--format", "csv", "--profile", "world", "--preview")]
    [InlineData("casus: say either --out FOLDER or --preview.", "--format", "csv")]
    [InlineData("casus: --embargo needs a number from 0 to 36500.", "--format", "csv", "--preview", "--embargo", "-1")]
    [InlineData("casus: 'soon' is not a date. Write it as 2024-02-08.", "--format", "csv", "--preview", "--as-of", "soon")]
    public void A_misspelt_option_is_named(string message, params string[] options)
    {
        Assert.Equal(ExitCodes.Usage, casus.Run(["export", incidents, .. options]));
        Assert.Equal(message, casus.Messages.Split('\n')[0]);
    }

    [Fact]
    public void A_damaged_line_ends_the_run_and_nothing_is_left()
    {
        var damaged = casus.File("damaged.jsonl", File.ReadAllLines(incidents)[0], "{\"id\":3}");
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("export", damaged, "--records", records, "--format", "csv", "--out", Path.Combine(casus.Folder, "out")));
        Assert.Contains("damaged.jsonl:2: error CAS1202: ", casus.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(casus.Folder, "out")));
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("export", "nowhere.jsonl", "--format", "csv", "--profile", "internal", "--preview"));
        Assert.StartsWith("nowhere.jsonl: error CAS1201: ", casus.Messages, StringComparison.Ordinal);
    }

    // Words of the program that reads JSON are of no use to whoever gave the wrong file.
    [Fact]
    public void A_file_of_another_kind_is_called_by_its_name()
    {
        casus.Run("export", records, "--records", records, "--format", "csv", "--preview");
        Assert.Equal($"{records}:1: error CAS1202: the line is no incident but a record. Fuse the records first with 'casus fuse', and name them here with --records.\n", casus.Messages);
        casus.Run("export", incidents, "--records", incidents, "--format", "csv", "--preview");
        Assert.Equal($"{incidents}:1: error CAS1008: the line is no record but an incident, which is fused already. Give the records that 'casus code --format jsonl' wrote.\n", casus.Messages);
        var reports = casus.Reports("reports.jsonl", "strike", "bad");
        casus.Run("fuse", reports);
        Assert.Equal(
            $"{reports}:1: error CAS1008: the line is no record but a report. Code it first: 'casus code --format jsonl'.\n"
            + $"{reports}:2: error CAS1008: the line is damaged or no JSON. Expected a record, as 'casus code --format jsonl' writes it.\n",
            string.Concat(casus.Messages.Split('\n').Take(2).Select(l => l + "\n")));
    }

    public void Dispose() => casus.Dispose();
}
