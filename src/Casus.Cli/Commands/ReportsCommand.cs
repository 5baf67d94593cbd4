using System.Collections.Immutable;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary><c>casus reports</c>: finds reports in an archive.</summary>
internal sealed class ReportsCommand : ListCommand<FoundReport>, IDocumented
{
    public ReportsCommand(Session session)
        : base(
            session,
            "reports",
            "Find reports in an archive, in the order of their publication. Filters of place, type, actor and dead have to hold of one event that it tells.",
            SearchOptions.Purpose.Reports)
    {
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus reports --archive desk.casus --actor kataib-hezbollah --certainty accused", "where somebody is blamed"),
        new("casus reports --archive desk.casus --text 'hospital siege' --json", "records of reports with these words"),
    ];

    protected override FoundPage<FoundReport> Find(Store store, ArchiveQuery query) => ArchiveSearch.Reports(store, query);

    protected override string ToJson(FoundReport found) => found.ToJson();

    protected override TextTable Table(IEnumerable<FoundReport> found)
    {
        var table = new TextTable("published", "publisher", "id", "title");
        foreach (var r in found)
            table.Add(r.Published.Length == 0 ? "?" : r.Published, r.Publisher, r.Id, r.Title);
        return table;
    }
}
