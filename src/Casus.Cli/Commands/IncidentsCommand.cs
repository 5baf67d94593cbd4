using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Archive.Incidents;
using Casus.Archive.Search;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary><c>casus incidents</c>: finds incidents in an archive.</summary>
internal sealed class IncidentsCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<bool> json = ArchiveOptions.Json();

    private readonly SearchOptions filters = new(ofIncidents: true);

    public IncidentsCommand(Session session)
        : base("incidents", "Find incidents in an archive, in the order of their days. All filters that are given have to hold.")
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
        new("casus incidents --archive desk.casus --country IRQ --from 2024-02-01 --to 2024-02-29", "a month in Iraq"),
        new("casus incidents --archive desk.casus --near 33.34,44.40 --within 30 --killed 3", "at least three dead within 30 km of a point"),
        new("casus incidents --archive desk.casus --text '\"market square\" shell*' --json", "by words of the reports, one JSON object per line"),
        new("casus incidents --archive desk.casus --as-of 2024-03-01", "as the archive stood on that day"),
    ];

    private int Run(ParseResult parse)
    {
        var store = ArchiveOptions.Open(parse, archive);
        var page = ArchiveSearch.Incidents(store, filters.Query(parse));
        if (parse.GetValue(json))
        {
            foreach (var incident in page.Items)
                session.Write(incident.ToJson() + "\n");
        }
        else
        {
            session.Write(Table(page.Items).ToString());
        }

        WriteEnd(session, page.Items.Count, page.Next, "incidents");
        if (!Deriver.IsUpToDate(store))
            session.Messages.WriteLine("casus: reports came in since the incidents were derived. Run 'casus ingest --rederive'.");
        return ExitCodes.Done;
    }

    /// <summary>What stands below a list.</summary>
    public static void WriteEnd(Session session, int count, string? next, string things)
    {
        if (count == 0)
            session.Messages.WriteLine($"casus: no {things} fit.");
        if (next is not null)
            session.Messages.WriteLine($"casus: there are more; go on with --after {next}");
    }

    private static TextTable Table(IEnumerable<FoundIncident> incidents)
    {
        var table = new TextTable("day", "country", "place", "type", "killed", "injured", "sources", "grade", "review", "id");
        foreach (var i in incidents)
        {
            var day = i.FirstDay == i.LastDay ? i.FirstDay : $"{i.FirstDay}/{i.LastDay}";
            table.Add(day.Length == 0 ? "?" : day, i.Country, i.Place, i.Type, Number(i.Killed), Number(i.Injured), Number(i.Sources), i.Grade, i.Review, i.Id);
        }

        return table;
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
