using Casus.Archive.Auditing;
using Casus.Archive.Incidents;
using Casus.Archive.Judgements;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Purging;

/// <summary>Removes reports for good, with everything that was read in them, and words of people; the log keeps that it was done, and not what it said.</summary>
/// <remarks>docs/adr/0026-purge.md says what is removed and what cannot be.</remarks>
public sealed class Purger(Store store, Deriver deriver, TimeProvider time)
{
    // In progress: the first while rows may be taken out, the second until what they stood in is written anew.
    private const string Permit = "purging", Unfinished = "purge";

    // Of which numbers must not be given again.
    private static readonly string[] Numbered = ["reports", "versions", "readings", "judgements", "incidents"];

    /// <summary>What a purge would remove; nothing is changed.</summary>
    /// <exception cref="CasusException">CAS1110, CAS1112: there is no such report or judgement. CAS1124, CAS1125: it cannot be done.</exception>
    public PurgePlan Plan(PurgeRequest request) => store.Read(session =>
    {
        var rows = Found(session, request);
        var judgements = new PurgeJudgements(session, request, rows);
        var incidents = rows.Incidents();
        return new PurgePlan(
            [.. rows.Reports.Select(r => Report(session, r.Key, r.Value))],
            rows.Originals.Count,
            rows.Originals.Sum(o => session.Number("SELECT LENGTH(bytes) FROM originals WHERE sha256 = @sha", ("sha", o))),
            [.. incidents.Where(i => i.IsCurrent).Select(i => i.Id).Distinct().Order(StringComparer.Ordinal)],
            incidents.Count,
            [
                .. judgements.Removed.Select(j => new PurgedJudgement(j.Number, j.Kind, true))
                    .Concat(judgements.Changed.Select(c => new PurgedJudgement(c.Before.Number, c.Before.Kind, false))).OrderBy(j => j.Number),
            ],
            Entries(session, rows.Reports.Values).Count);
    });

    /// <summary>Removes, in one transaction, and then has the database write itself anew.</summary>
    /// <returns>What was removed.</returns>
    /// <exception cref="CasusException">As <see cref="Plan"/>. CAS1126: all is removed, but freed pages may hold it; <see cref="Finish"/> is left to do.</exception>
    public PurgePlan Purge(PurgeRequest request)
    {
        var plan = Plan(request);
        if (plan.IsEmpty)
            throw ArchiveErrors.CannotBePurged(store.Name, "Nothing in the archive fits.");
        store.Write(session => Remove(session, request));
        store.Read(deriver.Recent.Renew);
        Finish();
        return plan;
    }

    /// <summary>Has the database write itself anew where a purge did not come so far.</summary>
    /// <returns>Whether there was anything to do.</returns>
    /// <exception cref="CasusException">CAS1126: others use the archive, or there is no room.</exception>
    public bool Finish()
    {
        if (!IsUnfinished(store))
            return false;
        try
        {
            store.Scrub();
            store.Write(session => session.Execute("DELETE FROM progress WHERE name = @name", ("name", Unfinished)));
        }
        catch (CasusException e)
        {
            throw ArchiveErrors.PurgeIsUnfinished(store.Name, e);
        }

        return true;
    }

    /// <summary>Whether what a purge freed has still to be written over.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static bool IsUnfinished(Store store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(IsUnfinished);
    }

    /// <summary>The same, within a transaction.</summary>
    internal static bool IsUnfinished(StoreSession session) => session.Text("SELECT value FROM progress WHERE name = @name", ("name", Unfinished)) is not null;

    private static PurgeRows Found(StoreSession session, PurgeRequest request)
    {
        if (request.Reason.Length == 0)
            throw ArchiveErrors.CannotBePurged(session.Store.Name, "A purge needs a reason.");
        if (request.ApprovedBy == request.By)
            throw ArchiveErrors.CannotBePurged(session.Store.Name, "Who agrees has to be somebody else than who removes.");
        var words = string.Join(' ', PurgeRows.FoldedWordsOf(request.Words));
        if (words.Length == 0 && request.Words.Length > 0)
            throw ArchiveErrors.CannotBePurged(request.Words, "These are no words.");
        if (words.Length > 0 && $" {Words.Of(request.Reason, request.Order)} ".Contains($" {words} ", StringComparison.Ordinal))
            throw ArchiveErrors.CannotBePurged(session.Store.Name, "Reason and order stay in the log; they hold the very words that are to go.");
        return new(session, request);
    }

    private int Remove(StoreSession session, PurgeRequest request)
    {
        store.BeginRemoval(session);
        var rows = Found(session, request);
        var judgements = new PurgeJudgements(session, request, rows);
        var at = AuditLog.Now(session, time);
        Set(session, Permit, at);
        judgements.Apply();
        rows.Close(at);
        deriver.Without(session, at, rows.Reports.Keys, [.. judgements.Removed.Where(j => j.Undoes == 0), .. judgements.Changed.Where(c => c.After.Undoes == 0).Select(c => c.After)]);
        foreach (var table in Numbered)
            Set(session, table);
        var (incidents, gone) = Incidents(session, rows, judgements);
        rows.Delete(incidents);
        var entries = Redact(session, rows.Reports.Values.Concat(gone));
        var marks = rows.Marks().ToList();
        rows.Delete();
        var number = session.NextNumber("audit");
        AuditLog.Add(session, at, request.By, AuditLog.Purge, AuditLog.PurgedObject, Tombstone(request, rows, judgements, incidents.Count, entries, marks).ToJson());
        PurgeMarks.Keep(session, number, marks);
        store.EndRemoval(session);
        session.Execute("DELETE FROM progress WHERE name = @name", ("name", Permit));
        Set(session, Unfinished, at);
        return 0;
    }

    private static Tombstone Tombstone(
        PurgeRequest request, PurgeRows rows, PurgeJudgements judgements, int incidents, Dictionary<long, string> entries, IEnumerable<(string Kind, string Hash)> marks) => new()
        {
            Reason = Words.Plain(request.Reason),
            Order = Words.Plain(request.Order),
            ApprovedBy = Words.Plain(request.ApprovedBy),
            Reports = [.. rows.Reports.Values.Select(Sha256Hex.Of)],
            Versions = [.. rows.Versions.Select(v => v.Number)],
            Readings = rows.Readings,
            Originals = rows.Originals,
            Incidents = incidents,
            Judgements = [.. judgements.Removed.Select(j => j.Number)],
            Emptied = judgements.Changed.ToDictionary(c => c.After.Number, c => JudgementTable.Fingerprint(c.After)),
            Entries = entries,
            Marks = PurgeMarks.Fingerprint(marks),
        };

    // The rows of incidents that say what the reports or the judgements said, and the ids of incidents of which none is left.
    private static (List<long> Rows, HashSet<string> Gone) Incidents(StoreSession session, PurgeRows rows, PurgeJudgements judgements)
    {
        var own = rows.Incidents();
        if (own.Find(i => i.IsCurrent) is { Id: not null } left)
            throw new InvalidOperationException($"The incident '{left.Id}' was made without a report and has it still.");
        var numbers = own.Select(i => i.Number).ToHashSet();
        var gone = own.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        gone.RemoveWhere(id => session.Query("SELECT number FROM incident_facts WHERE id = @id", r => r.GetInt64(0), ("id", id)).Exists(n => !numbers.Contains(n)));
        var told = judgements.Removed.Concat(judgements.Changed.Select(c => c.Before)).SelectMany(j => new[] { $"\"judgement\":{j.Number},", $"\"judgement\":{j.Number}}}" }).ToList();
        if (gone.Count + told.Count > 0)
        {
            var others = session.Stream("SELECT number, judged, machine FROM incidents WHERE until_at IS NOT NULL", r => (Number: r.GetInt64(0), Judged: r.GetString(1), Machine: r.GetString(2)));
            numbers.UnionWith(others
                .Where(o => told.Exists(t => o.Judged.Contains(t, StringComparison.Ordinal))
                    || gone.Any(g => o.Judged.Contains(g, StringComparison.Ordinal) || o.Machine.Contains(g, StringComparison.Ordinal)))
                .Select(o => o.Number));
        }

        return ([.. numbers.Order()], gone);
    }

    // One pass: the log has no index by what entries are about.
    private static List<long> Entries(StoreSession session, IEnumerable<string> objects)
    {
        var wanted = objects.ToHashSet(StringComparer.Ordinal);
        return [.. session.Stream("SELECT number, object FROM audit ORDER BY number", r => (Number: r.GetInt64(0), Object: r.GetString(1))).Where(e => wanted.Contains(e.Object)).Select(e => e.Number)];
    }

    // The hashes stay, and the entries behind name them: what else an entry says is held by the fingerprint in the tombstone.
    private static Dictionary<long, string> Redact(StoreSession session, IEnumerable<string> objects)
    {
        var entries = new Dictionary<long, string>();
        foreach (var number in Entries(session, objects))
        {
            session.Execute("UPDATE audit SET object = @object WHERE number = @n", ("object", AuditLog.PurgedObject), ("n", number));
            entries[number] = session.Query("SELECT at, who, action, detail, previous FROM audit WHERE number = @n", r => AuditLog.Hash(
                number, r.GetString(0), r.GetString(1), r.GetString(2), AuditLog.PurgedObject, r.GetString(3), r.GetString(4)), ("n", number))[0];
        }

        return entries;
    }

    private static void Set(StoreSession session, string table)
    {
        var last = session.LastNumber(table);
        session.Execute("DELETE FROM used_numbers WHERE name = @name", ("name", table));
        session.Insert("used_numbers", ("name", table), ("number", last));
    }

    private static void Set(StoreSession session, string name, string value)
    {
        session.Execute("DELETE FROM progress WHERE name = @name", ("name", name));
        session.Insert("progress", ("name", name), ("value", value));
    }

    private static PurgedReport Report(StoreSession session, long number, string id)
    {
        var title = session.Text("SELECT title FROM versions WHERE report = @n ORDER BY number DESC LIMIT 1", ("n", number)) ?? "";
        var published = session.Text("SELECT published FROM readings WHERE report = @n AND until_at IS NULL", ("n", number)) ?? "";
        return new(
            id,
            title,
            published,
            session.Number("SELECT COUNT(*) FROM versions WHERE report = @n", ("n", number)),
            session.Number("SELECT COUNT(*) FROM readings WHERE report = @n", ("n", number)));
    }
}
