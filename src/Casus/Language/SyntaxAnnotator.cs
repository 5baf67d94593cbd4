using Casus.Knowledge;
using Casus.Language.Engine;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Gives every token its part of speech, lemma and place in the tree of its sentence.</summary>
public sealed class SyntaxAnnotator(Tagger tagger, Parser parser, Lemmatizer lemmatizer) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Requires = [Tokens.Layer, Sentences.Layer], Provides = Syntax.Layer };

    /// <summary>Loads the models.</summary>
    /// <exception cref="Reports.CasusException">A model is missing or damaged (CAS0350 to CAS0353).</exception>
    public static SyntaxAnnotator Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(
            Tagger.Load(data.File("models/tagger.bin")),
            Parser.Load(data.File("models/parser.bin")),
            Lemmatizer.Load(data.File("models/lemmas.bin")));
    }

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var tokens = reading.Get(Tokens.Layer);
        var sentences = reading.Get(Sentences.Layer);
        var features = TokenFeatures.Of(tokens);
        var tags = new UniversalTag[tokens.Count];
        var heads = new int[tokens.Count];
        var relations = new Relation[tokens.Count];
        var state = new ParserState();
        for (var s = 0; s < sentences.Count; s++)
        {
            tagger.Tag(features, sentences[s], tags);
            parser.Parse(features, sentences[s], tags, state, heads, relations);
        }

        var lemmas = new string[tokens.Count];
        for (var i = 0; i < lemmas.Length; i++)
            lemmas[i] = lemmatizer.Lemma(tokens[i], tags[i]);
        return reading.With(Syntax.Layer, new(tags, lemmas, heads, relations));
    }
}
