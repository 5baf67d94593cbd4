using System.Globalization;
using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>The changes of one transaction. Rows are looked up as they are needed.</summary>
internal sealed class IncidentChange(StoreSession session, string at)
{
    private const int OpenedAtOnce = 200;

    // The rows that were current before, as far as they were asked for.
    private readonly Dictionary<string, (long Number, string Digest)?> before = new(StringComparer.Ordinal);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);
    private readonly List<string> digests = [];
    private readonly List<OpenedIncident> opening = [];
    private readonly List<long> closing = [];
    private bool hasAll;
    private long opened;
    private long closed;

    /// <summary>Looks up incidents that will be asked for, together.</summary>
    public void Look(IEnumerable<string> ids)
    {
        var fresh = ids.Distinct(StringComparer.Ordinal).Where(id => !before.ContainsKey(id)).ToList();
        var found = IncidentTable.Current(session, fresh);
        foreach (var id in fresh)
            before.Add(id, found.TryGetValue(id, out var row) ? row : null);
    }

    /// <summary>Looks up all incidents, where most will be asked for.</summary>
    public void LookAll()
    {
        if (hasAll)
            return;
        foreach (var (id, row) in IncidentTable.Current(session))
            before[id] = row;
        hasAll = true;
    }

    public void Keep(Incident incident, IncidentReview review, Func<IEnumerable<string?>> titles) => Keep(
        incident, JsonSerializer.Serialize(incident, IncidentJson.Lines.Incident), review, () => IncidentTable.SearchedWords(incident, titles()));

    public void Keep(Incident incident, string machine, IncidentReview review, Func<string> words)
    {
        settled.Add(incident.Id);
        var digest = IncidentTable.Digest(machine, IncidentTable.Judged(review));
        if (Find(incident.Id) is { } row)
        {
            if (row.Digest == digest)
                return;
            Close(row);
        }

        opening.Add(new(incident, machine, review, words()));
        digests.Add(digest);
        opened++;
        if (opening.Count >= OpenedAtOnce)
            Open();
    }

    /// <summary>Keeps an incident as machines made it before, with what people decided now.</summary>
    public void KeepAsRead(string id, IncidentReview review)
    {
        var (machine, words) = session.Query("SELECT machine, words FROM incidents WHERE number = @number", r => (r.GetString(0), r.GetString(1)), ("number", Find(id)!.Value.Number))[0];
        Keep(IncidentTable.Parse(machine), machine, review, () => words);
    }

    /// <summary>Leaves an incident as it stands.</summary>
    public void Leave(string id) => settled.Add(id);

    /// <summary>Closes an incident, unless it was kept or left.</summary>
    public void Drop(string id)
    {
        if (settled.Add(id) && Find(id) is { } row)
            Close(row);
    }

    /// <summary>Closes all incidents that were neither kept nor left.</summary>
    public void DropOthers()
    {
        LookAll();
        foreach (var (_, row) in before.Where(b => !settled.Contains(b.Key)).OrderBy(b => b.Value?.Number))
        {
            if (row is { } current)
                Close(current);
        }
    }

    /// <summary>Whether an incident of that id was current before this change.</summary>
    public bool Was(string id) => Find(id) is not null;

    /// <summary>An incident as machines made it before this change.</summary>
    public Incident Before(string id) => IncidentTable.Parse(session.Text("SELECT machine FROM incidents WHERE number = @number", ("number", Find(id)!.Value.Number))!);

    public DerivedCount End()
    {
        Open();
        session.Execute("DELETE FROM progress WHERE name = 'incidents'");
        session.Insert("progress", ("name", "incidents"), ("value", Deriver.Reached(session)));
        if (opened + closed > 0)
        {
            AuditLog.Add(session, at, ArchiveVersion.Program, AuditLog.Derive, "incidents", string.Create(
                CultureInfo.InvariantCulture, $$"""{"opened":{{opened}},"closed":{{closed}},"tree":"{{IncidentDigests.Update(session, digests)}}"}"""));
        }

        return new(opened, closed);
    }

    private (long Number, string Digest)? Find(string id)
    {
        if (!hasAll)
            Look([id]);
        return before.GetValueOrDefault(id);
    }

    private void Open()
    {
        // No two rows of an incident are current.
        IncidentTable.Close(session, closing, at);
        closing.Clear();
        if (opening.Count > 0)
            IncidentTable.Open(session, opening, at);
        opening.Clear();
    }

    private void Close((long Number, string Digest) row)
    {
        closing.Add(row.Number);
        digests.Add(row.Digest);
        closed++;
    }
}
