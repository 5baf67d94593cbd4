using System.Text.Json;
using Casus.Cli;
using Casus.Records;
using Casus.Tests.Fusion;

namespace Casus.Tests.Cli;

public sealed class FuseCommandTests : IDisposable
{
    private static readonly string[] Records = [.. ExampleIncidents.Records.Select(r => JsonSerializer.Serialize(r, RecordJson.Lines.CodedReport))];

    private readonly CommandLineHarness casus = new();

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public void Records_give_the_incidents_that_the_library_gives(string threads)
    {
        Assert.Equal(ExitCodes.Done, casus.Run("fuse", casus.File("records.jsonl", Records), "--threads", threads));
        Assert.Equal(ExampleIncidents.Lines(ExampleIncidents.Fuse(ExampleIncidents.Records)), casus.Output);
        Assert.Empty(casus.Messages);
    }

    [Fact]
    public void Standard_input_is_read_too()
    {
        casus.StandardInput = string.Join("\r\n", Records);
        Assert.Equal(ExitCodes.Done, casus.Run("fuse", "-"));
        Assert.Equal(ExampleIncidents.Lines(ExampleIncidents.Fuse(ExampleIncidents.Records)), casus.Output);
    }

    [Fact]
    public void Damaged_lines_are_named_and_the_others_go_on()
    {
        var file = casus.File("records.jsonl", [Records[0], "{", "", "{\"text\":\"no record\"}", Records[1], Records[0]]);
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("fuse", file));
        Assert.Contains("records.jsonl:2: error CAS1008: ", casus.Messages, StringComparison.Ordinal);
        Assert.Contains("records.jsonl:4: error CAS1008: ", casus.Messages, StringComparison.Ordinal);
        Assert.Contains("records.jsonl:6: error CAS1009: ", casus.Messages, StringComparison.Ordinal);
        Assert.EndsWith("casus: 3 records could not be read; 2 records filed.\n", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExampleIncidents.Lines(ExampleIncidents.Fuse(ExampleIncidents.Records.Take(2))), casus.Output);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("fuse", "nowhere.jsonl"));
        Assert.StartsWith("nowhere.jsonl: error CAS1007: ", casus.Messages, StringComparison.Ordinal);
    }

    public void Dispose() => casus.Dispose();
}
