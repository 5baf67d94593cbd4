using Casus.Archive.Auditing;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Archive.Judgements;

/// <summary>Takes down what somebody decided, and brings the incidents concerned up to date in the same transaction.</summary>
public sealed class Reviewer(Store store, Deriver deriver, TimeProvider time, string by)
{
    /// <summary>From when on the incident stood so that is judged; where it was changed since, nothing is taken down. Not looked at unless set.</summary>
    public string? Seen { get; init; }

    /// <summary>An incident happened as recorded.</summary>
    /// <exception cref="CasusException">CAS1111: there is no such incident.</exception>
    public Judgement Confirm(string incident, string reason = "") => Judge(s => About(s, JudgementKinds.Confirm, incident, reason));

    /// <summary>An incident is none.</summary>
    /// <exception cref="CasusException">CAS1111: there is no such incident.</exception>
    public Judgement Dismiss(string incident, string reason) => Judge(s => About(s, JudgementKinds.Dismiss, incident, reason));

    /// <summary>A value of an incident is another one.</summary>
    /// <param name="incident">Its id.</param>
    /// <param name="field">date, type, country, place, point, killed or injured.</param>
    /// <param name="value">The value; docs/guide/archive.md lists the forms.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="CasusException">CAS1111: there is no such incident. CAS1113: the value does not fit.</exception>
    public Judgement Correct(string incident, string field, string value, string reason)
    {
        if (!CorrectedField.Fits(field, value, out var expected))
            throw ArchiveErrors.CannotBeCorrected(CorrectedField.All.Contains(field) ? $"{field}: {value}" : field, expected);
        return Judge(s => About(s, JudgementKinds.Correct, incident, reason) with { Field = field, Value = value });
    }

    /// <summary>Two incidents are one.</summary>
    /// <exception cref="CasusException">CAS1111: there is no such incident. CAS1114: they are one already.</exception>
    public Judgement Same(string incident, string other, string reason) => Judge(s => incident == other
        ? throw ArchiveErrors.CannotBeJudged(incident, "an incident is the same as itself; name two.")
        : Same(s, About(s, JudgementKinds.Same, incident, reason), Of(s, JudgementKinds.Same, other, reason)));

    /// <summary>How an incident stands to another.</summary>
    /// <param name="incident">The incident's id.</param>
    /// <param name="relation"><c>retaliation-for</c>, <c>part-of</c> or <c>follows</c>.</param>
    /// <param name="other">The other incident's id.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="CasusException">CAS1111: there is no such incident. CAS1114: there is no such relation, or both are one.</exception>
    public Judgement Link(string incident, string relation, string other, string reason)
    {
        if (relation is not ("retaliation-for" or "part-of" or "follows"))
            throw ArchiveErrors.CannotBeJudged(relation, "there is no such relation. Expected retaliation-for, part-of or follows.");
        return Judge(s => incident == other
            ? throw ArchiveErrors.CannotBeJudged(incident, "an incident does not stand to itself; name two.")
            : About(s, JudgementKinds.Link, incident, reason) with
            {
                Field = JudgementKinds.Link,
                Value = relation,
                Other = other,
                OtherAnchor = Anchored(s, other),
            });
    }

    /// <summary>A report, or another incident, is not about an incident.</summary>
    /// <param name="incident">The incident's id.</param>
    /// <param name="other">The id of a report or of an incident.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="CasusException">CAS1110, CAS1111: there is no such report or incident. CAS1114: nothing would be left.</exception>
    public Judgement NotSame(string incident, string other, string reason) => Judge(session =>
    {
        var about = About(session, JudgementKinds.NotSame, incident, reason);
        var isIncident = session.Number("SELECT COUNT(*) FROM incident_facts WHERE id = @id AND until_at IS NULL", ("id", other)) > 0;
        if (!isIncident && session.Number("SELECT COUNT(*) FROM reports WHERE id = @id", ("id", other)) == 0)
            throw ArchiveErrors.NoSuchReport(store.Name, other);
        var goes = isIncident ? IncidentTable.Anchor(session, other) : other;
        var stays = session.Text(
            """
            SELECT r.report FROM incident_facts i JOIN incident_reports r ON r.incident = i.number
            WHERE i.id = @id AND i.until_at IS NULL AND r.part = 'lead' AND r.report <> @other ORDER BY r.report LIMIT 1
            """,
            ("id", incident),
            ("other", goes)) ?? throw ArchiveErrors.CannotBeJudged(incident, $"no other report is about it but '{goes}'. To say that it is no incident, use 'casus judge dismiss'.");
        return about with { Anchor = stays, Other = isIncident ? other : "", OtherAnchor = goes };
    });

    /// <summary>An earlier judgement, or an earlier undoing, no longer holds.</summary>
    /// <exception cref="CasusException">CAS1112: there is none of that number, or it does not hold.</exception>
    public Judgement Undo(long number, string reason = "") => Judge(session =>
    {
        if (JudgementTable.Find(session, number) is not { } undone || !JudgementTable.Holds(session, number))
            throw ArchiveErrors.NoSuchJudgement(store.Name, number);
        return new() { Number = 0, At = "", By = "", Kind = JudgementKinds.Undo, Incident = undone.Incident, Undoes = number, Reason = reason };
    });

    /// <summary>Judgements in the order in which they were made.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="holdingOnly">Leaves out what was undone, and the undoing.</param>
    public static IReadOnlyList<Judgement> List(Store store, bool holdingOnly) => store.Read(session =>
    {
        var all = JudgementTable.All(session);
        return holdingOnly ? [.. JudgementTable.Holding(all).Where(j => j.Kind != JudgementKinds.Undo)] : all;
    });

    private static Judgement Same(StoreSession session, Judgement one, Judgement other)
    {
        var areLeads = IncidentTable.IsLead(session, one.Incident, one.Anchor) && IncidentTable.IsLead(session, other.Incident, other.Anchor);
        return one with { Other = other.Incident, OtherAnchor = other.Anchor, Value = areLeads ? Judgement.Leads : "" };
    }

    private Judgement Judge(Func<StoreSession, Judgement> make) => store.Write(session =>
    {
        var at = AuditLog.Now(session, time);
        var isUpToDate = Deriver.IsUpToDate(session);
        var judgement = JudgementTable.Add(session, make(session) with { At = at, By = by });
        // What keeps reports apart or together changes the filing; what is behind for another reason is caught up with.
        if (!isUpToDate || JudgementTable.Undone(session, judgement).ConcernsFiling)
            deriver.All(session, at);
        else
            deriver.Judged(session, at, JudgementTable.Undone(session, judgement));
        return judgement;
    });

    private Judgement About(StoreSession session, string kind, string incident, string reason)
    {
        _ = Anchored(session, incident);
        if (Seen is not null && session.Text("SELECT from_at FROM incident_facts WHERE id = @id AND until_at IS NULL", ("id", incident)) != Seen)
            throw ArchiveErrors.ChangedMeanwhile(incident);
        return Of(session, kind, incident, reason);
    }

    private Judgement Of(StoreSession session, string kind, string incident, string reason) =>
        new() { Number = 0, At = "", By = "", Kind = kind, Incident = incident, Anchor = Anchored(session, incident), Reason = reason };

    private string Anchored(StoreSession session, string incident) =>
        session.Number("SELECT COUNT(*) FROM incident_facts WHERE id = @id AND until_at IS NULL", ("id", incident)) > 0
            ? IncidentTable.Anchor(session, incident)
            : throw ArchiveErrors.NoSuchIncident(store.Name, incident);
}
