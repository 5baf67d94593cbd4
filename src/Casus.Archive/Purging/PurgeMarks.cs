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

    /// <summary>The error of a report that was purged, <see langword="null"/> for any other.</summary>
    public static CasusException? Find(StoreSession session, IncomingReport incoming)
    {
        var report = incoming.Report;
        var original = report.Original is { } bytes ? Sha256Hex.Of(bytes.Span) : null;
        var marks = Of(report.Id, incoming.Content, original, report.Text).ToList();
        var conditions = string.Join(" OR ", marks.Select(m => $"(p.kind = '{m.Kind}' AND p.hash = '{m.Hash}')"));
        return session
            .Query($"SELECT a.at, p.kind FROM purged p JOIN audit a ON a.number = p.entry WHERE {conditions} ORDER BY a.number DESC, p.kind LIMIT 1", r => (At: r.GetString(0), Kind: r.GetString(1)))
            .Select(f => ArchiveErrors.WasPurged(report.Id, f.Kind, f.At))
            .FirstOrDefault();
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
