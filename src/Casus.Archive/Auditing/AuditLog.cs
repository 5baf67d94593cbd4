using System.Text;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Auditing;

/// <summary>The log of every step. Each entry holds the hash of the one before it, so that none can be changed or taken out unnoticed.</summary>
internal static class AuditLog
{
    public const string StoreReport = "store-report";
    public const string CodeReport = "code-report";
    public const string Judge = "judge";
    public const string Derive = "derive";
    public const string Restore = "restore";
    public const string Purge = "purge";

    /// <summary>What stands in the place of the id of a report or incident that was purged.</summary>
    public const string PurgedObject = "purged";

    private static readonly string[] Columns = ["number", "at", "who", "action", "object", "detail", "previous", "hash"];

    /// <summary>What stands before the first entry.</summary>
    public const string Beginning = "";

    /// <summary>Adds an entry.</summary>
    /// <param name="session">The transaction of the step itself.</param>
    /// <param name="at">When.</param>
    /// <param name="who">Who or which program.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">To what: the id of a report or incident.</param>
    /// <param name="detail">Numbers of rows and their fingerprints, as JSON.</param>
    public static void Add(StoreSession session, string at, string who, string action, string subject, string detail) =>
        Add(session, at, who, [new(action, subject, detail)]);

    /// <summary>Adds entries, in their order.</summary>
    public static void Add(StoreSession session, string at, string who, IReadOnlyList<AuditStep> steps)
    {
        if (steps.Count == 0)
            return;
        var (number, previous) = session
            .Query("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1", r => (r.GetInt64(0), r.GetString(1)))
            .FirstOrDefault((0, Beginning));
        var rows = new List<object?[]>(steps.Count);
        foreach (var (action, subject, detail) in steps)
        {
            var hash = Hash(++number, at, who, action, subject, detail, previous);
            rows.Add([number, at, who, action, subject, detail, previous, hash]);
            previous = hash;
        }

        session.InsertAll("audit", Columns, rows);
    }

    /// <summary>The moment of a step: now, or that of the last entry where a clock went back.</summary>
    public static string Now(StoreSession session, TimeProvider time)
    {
        var now = Moments.Of(time.GetUtcNow());
        var last = session.Text("SELECT at FROM audit ORDER BY number DESC LIMIT 1") ?? "";
        return string.CompareOrdinal(now, last) < 0 ? last : now;
    }

    /// <summary>The hash of an entry: SHA-256 of its values, each with its length before it.</summary>
    public static string Hash(long number, string at, string who, string action, string subject, string detail, string previous)
    {
        var text = new StringBuilder();
        foreach (var value in new[] { number.ToString(System.Globalization.CultureInfo.InvariantCulture), at, who, action, subject, detail, previous })
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value.Length}:{value}\n");
        return Sha256Hex.Of(text.ToString());
    }
}
