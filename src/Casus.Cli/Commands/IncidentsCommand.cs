using System.Collections.Immutable;
using System.Globalization;
using Casus.Archive.Incidents;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary><c>casus incidents</c>: finds incidents in an archive.</summary>
internal sealed class IncidentsCommand : ListCommand<FoundIncident>, IDocumented
{
    public IncidentsCommand(Session session)
        : base(session, "incidents", "Find incidents in an archive, in the order of their days. All filters that are given have to hold.", SearchOptions.Purpose.Incidents)
    {
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus incidents --archive desk.casus --country IRQ --from 2024-02-01 --to 2024-02-29", "a month in Iraq"),
        new("casus incidents --archive desk.casus --near 33.34,44.40 --within 30 --killed 3", "at least three dead within 30 km of a point"),
        new("casus incidents --archive desk.casus --text '\"market square\" shell*' --json", "by words of the reports, one JSON object per line"),
        new("casus incidents --archive desk.casus --as-of 2024-03-01", "as the archive stood on that day"),
    ];

    protected override FoundPage<FoundIncident> Find(Store store, ArchiveQuery query) => ArchiveSearch.Incidents(store, query);

    protected override string ToJson(FoundIncident found) => found.ToJson();

    protected override TextTable Table(IEnumerable<FoundIncident> found)
    {
        var table = new TextTable("day", "country", "place", "type", "killed", "injured", "sources", "grade", "review", "id");
        foreach (var i in found)
        {
            var day = i.FirstDay == i.LastDay ? i.FirstDay : $"{i.FirstDay}/{i.LastDay}";
            table.Add(day.Length == 0 ? "?" : day, i.Country, i.Place, i.Type, Number(i.Killed), Number(i.Injured), Number(i.Sources), i.Grade, i.Review, i.Id);
        }

        return table;
    }

    protected override void Advise(Store store)
    {
        if (!Deriver.IsUpToDate(store))
            Session.Messages.WriteLine("casus: reports came in since the incidents were derived. Run 'casus ingest --rederive'.");
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
