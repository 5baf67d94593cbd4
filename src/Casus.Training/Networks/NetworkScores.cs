using System.Globalization;

namespace Casus.Training.Networks;

/// <summary>What the network gets right on sentences cut by hand.</summary>
/// <remarks>
/// The rendering stands in the header of the model's file, which must come out the same byte for byte: names are always given, 0 where
/// the set marks none; referents only where it marks some.
/// </remarks>
internal readonly record struct NetworkScores(double Tags, double FineTags, double Heads, double Labelled, double Names, double Referents)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"tags {100 * Tags:F2}, fine tags {100 * FineTags:F2}, heads {100 * Heads:F2}, labelled {100 * Labelled:F2}, names {100 * Names:F2}")
        + (Referents > 0 ? string.Create(CultureInfo.InvariantCulture, $", referents {100 * Referents:F2}") : "");
}
