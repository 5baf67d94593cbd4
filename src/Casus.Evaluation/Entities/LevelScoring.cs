using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Entities;

/// <summary>Counts matches at one level of strictness.</summary>
/// <param name="level"><c>exact</c>, <c>trimmed</c> (of trimmed mentions) or <c>overlap</c>.</param>
/// <param name="scheme">Which types count.</param>
internal sealed class LevelScoring(string level, EntityScheme scheme)
{
    private readonly bool overlap = level == "overlap";
    private readonly HashSet<string> scope = [.. scheme.Scope];
    private readonly SortedDictionary<string, Tally> byType = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> bySource = new(StringComparer.Ordinal);
    private Tally overall;
    private Tally allTypes;
    private Tally untyped;
    private Tally outermost;
    private Tally lenient;

    /// <summary>Counts one report.</summary>
    public void Add(EntityMentions mentions, string? source)
    {
        var (gold, predicted) = (mentions.Gold, mentions.Predicted);
        var matched = MentionMatching.Of(gold, predicted, Weight);
        for (var i = 0; i < gold.Count; i++)
            AddGold(gold[i], matched[i] < 0 ? null : predicted[matched[i]], source ?? "");
        var used = matched.Where(j => j >= 0).ToHashSet();
        for (var j = 0; j < predicted.Count; j++)
            AddPrediction(
                predicted[j], isExcused: !used.Contains(j) && mentions.Rejected.Contains(predicted[j]), source ?? "");
        AddUntyped(gold, predicted);
        if (!scheme.NamesOnly)
            AddOutermost(gold, predicted);
    }

    /// <summary>All figures of the level.</summary>
    public IEnumerable<Figure> Figures() =>
    [
        .. Figure.Matching(level, overall, headline: true),
        .. Figure.Matching($"{level}, untyped", untyped),
        .. Figure.Matching($"{level}, all types", allTypes),
        .. scheme.NamesOnly ? [] : Figure.Matching($"{level}, outermost", outermost),
        .. scheme.NamesOnly || level != "exact" ? [] : Figure.Matching("exact, lenient", lenient),
        .. byType.SelectMany(t => Figure.Matching($"{level}, {t.Key}", t.Value)),
        .. level != "exact" || bySource.Count < 2
            ? []
            : bySource.SelectMany(s => Figure.Matching($"exact, source {s.Key}", s.Value)),
    ];

    private bool IsInScope(GoldMention gold) => gold.Types.Any(scope.Contains);

    private double Weight(GoldMention gold, PredictedMention predicted) =>
        gold.Types.Contains(predicted.Type)
            ? MentionMatching.Fit((gold.Start, gold.End), (predicted.Start, predicted.End), overlap)
            : 0;

    private void AddGold(GoldMention gold, PredictedMention? found, string source)
    {
        var one = new Tally(found is null ? 0 : 1, 0, found is null ? 0 : 1, 1);
        Count(found?.Type ?? Array.Find(scheme.Scope, gold.Types.Contains) ?? gold.Types[0], one);
        allTypes += one;
        if (!IsInScope(gold))
            return;
        overall += one;
        lenient += one;
        bySource[source] = bySource.GetValueOrDefault(source) + one;
    }

    private void AddPrediction(PredictedMention predicted, bool isExcused, string source)
    {
        var one = new Tally(0, 1, 0, 0);
        Count(predicted.Type, one);
        allTypes += one;
        if (!scope.Contains(predicted.Type))
            return;
        overall += one;
        lenient += isExcused ? default : one;
        bySource[source] = bySource.GetValueOrDefault(source) + one;
    }

    private void Count(string type, Tally tally) => byType[type] = byType.GetValueOrDefault(type) + tally;

    private void AddUntyped(IReadOnlyList<GoldMention> gold, IReadOnlyList<PredictedMention> predicted)
    {
        List<(int Start, int End)> wanted = [.. gold.Where(IsInScope).Select(g => (g.Start, g.End)).Distinct()];
        List<(int Start, int End)> given = [.. predicted.Where(p => scope.Contains(p.Type)).Select(p => (p.Start, p.End)).Distinct()];
        var matched = MentionMatching.Of(wanted, given, (g, p) => MentionMatching.Fit(g, p, overlap)).Count(j => j >= 0);
        untyped += Tally.OneToOne(matched, given.Count, wanted.Count);
    }

    // The gold hardly ever nests, so mentions inside others are left out once.
    private void AddOutermost(IReadOnlyList<GoldMention> gold, IReadOnlyList<PredictedMention> predicted)
    {
        List<PredictedMention> top = [.. predicted.Where(p => !predicted.Any(o =>
            o.Start <= p.Start && p.End <= o.End && (o.Start, o.End) != (p.Start, p.End)))];
        List<GoldMention> wanted = [.. gold.Where(IsInScope)];
        var matched = MentionMatching.Of(wanted, top, Weight).Count(j => j >= 0);
        outermost += Tally.OneToOne(matched, top.Count(p => scope.Contains(p.Type)), wanted.Count);
    }
}
