using Casus.Archive.Judgements;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>Saves the incidents that a run made, with what people decided of them, and of others where a judgement leads to another incident now.</summary>
internal sealed class LocalChange(StoreSession session, IncidentChange change, LocalIncidents made)
{
    /// <summary>Saves.</summary>
    /// <param name="judged">Judgements that were made or undone since the run before, or are other than they were.</param>
    /// <param name="titles">The titles of an incident's reports.</param>
    public void Save(IEnumerable<Judgement> judged, Func<Incident, IEnumerable<string?>> titles)
    {
        var gone = made.Gone.ToHashSet(StringComparer.Ordinal);
        change.Look(made.Made.Keys.Concat(gone));
        var before = new JudgementsAbout(session, new CurrentIncidents(session));
        var after = new JudgementsAbout(session, new ComingIncidents(session, made.Made, gone));
        foreach (var id in made.Made.Keys.Concat(gone))
        {
            if (change.Was(id))
                before.Add(id);
            if (!gone.Contains(id))
                after.Add(id);
        }

        // Where a judgement led before, and where it leads now.
        foreach (var judgement in before.Holding.Concat(after.Holding).Concat(judged).ToList())
        {
            foreach (var (id, anchor) in new[] { (judgement.Incident, judgement.Anchor), (judgement.Other, judgement.OtherAnchor) })
            {
                var then = before.Resolve(id, anchor);
                if (then is not null && (made.Made.ContainsKey(then) || !gone.Contains(then)))
                    after.Add(then);
                after.Add(after.Resolve(id, anchor));
            }
        }

        foreach (var id in before.Incidents.Where(i => made.Made.ContainsKey(i) || !gone.Contains(i)))
            after.Add(id);
        Keep(after, gone, titles);
    }

    private void Keep(JudgementsAbout after, HashSet<string> gone, Func<Incident, IEnumerable<string?>> titles)
    {
        var overlay = after.Overlay();
        var reviews = after.Incidents.ToDictionary(i => i, overlay.Of, StringComparer.Ordinal);
        foreach (var id in gone.Order(StringComparer.Ordinal))
            change.Drop(id);
        foreach (var (id, review) in reviews.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            if (made.Made.TryGetValue(id, out var incident))
                change.Keep(incident, review, () => titles(incident));
            else
                change.KeepAsRead(id, review);
        }
    }
}
