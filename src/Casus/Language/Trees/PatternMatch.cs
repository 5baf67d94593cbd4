using System.Collections.Immutable;

namespace Casus.Language.Trees;

/// <summary>A place in a text that fits a pattern, with the words that bear its labels.</summary>
public sealed class PatternMatch
{
    private readonly ImmutableArray<int> words;

    internal PatternMatch(TreePattern pattern, Word anchor, ImmutableArray<int> words) =>
        (Pattern, Anchor, this.words) = (pattern, anchor, words);

    /// <summary>The pattern.</summary>
    public TreePattern Pattern { get; }

    /// <summary>The word that fits the pattern's first, labelled or not.</summary>
    public Word Anchor { get; }

    /// <summary>The labels that stand on a word, in the order of the pattern.</summary>
    public IEnumerable<(string Label, Word Word)> Words
    {
        get
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i] >= 0)
                    yield return (Pattern.Labels[i], Anchor.Text[words[i]]);
            }
        }
    }

    /// <summary>The word that bears a label; none where its step is optional and found nothing.</summary>
    /// <exception cref="ArgumentException">The pattern has no such label.</exception>
    public Word? this[string label] => Pattern.Labels.IndexOf(label) switch
    {
        < 0 => throw new ArgumentException($"The pattern '{Pattern}' has no label '{label}'.", nameof(label)),
        var i => words[i] < 0 ? null : Anchor.Text[words[i]],
    };

    /// <summary>As <c>attack deed=killed doer=Gunmen</c>.</summary>
    public override string ToString() => string.Concat(Words.Select(w => $" {w.Label}={w.Word}").Prepend(Pattern.Id));

    internal bool HasSameWords(ReadOnlySpan<int> others) => words.AsSpan().SequenceEqual(others);
}
