using System.Buffers.Binary;
using System.Globalization;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>
/// What an earlier filing of reports left behind, so that the next compares the new reports alone and makes the incidents anew that they touch. It can be thrown away at any time:
/// filing from nothing comes to the same.
/// </summary>
internal sealed class FilingTable(StoreSession session, IncidentFuser fuser, int threads)
{
    private const string Progress = "filing";
    private const int AtOnce = 1024;
    private const int EdgeLength = sizeof(long) + sizeof(float);

    // Of each report, in the order of the fuser's numbers, its number in the archive, and where it was restored the unit and cluster it had.
    private readonly List<(long Report, long Reading)> reports = [];
    private readonly Dictionary<int, (long? Unit, long? Cluster)> kept = [];
    private readonly HashSet<int> cutOff = [];

    /// <summary>Fills the fuser: with what was kept, and with the reports whose current readings were not filed before.</summary>
    /// <param name="anew">Keeps nothing.</param>
    public void Fill(bool anew)
    {
        var isOfThisProgram = session.Text("SELECT value FROM progress WHERE name = @name", ("name", Progress)) == Program;
        if (anew || !isOfThisProgram)
        {
            session.Execute("DELETE FROM tellings");
            session.Execute("DELETE FROM compositions");
            session.Execute("DELETE FROM progress WHERE name = @name", ("name", Progress));
            session.Insert("progress", ("name", Progress), ("value", Program));
        }

        session.Execute("DELETE FROM tellings WHERE reading NOT IN (SELECT number FROM readings WHERE until_at IS NULL)");
        Restore();
        foreach (var chunk in ReportTable.Unfiled(session, AtOnce))
        {
            reports.AddRange(chunk.Select(r => (r.Report, r.Reading)));
            fuser.Add(chunk.Select(r => r.Record), threads);
        }
    }

    /// <summary>What the run before made.</summary>
    public FilingMemory Memory()
    {
        var readings = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var r = 0; r < reports.Count; r++)
            readings.Add(fuser.Clusters.Table.Report(r), reports[r].Reading);
        return new()
        {
            Known = session
                .Query("SELECT c.composition, c.incident FROM compositions c JOIN incidents i ON i.id = c.incident AND i.until_at IS NULL", r => (r.GetString(0), r.GetString(1)))
                .ToDictionary(r => r.Item1, r => r.Item2, StringComparer.Ordinal),
            ReportsOf = id => session.Query(
                "SELECT r.report FROM incidents i JOIN incident_reports r ON r.incident = i.number WHERE i.id = @id AND i.until_at IS NULL", r => r.GetString(0), ("id", id)),
            VersionOf = report => readings[report].ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Keeps how reports were filed.</summary>
    public void SaveReports()
    {
        foreach (var (unit, clusters, isJudged) in fuser.Clusters.Units())
        {
            var number = unit.Min(r => reports[r].Report);
            foreach (var cluster in clusters)
            {
                var among = cluster.Min(r => reports[r].Report);
                // Where people had a say it is made anew each time: what they say may be undone.
                foreach (var report in cluster)
                    Save(report, isJudged ? null : number, isJudged ? null : among);
            }
        }
    }

    /// <summary>Keeps which incidents came of what.</summary>
    /// <param name="before">The compositions of the run before.</param>
    /// <param name="after">Those of this one with their incidents.</param>
    public void SaveCompositions(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        foreach (var composition in before.Keys.Where(c => !after.ContainsKey(c)).Order(StringComparer.Ordinal))
            session.Execute("DELETE FROM compositions WHERE composition = @c", ("c", composition));
        foreach (var (composition, incident) in after.Where(c => !before.ContainsKey(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            session.Execute("DELETE FROM compositions WHERE composition = @c", ("c", composition));
            session.Insert("compositions", ("composition", composition), ("incident", incident));
        }
    }

    private string Program => $"{ArchiveVersion.Program}, {fuser.Fingerprint}";

    private void Restore()
    {
        var rows = session.Query(
            "SELECT t.report, t.reading, p.id, t.telling, t.edges, t.unit, t.cluster FROM tellings t JOIN reports p ON p.number = t.report ORDER BY t.report",
            r => (Report: r.GetInt64(0), Reading: r.GetInt64(1), Id: r.GetString(2), Telling: (byte[])r.GetValue(3), Edges: (byte[])r.GetValue(4),
                Unit: r.IsDBNull(5) ? (long?)null : r.GetInt64(5), Cluster: r.IsDBNull(6) ? (long?)null : r.GetInt64(6)));
        var numbers = new Dictionary<long, int>(rows.Count);
        foreach (var row in rows)
        {
            numbers.Add(row.Report, numbers.Count);
            reports.Add((row.Report, row.Reading));
        }

        var edges = rows.ConvertAll(r => EdgesIn(r.Edges, numbers));
        // Reports that were read anew since are new to the filing; the units they were in are no more.
        cutOff.UnionWith(Enumerable.Range(0, rows.Count).Where(r => edges[r].Count * EdgeLength != rows[r].Edges.Length));
        var gone = cutOff.Select(r => rows[r].Unit).ToHashSet();
        for (var r = 0; r < rows.Count; r++)
            kept.Add(r, (rows[r].Unit, rows[r].Cluster));
        fuser.Restore([.. rows.Select((r, n) => new KeptTelling(TellingBytes.Read(r.Id, r.Telling), edges[n], gone.Contains(r.Unit) ? null : r.Unit, r.Cluster))]);
    }

    private void Save(int report, long? unit, long? cluster)
    {
        var row = reports[report];
        if (!kept.TryGetValue(report, out var before))
        {
            var telling = TellingBytes.Of(fuser.Clusters.Table.Telling(report));
            session.Insert("tellings", ("report", row.Report), ("reading", row.Reading), ("telling", telling), ("edges", EdgesOf(report)), ("unit", unit), ("cluster", cluster));
            return;
        }

        if (before != (unit, cluster))
            session.Execute("UPDATE tellings SET unit = @unit, cluster = @cluster WHERE report = @report", ("unit", unit), ("cluster", cluster), ("report", row.Report));
        if (cutOff.Contains(report) || fuser.Clusters.Touched.Contains(report))
            session.Execute("UPDATE tellings SET edges = @edges WHERE report = @report", ("edges", EdgesOf(report)), ("report", row.Report));
    }

    private byte[] EdgesOf(int report)
    {
        var edges = fuser.Clusters.EdgesOf(report).Select(e => (reports[e.Other].Report, e.Likeness)).OrderBy(e => e.Report).ToList();
        var bytes = new byte[edges.Count * EdgeLength];
        for (var e = 0; e < edges.Count; e++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(e * EdgeLength), edges[e].Report);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan((e * EdgeLength) + sizeof(long)), edges[e].Likeness);
        }

        return bytes;
    }

    private static List<(int, float)> EdgesIn(byte[] bytes, Dictionary<long, int> numbers)
    {
        var edges = new List<(int, float)>(bytes.Length / EdgeLength);
        for (var at = 0; at < bytes.Length; at += EdgeLength)
        {
            if (numbers.TryGetValue(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), out var other))
                edges.Add((other, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at + sizeof(long)))));
        }

        return edges;
    }
}
