using System.Globalization;
using Casus.Archive.Stores;

namespace Casus.Archive.Reports;

/// <summary>What the archive has of some reports: their versions, and who made the current reading.</summary>
internal sealed class KeptReports
{
    private const int AskedAtOnce = 200;

    private readonly Dictionary<string, Known> reports = new(StringComparer.Ordinal);

    /// <summary>Looks reports up by their ids.</summary>
    public static KeptReports Of(StoreSession session, IEnumerable<string> ids)
    {
        var found = new KeptReports();
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(AskedAtOnce))
        {
            (string Name, object? Value)[] values = [.. some.Select((id, n) => (string.Create(CultureInfo.InvariantCulture, $"id{n}"), (object?)id))];
            foreach (var row in session.Query(
                $"""
                SELECT p.id, p.number, v.content, v.number, r.version, r.coder, v.sent_at, v.captured_at FROM reports p
                JOIN versions v ON v.report = p.number
                LEFT JOIN readings r ON r.report = p.number AND r.until_at IS NULL
                WHERE p.id IN ({string.Join(", ", values.Select(v => "@" + v.Name))})
                """,
                r => (Id: r.GetString(0), Number: r.GetInt64(1), Content: r.GetString(2), Version: r.GetInt64(3), Current: r.IsDBNull(4) ? 0 : r.GetInt64(4), Coder: r.IsDBNull(5) ? "" : r.GetString(5), Came: r.GetString(6) is { Length: > 0 } sent ? sent : r.GetString(7)),
                values))
            {
                var known = found.Add(row.Id, row.Number);
                known.Versions[row.Content] = row.Version;
                (known.Current, known.Coder) = (row.Current, row.Coder);
                if (row.Version == row.Current)
                    known.Came = row.Came;
            }
        }

        return found;
    }

    /// <summary>What there is of a report; <see langword="null"/> where there is nothing.</summary>
    public Known? Find(string id) => reports.GetValueOrDefault(id);

    /// <summary>Takes note of a report.</summary>
    public Known Add(string id, long number)
    {
        if (!reports.TryGetValue(id, out var known))
            reports.Add(id, known = new(number));
        return known;
    }

    /// <summary>Whether a content is there.</summary>
    public bool Has(IncomingReport incoming) => Find(incoming.Report.Id)?.Versions.ContainsKey(incoming.Content) == true;

    /// <summary>Whether a content is there, read by this coder. An earlier version of a report stays as it was read when it was current.</summary>
    public bool IsRead(IncomingReport incoming, string coder) =>
        Find(incoming.Report.Id) is { } known && known.Versions.TryGetValue(incoming.Content, out var version) && (known.Current != version || known.Coder == coder);

    /// <summary>What there is of a report.</summary>
    internal sealed class Known(long number)
    {
        /// <summary>Its number.</summary>
        public long Number { get; } = number;

        /// <summary>The numbers of its versions by their content.</summary>
        public Dictionary<string, long> Versions { get; } = new(StringComparer.Ordinal);

        /// <summary>The version of the current reading, 0 where there is none.</summary>
        public long Current { get; set; }

        /// <summary>When the current version was sent, or came where it was not sent.</summary>
        public string Came { get; set; } = "";

        /// <summary>Who made the current reading.</summary>
        public string Coder { get; set; } = "";
    }
}
