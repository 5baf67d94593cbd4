namespace Casus.Fusion;

/// <summary>Judgements by the numbers of the reports that a run knows them by; looked up when they are asked for.</summary>
internal sealed class JudgedReports
{
    private readonly Dictionary<string, List<string>> together = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> leaves = new(StringComparer.Ordinal);
    private readonly Func<int, string> idOf;
    private readonly Func<string, int?> numberOf;

    /// <summary>Takes judgements down.</summary>
    /// <param name="judgements">What was said.</param>
    /// <param name="idOf">The id of a report.</param>
    /// <param name="numberOf">The number of a report; <see langword="null"/> of one that is not there.</param>
    public JudgedReports(FilingJudgements judgements, Func<int, string> idOf, Func<string, int?> numberOf)
    {
        (this.idOf, this.numberOf) = (idOf, numberOf);
        foreach (var judgement in judgements.Together.Concat(judgements.Apart).Where(j => j.Report != j.Other))
        {
            if (judgement.IsSame)
                Add(together, judgement.Report, judgement.Other);
            Add(judgement.IsSame ? together : leaves, judgement.Other, judgement.Report);
        }
    }

    /// <summary>Those that are about the same as a report.</summary>
    public IReadOnlyList<int> Together(int report) => Of(together, report);

    /// <summary>Those that a report has to leave.</summary>
    public IReadOnlyList<int> Left(int report) => Of(leaves, report);

    private IReadOnlyList<int> Of(Dictionary<string, List<string>> lists, int report) =>
        lists.Count > 0 && lists.TryGetValue(idOf(report), out var others) ? [.. others.Select(numberOf).OfType<int>()] : [];

    private static void Add(Dictionary<string, List<string>> lists, string from, string to)
    {
        if (!lists.TryGetValue(from, out var list))
            lists.Add(from, list = []);
        list.Add(to);
    }
}
