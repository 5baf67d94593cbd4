using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>Turns sentences into the numbers that the network takes in.</summary>
internal sealed class NetworkCorpus
{
    private readonly WordVectors vectors;
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> fineTags = new(StringComparer.Ordinal);

    private NetworkCorpus(WordVectors vectors, bool isMirrored) => (this.vectors, IsMirrored) = (vectors, isMirrored);

    /// <summary>Whether sentences are read from their end.</summary>
    public bool IsMirrored { get; }

    /// <summary>Folded forms with a row of their own; row 0 is the unknown word.</summary>
    public IReadOnlyList<string> Words => [.. words.OrderBy(p => p.Value).Select(p => p.Key)];

    /// <summary>The tags of the treebank's own set, in their order.</summary>
    public IReadOnlyList<string> FineTags => [.. fineTags.OrderBy(p => p.Value).Select(p => p.Key)];

    /// <summary>Finds the words and tags that training will know.</summary>
    /// <param name="vectors">The word vectors.</param>
    /// <param name="sentences">All sentences to learn from.</param>
    /// <param name="least">How often a word must be seen.</param>
    /// <param name="most">How many words at most.</param>
    /// <param name="isMirrored">Whether sentences are read from their end.</param>
    public static NetworkCorpus Of(WordVectors vectors, IEnumerable<TreebankSentence> sentences, int least, int most, bool isMirrored)
    {
        var corpus = new NetworkCorpus(vectors, isMirrored);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        var buffer = new char[FormFeatures.LongestForm];
        foreach (var sentence in sentences)
        {
            tags.UnionWith(sentence.FineTags);
            foreach (var form in sentence.Forms)
            {
                var folded = FormFeatures.Fold(form, buffer).ToString();
                counts[folded] = counts.GetValueOrDefault(folded) + 1;
            }
        }

        foreach (var (word, _) in counts.Where(c => c.Value >= least).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(most))
            corpus.words.Add(word, corpus.words.Count + 1);
        foreach (var tag in tags)
            corpus.fineTags.Add(tag, corpus.fineTags.Count);
        return corpus;
    }

    /// <summary>The numbers of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="names">The name class of each word, or null where names are not marked.</param>
    /// <param name="referents">What each word refers to, or null where that is not marked.</param>
    /// <param name="hasTree">Whether its columns are gold.</param>
    public NetworkSentence Encode(TreebankSentence sentence, int[]? names, int[]? referents = null, bool hasTree = true)
    {
        var length = sentence.Forms.Length;
        var (ranks, rows, affixes) = (new int[length], new int[length], new int[length * FormFeatures.Tables]);
        Span<char> buffer = stackalloc char[FormFeatures.LongestForm];
        for (var i = 0; i < length; i++)
        {
            var folded = FormFeatures.Fold(sentence.Forms[i], buffer);
            ranks[i] = vectors.Find(folded);
            rows[i] = words.GetValueOrDefault(folded.ToString());
            FormFeatures.Rows(sentence.Forms[i], affixes.AsSpan(i * FormFeatures.Tables, FormFeatures.Tables));
        }

        var encoded = new NetworkSentence
        {
            Vectors = ranks,
            Words = rows,
            Affixes = affixes,
            Names = names,
            Referents = referents,
            Tags = hasTree ? [.. sentence.Tags.Select(t => (int)t)] : null,
            FineTags = hasTree ? [.. sentence.FineTags.Select(t => fineTags.GetValueOrDefault(t, -1))] : null,
            Heads = hasTree ? sentence.Heads : null,
            Relations = hasTree ? [.. sentence.Relations.Select(r => (int)r)] : null,
        };
        return IsMirrored ? encoded.Mirrored() : encoded;
    }
}
