using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language.Engine;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Finds proper names by the trained tagger of names.</summary>
public sealed class NameRecognizer(NameTagger tagger) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer], Provides = NameMention.Layer };

    /// <summary>Loads the model.</summary>
    /// <exception cref="Reports.CasusException">The model is missing or damaged (CAS0350 to CAS0353).</exception>
    public static NameRecognizer Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(NameTagger.Load(data.File("models/names.bin")));
    }

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var features = TokenFeatures.Of(reading.Get(Tokens.Layer));
        var sentences = reading.Get(Sentences.Layer);
        var names = ImmutableArray.CreateBuilder<NameMention>();
        for (var s = 0; s < sentences.Count; s++)
            tagger.Find(features, sentences[s], reading.Get(Syntax.Layer).Tags, names);
        return reading.With(NameMention.Layer, names.ToImmutable());
    }
}
