namespace Casus.Fusion;

/// <summary>Judgements of which none contradicts another: of two that do, the later one holds.</summary>
/// <remarks>
/// That three reports are one because the first and second are and the second and third are is taken into account.
/// </remarks>
public sealed class FilingJudgements
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly List<FilingJudgement> together = [];
    private readonly List<FilingJudgement> apart = [];

    /// <summary>Settles judgements.</summary>
    /// <param name="judgements">In the order in which they were made.</param>
    public FilingJudgements(IEnumerable<FilingJudgement> judgements)
    {
        foreach (var judgement in judgements.Reverse())
        {
            if (judgement.IsSame ? !Contradicts(judgement) : Group(judgement.Report) != Group(judgement.Other))
                Accept(judgement);
        }
    }

    /// <summary>None.</summary>
    public static FilingJudgements None { get; } = new([]);

    /// <summary>Those that say that two are about the same, the latest first.</summary>
    public IReadOnlyList<FilingJudgement> Together => together;

    /// <summary>Those that say that two are not, the latest first.</summary>
    public IReadOnlyList<FilingJudgement> Apart => apart;

    private bool Contradicts(FilingJudgement same)
    {
        var (a, b) = (Group(same.Report), Group(same.Other));
        return apart.Exists(j => (Group(j.Report), Group(j.Other)) is var (x, y) && ((x == a && y == b) || (x == b && y == a)));
    }

    private void Accept(FilingJudgement judgement)
    {
        (judgement.IsSame ? together : apart).Add(judgement);
        if (judgement.IsSame && Group(judgement.Report) is var a && Group(judgement.Other) is var b && a != b)
            parents[a] = b;
    }

    private string Group(string report)
    {
        while (parents.TryGetValue(report, out var parent))
            report = parent;
        return report;
    }
}
