using System.Collections.Frozen;
using System.Globalization;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>How much a shared word says: the logarithm of how rare it is among reports (inverse document frequency).</summary>
/// <remarks>
/// The frequencies are those of a table that is shipped, never those of the reports at hand: what two reports have in common must not
/// change because a third arrives.
/// </remarks>
internal sealed class TermWeights
{
    /// <summary>The file of the table, below the data folder.</summary>
    public const string FileName = "word-frequencies.txt";

    /// <summary>How many of a thousand reports a word that is not in the table is taken to stand in.</summary>
    private const double Rarest = 0.4;

    /// <summary>A word in more reports than this says nothing.</summary>
    private const double Commonest = 500;

    private readonly FrozenDictionary<string, float> weights;

    private TermWeights(FrozenDictionary<string, float> weights, WordStems stems) => (this.weights, Stems) = (weights, stems);

    /// <summary>How words are made terms.</summary>
    public WordStems Stems { get; }

    /// <summary>Reads <c>models/word-frequencies.txt</c>: lines of a stem and in how many of a thousand reports it stands, tab-separated.</summary>
    /// <exception cref="CasusException">CAS0414: a line is of another form.</exception>
    public static TermWeights Load(DataFolder data)
    {
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in data.ReadText("models/" + FileName).AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsEmpty || line[0] == '#')
                continue;
            var tab = line.IndexOf('\t');
            if (tab < 0 || !double.TryParse(line[(tab + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var share))
                throw new CasusException("CAS0414", $"models/{FileName}:{number}", "expected a word and a number, tab-separated. Restore the file, or make it anew with 'casus train fusion'.");
            weights[line[..tab].ToString()] = Weight(share);
        }

        return new(weights.ToFrozenDictionary(StringComparer.Ordinal), WordStems.Load(data));
    }

    /// <summary>From a table at hand.</summary>
    public static TermWeights From(IEnumerable<KeyValuePair<string, double>> shares, WordStems stems) =>
        new(shares.ToFrozenDictionary(p => p.Key, p => Weight(p.Value), StringComparer.Ordinal), stems);

    /// <summary>The weight of a stem; 0 of one that says nothing.</summary>
    public float Of(string stem) => weights.TryGetValue(stem, out var weight) ? weight : Weight(Rarest);

    private static float Weight(double share) => share > Commonest ? 0 : (float)Math.Log(1000 / Math.Max(share, Rarest));
}
