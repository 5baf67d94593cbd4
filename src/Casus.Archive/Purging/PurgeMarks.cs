using System.Globalization;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Purging;

/// <summary>
/// What the archive remembers of purged reports: SHA-256 of id, content, original and text. They are plain: a salt that lies beside them hinders nobody who has the archive, and without one
/// whoever keeps a copy can look with a common tool whether a file is among them.
/// </summary>
internal static class PurgeMarks
{
    public const string Id = "id", Content = "content", Original = "original", Text = "text";

    private const int AskedAtOnce = 100;

    // Shorter texts are not one report's own ("No comment.").
    private const int LeastText = 200;

    /// <summary>The marks of a report on its way in, or of one version of one that is there.</summary>
    public static IEnumerable<(string Kind, string Hash)> Of(string id, string content, string? original, string text)
    {
        yield return (Id, Sha256Hex.Of(id));
        yield return (Content, content);
        if (original is not null)
            yield return (Original, original);
        // Folded, so that another page's line breaks and quotation marks make no difference.
        if (Words.Of(text) is { Length: >= LeastText } folded)
            yield return (Text, Sha256Hex.Of(folded));
    }

    /// <summary>Those of some reports on their way in that were purged, each with the error that says so.</summary>
    public static Dictionary<Report, CasusException> Find(StoreSession session, IEnumerable<IncomingReport> incoming)
    {
        var refused = new Dictionary<Report, CasusException>(ReferenceEqualityComparer.Instance);
        // Hardly any archive has marks, and fingerprints of texts cost something.
        if (session.Text("SELECT kind FROM purged LIMIT 1") is null)
            return refused;
        foreach (var some in incoming.Chunk(AskedAtOnce))
        {
            var marks = some.Select(i => (i.Report, Marks: Of(i.Report.Id, i.Content, i.Report.Original is { } bytes ? Sha256Hex.Of(bytes.Span) : null, i.Report.Text).ToHashSet())).ToList();
            (string Name, object? Value)[] values =
                [.. marks.SelectMany(m => m.Marks.Select(k => k.Hash)).Distinct().Select((hash, n) => (string.Create(CultureInfo.InvariantCulture, $"hash{n}"), (object?)hash))];
            var purged = session.Query(
                $"""
                SELECT p.kind, p.hash, a.at FROM purged p JOIN audit a ON a.number = p.entry
                WHERE p.kind IN ('{Id}', '{Content}', '{Original}', '{Text}') AND p.hash IN ({string.Join(", ", values.Select(v => "@" + v.Name))})
                ORDER BY a.number DESC, p.kind
                """,
                r => (Mark: (Kind: r.GetString(0), Hash: r.GetString(1)), At: r.GetString(2)),
                values);
            foreach (var (report, own) in purged.Count > 0 ? marks : [])
            {
                if (purged.FindIndex(p => own.Contains(p.Mark)) is var first and >= 0)
                    refused[report] = ArchiveErrors.WasPurged(report.Id, purged[first].Mark.Kind, purged[first].At);
            }
        }

        return refused;
    }

    /// <summary>Remembers marks under an entry of the log.</summary>
    public static void Keep(StoreSession session, long entry, IEnumerable<(string Kind, string Hash)> marks) => session.InsertAll(
        "purged", ["kind", "hash", "entry"], marks.Distinct().Select(m => new object?[] { m.Kind, m.Hash, entry }));

    /// <summary>The fingerprint of marks.</summary>
    public static string Fingerprint(IEnumerable<(string Kind, string Hash)> marks) =>
        Sha256Hex.Of(string.Join('\n', marks.Distinct().Select(m => $"{m.Kind} {m.Hash}").Order(StringComparer.Ordinal)));

    /// <summary>The fingerprint of those under an entry.</summary>
    public static string Fingerprint(StoreSession session, long entry) =>
        Fingerprint(session.Query("SELECT kind, hash FROM purged WHERE entry = @entry", r => (r.GetString(0), r.GetString(1)), ("entry", entry)));
}
