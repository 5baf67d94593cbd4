namespace Casus.Evaluation.Treebanks;

/// <summary>Aligns the words of two analyses of the same characters.</summary>
/// <remarks>
/// As the CoNLL 2018 shared task does: words of the same span; in a stretch with a multiword token on either side, by the longest common
/// subsequence of lower-cased forms.
/// </remarks>
internal sealed class WordAlignment
{
    private readonly IReadOnlyList<ConlluWord> gold;
    private readonly IReadOnlyList<ConlluWord> predicted;
    private readonly List<(ConlluWord Gold, ConlluWord Predicted)> pairs = [];
    private int g;
    private int p;

    private WordAlignment(IReadOnlyList<ConlluWord> gold, IReadOnlyList<ConlluWord> predicted) =>
        (this.gold, this.predicted) = (gold, predicted);

    /// <summary>Aligns.</summary>
    public static IReadOnlyList<(ConlluWord Gold, ConlluWord Predicted)> Of(IReadOnlyList<ConlluWord> gold, IReadOnlyList<ConlluWord> predicted)
    {
        var alignment = new WordAlignment(gold, predicted);
        while (alignment.g < gold.Count && alignment.p < predicted.Count)
            alignment.Step();
        return alignment.pairs;
    }

    private void Step()
    {
        var (a, b) = (gold[g], predicted[p]);
        if (a.IsInMultiword || b.IsInMultiword)
        {
            if (!a.IsInMultiword && a.End <= b.Start)
                g++;
            else if (!b.IsInMultiword && b.End <= a.Start)
                p++;
            else
                AlignStretch(a.IsInMultiword ? a.End : b.End);
        }
        else if (a.Start == b.Start && a.End == b.End)
        {
            pairs.Add((a, b));
            g++;
            p++;
        }
        else if (a.Start <= b.Start)
        {
            g++;
        }
        else
        {
            p++;
        }
    }

    // Grows the stretch until both sides end at the same place.
    private void AlignStretch(int end)
    {
        var (fromGold, fromPredicted) = (g, p);
        int before;
        do
        {
            before = end;
            end = PassOver(gold, ref g, end);
            end = PassOver(predicted, ref p, end);
        }
        while (end > before);
        pairs.AddRange(LongestCommon(gold, fromGold, g, predicted, fromPredicted, p));
    }

    private static int PassOver(IReadOnlyList<ConlluWord> words, ref int at, int end)
    {
        for (; at < words.Count && words[at].Start < end; at++)
        {
            if (words[at].IsInMultiword)
                end = Math.Max(end, words[at].End);
        }

        return end;
    }

    private static IEnumerable<(ConlluWord, ConlluWord)> LongestCommon(
        IReadOnlyList<ConlluWord> gold, int goldFrom, int goldTo, IReadOnlyList<ConlluWord> predicted, int predictedFrom, int predictedTo)
    {
        var longest = new int[goldTo - goldFrom + 1, predictedTo - predictedFrom + 1];
        for (var i = goldTo - 1; i >= goldFrom; i--)
        {
            for (var j = predictedTo - 1; j >= predictedFrom; j--)
            {
                var (a, b) = (i - goldFrom, j - predictedFrom);
                longest[a, b] = IsSame(gold[i], predicted[j])
                    ? longest[a + 1, b + 1] + 1
                    : Math.Max(longest[a + 1, b], longest[a, b + 1]);
            }
        }

        for (var (i, j) = (goldFrom, predictedFrom); i < goldTo && j < predictedTo;)
        {
            if (IsSame(gold[i], predicted[j]))
                yield return (gold[i++], predicted[j++]);
            else if (longest[i - goldFrom + 1, j - predictedFrom] >= longest[i - goldFrom, j - predictedFrom + 1])
                i++;
            else
                j++;
        }
    }

    private static bool IsSame(ConlluWord a, ConlluWord b) =>
        string.Equals(a.Form.ToLowerInvariant(), b.Form.ToLowerInvariant(), StringComparison.Ordinal);
}
