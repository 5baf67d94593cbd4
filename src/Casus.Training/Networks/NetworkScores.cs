using System.Globalization;

namespace Casus.Training.Networks;

/// <summary>What the network gets right on sentences cut by hand.</summary>
internal readonly record struct NetworkScores(double Tags, double FineTags, double Heads, double Labelled, double Names, double Referents)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"tags {100 * Tags:F2}, fine tags {100 * FineTags:F2}, heads {100 * Heads:F2}, labelled {100 * Labelled:F2}{(Names > 0 ? $", names {100 * Names:F2}" : "")}{(Referents > 0 ? $", referents {100 * Referents:F2}" : "")}");
}
