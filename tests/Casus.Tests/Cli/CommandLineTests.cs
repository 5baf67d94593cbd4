using System.Text.RegularExpressions;
using Casus.Cli;
using Casus.Records;

namespace Casus.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandLineHarness casus = new();

    [Theory]
    [InlineData("casus: there is no option '--verison'.", "--verison")]
    [InlineData("casus: --format knows text, json and jsonl, not 'yaml'.", "code", "x", "--format", "yaml")]
    [InlineData("casus: '2024-02-31' is not a date. Write it as 2024-02-08 or 2024-02-08T21:30.", "code", "x", "--published", "2024-02-31")]
    [InlineData("casus: --threads needs a number from 1 to 256.", "code", "x", "--threads", "0")]
    [InlineData("casus: there is no option '--formt'.", "code", "x", "--formt", "json")]
    [InlineData("casus: --operator needs a name in one line of at most 200 characters.", "serve", "--archive", "desk.casus", "--operator", " ")]
    [InlineData("casus: INPUT is missing. Files, folders (everything below), or - for standard input.", "code")]
    public void A_command_line_that_makes_no_sense_is_code_2_and_says_why(string message, params string[] arguments)
    {
        Assert.Equal(ExitCodes.Usage, casus.Run(arguments));
        Assert.Equal(message, casus.Messages.Split('\n')[0]);
        Assert.Contains("--help'.", casus.Messages, StringComparison.Ordinal);
        Assert.Empty(casus.Output);
    }

    [Theory]
    [InlineData("<CONFIG>", "watch")]
    [InlineData("<WORKER>", "top")]
    public void An_argument_has_one_name_in_the_usage_and_below_it(string name, string command)
    {
        casus.Run(command, "--help");
        Assert.Contains($"Usage:\n  casus {command} {name}", casus.Output, StringComparison.Ordinal);
        Assert.Contains($"Arguments:\n  {name} ", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_command_names_those_there_are()
    {
        Assert.Equal(ExitCodes.Usage, casus.Run("cdoe", "x"));
        Assert.StartsWith("casus: there is no command 'cdoe'. There are code, fuse, export, ingest, watch, enqueue, work, top, incidents, reports, ", casus.Messages, StringComparison.Ordinal);
        Assert.EndsWith("\nTry 'casus --help'.\n", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_names_the_command_below_a_command()
    {
        Assert.Equal(ExitCodes.Usage, casus.Run("gazetteer", "build"));
        Assert.EndsWith("\nTry 'casus gazetteer build --help'.\n", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_the_one_that_records_carry()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("--version"));
        Assert.Equal("casus 0.1.0\n", casus.Output);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("explain")]
    [InlineData("schema")]
    [InlineData("doctor")]
    public void Every_command_shows_examples_in_its_help(string command)
    {
        Assert.Equal(ExitCodes.Done, casus.Run(command, "--help"));
        Assert.Contains($"Usage:\n  casus {command}", casus.Output, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  casus {command}", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Casus_alone_shows_the_commands()
    {
        Assert.Equal(ExitCodes.Done, casus.Run());
        Assert.Contains("Commands:", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_prints_the_schema()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("schema"));
        Assert.Equal(RecordSchema.Text, casus.Output);
    }

    [Fact]
    public void Every_exit_code_is_documented()
    {
        var page = File.ReadAllText(Repository.File("docs/reference/exit-codes.md"));
        var codes = typeof(ExitCodes).GetFields().Where(f => f.IsLiteral).Select(f => (int)f.GetRawConstantValue()!);
        Assert.All(codes, code => Assert.Contains($"| {code} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_error_code_is_listed()
    {
        var page = File.ReadAllText(Repository.File("docs/reference/errors.md"));
        var codes = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), "\"(CAS\\d{4})\"").Select(m => m.Groups[1].Value))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var missing = codes.Where(c => !page.Contains($"| {c} |", StringComparison.Ordinal));
        Assert.True(!missing.Any(), $"docs/reference/errors.md does not list {string.Join(", ", missing)}. Add a line.");
    }

    [Fact]
    public void The_reference_page_is_what_the_commands_say_of_themselves()
    {
        var root = CasusCommandLine.Root(new() { Output = Stream.Null, Messages = TextWriter.Null, OpenInput = () => Stream.Null, Services = null! });
        Golden.CheckFile("docs/reference/cli.md", CliReferencePage.Of(root));
    }

    public void Dispose() => casus.Dispose();
}
