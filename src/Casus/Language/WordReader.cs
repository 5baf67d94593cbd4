using Casus.Knowledge;
using Casus.Language.Engine;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Runs the trained network over the words of a report: tags, trees and names in one pass, for the stages that make layers of them.</summary>
internal sealed class WordReader(LanguageNetwork network) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Requires = [Tokens.Layer, Sentences.Layer], Provides = NetworkReading.Layer };

    /// <summary>The network.</summary>
    public LanguageNetwork Network => network;

    /// <summary>Loads the models.</summary>
    /// <exception cref="Reports.CasusException">A model is missing or damaged (CAS0350 to CAS0353).</exception>
    public static WordReader Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(LanguageNetwork.Load(data.File("models/network.bin"), WordVectors.Load(data.File("models/vectors.bin"))));
    }

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(NetworkReading.Layer, network.Read(reading.Get(Tokens.Layer), reading.Get(Sentences.Layer)));
    }
}
