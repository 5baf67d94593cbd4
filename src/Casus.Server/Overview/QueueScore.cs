namespace Casus.Server.Overview;

/// <summary>How much an incident needs a person: a sum of weights, in one place, each with the reason that it prints.</summary>
internal static class QueueScore
{
    /// <summary>The reasons there are, with their weights.</summary>
    public static IReadOnlyList<(string Code, double Weight)> Weights { get; } =
    [
        ("rival-values", 0.30),
        ("contested", 0.25),
        ("high-toll", 0.25),
        ("accused-only", 0.15),
        ("actor-unnamed", 0.10),
        ("unplaced", 0.15),
        ("undated", 0.15),
        ("ambiguous-place", 0.10),
        ("single-source", 0.10),
        ("low-match", 0.15),
    ];

    private const int HighToll = 10;

    /// <summary>The codes of what speaks for looking at an entry.</summary>
    public static IEnumerable<string> ReasonsOf(IncidentIndex index, int entry)
    {
        var details = index.Details[entry];
        if ((details & (Detail.RivalTolls | Detail.RivalFacts)) != 0)
            yield return "rival-values";
        if (index.Grades[index.Grade[entry]] == "contested")
            yield return "contested";
        if (index.Killed[entry] >= HighToll)
            yield return "high-toll";
        var (actors, sure) = (0, false);
        foreach (var part in index.PartsOf(entry).ToArray().Where(p => p.Role == 0))
        {
            actors++;
            sure |= part.Certainty is 0 or 1;
        }

        if (actors == 0)
            yield return "actor-unnamed";
        else if (!sure)
            yield return "accused-only";
        if (double.IsNaN(index.Latitude[entry]))
            yield return "unplaced";
        else if ((details & Detail.Area) != 0)
            yield return "ambiguous-place";
        if (index.First[entry] == IncidentIndex.NoDay)
            yield return "undated";
        if (index.Sources[entry] <= 1)
            yield return "single-source";
        if ((details & Detail.LowMatch) != 0)
            yield return "low-match";
    }

    /// <summary>The score, 0 to 1; the more dead, the higher among equals.</summary>
    public static double Of(IncidentIndex index, int entry)
    {
        var sum = 0.0;
        foreach (var reason in ReasonsOf(index, entry))
            sum += Weights.First(w => w.Code == reason).Weight;
        var dead = Math.Min(0.1, Math.Log10(1 + Math.Max(0, index.Killed[entry])) / 30);
        return Math.Min(1, Math.Round((sum / 1.7) + dead, 4));
    }
}
