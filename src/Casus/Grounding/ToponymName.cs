using System.Collections.Immutable;
using Casus.Knowledge.Places;

namespace Casus.Grounding;

/// <summary>One name of a report with all its mentions and candidates, while it is being resolved.</summary>
internal sealed class ToponymName(ulong key)
{
    private readonly List<PlaceRef> candidates = [];
    private readonly Dictionary<PlaceRef, string> reasons = [];
    private double[] prior = [];
    private double[] cues = [];
    private double[] context = [];
    private ContextParts[] parts = [];

    public ulong Key { get; } = key;

    public List<int> Mentions { get; } = [];

    public IReadOnlyList<PlaceRef> Candidates => candidates;

    /// <summary>Whether the name is the main name of a place of some size.</summary>
    public bool HasMainBearer { get; set; }

    /// <summary>The candidates as the context asks for them; one entry per candidate.</summary>
    public CandidatePlace[] Places { get; private set; } = [];

    /// <summary>How likely each candidate is so far; sums to 1.</summary>
    public double[] Shares { get; private set; } = [];

    public void Include(ImmutableArray<PlaceRef> more)
    {
        foreach (var candidate in more)
        {
            if (!candidates.Contains(candidate))
                candidates.Add(candidate);
        }
    }

    /// <summary>Drops the candidates that cannot be meant.</summary>
    public void Restrict(Predicate<PlaceRef> isLikely) => candidates.RemoveAll(c => !isLikely(c));

    /// <summary>
    /// Sets the prior weights and keeps the best candidates of each country, so that a context can still lift one of
    /// them.
    /// </summary>
    public void Weigh(double[] priors, int most, Gazetteer gazetteer)
    {
        var order = Enumerable.Range(0, candidates.Count)
            .OrderByDescending(i => priors[i])
            .ThenBy(i => candidates[i].Index);
        // Of one first-order division the two best: nobody tells a third by context.
        var perDivision = new Dictionary<int, int>();
        var kept = new List<int>();
        foreach (var i in order)
        {
            var entry = gazetteer[candidates[i].Index];
            var division = entry.Admin1Index >= 0 ? entry.Admin1Index : entry.Index;
            perDivision.TryGetValue(division, out var seen);
            perDivision[division] = seen + 1;
            if (seen < 3 && kept.Count < most * 3)
                kept.Add(i);
        }

        var (before, weights) = (candidates.ToArray(), kept.Select(i => priors[i]).ToArray());
        candidates.Clear();
        candidates.AddRange(kept.Select(i => before[i]));
        (prior, cues, context) = (weights, new double[weights.Length], new double[weights.Length]);
        parts = new ContextParts[weights.Length];
        Places = [.. candidates.Select(c => CandidatePlace.Of(gazetteer[c.Index]))];
        Shares = Softmax(prior);
    }

    public void AddCues(Func<PlaceRef, double> cue)
    {
        for (var i = 0; i < candidates.Count; i++)
            cues[i] = cue(candidates[i]);
        Shares = Softmax(Sum(null));
    }

    public void Reweigh(ToponymContext surroundings)
    {
        surroundings.Support(this, parts);
        for (var i = 0; i < parts.Length; i++)
            context[i] = parts[i].Support;
        Shares = Softmax(Sum(null));
    }

    /// <summary>The candidates, best first, each with its share.</summary>
    public (PlaceRef Candidate, double Share)[] Ranked(double[]? own)
    {
        var shares = own is null ? Shares : Softmax(Sum(own));
        return [.. Enumerable.Range(0, candidates.Count).OrderByDescending(i => shares[i]).ThenBy(i => i).Select(i => (candidates[i], shares[i])).Take(12)];
    }

    /// <summary>Why a candidate is chosen; put into words once for all mentions.</summary>
    public string ReasonFor(PlaceRef candidate, Func<PlaceRef, string> explain)
    {
        if (!reasons.TryGetValue(candidate, out var reason))
            reasons.Add(candidate, reason = explain(candidate));
        return reason;
    }

    /// <summary>What makes up a candidate's weight: how well known it is, and what its surroundings add.</summary>
    public (double Prior, ContextParts Context) PartsOf(PlaceRef candidate)
    {
        var i = candidates.IndexOf(candidate);
        return (prior[i], parts[i]);
    }

    private double[] Sum(double[]? own)
    {
        var sum = new double[prior.Length];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = prior[i] + cues[i] + context[i] + (own?[i] ?? 0);
        return sum;
    }

    private static double[] Softmax(double[] weights)
    {
        if (weights.Length == 0)
            return [];
        var top = weights.Max();
        var shares = Array.ConvertAll(weights, w => Math.Exp(w - top));
        var total = shares.Sum();
        return Array.ConvertAll(shares, s => s / total);
    }
}
