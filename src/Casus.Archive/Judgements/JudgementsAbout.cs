using Casus.Archive.Incidents;
using Casus.Archive.Stores;

namespace Casus.Archive.Judgements;

/// <summary>Finds the judgements about some incidents, and the incidents that these join with them, without a look at any other.</summary>
internal sealed class JudgementsAbout(StoreSession session, IIncidentView view)
{
    // Where nobody has judged anything, nothing is looked for.
    private readonly bool hasAny = session.Number("SELECT COUNT(*) FROM (SELECT 1 FROM judgements LIMIT 1) AS found") > 0;
    private readonly HashSet<string> incidents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, Judgement> holding = [];

    /// <summary>The incidents that were added, and all that are joined with them.</summary>
    public IReadOnlySet<string> Incidents => incidents;

    /// <summary>The incident that stands for an id of then and one of its reports.</summary>
    public string? Resolve(string id, string anchor) => id.Length == 0 ? null : view.Resolve(id, anchor);

    /// <summary>Adds a current incident.</summary>
    public void Add(string? incident)
    {
        var waiting = new Stack<string?>([incident]);
        while (waiting.TryPop(out var id))
        {
            if (id is null || !incidents.Add(id))
                continue;
            foreach (var judgement in Candidates(id).Where(j => !holding.ContainsKey(j.Number) && JudgementTable.Holds(session, j.Number)))
            {
                holding.Add(judgement.Number, judgement);
                if (judgement.Kind != JudgementKinds.Same)
                    continue;
                waiting.Push(Resolve(judgement.Incident, judgement.Anchor));
                waiting.Push(Resolve(judgement.Other, judgement.OtherAnchor));
            }
        }
    }

    /// <summary>The judgements that hold about the incidents that were added.</summary>
    public IEnumerable<Judgement> Holding => holding.Values;

    /// <summary>What holds of the incidents that were added.</summary>
    public Overlay Overlay() => new([.. holding.Values], Resolve);

    /// <summary>Every judgement about an incident with its undoings, also those that hold no longer, in their order.</summary>
    public IEnumerable<Judgement> Of(string incident)
    {
        var about = new SortedDictionary<long, Judgement>();
        var waiting = new Stack<Judgement>(Candidates(incident)
            .Where(j => Resolve(j.Incident, j.Anchor) == incident || Resolve(j.Other, j.OtherAnchor) == incident));
        while (waiting.TryPop(out var judgement))
        {
            if (!about.TryAdd(judgement.Number, judgement))
                continue;
            foreach (var undoing in JudgementTable.Undoing(session, judgement.Number))
                waiting.Push(undoing);
        }

        return about.Values;
    }

    // A judgement leads to an incident by its id, or by a report whose lead it is.
    private IEnumerable<Judgement> Candidates(string incident)
    {
        if (!hasAny)
            return [];
        var found = JudgementTable.With(session, "incident", incident).Concat(JudgementTable.With(session, "other", incident));
        foreach (var report in view.Leads(incident))
            found = found.Concat(JudgementTable.With(session, "anchor", report)).Concat(JudgementTable.With(session, "other_anchor", report));
        return found.DistinctBy(j => j.Number).Where(j => j.Undoes == 0);
    }
}
