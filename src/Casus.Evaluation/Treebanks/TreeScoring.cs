using System.Collections.Frozen;
using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Treebanks;

/// <summary>Counts what two analyses of the same documents have in common.</summary>
internal sealed class TreeScoring
{
    // Relations between content words; the others tie function words and punctuation.
    private static readonly FrozenSet<string> Content = FrozenSet.ToFrozenSet(
        ("nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse nmod appos nummod acl amod conj fixed flat compound list "
         + "parataxis orphan goeswith reparandum root dep").Split(' '),
        StringComparer.Ordinal);

    private readonly SortedDictionary<string, Tally> byTag = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> byRelation = new(StringComparer.Ordinal);
    private Tally tokens;
    private Tally sentences;
    private Tally words;
    private Tally content;
    private int upos;
    private int xpos;
    private int lemmas;
    private int heads;
    private int labelled;
    private int labelledWithSubtype;
    private int contentRight;
    private int missing;
    private int differing;
    private int invalidTrees;

    /// <summary>Counts one document. One that is missing, or whose characters differ, has no matches.</summary>
    public void Add(ConlluDocument gold, ConlluDocument? predicted)
    {
        missing += predicted is null ? 1 : 0;
        predicted ??= new(gold.Id);
        var isSameText = predicted.Characters == gold.Characters;
        differing += isSameText || predicted.Words.Count == 0 ? 0 : 1;
        invalidTrees += predicted.InvalidTrees;
        tokens += Tally.OneToOne(
            isSameText ? Common(gold.Tokens, predicted.Tokens) : 0, predicted.Tokens.Count, gold.Tokens.Count);
        sentences += Tally.OneToOne(
            isSameText ? Common(gold.Sentences, predicted.Sentences) : 0,
            predicted.Sentences.Count,
            gold.Sentences.Count);
        var pairs = isSameText ? WordAlignment.Of(gold.Words, predicted.Words) : [];
        words += Tally.OneToOne(pairs.Count, predicted.Words.Count, gold.Words.Count);
        content += new Tally(0, predicted.Words.Count(IsContent), 0, gold.Words.Count(IsContent));
        foreach (var word in gold.Words)
            AddTags(word, new(0, 0, 0, 1));
        foreach (var word in predicted.Words)
            AddTags(word, new(0, 1, 0, 0));
        AddPairs(pairs);
    }

    /// <summary>All figures.</summary>
    public IEnumerable<Figure> Figures() =>
    [
        .. Figure.Matching("tokens", tokens, headline: true),
        .. Figure.Matching("sentences", sentences, headline: true),
        .. Figure.Matching("words", words),
        .. OfWords("UPOS", upos, headline: true),
        .. OfWords("XPOS", xpos, headline: true),
        .. OfWords("lemmas", lemmas, headline: true),
        .. OfWords("UAS", heads, headline: true),
        .. OfWords("LAS", labelled, headline: true),
        .. OfWords("LAS with subtypes", labelledWithSubtype, headline: false),
        .. Figure.Matching("CLAS", content with { PredictedRight = contentRight, GoldFound = contentRight }),
        .. byTag.SelectMany(t => Figure.Matching($"UPOS, {t.Key}", t.Value)),
        .. byRelation.SelectMany(r => Figure.Matching($"LAS, {r.Key}", r.Value)),
        Figure.Count("documents missing", missing),
        Figure.Count("documents whose characters differ", differing),
        Figure.Count("invalid trees", invalidTrees),
    ];

    private IEnumerable<Figure> OfWords(string name, int right, bool headline) =>
    [
        .. Figure.Matching(name, words with { PredictedRight = right, GoldFound = right }, headline),
        Figure.Of(name + " of aligned words", new(right, words.GoldFound)),
    ];

    private static bool IsContent(ConlluWord word) => Content.Contains(word.BaseRelation);

    private static int Common(IEnumerable<(int, int)> gold, IEnumerable<(int, int)> predicted) =>
        gold.Intersect(predicted).Count();

    private void AddTags(ConlluWord word, Tally tally)
    {
        byTag[word.Upos] = byTag.GetValueOrDefault(word.Upos) + tally;
        byRelation[word.BaseRelation] = byRelation.GetValueOrDefault(word.BaseRelation) + tally;
    }

    private void AddPairs(IReadOnlyList<(ConlluWord Gold, ConlluWord Predicted)> pairs)
    {
        var goldOf = pairs.ToDictionary(p => p.Predicted, p => p.Gold);
        foreach (var (gold, predicted) in pairs)
        {
            var tagRight = gold.Upos == predicted.Upos;
            var headRight = predicted.Head is null
                ? gold.Head is null
                : gold.Head is not null && goldOf.TryGetValue(predicted.Head, out var head) && head == gold.Head;
            var labelRight = headRight && gold.BaseRelation == predicted.BaseRelation;
            upos += tagRight ? 1 : 0;
            xpos += gold.Xpos == predicted.Xpos ? 1 : 0;
            lemmas += gold.Lemma == "_" || gold.Lemma == predicted.Lemma ? 1 : 0;
            heads += headRight ? 1 : 0;
            labelled += labelRight ? 1 : 0;
            labelledWithSubtype += headRight && gold.Relation == predicted.Relation ? 1 : 0;
            contentRight += labelRight && IsContent(gold) ? 1 : 0;
            byTag[gold.Upos] += tagRight ? new Tally(1, 0, 1, 0) : default;
            byRelation[gold.BaseRelation] += labelRight ? new Tally(1, 0, 1, 0) : default;
        }
    }
}
