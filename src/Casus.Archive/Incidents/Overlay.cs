using Casus.Archive.Judgements;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>What the judgements that hold come to for each incident.</summary>
internal sealed class Overlay
{
    private readonly ILookup<string, Judgement> byIncident;
    private readonly ILookup<string, (Judgement Judgement, string Other)> links;
    private readonly Dictionary<string, List<string>> groups = new(StringComparer.Ordinal);

    /// <summary>Finds the incidents that judgements are about.</summary>
    /// <param name="holding">The judgements that hold.</param>
    /// <param name="resolve">Gives the incident that stands today for an id of then and a report; <see langword="null"/> where there is none.</param>
    public Overlay(IReadOnlyList<Judgement> holding, Func<string, string, string?> resolve)
    {
        byIncident = holding
            .Select(j => (Incident: resolve(j.Incident, j.Anchor), Judgement: j))
            .Where(p => p.Incident is not null && p.Judgement.Kind is JudgementKinds.Confirm or JudgementKinds.Dismiss or JudgementKinds.Correct)
            .ToLookup(p => p.Incident!, p => p.Judgement, StringComparer.Ordinal);
        links = holding
            .Where(j => j.Kind == JudgementKinds.Link)
            .Select(j => (Incident: resolve(j.Incident, j.Anchor), Other: resolve(j.Other, j.OtherAnchor), Judgement: j))
            .Where(l => l.Incident is not null && l.Other is not null && l.Incident != l.Other)
            .ToLookup(l => l.Incident!, l => (l.Judgement, l.Other!), StringComparer.Ordinal);
        foreach (var same in holding.Where(j => j.Kind == JudgementKinds.Same))
        {
            if (resolve(same.Incident, same.Anchor) is { } a && resolve(same.Other, same.OtherAnchor) is { } b && a != b)
                Join(a, b);
        }
    }

    /// <summary>What is said of an incident.</summary>
    public IncidentReview Of(string incident)
    {
        Judgement? state = null;
        var corrections = new SortedDictionary<string, Judgement>(StringComparer.Ordinal);
        foreach (var judgement in byIncident[incident])
        {
            if (judgement.Kind == JudgementKinds.Correct)
                corrections[judgement.Field] = judgement;
            else
                state = judgement;
        }

        var group = groups.GetValueOrDefault(incident, [incident]);
        // The first by its id, and ids begin with the day.
        var head = group.Min(StringComparer.Ordinal)!;
        var merged = head == incident ? null : head;
        var others = group.Count > 1 && merged is null ? group.Where(i => i != incident).Order(StringComparer.Ordinal).ToList() : [];
        return Review(state, corrections, merged, others, [.. links[incident]]);
    }

    private void Join(string a, string b)
    {
        var (x, y) = (groups.GetValueOrDefault(a, [a]), groups.GetValueOrDefault(b, [b]));
        if (ReferenceEquals(x, y))
            return;
        List<string> both = [.. x, .. y];
        both.ForEach(i => groups[i] = both);
    }

    private static IncidentReview Review(Judgement? state, SortedDictionary<string, Judgement> corrections, string? mergedInto, List<string> sameAs, List<(Judgement Judgement, string Other)> links) => new()
    {
        State = mergedInto is not null ? ReviewStates.Merged
            : state?.Kind == JudgementKinds.Dismiss ? ReviewStates.Dismissed
            : state?.Kind == JudgementKinds.Confirm ? ReviewStates.Confirmed
            : corrections.Count > 0 ? ReviewStates.Corrected : ReviewStates.Open,
        Judged = state is null ? null : Decision(state),
        Corrections = corrections.Count == 0 ? null : [.. corrections.Values.Select(Decision)],
        MergedInto = mergedInto,
        SameAs = sameAs.Count == 0 ? null : [.. sameAs],
        Links = links.Count == 0 ? null : [.. links.Select(l => Decision(l.Judgement) with { Incident = l.Other })],
    };

    private static ReviewDecision Decision(Judgement judgement) => new()
    {
        Judgement = judgement.Number,
        Field = judgement.Field.Length > 0 ? judgement.Field : null,
        Value = judgement.Field.Length > 0 ? judgement.Value : null,
        By = judgement.By,
        At = judgement.At,
        Reason = judgement.Reason,
    };
}
