using System.Text.Json;
using Casus.Archive.Judgements;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Auditing;

/// <summary>Compares the rows of reports, records and judgements with the entries of the log that name them.</summary>
internal sealed class LoggedRows(StoreSession session, PurgeLedger purged, Findings findings)
{
    private readonly Dictionary<string, HashSet<long>> logged = new(StringComparer.Ordinal) { ["versions"] = [], ["readings"] = [], ["judgements"] = [] };
    private readonly Dictionary<long, Judgement> judgements = JudgementTable.All(session).ToDictionary(j => j.Number);

    /// <summary>Checks the version that an entry says was stored.</summary>
    public void CheckVersion(AuditEntry entry, JsonElement detail)
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
        if (purged.HasVersion(number))
        {
            if (rows.Count > 0)
                findings.Add("versions", number, "the report was purged, and is there.");
        }
        else if (rows is not [var row])
        {
            findings.Add("versions", number, $"the report '{entry.Subject}' is missing.");
        }
        else if (row.Id != entry.Subject)
        {
            findings.Add("reports", number, $"the report '{entry.Subject}' is now called '{row.Id}'.");
        }
        else if (row.Content != Text(detail, "content") || Sha256Hex.Of(row.Document) != row.Content)
        {
            findings.Add("versions", number, $"the report '{row.Id}' is not the one that was stored on {entry.At}.");
        }
        else if (row.Original != Text(detail, "original"))
        {
            findings.Add("versions", number, $"the report '{row.Id}' names another original than on {entry.At}.");
        }
        else if (row.Facts != Text(detail, "facts"))
        {
            findings.Add("versions", number, $"origin, time or headline of the report '{row.Id}' were changed since {entry.At}.");
        }
    }

    /// <summary>Checks the record that an entry says was stored.</summary>
    public void CheckReading(AuditEntry entry, JsonElement detail)
    {
        var number = detail.GetProperty("reading").GetInt64();
        logged["readings"].Add(number);
        var record = session.Text("SELECT record FROM readings WHERE number = @n", ("n", number));
        if (purged.HasReading(number))
        {
            if (record is not null)
                findings.Add("readings", number, "the record was purged, and is there.");
        }
        else if (record is null)
        {
            findings.Add("readings", number, $"the record of '{entry.Subject}' is missing.");
        }
        else if (Sha256Hex.Of(record) != Text(detail, "record"))
        {
            findings.Add("readings", number, $"the record of '{entry.Subject}' is not the one that was stored on {entry.At}.");
        }
    }

    /// <summary>Checks the judgement that an entry says was made.</summary>
    public void CheckJudgement(JsonElement detail)
    {
        var number = detail.GetProperty("judgement").GetInt64();
        logged["judgements"].Add(number);
        if (!judgements.TryGetValue(number, out var judgement))
        {
            if (!purged.HasJudgement(number))
                findings.Add("judgements", number, "the judgement is missing.");
        }
        else if (purged.HasJudgement(number))
        {
            findings.Add("judgements", number, "the judgement was purged, and is there.");
        }
        else if (JudgementTable.Fingerprint(judgement) != (purged.Judgement(number) ?? Text(detail, "content")))
        {
            findings.Add("judgements", number, $"the judgement about '{judgement.Incident}' was changed.");
        }
    }

    /// <summary>Finds rows that no entry named.</summary>
    public void CheckUnlogged()
    {
        foreach (var (table, numbers) in logged)
        {
            foreach (var number in session.Query($"SELECT number FROM {table} ORDER BY number", r => r.GetInt64(0)).Where(n => !numbers.Contains(n)))
                findings.Add(table, number, "the log does not know it: it was put in by something else than Casus.");
        }
    }

    private static string? Text(JsonElement detail, string name) => detail.GetProperty(name).GetString();
}
