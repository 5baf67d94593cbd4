namespace Casus.Coding.Learned;

/// <summary>Numbers as features name them.</summary>
internal static class FeatureNumbers
{
    private static readonly string[] Counts = ["0", "1", "2", "3", "4+"];

    /// <summary>A count, exact up to three.</summary>
    public static string Count(int number) => Counts[Math.Min(Counts.Length - 1, number)];
}
