using System.Globalization;
using System.Text;
using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Judgements;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Incidents;

/// <summary>Derives the incidents of the current readings and of the judgements that hold. What comes out the same is left alone.</summary>
/// <remarks>All reports are compared anew each time; what that takes grows with the archive.</remarks>
public sealed class Deriver(Store store, Func<IncidentFuser> load, TimeProvider time)
{
    /// <summary>How many reports are compared at once; it makes no difference to the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether the incidents are those of what the archive holds.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static bool IsUpToDate(Store store) => store.Read(IsUpToDate);

    /// <summary>Brings the incidents up to date, in one transaction.</summary>
    /// <param name="evenIfUpToDate">Derives them anew in any case.</param>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public DerivedCount Derive(bool evenIfUpToDate = false) => store.Write(session =>
        evenIfUpToDate || !IsUpToDate(session)
            ? All(session, AuditLog.Now(session, time))
            : new(0, 0));

    internal static bool IsUpToDate(StoreSession session) => Reached(session) == (session.Text("SELECT value FROM progress WHERE name = 'incidents'") ?? Reached(0, 0));

    /// <summary>Derives all in a transaction that is under way.</summary>
    internal DerivedCount All(StoreSession session, string at)
    {
        var judgements = JudgementTable.All(session);
        var holding = JudgementTable.Holding(judgements);
        var named = judgements.SelectMany(j => new[] { j.Incident, j.Other }).ToHashSet(StringComparer.Ordinal);
        var anchors = judgements.SelectMany(j => new[] { j.Anchor, j.OtherAnchor }).Where(a => a.Length > 0).ToHashSet(StringComparer.Ordinal);
        var change = new Change(session, at);
        var (ids, leads, judged) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal), new List<Incident>());
        var records = new RecordCache(session);
        var fusion = new JudgedFusion(load, records.Of, Threads);
        var nothing = new Overlay([], (_, _) => null).Of("");
        foreach (var derived in fusion.Incidents(() => ReportTable.Records(session), Apart(holding)))
        {
            var incident = ids.Add(derived.Id) ? derived : Renamed(derived, ids);
            var isJudged = named.Contains(incident.Id);
            foreach (var match in incident.Match.Where(m => m.Part == "lead" && anchors.Contains(m.Report)))
            {
                leads[match.Report] = incident.Id;
                isJudged = true;
            }

            // What judgements name waits until it is known which incidents there are.
            if (isJudged)
                judged.Add(incident);
            else
                change.Keep(incident, nothing, () => incident.Reports.Select(r => records.Of(r).Title));
        }

        var overlay = new Overlay(holding, (id, anchor) => ids.Contains(id) ? id : leads.GetValueOrDefault(anchor));
        foreach (var incident in judged)
            change.Keep(incident, overlay.Of(incident.Id), () => incident.Reports.Select(r => records.Of(r).Title));
        return change.End(closesOthers: true);
    }

    /// <summary>Brings the incidents that judgements name up to date, where the filing of reports is not concerned.</summary>
    internal static DerivedCount Judged(StoreSession session, string at)
    {
        var judgements = JudgementTable.All(session);
        var change = new Change(session, at);
        string? Resolve(string id, string anchor) => IncidentTable.Resolve(session, id, anchor);
        var overlay = new Overlay(JudgementTable.Holding(judgements), Resolve);
        var concerned = judgements.SelectMany(j => new[] { Resolve(j.Incident, j.Anchor), Resolve(j.Other, j.OtherAnchor) }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var id in concerned.Order(StringComparer.Ordinal))
        {
            var row = session.Query("SELECT machine, words FROM incidents WHERE id = @id AND until_at IS NULL", r => (r.GetString(0), r.GetString(1)), ("id", id))[0];
            change.Keep(IncidentTable.Parse(row.Item1), row.Item1, overlay.Of(id), () => row.Item2);
        }

        return change.End(closesOthers: false);
    }

    /// <summary>The fingerprint of all current incidents.</summary>
    internal static string Fingerprint(StoreSession session)
    {
        var all = new StringBuilder();
        foreach (var digest in session.Query("SELECT digest FROM incidents WHERE until_at IS NULL ORDER BY id", r => r.GetString(0)))
            all.Append(digest).Append('\n');
        return Words.Sha256(all.ToString());
    }

    private static string Reached(StoreSession session) => Reached(session.Number("SELECT MAX(number) FROM readings"), session.Number("SELECT MAX(number) FROM judgements"));

    private static string Reached(long reading, long judgement) =>
        string.Create(CultureInfo.InvariantCulture, $"{ArchiveVersion.Program}, reading {reading}, judgement {judgement}");

    private static List<(string, string)> Apart(List<Judgement> holding) =>
        [.. holding.Where(j => j.Kind == JudgementKinds.NotSame).Select(j => (j.Anchor, j.OtherAnchor))];

    private static Incident Renamed(Incident incident, HashSet<string> ids)
    {
        var number = 2;
        while (!ids.Add(string.Create(CultureInfo.InvariantCulture, $"{incident.Id}-{number}")))
            number++;
        return incident with { Id = string.Create(CultureInfo.InvariantCulture, $"{incident.Id}-{number}") };
    }

    /// <summary>The changes of one transaction.</summary>
    private sealed class Change(StoreSession session, string at)
    {
        private readonly Dictionary<string, (long Number, string Digest)> before = IncidentTable.Current(session);
        private long opened;
        private long closed;

        public void Keep(Incident incident, IncidentReview review, Func<IEnumerable<string?>> titles) => Keep(
            incident, JsonSerializer.Serialize(incident, IncidentJson.Lines.Incident), review, () => IncidentTable.SearchedWords(incident, titles()));

        public void Keep(Incident incident, string machine, IncidentReview review, Func<string> words)
        {
            var isThere = before.Remove(incident.Id, out var row);
            if (isThere && row.Digest == IncidentTable.Digest(machine, IncidentTable.Judged(review)))
                return;
            if (isThere)
                Close(row.Number);
            IncidentTable.Open(session, incident, machine, review, words(), at);
            opened++;
        }

        public DerivedCount End(bool closesOthers)
        {
            if (closesOthers)
            {
                foreach (var (number, _) in before.Values.OrderBy(r => r.Number))
                    Close(number);
            }

            session.Execute("DELETE FROM progress WHERE name = 'incidents'");
            session.Insert("progress", ("name", "incidents"), ("value", Reached(session)));
            if (opened + closed > 0)
            {
                AuditLog.Add(session, at, ArchiveVersion.Program, AuditLog.Derive, "incidents", string.Create(
                    CultureInfo.InvariantCulture, $$"""{"opened":{{opened}},"closed":{{closed}},"incidents":"{{Fingerprint(session)}}"}"""));
            }

            return new(opened, closed);
        }

        private void Close(long number)
        {
            IncidentTable.Close(session, number, at);
            closed++;
        }
    }

    /// <summary>Current records by the ids of reports, the last ones kept. Thread-safe.</summary>
    private sealed class RecordCache(StoreSession session)
    {
        private const int Most = 4096;
        private readonly Dictionary<string, CodedReport> records = new(StringComparer.Ordinal);

        public CodedReport Of(string id)
        {
            lock (records)
            {
                if (records.TryGetValue(id, out var known))
                    return known;
                if (records.Count >= Most)
                    records.Clear();
                return records[id] = ReportTable.Record(session, id)!;
            }
        }
    }
}

/// <summary>What deriving incidents changed.</summary>
/// <param name="Opened">Incidents that are new or other than before.</param>
/// <param name="Closed">Incidents that are gone or other than before.</param>
public readonly record struct DerivedCount(long Opened, long Closed);
