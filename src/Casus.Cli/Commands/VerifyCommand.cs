using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Archive.Auditing;

namespace Casus.Cli.Commands;

/// <summary><c>casus verify</c>: was an archive changed behind the program's back.</summary>
internal sealed class VerifyCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<string?> head = new("--head")
    {
        Description = "The hash that an earlier check gave: it has to stand in the log still.",
        HelpName = "HASH",
    };

    public VerifyCommand(Session session)
        : base("verify", "Check an archive row by row against its log, and the log against itself; name what was changed, taken out or put in.")
    {
        this.session = session;
        Add(archive);
        Add(head);
        SetAction(parse => Run(parse));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus verify --archive desk.casus", "note the hash that it gives somewhere else"),
        new("casus verify --archive desk.casus --head 9f86d081884c7d65…", "nothing before that hash was changed or cut off since"),
    ];

    private int Run(ParseResult parse)
    {
        var result = Verifier.Check(ArchiveOptions.Open(parse, archive), parse.GetValue(head));
        foreach (var finding in result.Findings)
            session.Messages.WriteLine(finding);
        session.Write(string.Create(CultureInfo.InvariantCulture, $"{result.Entries:N0} entries in the log; the last has the hash {result.Head}\n"));
        if (result.Purged > 0)
            session.Write(string.Create(CultureInfo.InvariantCulture, $"{result.Purged:N0} reports were purged, as the log says\n"));
        if (result.Findings.Count == 0)
            return ExitCodes.Done;
        session.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"casus: {result.Findings.Count:N0} rows are not what was logged."));
        return ExitCodes.Archive;
    }
}
