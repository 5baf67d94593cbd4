using System.Collections.Immutable;
using System.CommandLine;
using Casus.Cli.Web;

namespace Casus.Cli.Commands;

/// <summary><c>casus mcp</c>: tools for assistants over standard input and output.</summary>
internal sealed class McpCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<string?> actors = CommonOptions.Actors();

    public McpCommand(Session session)
        : base("mcp", "Let an assistant search an archive and cite it, by the Model Context Protocol over standard input and output. Its tools only read.")
    {
        this.session = session;
        Add(archive);
        Add(actors);
        SetAction((parse, cancelled) => WorkbenchRun.Assist(this.session, parse.GetValue(archive)!, parse.GetValue(actors), cancelled));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } = [new("casus mcp --archive desk.casus", "what an assistant is told to start")];
}
