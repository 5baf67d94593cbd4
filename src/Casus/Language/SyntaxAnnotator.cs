using System.Collections.Frozen;
using Casus.Knowledge;
using Casus.Language.Engine;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Gives every token its part of speech, lemma, features and place in the tree of its sentence.</summary>
internal sealed class SyntaxAnnotator(IReadOnlyList<string> fineTags, WordForms forms, TreeWords words) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 5) { Requires = [Tokens.Layer, Sentences.Layer, NetworkReading.Layer], Provides = Syntax.Layer };

    /// <summary>Loads lemmas, features and the words by which trees are mended.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="fineTags">The fine tags as the network counts them.</param>
    /// <exception cref="Reports.CasusException">A model is missing or damaged (CAS0350 to CAS0353), or a list of words (CAS0301, CAS0302, CAS0304).</exception>
    public static SyntaxAnnotator Load(DataFolder data, IReadOnlyList<string> fineTags)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(fineTags, new(Lemmatizer.Load(data.File("models/lemmas.bin")), FeatureTable.Load(data.File("models/features.bin")), Listed(data)), TreeWords.Load(data));
    }

    private static FrozenDictionary<string, string> Listed(DataFolder data) => data.Stanzas("english/lemmas.txt")
        .SelectMany(s => s.List("forms").Select(f => (Form: f, Lemma: s.Require("lemma"))))
        .ToFrozenDictionary(f => f.Form, f => f.Lemma, StringComparer.Ordinal);

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var tokens = reading.Get(Tokens.Layer);
        var found = reading.Get(NetworkReading.Layer);
        var tags = new UniversalTag[tokens.Count];
        var (fine, lemmas, features) = (new string[tokens.Count], new string[tokens.Count], new string[tokens.Count]);
        for (var i = 0; i < tokens.Count; i++)
            (tags[i], fine[i]) = ((UniversalTag)found.Tags[i], fineTags[found.FineTags[i]]);
        int[] heads = [.. found.Heads];
        Relation[] relations = [.. found.Relations];
        var referents = new ReferentKind[tokens.Count];
        for (var i = 0; i < referents.Length; i++)
            referents[i] = (ReferentKind)found.Referents[i];
        MainVerbs.Restore(words, tokens, reading.Get(Sentences.Layer), tags, fine, heads, relations);
        forms.Fill(tokens, tags, fine, lemmas, features);
        return reading.With(Syntax.Layer, new(tags, fine, features, lemmas, heads, relations, referents));
    }
}
