using Casus.Language.Trees;

namespace Casus.Tests.Language.Trees;

/// <summary>Trees of a few words each, of every shape, crossing branches included.</summary>
internal static class RandomTrees
{
    public static readonly string[] Relations = ["nsubj", "nsubj:pass", "obj", "conj", "obl", "obl:agent"];
    public static readonly string[] Tags = ["NOUN", "VERB", "PROPN"];
    public static readonly string[] Lemmas = ["a", "b", "c", "d"];
    public static readonly string[] FineTags = ["NN", "VBD"];
    public static readonly string[] Features = ["Number=Plur", "Number=Sing", "Case=Acc,Dat|Number=Plur", ""];
    public static readonly string[] Names = ["Person", "Organisation", "Place"];

    public static ParsedText Text(Random random)
    {
        var sentences = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Sentence(random, random.Next(1, 9))).ToList();
        var words = sentences.Sum(s => s.Count);
        var names = new List<string>();
        for (var at = random.Next(3); at < words; at += random.Next(1, 4))
        {
            var last = Math.Min(words, at + random.Next(1, 3));
            names.Add($"{at + 1}-{last} {Pick(random, Names)}");
            at = last;
        }

        return TreeSketch.Read(string.Join(" // ", sentences.Select(s => string.Join(' ', s))), string.Join("; ", names));
    }

    public static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    // Words are hung up in any order, each under one that hangs already.
    private static List<string> Sentence(Random random, int length)
    {
        var order = Enumerable.Range(1, length).ToArray();
        random.Shuffle(order);
        var heads = new int[length + 1];
        for (var i = 1; i < length; i++)
            heads[order[i]] = order[random.Next(Math.Max(0, i - 3), i)];
        return [.. Enumerable.Range(1, length).Select(w => Word(random, heads[w]))];
    }

    private static string Word(Random random, int head)
    {
        var lemma = Pick(random, Lemmas);
        var form = random.Next(2) == 0 ? lemma : lemma.ToUpperInvariant();
        var relation = head == 0 ? "root" : Pick(random, Relations);
        return $"{form}/{lemma}/{Pick(random, Tags)}/{relation}/{head}/{Pick(random, FineTags)}/{Pick(random, Features)}";
    }
}
