using System.Text.Json;
using Casus.Archive.Stores;

namespace Casus.Archive.Auditing;

/// <summary>Goes through the log from its first entry to its last: each follows the one before, is what its hash says, and names rows that are as it says.</summary>
internal sealed class LogCheck
{
    private const int AtOnce = 500;

    private readonly StoreSession session;
    private readonly Findings findings;
    private readonly PurgeLedger purged;
    private readonly LoggedRows rows;
    private string? derived;
    private bool isTree;

    public LogCheck(StoreSession session)
    {
        this.session = session;
        findings = new(session);
        purged = new(session);
        rows = new(session, purged, findings);
    }

    /// <summary>Checks everything.</summary>
    /// <param name="head">A hash that has to stand in the log; <see langword="null"/> for none.</param>
    public VerifyResult All(string? head)
    {
        var (previous, expected, entries, sawHead) = (AuditLog.Beginning, 1L, 0L, head is null);
        while (Entries(expected) is { Count: > 0 } some)
        {
            foreach (var entry in some)
            {
                CheckLink(entry, expected, previous);
                CheckRow(entry);
                (previous, expected, entries) = (entry.Hash, entry.Number + 1, entries + 1);
                sawHead |= entry.Hash == head;
            }
        }

        if (!sawHead)
            findings.Add("audit", $"there is no entry with the hash {head}: the log was cut off or written anew since.");
        rows.CheckUnlogged();
        purged.Check(session, findings);
        var state = new StoredState(session, findings);
        state.CheckOriginals();
        state.CheckIncidents(derived, isTree);
        return new(findings.All, previous, entries, purged.Reports);
    }

    private List<AuditEntry> Entries(long from) => session.Query(
        "SELECT number, at, who, action, object, detail, previous, hash FROM audit WHERE number >= @from ORDER BY number LIMIT @n",
        r => new AuditEntry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7)),
        ("from", from),
        ("n", AtOnce));

    private void CheckLink(AuditEntry entry, long expected, string previous)
    {
        if (entry.Number != expected)
            findings.Add("audit", expected, "the entry is missing.");
        if (entry.Previous != previous)
            findings.Add("audit", entry.Number, "it does not follow the entry before it: one of the two was changed, or one between them taken out.");
        // An entry that lost the id it named is held by the fingerprint that the purge wrote down, and its hash by the entry behind it.
        if (entry.Computed != (purged.Entry(entry.Number) ?? entry.Hash))
            findings.Add("audit", entry.Number, $"the entry '{entry.Action}' of '{entry.Subject}' was changed.");
    }

    private void CheckRow(AuditEntry entry)
    {
        try
        {
            var detail = JsonDocument.Parse(entry.Detail).RootElement;
            switch (entry.Action)
            {
                case AuditLog.StoreReport:
                    rows.CheckVersion(entry, detail);
                    break;
                case AuditLog.CodeReport:
                    rows.CheckReading(entry, detail);
                    break;
                case AuditLog.Judge:
                    rows.CheckJudgement(detail);
                    break;
                case AuditLog.Derive:
                    isTree = detail.TryGetProperty("tree", out var tree);
                    derived = isTree ? tree.GetString() : detail.GetProperty("incidents").GetString();
                    break;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            findings.Add("audit", entry.Number, "what it says cannot be read: it was changed.");
        }
    }
}
