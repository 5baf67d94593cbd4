using System.Data.Common;
using System.Globalization;
using Casus.Archive.Auditing;
using Casus.Archive.Stores;

namespace Casus.Archive.Judgements;

/// <summary>Reads and writes judgements.</summary>
internal static class JudgementTable
{
    private const string Columns = "number, at, who, kind, incident, anchor, other, other_anchor, field, value, reason, undoes";

    /// <summary>All that were ever made, in their order.</summary>
    public static List<Judgement> All(StoreSession session) => session.Query($"SELECT {Columns} FROM judgements ORDER BY number", Row);

    /// <summary>One of them, or <see langword="null"/>.</summary>
    public static Judgement? Find(StoreSession session, long number) =>
        session.Query($"SELECT {Columns} FROM judgements WHERE number = @n", Row, ("n", number)).FirstOrDefault();

    /// <summary>Those that were made after one.</summary>
    public static List<Judgement> Since(StoreSession session, long number) =>
        session.Query($"SELECT {Columns} FROM judgements WHERE number > @n ORDER BY number", Row, ("n", number));

    /// <summary>Those with a value in a column that has an index.</summary>
    public static List<Judgement> With(StoreSession session, string column, string value) =>
        session.Query($"SELECT {Columns} FROM judgements WHERE {column} = @value ORDER BY number", Row, ("value", value));

    /// <summary>Those that hold of two kinds that decide how reports are filed, in their order.</summary>
    public static List<Judgement> AboutFiling(StoreSession session) =>
    [
        .. new[] { JudgementKinds.Same, JudgementKinds.NotSame }
            .SelectMany(k => With(session, "kind", k))
            .Where(j => j.ConcernsFiling && Holds(session, j.Number))
            .OrderBy(j => j.Number),
    ];

    /// <summary>The undoings of one.</summary>
    public static List<Judgement> Undoing(StoreSession session, long number) =>
        session.Query($"SELECT {Columns} FROM judgements WHERE undoes = @n AND undoes > 0 ORDER BY number", Row, ("n", number));

    /// <summary>Whether one holds: no undoing of it does.</summary>
    public static bool Holds(StoreSession session, long number) => !Undoing(session, number).Exists(u => Holds(session, u.Number));

    /// <summary>What an undoing, or the undoing of one, undoes in the end; another judgement itself.</summary>
    public static Judgement Undone(StoreSession session, Judgement judgement)
    {
        while (judgement.Undoes > 0)
            judgement = Find(session, judgement.Undoes)!;
        return judgement;
    }

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

    private static Judgement Row(DbDataReader r) => new()
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
    };
}
