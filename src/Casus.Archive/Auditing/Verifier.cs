using System.Globalization;
using System.Text.Json;
using Casus.Archive.Incidents;
using Casus.Archive.Judgements;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Auditing;

/// <summary>Finds what was changed behind the program's back: every row against the log, and the log against itself.</summary>
public static class Verifier
{
    private const int AtOnce = 500;

    /// <summary>Checks everything.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="head">A hash that an earlier check gave, which has to stand in the log still; <see langword="null"/> for none.</param>
    /// <returns>One error CAS1115 for each row that is not what was logged; and the hash of the last entry.</returns>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static VerifyResult Check(Store store, string? head = null) => store.Read(session => new Run(session).All(head));

    private sealed class Run(StoreSession session)
    {
        private readonly List<CasusException> findings = [];
        private readonly Dictionary<string, HashSet<long>> logged = new(StringComparer.Ordinal) { ["versions"] = [], ["readings"] = [], ["judgements"] = [] };
        private Dictionary<long, Judgement> judgements = [];
        private string? derived;
        private bool isTree;

        public VerifyResult All(string? head)
        {
            judgements = JudgementTable.All(session).ToDictionary(j => j.Number);
            var (previous, expected, entries, sawHead) = (AuditLog.Beginning, 1L, 0L, head is null);
            while (Entries(expected) is { Count: > 0 } some)
            {
                foreach (var entry in some)
                {
                    if (entry.Number != expected)
                        Find("audit", expected, "the entry is missing.");
                    if (entry.Previous != previous)
                        Find("audit", entry.Number, "it does not follow the entry before it: one of the two was changed, or one between them taken out.");
                    if (entry.Hash != AuditLog.Hash(entry.Number, entry.At, entry.Who, entry.Action, entry.Subject, entry.Detail, entry.Previous))
                        Find("audit", entry.Number, $"the entry '{entry.Action}' of '{entry.Subject}' was changed.");
                    Check(entry);
                    (previous, expected, entries) = (entry.Hash, entry.Number + 1, entries + 1);
                    sawHead |= entry.Hash == head;
                }
            }

            if (!sawHead)
                findings.Add(ArchiveErrors.Tampered($"{session.Store.Name}: audit", $"there is no entry with the hash {head}: the log was cut off or written anew since."));
            CheckUnlogged();
            CheckOriginals();
            CheckIncidents();
            return new(findings, previous, entries);
        }

        private List<Entry> Entries(long from) => session.Query(
            "SELECT number, at, who, action, object, detail, previous, hash FROM audit WHERE number >= @from ORDER BY number LIMIT @n",
            r => new Entry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7)),
            ("from", from),
            ("n", AtOnce));

        private void Check(Entry entry)
        {
            JsonElement detail;
            try
            {
                detail = JsonDocument.Parse(entry.Detail).RootElement;
                switch (entry.Action)
                {
                    case AuditLog.StoreReport:
                        CheckVersion(entry, detail);
                        break;
                    case AuditLog.CodeReport:
                        CheckReading(entry, detail);
                        break;
                    case AuditLog.Judge:
                        CheckJudgement(detail);
                        break;
                    case AuditLog.Derive:
                        isTree = detail.TryGetProperty("tree", out var tree);
                        derived = isTree ? tree.GetString() : detail.GetProperty("incidents").GetString();
                        break;
                }
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                Find("audit", entry.Number, "what it says cannot be read: it was changed.");
            }
        }

        private void CheckVersion(Entry entry, JsonElement detail)
        {
            var number = detail.GetProperty("version").GetInt64();
            logged["versions"].Add(number);
            var rows = session.Query(
                """
                SELECT p.id, v.document, v.content, v.original, v.captured_at, v.origin, v.title, v.publisher, v.url
                FROM versions v JOIN reports p ON p.number = v.report WHERE v.number = @n
                """,
                r => (Id: r.GetString(0), Document: r.GetString(1), Content: r.GetString(2), Original: r.GetString(3),
                    Facts: ReportTable.Facts(r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8))),
                ("n", number));
            if (rows is not [var row])
                Find("versions", number, $"the report '{entry.Subject}' is missing.");
            else if (row.Id != entry.Subject)
                Find("reports", number, $"the report '{entry.Subject}' is now called '{row.Id}'.");
            else if (row.Content != Text(detail, "content") || Words.Sha256(row.Document) != row.Content)
                Find("versions", number, $"the report '{row.Id}' is not the one that was stored on {entry.At}.");
            else if (row.Original != Text(detail, "original"))
                Find("versions", number, $"the report '{row.Id}' names another original than on {entry.At}.");
            else if (row.Facts != Text(detail, "facts"))
                Find("versions", number, $"origin, time or headline of the report '{row.Id}' were changed since {entry.At}.");
        }

        private void CheckReading(Entry entry, JsonElement detail)
        {
            var number = detail.GetProperty("reading").GetInt64();
            logged["readings"].Add(number);
            var record = session.Text("SELECT record FROM readings WHERE number = @n", ("n", number));
            if (record is null)
                Find("readings", number, $"the record of '{entry.Subject}' is missing.");
            else if (Words.Sha256(record) != Text(detail, "record"))
                Find("readings", number, $"the record of '{entry.Subject}' is not the one that was stored on {entry.At}.");
        }

        private void CheckJudgement(JsonElement detail)
        {
            var number = detail.GetProperty("judgement").GetInt64();
            logged["judgements"].Add(number);
            if (!judgements.TryGetValue(number, out var judgement))
                Find("judgements", number, "the judgement is missing.");
            else if (JudgementTable.Fingerprint(judgement) != Text(detail, "content"))
                Find("judgements", number, $"the judgement about '{judgement.Incident}' was changed.");
        }

        private void CheckUnlogged()
        {
            foreach (var (table, numbers) in logged)
            {
                foreach (var number in session.Query($"SELECT number FROM {table} ORDER BY number", r => r.GetInt64(0)).Where(n => !numbers.Contains(n)))
                    Find(table, number, "the log does not know it: it was put in by something else than Casus.");
            }
        }

        private void CheckOriginals()
        {
            foreach (var sha256 in session.Query("SELECT sha256 FROM originals ORDER BY sha256", r => r.GetString(0)))
            {
                if (session.Value("SELECT bytes FROM originals WHERE sha256 = @sha", ("sha", sha256)) is not byte[] bytes || Words.Sha256(bytes) != sha256)
                    findings.Add(ArchiveErrors.Tampered($"{session.Store.Name}: originals {sha256}", $"the bytes are not those that were received{ReportOf(sha256)}."));
            }

            foreach (var number in session.Query("SELECT v.number FROM versions v LEFT JOIN originals o ON o.sha256 = v.original WHERE o.sha256 IS NULL", r => r.GetInt64(0)))
                Find("versions", number, "its original is missing.");
        }

        private string ReportOf(string sha256) =>
            session.Text("SELECT p.id FROM versions v JOIN reports p ON p.number = v.report WHERE v.original = @sha", ("sha", sha256)) is { } id ? $" with the report '{id}'" : "";

        private void CheckIncidents()
        {
            var changed = session
                .Stream("SELECT number, id, machine, judged, digest FROM incidents WHERE until_at IS NULL ORDER BY number", r =>
                    (Number: r.GetInt64(0), Id: r.GetString(1), IsWhole: IncidentTable.Digest(r.GetString(2), r.GetString(3)) == r.GetString(4)))
                .Where(r => !r.IsWhole);
            foreach (var row in changed)
                Find("incidents", row.Number, $"the incident '{row.Id}' was changed. 'casus ingest --rederive' makes it anew.");
            var unlike = session.Query(
                "SELECT i.number FROM incidents i LEFT JOIN incident_facts f ON f.number = i.number AND f.digest = i.digest AND f.until_at IS NULL WHERE i.until_at IS NULL AND f.number IS NULL", r => r.GetInt64(0));
            foreach (var number in unlike)
                Find("incident_facts", number, "what the incident is searched by was changed.");
            var missing = session.Number("SELECT COUNT(*) FROM incident_facts f LEFT JOIN incidents i ON i.number = f.number WHERE i.number IS NULL");
            // Archives that an earlier version wrote name the fingerprints one after the other.
            if (missing > 0 || (derived is not null && derived != (isTree ? IncidentDigests.Of(session) : Deriver.Fingerprint(session))))
                findings.Add(ArchiveErrors.Tampered($"{session.Store.Name}: incidents", "they are not those that were derived last. 'casus ingest --rederive' makes them anew."));
        }

        private static string? Text(JsonElement detail, string name) => detail.GetProperty(name).GetString();

        private void Find(string table, long number, string finding) =>
            findings.Add(ArchiveErrors.Tampered(string.Create(CultureInfo.InvariantCulture, $"{session.Store.Name}: {table} {number}"), finding));

        private sealed record Entry(long Number, string At, string Who, string Action, string Subject, string Detail, string Previous, string Hash);
    }
}

/// <summary>What a check found.</summary>
/// <param name="Findings">One for each row that was changed, taken out or put in.</param>
/// <param name="Head">The hash of the last entry of the log: noted elsewhere, it shows later that nothing before it was changed.</param>
/// <param name="Entries">How many entries the log has.</param>
public sealed record VerifyResult(IReadOnlyList<CasusException> Findings, string Head, long Entries);
