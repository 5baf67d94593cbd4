namespace Casus.Fusion;

/// <summary>Judgements by the numbers of the reports that a run knows them by.</summary>
internal sealed class JudgedReports
{
    private static readonly List<int> Nobody = [];

    private readonly Dictionary<int, List<int>> together = [];
    private readonly Dictionary<int, List<int>> leaves = [];
    private readonly Dictionary<int, List<int>> stays = [];

    /// <summary>Looks the reports up.</summary>
    /// <param name="judgements">What was said.</param>
    /// <param name="numberOf">The number of a report; <see langword="null"/> of one that is not there.</param>
    public JudgedReports(FilingJudgements judgements, Func<string, int?> numberOf)
    {
        foreach (var judgement in judgements.Together.Concat(judgements.Apart))
        {
            if (numberOf(judgement.Report) is not { } a || numberOf(judgement.Other) is not { } b || a == b)
                continue;
            Add(judgement.IsSame ? together : stays, a, b);
            Add(judgement.IsSame ? together : leaves, b, a);
        }
    }

    /// <summary>The reports that were judged, in no order.</summary>
    public IEnumerable<int> All => together.Keys.Concat(leaves.Keys).Concat(stays.Keys).Distinct();

    /// <summary>Those that are about the same as a report.</summary>
    public IReadOnlyList<int> Together(int report) => together.GetValueOrDefault(report, Nobody);

    /// <summary>Those that a report has to leave.</summary>
    public IReadOnlyList<int> Left(int report) => leaves.GetValueOrDefault(report, Nobody);

    private static void Add(Dictionary<int, List<int>> lists, int from, int to)
    {
        if (!lists.TryGetValue(from, out var list))
            lists.Add(from, list = []);
        list.Add(to);
    }
}
