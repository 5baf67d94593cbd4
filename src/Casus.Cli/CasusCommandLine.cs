using System.CommandLine;
using System.CommandLine.Parsing;
using Casus.Cli.Commands;
using Casus.Cli.Output;
using Casus.Reports;

namespace Casus.Cli;

/// <summary>The whole command line: which commands there are, and how their ends become exit codes.</summary>
internal static class CasusCommandLine
{
    /// <summary>Program and version, <c>casus 0.1.0</c>.</summary>
    public static string NameAndVersion { get; } = "casus " + typeof(Report).Assembly.GetName().Version!.ToString(3);

    /// <summary>The root with every command.</summary>
    public static Command Root(Session session)
    {
        // Not a RootCommand: that one takes its name from the file that was started, and the launcher starts another.
        var root = new Command("casus", "Casus reads news reports of violent events and writes a record in which every value carries the words it rests on.");
        foreach (var command in Commands(session))
            root.Add(command);
        HelpPage.Install(root, session);
        root.Add(new VersionOption { Action = new VersionLine(session), Description = "Show name and version." });
        return root;
    }

    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Session session, CancellationToken cancelled)
    {
        var parse = Root(session).Parse(arguments);
        if (parse.Errors.Count > 0 && parse.Action is not (HelpPage or VersionLine))
            return Misused(parse, session);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            return await parse.InvokeAsync(configuration, cancelled).ConfigureAwait(false);
        }
        catch (CasusException e)
        {
            session.Messages.WriteLine(e);
            return ExitCodeOf(e);
        }
        catch (BrokenPipeException)
        {
            return ExitCodes.Done;
        }
        catch (IOException e) when (StandardStreams.IsBrokenPipe(e))
        {
            return ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    // The order is that of the help: what one does first stands first.
    private static Command[] Commands(Session session) =>
    [
        new CodeCommand(session),
        new FuseCommand(session),
        new ExportCommand(session),
        new IngestCommand(session),
        new WatchCommand(session),
        new EnqueueCommand(session),
        new WorkCommand(session),
        new TopCommand(session),
        new IncidentsCommand(session),
        new ReportsCommand(session),
        new JudgeCommand(session),
        new DiffCommand(session),
        new VerifyCommand(session),
        new BackupCommand(session),
        new RestoreCommand(),
        new PurgeCommand(session),
        new ServeCommand(session),
        new AccountsCommand(session),
        new McpCommand(session),
        new ExplainCommand(session),
        new ParseCommand(session),
        new ActorsCommand(session),
        new SchemaCommand(session),
        new DoctorCommand(session),
        new EvaluateCommand(session),
        new GazetteerCommand(session),
        new TrainCommand(session),
    ];

    private static int Misused(ParseResult parse, Session session)
    {
        var command = parse.CommandResult.Command;
        var isRoot = ReferenceEquals(command, parse.RootCommandResult.Command);
        // Of words that fit nothing the first says it all; the parser complains of each.
        IEnumerable<string> complaints = isRoot && parse.UnmatchedTokens.Count > 0
            ? [UnknownCommand(parse.UnmatchedTokens[0], command)]
            : parse.Errors.Select(Complaint);
        foreach (var complaint in complaints)
            session.Messages.WriteLine("casus: " + complaint);
        session.Messages.WriteLine($"Try '{PathOf(command)} --help'.");
        return ExitCodes.Usage;
    }

    private static string Complaint(ParseError error) => error.SymbolResult is ArgumentResult { Tokens.Count: 0, Parent: CommandResult, Argument: var missing }
        ? $"{missing.Name} is missing. {missing.Description}"
        : error.Message;

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{PathOf(parent)} {command.Name}"
            : command.Name;

    private static string UnknownCommand(string word, Command root) => word.StartsWith('-')
        ? $"there is no option '{word}'."
        : $"there is no command '{word}'. There are {string.Join(", ", root.Subcommands.Select(c => c.Name))}.";

    // The hundreds say whose fault it is: 1 and 2 the input's, 3 to 8 that of a data file, 9 a gold set's, 10 the
    // surroundings', 11 the archive's, 12 an export's: 03 and 04 what it would give away, 05 and 06 the place it is written to; 13 the workbench's, 14 the queue's, 15 that of what sources are to be watched.
    private static int ExitCodeOf(CasusException e) => e.Code switch
    {
        "CAS1122" => ExitCodes.Usage,
        "CAS1401" => ExitCodes.Usage,
        ['C', 'A', 'S', '1', '4', ..] => ExitCodes.Queue,
        "CAS1508" => ExitCodes.Archive,
        ['C', 'A', 'S', '1', '5', ..] => ExitCodes.Usage,
        "CAS1001" or "CAS1012" or "CAS1205" or "CAS1206" => ExitCodes.Output,
        "CAS1203" or "CAS1204" => ExitCodes.Withheld,
        ['C', 'A', 'S', '1', '3', ..] => ExitCodes.Server,
        ['C', 'A', 'S', '1', '1', ..] => ExitCodes.Archive,
        ['C', 'A', 'S', '0', >= '3' and <= '8', ..] => ExitCodes.Assets,
        _ => ExitCodes.SomeReportsFailed,
    };
}
