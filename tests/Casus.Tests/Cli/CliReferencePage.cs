using System.CommandLine;
using System.Globalization;
using System.Text;
using Casus.Cli.Commands;

namespace Casus.Tests.Cli;

/// <summary>Writes docs/reference/cli.md from the commands themselves.</summary>
internal static class CliReferencePage
{
    public static string Of(Command root)
    {
        var page = new StringBuilder("""
            # Command line

            <!-- Made from the commands by a test of the command line: change the words there. -->

            Results go to standard output, messages to standard error. What the program tells its caller when it ends stands in
            [exit codes](exit-codes.md); messages of the form `file:line: error CAS0201: …` are listed in [errors](errors.md).


            """);
        foreach (var command in root.Subcommands)
            Add(page, root.Name, command);
        return page.ToString().TrimEnd() + "\n";
    }

    private static void Add(StringBuilder page, string parent, Command command)
    {
        var name = $"{parent} {command.Name}";
        page.Append(CultureInfo.InvariantCulture, $"## {name}\n\n{command.Description}\n\n");
        if (command.Arguments.Count + command.Options.Count > 0)
        {
            page.Append("| | |\n| --- | --- |\n");
            foreach (var argument in command.Arguments)
                page.Append(CultureInfo.InvariantCulture, $"| `{argument.Name}{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}` | {argument.Description} |\n");
            foreach (var option in command.Options)
                page.Append(CultureInfo.InvariantCulture, $"| {Names(option)} | {option.Description} |\n");
            page.Append('\n');
        }

        if (command is IDocumented documented)
        {
            page.Append("```sh\n");
            foreach (var example in documented.Examples)
                page.Append(CultureInfo.InvariantCulture, $"# {example.Meaning}\n{example.CommandLine}\n");
            page.Append("```\n\n");
        }

        foreach (var below in command.Subcommands)
            Add(page, name, below);
    }

    private static string Names(Option option) => string.Join(
        ", ",
        new[] { option.Name }.Concat(option.Aliases.Order(StringComparer.Ordinal)).Select(n => $"`{n}{(option.HelpName is { } help ? " " + help.Replace("|", "\\|", StringComparison.Ordinal) : "")}`"));
}
