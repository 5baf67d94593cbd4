using System.Globalization;
using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>The changes of one transaction.</summary>
internal sealed class IncidentChange(StoreSession session, string at)
{
    private readonly Dictionary<string, (long Number, string Digest)> before = IncidentTable.Current(session);
    private readonly Dictionary<string, long> replaced = new(StringComparer.Ordinal);
    private long opened;
    private long closed;

    public void Keep(Incident incident, IncidentReview review, Func<IEnumerable<string?>> titles) => Keep(
        incident, JsonSerializer.Serialize(incident, IncidentJson.Lines.Incident), review, () => IncidentTable.SearchedWords(incident, titles()));

    public void Keep(Incident incident, string machine, IncidentReview review, Func<string> words)
    {
        var isThere = before.Remove(incident.Id, out var row);
        if (isThere)
            replaced[incident.Id] = row.Number;
        if (isThere && row.Digest == IncidentTable.Digest(machine, IncidentTable.Judged(review)))
            return;
        if (isThere)
            Close(row.Number);
        IncidentTable.Open(session, incident, machine, review, words(), at);
        opened++;
    }

    /// <summary>Keeps an incident as machines made it before, with what people decided now.</summary>
    public void KeepAsRead(string id, IncidentReview review)
    {
        var (machine, words) = session.Query("SELECT machine, words FROM incidents WHERE id = @id AND until_at IS NULL", r => (r.GetString(0), r.GetString(1)), ("id", id))[0];
        Keep(IncidentTable.Parse(machine), machine, review, () => words);
    }

    /// <summary>Leaves an incident as it stands.</summary>
    public void Leave(string id) => before.Remove(id);

    /// <summary>An incident as machines made it before this change.</summary>
    public Incident Before(string id) => IncidentTable.Parse(session.Text("SELECT machine FROM incidents WHERE number = @number", ("number", before.TryGetValue(id, out var row) ? row.Number : replaced[id]))!);

    public DerivedCount End(bool closesOthers)
    {
        if (closesOthers)
        {
            foreach (var (number, _) in before.Values.OrderBy(r => r.Number))
                Close(number);
        }

        session.Execute("DELETE FROM progress WHERE name = 'incidents'");
        session.Insert("progress", ("name", "incidents"), ("value", Deriver.Reached(session)));
        if (opened + closed > 0)
        {
            AuditLog.Add(session, at, ArchiveVersion.Program, AuditLog.Derive, "incidents", string.Create(
                CultureInfo.InvariantCulture, $$"""{"opened":{{opened}},"closed":{{closed}},"incidents":"{{Deriver.Fingerprint(session)}}"}"""));
        }

        return new(opened, closed);
    }

    private void Close(long number)
    {
        IncidentTable.Close(session, number, at);
        closed++;
    }
}
