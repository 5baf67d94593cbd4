using Casus.Archive.Incidents;
using Casus.Archive.Judgements;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Purging;

/// <summary>
/// What becomes of judgements. Nobody can tell by program whether a reason repeats what a report says: those about incidents of the reports lose it. A decision stays as long as there is something
/// that it is about; where a purged report led to its incident, another one takes its place.
/// </summary>
internal sealed class PurgeJudgements
{
    private readonly StoreSession session;
    private readonly HashSet<string> going;
    private readonly HashSet<string> told;
    private readonly string words;
    private readonly HashSet<long> named;

    /// <summary>Finds out.</summary>
    /// <exception cref="CasusException">CAS1112: there is no judgement of a number.</exception>
    public PurgeJudgements(StoreSession session, PurgeRequest request, PurgeRows rows)
    {
        this.session = session;
        going = rows.Reports.Values.ToHashSet(StringComparer.Ordinal);
        told = rows.Incidents().Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        words = string.Join(' ', PurgeRows.FoldedWordsOf(request.Words));
        named = [.. request.Judgements];
        var all = JudgementTable.All(session);
        foreach (var number in named)
        {
            if (!all.Exists(j => j.Number == number))
                throw ArchiveErrors.NoSuchJudgement(session.Store.Name, number);
        }

        var gone = new HashSet<long>();
        foreach (var judgement in all)
        {
            // An undoing goes with what it undoes.
            if (gone.Contains(judgement.Undoes))
                Removed.Add(judgement);
            else if (Concerns(judgement))
                Decide(judgement);
            if (Removed.Count > gone.Count)
                gone.Add(judgement.Number);
        }
    }

    /// <summary>Those that go, in their order.</summary>
    public List<Judgement> Removed { get; } = [];

    /// <summary>Those that are other than before, as they were and as they are now.</summary>
    public List<(Judgement Before, Judgement After)> Changed { get; } = [];

    /// <summary>Takes it down.</summary>
    public void Apply()
    {
        // Nothing names what went: undoings come after what they undo.
        foreach (var judgement in Enumerable.Reverse(Removed))
            session.Execute("DELETE FROM judgements WHERE number = @n", ("n", judgement.Number));
        foreach (var (_, after) in Changed)
        {
            session.Execute(
                "UPDATE judgements SET anchor = @anchor, other_anchor = @other, reason = @reason WHERE number = @n",
                ("anchor", after.Anchor),
                ("other", after.OtherAnchor),
                ("reason", after.Reason),
                ("n", after.Number));
        }
    }

    private bool Concerns(Judgement j) => named.Contains(j.Number) || going.Contains(j.Anchor) || going.Contains(j.OtherAnchor)
        || told.Contains(j.Incident) || told.Contains(j.Other) || Holds(j.Reason) || Holds(j.Value);

    private bool Holds(string text) => words.Length > 0 && $" {Words.Of(text)} ".Contains($" {words} ", StringComparison.Ordinal);

    private void Decide(Judgement judgement)
    {
        var anchor = Anchor(judgement.Incident, judgement.Anchor);
        // What is said of the report itself ends with it; of an incident, when no report of it is left.
        var other = judgement.Kind == JudgementKinds.NotSame && judgement.Other.Length == 0 && going.Contains(judgement.OtherAnchor)
            ? null
            : Anchor(judgement.Other, judgement.OtherAnchor);
        if (anchor is null || other is null || Holds(judgement.Value))
        {
            Removed.Add(judgement);
            return;
        }

        var after = judgement with { Reason = "", Anchor = anchor, OtherAnchor = other };
        if (after != judgement)
            Changed.Add((judgement, after));
    }

    // The report that leads to an incident from now on: null where there is none but those that go.
    private string? Anchor(string incident, string anchor)
    {
        if (!going.Contains(anchor))
            return anchor;
        var current = IncidentTable.Resolve(session, incident, anchor);
        return current is null ? null : IncidentTable.Leads(session, current).Find(r => !going.Contains(r)) ?? Part(current);
    }

    private string? Part(string incident) => session
        .Query("SELECT r.report FROM incident_facts i JOIN incident_reports r ON r.incident = i.number WHERE i.id = @id AND i.until_at IS NULL AND r.part = 'also' ORDER BY r.report", r => r.GetString(0), ("id", incident))
        .Find(r => !going.Contains(r));
}
