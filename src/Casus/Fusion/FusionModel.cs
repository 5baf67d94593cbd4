using System.Globalization;
using Casus.Coding.Learned;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>What was learned about which reports tell of one incident: the weights of <see cref="MatchFeatures"/> and the bound.</summary>
internal sealed class FusionModel
{
    /// <summary>The file, below <c>models</c> of the data folder.</summary>
    public const string FileName = "fusion.txt";

    /// <summary>Its line that is no feature.</summary>
    public const string ThresholdName = "threshold";

    private FusionModel(float[] weights, float threshold) => (Weights, Threshold) = (weights, threshold);

    /// <summary>One per name of <see cref="MatchFeatures.Names"/>.</summary>
    public float[] Weights { get; }

    /// <summary>From which probability on two reports are joined.</summary>
    public float Threshold { get; }

    /// <summary>Reads <c>models/fusion.txt</c>.</summary>
    /// <exception cref="CasusException">CAS0304: it is missing; CAS0414: a line is of another form.</exception>
    public static FusionModel Load(DataFolder data)
    {
        var model = LinearModel.Load(data, "models/" + FileName, "same");
        return model.WeightsOf(ThresholdName) is [var threshold] && threshold is > 0 and < 1
            ? new([.. MatchFeatures.Names.Select(n => model.WeightsOf(n) is [var weight] ? weight : 0)], threshold)
            : throw new CasusException("CAS0414", "models/" + FileName, string.Create(CultureInfo.InvariantCulture, $"expected a line '{ThresholdName}' with a number between 0 and 1. Restore the file, or make it anew with 'casus train fusion'."));
    }
}
