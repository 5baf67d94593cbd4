using System.Globalization;
using Casus.Archive.Auditing;
using Casus.Archive.Stores;

namespace Casus.Archive.Judgements;

/// <summary>Reads and writes judgements.</summary>
internal static class JudgementTable
{
    /// <summary>All that were ever made, in their order.</summary>
    public static List<Judgement> All(StoreSession session) => session.Query(
        "SELECT number, at, who, kind, incident, anchor, other, other_anchor, field, value, reason, undoes FROM judgements ORDER BY number",
        r => new Judgement
        {
            Number = r.GetInt64(0),
            At = r.GetString(1),
            By = r.GetString(2),
            Kind = r.GetString(3),
            Incident = r.GetString(4),
            Anchor = r.GetString(5),
            Other = r.GetString(6),
            OtherAnchor = r.GetString(7),
            Field = r.GetString(8),
            Value = r.GetString(9),
            Reason = r.GetString(10),
            Undoes = r.GetInt64(11),
        });

    /// <summary>Those that hold: made, and not undone by one that holds. An undoing can be undone.</summary>
    public static List<Judgement> Holding(IReadOnlyList<Judgement> all)
    {
        var undone = new HashSet<long>();
        // Who undoes comes later than what is undone: from the end, each is decided by those behind it.
        for (var i = all.Count - 1; i >= 0; i--)
        {
            if (all[i].Undoes > 0 && !undone.Contains(all[i].Number))
                undone.Add(all[i].Undoes);
        }

        return [.. all.Where(j => !undone.Contains(j.Number))];
    }

    /// <summary>Keeps a judgement under the next number.</summary>
    public static Judgement Add(StoreSession session, Judgement judgement)
    {
        var kept = judgement with { Number = session.NextNumber("judgements") };
        session.Insert(
            "judgements",
            ("number", kept.Number),
            ("at", kept.At),
            ("who", kept.By),
            ("kind", kept.Kind),
            ("incident", kept.Incident),
            ("anchor", kept.Anchor),
            ("other", kept.Other),
            ("other_anchor", kept.OtherAnchor),
            ("field", kept.Field),
            ("value", kept.Value),
            ("reason", kept.Reason),
            ("undoes", kept.Undoes));
        AuditLog.Add(session, kept.At, kept.By, AuditLog.Judge, kept.Incident, string.Create(
            CultureInfo.InvariantCulture, $$"""{"judgement":{{kept.Number}},"content":"{{Fingerprint(kept)}}"}"""));
        return kept;
    }

    /// <summary>The fingerprint of a judgement.</summary>
    public static string Fingerprint(Judgement j) => AuditLog.Hash(
        j.Number, j.At, j.By, j.Kind, string.Join('\n', j.Incident, j.Anchor, j.Other, j.OtherAnchor), $"{j.Field}\n{j.Value}\n{j.Undoes}", j.Reason);
}
