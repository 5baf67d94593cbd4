using System.Globalization;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Coding.Learned;

/// <summary>
/// A decision learned from examples: of each feature, how much it speaks for each of some outcomes. The file is text, so that anybody
/// can read why.
/// </summary>
internal sealed class LinearModel
{
    private readonly Dictionary<string, int> rows;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly float[] weights;

    public LinearModel(string[] outcomes, IReadOnlyList<(string Feature, float[] Weights)> features)
    {
        Outcomes = outcomes;
        rows = new(features.Count, StringComparer.Ordinal);
        weights = new float[features.Count * outcomes.Length];
        for (var i = 0; i < features.Count; i++)
        {
            rows.Add(features[i].Feature, i);
            features[i].Weights.CopyTo(weights, i * outcomes.Length);
        }

        lookup = rows.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What is decided about; each is decided for itself.</summary>
    public string[] Outcomes { get; }

    /// <summary>Reads a file: a line <c>outcomes</c> with their names, then lines of a feature and its weights, all tab-separated; lines with # are remarks.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="file">The file in it.</param>
    /// <param name="outcomes">The outcomes that the file must have, in their order.</param>
    /// <exception cref="CasusException">CAS0301: it is missing; CAS0414: a line is not of this form, or the outcomes are others.</exception>
    public static LinearModel Load(DataFolder data, string file, params string[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(outcomes);
        var features = new List<(string, float[])>();
        var (number, hasHead) = (0, false);
        foreach (var line in System.IO.File.ReadLines(data.File(file)))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            if (hasHead)
                features.Add((cells[0], Weights(cells, outcomes.Length) ?? throw Error($"expected a feature and as many numbers as outcomes ({outcomes.Length}), tab-separated")));
            else if (!cells.AsSpan(1).SequenceEqual(outcomes))
                throw Error($"expected the outcomes {string.Join(", ", outcomes)}");
            hasHead = true;
        }

        return hasHead ? new(outcomes, features) : throw Error("the file is empty");

        CasusException Error(string what) => new("CAS0414", $"{file}:{number}", $"{what}. Restore the file, or make it anew with 'casus train events'.");
    }

    private static float[]? Weights(string[] cells, int count)
    {
        var row = new float[count];
        for (var o = 0; o < count; o++)
        {
            if (cells.Length != count + 1 || !float.TryParse(cells[o + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out row[o]))
                return null;
        }

        return row;
    }

    /// <summary>The weights of a feature, one per outcome; empty where it has none.</summary>
    public ReadOnlySpan<float> WeightsOf(ReadOnlySpan<char> feature) =>
        lookup.TryGetValue(feature, out var row) ? weights.AsSpan(row * Outcomes.Length, Outcomes.Length) : default;
}
