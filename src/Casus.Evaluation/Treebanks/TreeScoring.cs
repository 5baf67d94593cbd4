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

    // The longest sentences of each class of lengths; one class more for those beyond.
    private static readonly int[] LongestOf = [10, 20, 30, 40];

    private const int MistakesShown = 12;

    private readonly SortedDictionary<string, Tally> byTag = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> byRelation = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Right, int All)> byGenre = new(StringComparer.Ordinal);
    private readonly (int Right, int All)[] byLength = new (int, int)[LongestOf.Length + 1];
    private readonly Dictionary<string, int> mistakenTags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> mistakenRelations = new(StringComparer.Ordinal);
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
        var genre = GenreOf(gold.Id);
        byGenre[genre] = (byGenre.GetValueOrDefault(genre).Right, byGenre.GetValueOrDefault(genre).All + gold.Words.Count);
        var lengths = LengthClasses(gold);
        foreach (var word in gold.Words)
            byLength[lengths[word]].All++;
        AddPairs(pairs, genre, lengths);
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
        .. byGenre.Select(g => Figure.Of($"LAS of gold words, {g.Key}", new(g.Value.Right, g.Value.All))),
        .. byLength.Select((l, i) => Figure.Of($"LAS of gold words, sentences of {LengthName(i)} words", new(l.Right, l.All))),
        .. Commonest(mistakenTags).Select(m => Figure.Count($"tag mistaken, {m.Key}", m.Value)),
        .. Commonest(mistakenRelations).Select(m => Figure.Count($"relation mistaken at the right head, {m.Key}", m.Value)),
        Figure.Count("documents missing", missing),
        Figure.Count("documents whose characters differ", differing),
        Figure.Count("invalid trees", invalidTrees),
    ];

    private IEnumerable<Figure> OfWords(string name, int right, bool headline) =>
    [
        .. Figure.Matching(name, words with { PredictedRight = right, GoldFound = right }, headline),
        Figure.Of(name + " of aligned words", new(right, words.GoldFound)),
    ];

    private static IEnumerable<KeyValuePair<string, int>> Commonest(Dictionary<string, int> counts) =>
        counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MistakesShown);

    private static string LengthName(int i) =>
        i == 0 ? $"1 to {LongestOf[0]}" : i < LongestOf.Length ? $"{LongestOf[i - 1] + 1} to {LongestOf[i]}" : $"more than {LongestOf[^1]}";

    // The treebanks put it into the ids: "weblog-…", "GUM_news_…".
    private static string GenreOf(string? id) => id is null ? "unknown"
        : id.StartsWith("GUM_", StringComparison.Ordinal) ? id.Split('_')[1] : id.Split('-')[0];

    private static Dictionary<ConlluWord, int> LengthClasses(ConlluDocument document)
    {
        var classes = new Dictionary<ConlluWord, int>();
        var next = 0;
        foreach (var (_, end) in document.Sentences)
        {
            var first = next;
            while (next < document.Words.Count && document.Words[next].End <= end)
                next++;
            var length = Array.FindIndex(LongestOf, l => next - first <= l);
            for (var w = first; w < next; w++)
                classes[document.Words[w]] = length < 0 ? LongestOf.Length : length;
        }

        return classes;
    }

    private static bool IsContent(ConlluWord word) => Content.Contains(word.BaseRelation);

    private static int Common(IEnumerable<(int, int)> gold, IEnumerable<(int, int)> predicted) =>
        gold.Intersect(predicted).Count();

    private void AddTags(ConlluWord word, Tally tally)
    {
        byTag[word.Upos] = byTag.GetValueOrDefault(word.Upos) + tally;
        byRelation[word.BaseRelation] = byRelation.GetValueOrDefault(word.BaseRelation) + tally;
    }

    private void AddPairs(IReadOnlyList<(ConlluWord Gold, ConlluWord Predicted)> pairs, string genre, Dictionary<ConlluWord, int> lengths)
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
            if (labelRight)
            {
                byGenre[genre] = (byGenre[genre].Right + 1, byGenre[genre].All);
                byLength[lengths[gold]].Right++;
            }

            if (!tagRight)
                Count(mistakenTags, gold.Upos, predicted.Upos);
            if (headRight && !labelRight)
                Count(mistakenRelations, gold.BaseRelation, predicted.BaseRelation);
            byTag[gold.Upos] += tagRight ? new Tally(1, 0, 1, 0) : default;
            byRelation[gold.BaseRelation] += labelRight ? new Tally(1, 0, 1, 0) : default;
        }
    }

    private static void Count(Dictionary<string, int> mistakes, string gold, string predicted)
    {
        var key = $"{gold} taken for {predicted}";
        mistakes[key] = mistakes.GetValueOrDefault(key) + 1;
    }
}
