using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Casus.Cli.Commands;

namespace Casus.Cli;

/// <summary>The help of a command: the usual page, then its examples.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private readonly SynchronousCommandLineAction usual;
    private readonly Session session;

    private HelpPage(SynchronousCommandLineAction usual, Session session) => (this.usual, this.session) = (usual, session);

    /// <summary>
    /// Makes <c>--help</c> of <paramref name="root"/> and of every command below show this page; so does the root
    /// alone.
    /// </summary>
    public static void Install(Command root, Session session)
    {
        var option = new HelpOption { Description = "Show help." };
        var page = new HelpPage((SynchronousCommandLineAction)option.Action!, session);
        option.Action = page;
        root.Add(option);
        root.Action = page;
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        using var text = new StringWriter { NewLine = "\n" };
        parseResult.InvocationConfiguration.Output = text;
        usual.Invoke(parseResult);
        var page = text.ToString().TrimEnd() + "\n";
        session.Write(parseResult.CommandResult.Command is IDocumented documented ? page + Examples(documented) : page);
        return ExitCodes.Done;
    }

    private static string Examples(IDocumented command) =>
        "\nExamples:\n" + string.Concat(command.Examples.Select(e => $"  {e.CommandLine}\n      {e.Meaning}\n"));
}
