using Casus.Archive.Stores;
using Casus.Fusion;

namespace Casus.Archive.Incidents;

/// <summary>The reports that a run has at hand, by the numbers of the clusters: those that were filed before are read as they are needed.</summary>
/// <param name="session">The transaction.</param>
/// <param name="clusters">What compares and clusters.</param>
/// <param name="gone">Reports that were read anew: what is remembered of them holds no longer.</param>
internal sealed class FiledReports(StoreSession session, ReportClusters clusters, IReadOnlySet<long> gone) : IFiledReports
{
    private const int ReadAtOnce = 400;

    private readonly List<Row> rows = [];
    private readonly Dictionary<long, int> numbers = [];

    /// <summary>A report.</summary>
    public Row this[int number] => rows[number];

    /// <summary>The number of a report that is at hand.</summary>
    public int NumberOf(long report) => numbers[report];

    /// <summary>Whether a report is at hand.</summary>
    public bool Has(long report) => numbers.ContainsKey(report);

    /// <summary>Reads reports that are not at hand.</summary>
    public void Load(IEnumerable<long> reports)
    {
        foreach (var some in reports.Where(r => !numbers.ContainsKey(r) && !gone.Contains(r)).Distinct().Chunk(ReadAtOnce))
        {
            var values = new List<(string Name, object? Value)>();
            var found = session.Query(
                $"SELECT t.report, t.reading, p.id, t.telling, t.edges, t.unit, t.cluster FROM tellings t JOIN reports p ON p.number = t.report WHERE {session.Among("t.report", some, values)} ORDER BY t.report",
                r => (Row: new Row(r.GetInt64(0), r.GetInt64(1), (byte[])r.GetValue(4), r.GetInt64(5), r.GetInt64(6)), Telling: TellingBytes.Read(r.GetString(2), (byte[])r.GetValue(3))),
                [.. values]);
            foreach (var (row, telling) in found)
            {
                numbers.Add(row.Report, clusters.Restore(telling));
                rows.Add(row);
            }
        }
    }

    /// <summary>Reads the reports of some units.</summary>
    public void LoadUnits(IEnumerable<long> units)
    {
        var members = session.QueryAmong("unit", units, among => $"SELECT report FROM tellings WHERE {among}", r => r.GetInt64(0));
        Load(members);
        // What they are alike to is asked for report by report while a unit is searched for: it is read in one go here.
        Load(members.Where(Has).SelectMany(m => FilingRows.Edges(rows[NumberOf(m)].Edges ?? [])).Select(e => e.Report).ToList());
    }

    /// <summary>The reports of clusters as they stand in the archive.</summary>
    public ILookup<long, long> Clusters(IEnumerable<long> clusters) => session
        .QueryAmong("cluster", clusters, among => $"SELECT cluster, report FROM tellings WHERE {among}", r => (Cluster: r.GetInt64(0), Report: r.GetInt64(1)))
        .ToLookup(r => r.Cluster, r => r.Report);

    /// <summary>Takes note of a report that was added to the clusters next.</summary>
    public void Added(long report, long reading)
    {
        numbers[report] = rows.Count;
        rows.Add(new(report, reading, null, null, null));
    }

    /// <inheritdoc/>
    public List<(int Other, float Likeness)> EdgesOf(int report)
    {
        var edges = FilingRows.Edges(rows[report].Edges!).Where(e => !gone.Contains(e.Report)).ToList();
        Load(edges.Select(e => e.Report));
        return edges.ConvertAll(e => (numbers[e.Report], e.Likeness));
    }

    /// <inheritdoc/>
    public int? Find(string report)
    {
        var number = session.Number("SELECT number FROM reports WHERE id = @id", ("id", report));
        Load([number]);
        return numbers.TryGetValue(number, out var found) ? found : null;
    }

    /// <summary>A report at hand.</summary>
    /// <param name="Report">Its number in the archive.</param>
    /// <param name="Reading">The number of its current reading.</param>
    /// <param name="Edges">Its edges as they were kept; <see langword="null"/> of one that is new.</param>
    /// <param name="Unit">The unit that it was in.</param>
    /// <param name="Cluster">The cluster that it was in.</param>
    internal sealed record Row(long Report, long Reading, byte[]? Edges, long? Unit, long? Cluster);
}
