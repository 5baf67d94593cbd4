using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Muc4;

/// <summary>How well whole templates are filled, as CEAF-TF (Du, Rush and Cardie 2021) counts it.</summary>
internal sealed class TemplateFilling
{
    private static readonly TemplateRole[] Roles = Enum.GetValues<TemplateRole>();

    private readonly Dictionary<TemplateRole, Tally> byRole = Roles.ToDictionary(r => r, _ => default(Tally));

    /// <summary>Aligns and counts.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="match">What makes a filler right.</param>
    public TemplateFilling(IReadOnlyList<Muc4Report> reports, FillerMatch match) =>
        Alignments = [.. reports.Select(r => Count(r, match))];

    /// <summary>For each report, for each predicted template its key template, or −1.</summary>
    public IReadOnlyList<int[]> Alignments { get; }

    /// <summary>Aligned templates; aligning already means that the types agree.</summary>
    public Tally Types { get; private set; }

    /// <summary>Fillers by role.</summary>
    public IReadOnlyDictionary<TemplateRole, Tally> ByRole => byRole;

    /// <summary>The five roles together.</summary>
    public Tally AllRoles => byRole.Values.Aggregate(Tally.Add);

    /// <summary>Incident type and roles together: the figure that is published.</summary>
    public Tally Micro => Types + AllRoles;

    private int[] Count(Muc4Report report, FillerMatch match)
    {
        var (predicted, gold) = (report.Predicted, report.Gold);
        var tallies = new Dictionary<TemplateRole, Tally>?[predicted.Count, gold.Count];
        var pairs = new (int, int)?[predicted.Count, gold.Count];
        for (var i = 0; i < predicted.Count; i++)
        {
            for (var j = 0; j < gold.Count; j++)
            {
                if (!gold[j].Admits(predicted[i]))
                    continue;
                var pair = Compare(predicted[i], gold[j], match);
                tallies[i, j] = pair;
                pairs[i, j] = (1 + pair.Values.Sum(t => t.PredictedRight), 1 + pair.Values.Sum(t => t.GoldFound));
            }
        }

        var aligned = TemplateAlignment.Best(pairs, predicted.Count + Fillers(predicted), gold.Count + Fillers(gold));
        Types += Tally.OneToOne(aligned.Count(j => j >= 0), predicted.Count, gold.Count);
        foreach (var role in Roles)
        {
            byRole[role] += new Tally(0, predicted.Sum(t => t.Roles[role].Count), 0, gold.Sum(t => t.Roles[role].Count));
            for (var i = 0; i < aligned.Length; i++)
            {
                if (aligned[i] >= 0)
                    byRole[role] += tallies[i, aligned[i]]![role];
            }
        }

        return aligned;
    }

    private static int Fillers(IReadOnlyList<IncidentTemplate> templates) =>
        templates.Sum(t => t.Roles.Values.Sum(f => f.Count));

    // What is right on either side of one pair; totals are counted over the document, not here.
    private static Dictionary<TemplateRole, Tally> Compare(IncidentTemplate predicted, IncidentTemplate gold, FillerMatch match) =>
        Roles.ToDictionary(r => r, r => new Tally(
            predicted.Roles[r].Count(p => gold.Roles[r].Any(g => g.Matches(p, match))),
            0,
            gold.Roles[r].Count(g => predicted.Roles[r].Any(p => g.Matches(p, match))),
            0));
}
