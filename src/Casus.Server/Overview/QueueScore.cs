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
        ("printed-date", 0.20),
    ];

    // All that can hold at once: nobody is accused where nobody is named, and no place is known too roughly where none is known.
    // A reason that is added leaves the score of whatever it does not hold of as it was.
    private const double Most = 1.7;

    private static readonly double[] Sums = [.. Weights.Select(w => w.Weight)];

    private const int HighToll = 10;

    /// <summary>The codes of what speaks for looking at an entry.</summary>
    public static IEnumerable<string> ReasonsOf(IncidentIndex index, int entry)
    {
        var flags = FlagsOf(index, entry);
        return Weights.Where((_, i) => (flags & (1 << i)) != 0).Select(w => w.Code);
    }

    /// <summary>The score, 0 to 1; the more dead, the higher among equals.</summary>
    public static double Of(IncidentIndex index, int entry)
    {
        var flags = FlagsOf(index, entry);
        var sum = 0.0;
        for (var i = 0; i < Sums.Length; i++)
            sum += (flags & (1 << i)) != 0 ? Sums[i] : 0;
        var dead = Math.Min(0.1, Math.Log10(1 + Math.Max(0, index.Killed[entry])) / 30);
        return Math.Min(1, Math.Round((sum / Most) + dead, 4));
    }

    // One bit for each of the weights, in their order.
    private static int FlagsOf(IncidentIndex index, int entry)
    {
        var details = index.Details[entry];
        var (actors, sure) = (0, false);
        foreach (var part in index.PartsOf(entry))
        {
            if (part.Role != 0)
                continue;
            actors++;
            sure |= part.Certainty is 0 or 1;
        }

        var isPlaced = !double.IsNaN(index.Latitude[entry]);
        return Bit(0, (details & (Detail.RivalTolls | Detail.RivalFacts)) != 0)
            | Bit(1, index.Grades[index.Grade[entry]] == "contested")
            | Bit(2, index.Killed[entry] >= HighToll)
            | Bit(3, actors > 0 && !sure)
            | Bit(4, actors == 0)
            | Bit(5, !isPlaced)
            | Bit(6, index.First[entry] == IncidentIndex.NoDay)
            | Bit(7, isPlaced && (details & Detail.Area) != 0)
            | Bit(8, index.Sources[entry] <= 1)
            | Bit(9, (details & Detail.LowMatch) != 0)
            | Bit(10, (details & Detail.PrintedDate) != 0);
    }

    private static int Bit(int number, bool isSet) => isSet ? 1 << number : 0;
}
