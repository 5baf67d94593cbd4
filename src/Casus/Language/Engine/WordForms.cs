using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Casus.Language.Engine;

/// <summary>Lemmas and morphological features of tagged words.</summary>
/// <remarks>The words read last are remembered, a fixed number of them, so that the strings of common words are made once. Thread-safe.</remarks>
/// <param name="lemmatizer">Makes the lemmas.</param>
/// <param name="features">Knows the features.</param>
/// <param name="listed">Of lemmas of nouns and forms of verbs, the lemmas that word lists have in their place: "troop" for "troops", "free" for "freed".</param>
public sealed class WordForms(Lemmatizer lemmatizer, FeatureTable features, FrozenDictionary<string, string> listed)
{
    private const int Places = 8192;

    private readonly ConcurrentBag<Entry[]> pool = [];

    private readonly record struct Entry(string? Form, UniversalTag Tag, string FineTag, string Lemma, string Features);

    /// <summary>Finds lemma and features of each token.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="tags">Their parts of speech.</param>
    /// <param name="fineTags">Their tags of the treebank's own set.</param>
    /// <param name="lemmas">Receives the lemmas.</param>
    /// <param name="morphology">Receives the features.</param>
    public void Fill(Tokens tokens, ReadOnlySpan<UniversalTag> tags, ReadOnlySpan<string> fineTags, Span<string> lemmas, Span<string> morphology)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (!pool.TryTake(out var known))
            known = new Entry[Places];
        for (var i = 0; i < tokens.Count; i++)
        {
            var form = tokens[i];
            ref var entry = ref known[PlaceOf(form, tags[i], fineTags[i])];
            if (entry.Form is null || entry.Tag != tags[i] || entry.FineTag != fineTags[i] || !form.SequenceEqual(entry.Form))
                entry = new(form.ToString(), tags[i], fineTags[i], LemmaOf(form, tags[i], fineTags[i]), features.FeaturesOf(form, tags[i], fineTags[i]));
            (lemmas[i], morphology[i]) = (entry.Lemma, entry.Features);
        }

        pool.Add(known);
    }

    private string LemmaOf(ReadOnlySpan<char> form, UniversalTag tag, string fineTag)
    {
        var lemma = lemmatizer.Lemma(form, tag, fineTag);
        return tag switch
        {
            UniversalTag.Noun => listed.GetValueOrDefault(lemma, lemma),
            UniversalTag.Verb => listed.GetValueOrDefault(form.ToString().ToLowerInvariant(), lemma),
            _ => lemma,
        };
    }

    private static int PlaceOf(ReadOnlySpan<char> form, UniversalTag tag, string fineTag)
    {
        return (int)(LetterHash.Mixed(LetterHash.With(LetterHash.Of(fineTag, LetterHash.Of(form)), (char)tag)) & (Places - 1));
    }
}
