using System.Collections.Immutable;
using System.CommandLine;
using Casus.Archive.Search;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary><c>casus reports</c>: finds reports in an archive.</summary>
internal sealed class ReportsCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<bool> json = ArchiveOptions.Json();

    private readonly SearchOptions filters = new(ofIncidents: false);

    public ReportsCommand(Session session)
        : base("reports", "Find reports in an archive, in the order of their publication. Filters of place, type, actor and dead have to hold of one event that it tells.")
    {
        this.session = session;
        Add(archive);
        filters.AddTo(this);
        Add(json);
        SetAction(parse => Run(parse));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus reports --archive desk.casus --actor kataib-hezbollah --certainty accused", "where somebody is blamed"),
        new("casus reports --archive desk.casus --text 'hospital siege' --json", "records of reports with these words"),
    ];

    private int Run(ParseResult parse)
    {
        var page = ArchiveSearch.Reports(ArchiveOptions.Open(parse, archive), filters.Query(parse));
        if (parse.GetValue(json))
        {
            foreach (var report in page.Items)
                session.Write(report.ToJson() + "\n");
        }
        else
        {
            var table = new TextTable("published", "publisher", "id", "title");
            foreach (var r in page.Items)
                table.Add(r.Published.Length == 0 ? "?" : r.Published, r.Publisher, r.Id, r.Title);
            session.Write(table.ToString());
        }

        IncidentsCommand.WriteEnd(session, page.Items.Count, page.Next, "reports");
        return ExitCodes.Done;
    }
}
