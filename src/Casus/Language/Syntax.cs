using Casus.Readings;

namespace Casus.Language;

/// <summary>Tags, lemmas and dependency trees of a report as columns: one entry per token, in text order.</summary>
/// <remarks>
/// Heads and children are token indexes of the report; a head of −1 marks the root of a sentence, and each sentence has exactly one.
/// Whatever engine made the columns, the stages after it see only this.
/// </remarks>
public sealed class Syntax
{
    private readonly UniversalTag[] tags;
    private readonly string[] fineTags;
    private readonly string[] features;
    private readonly string[] lemmas;
    private readonly int[] heads;
    private readonly Relation[] relations;
    private readonly ReferentKind[] referents;

    // Children of token t: childList[childStart[t]..childStart[t + 1]], ascending.
    private readonly int[] childStart;
    private readonly int[] childList;
    private readonly Subtrees subtrees;

    /// <summary>Takes ownership of the columns.</summary>
    /// <param name="tags">Parts of speech.</param>
    /// <param name="fineTags">Tags of the treebank's own set.</param>
    /// <param name="features">Morphological features.</param>
    /// <param name="lemmas">Dictionary forms.</param>
    /// <param name="heads">Heads as token indexes, −1 for a root.</param>
    /// <param name="relations">Relations to the heads.</param>
    /// <param name="referents">What each word refers to; where it is left out, no word refers to anything.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or some heads go in a circle.</exception>
    public Syntax(UniversalTag[] tags, string[] fineTags, string[] features, string[] lemmas, int[] heads, Relation[] relations, ReferentKind[]? referents = null)
    {
        ArgumentNullException.ThrowIfNull(tags);
        this.referents = referents ?? new ReferentKind[tags.Length];
        if (fineTags.Length != tags.Length || features.Length != tags.Length || lemmas.Length != tags.Length || heads.Length != tags.Length
            || relations.Length != tags.Length || this.referents.Length != tags.Length)
        {
            throw new ArgumentException("The columns differ in length.", nameof(tags));
        }

        (this.tags, this.fineTags, this.features, this.lemmas, this.heads, this.relations) = (tags, fineTags, features, lemmas, heads, relations);
        childStart = new int[heads.Length + 1];
        foreach (var head in heads)
        {
            if (head >= 0)
                childStart[head + 1]++;
        }

        for (var i = 0; i < heads.Length; i++)
            childStart[i + 1] += childStart[i];
        childList = new int[childStart[^1]];
        var fill = childStart.AsSpan(0, heads.Length).ToArray();
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i] >= 0)
                childList[fill[heads[i]]++] = i;
        }

        subtrees = new(heads, childStart, childList);
    }

    /// <summary>The layer.</summary>
    public static Layer<Syntax> Layer { get; } = new("syntax");

    /// <summary>Parts of speech.</summary>
    public ReadOnlySpan<UniversalTag> Tags => tags;

    /// <summary>Tags of the treebank's own set (Penn), <c>VBD</c>.</summary>
    public ReadOnlySpan<string> FineTags => fineTags;

    /// <summary>What the word as head of a noun phrase refers to.</summary>
    public ReadOnlySpan<ReferentKind> Referents => referents;

    /// <summary>Morphological features, <c>Number=Plur|Person=3</c>, empty for none.</summary>
    public ReadOnlySpan<string> Features => features;

    /// <summary>Dictionary forms, lower case except for names.</summary>
    public ReadOnlySpan<string> Lemmas => lemmas;

    /// <summary>The governing token, −1 for a root.</summary>
    public ReadOnlySpan<int> Heads => heads;

    /// <summary>The relation to the head.</summary>
    public ReadOnlySpan<Relation> Relations => relations;

    /// <summary>The tokens that <paramref name="token"/> governs, in text order.</summary>
    public ReadOnlySpan<int> ChildrenOf(int token) =>
        childList.AsSpan(childStart[token], childStart[token + 1] - childStart[token]);

    /// <summary>The first child with the given relation, or −1.</summary>
    public int Child(int token, Relation relation)
    {
        foreach (var child in ChildrenOf(token))
        {
            if (relations[child] == relation)
                return child;
        }

        return -1;
    }

    /// <summary>From the leftmost to the rightmost token below <paramref name="token"/>, itself included.</summary>
    public TokenRange SubtreeOf(int token) => subtrees.RangeOf(token);

    /// <summary>The head of the phrase <paramref name="range"/>: its first token that is governed from outside it.</summary>
    /// <returns>Its start where there is none, as in an empty range.</returns>
    public int TopOf(TokenRange range)
    {
        for (var t = range.Start; t < range.End; t++)
        {
            if (!range.Contains(heads[t]))
                return t;
        }

        return range.Start;
    }

    /// <summary>
    /// Whether <paramref name="ancestor"/> is <paramref name="token"/> itself or governs it, at any distance; false of −1.
    /// </summary>
    public bool IsUnder(int token, int ancestor) => token >= 0 && ancestor >= 0 && subtrees.IsUnder(token, ancestor);
}
