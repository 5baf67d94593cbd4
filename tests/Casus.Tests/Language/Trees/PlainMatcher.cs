using System.Collections.Immutable;
using Casus.Language.Trees;

namespace Casus.Tests.Language.Trees;

/// <summary>A pattern as the reference describes it: as it is written, and beside it what that means.</summary>
/// <remarks>It tries everything, so it is right by its shortness and fit for small trees alone.</remarks>
internal sealed record PlainNode(string Tests, Func<Word, bool> Passes, string Label, ImmutableArray<PlainStep> Steps)
{
    private bool Leads => Label.Length > 0 || Steps.Any(s => s.To.Leads);

    public string Written => $"[{Tests}]{(Label.Length > 0 ? ":" + Label : "")}{string.Concat(Steps.Select(s => " " + s.Written))}";

    public IEnumerable<string> FindIn(ParsedText text) => text.Words.SelectMany(word =>
        Fits(word).Take(PatternSet.MaxMatchesPerWord).Select(m => string.Concat(m.Select(l => $" {l.Key}={l.Value.Index}"))).Distinct());

    // The labels of every way in which the node fits a word.
    private IEnumerable<ImmutableSortedDictionary<string, Word>> Fits(Word word)
    {
        if (!Passes(word))
            return [];
        IEnumerable<ImmutableSortedDictionary<string, Word>> ways = [ImmutableSortedDictionary<string, Word>.Empty];
        if (Label.Length > 0)
            ways = [ways.First().Add(Label, word)];
        foreach (var step in Steps)
        {
            var goals = step.Goals(word).SelectMany(step.To.Fits).ToList();
            if (step.Mark != "?" && (goals.Count > 0) == (step.Mark == "!"))
                return [];
            if (goals.Count > 0 && step.To.Leads)
                ways = ways.SelectMany(w => goals.Select(w.AddRange));
        }

        return ways;
    }

    public static PlainNode Random(Random random, int depth, ref int labels, bool isForbidden = false)
    {
        var tests = Enumerable.Range(0, random.Next(0, 3)).Select(_ => RandomTest(random)).DistinctBy(t => t.Key).ToList();
        var label = isForbidden || random.Next(3) == 0 ? "" : "l" + labels++;
        var steps = ImmutableArray.CreateBuilder<PlainStep>();
        for (var i = depth == 0 ? 0 : random.Next(0, 4); i > 0; i--)
            steps.Add(RandomStep(random, depth - 1, ref labels, isForbidden));
        return new(string.Join(' ', tests.Select(t => t.Written)), w => tests.All(t => t.Passes(w)), label, steps.ToImmutable());
    }

    private static PlainStep RandomStep(Random random, int depth, ref int labels, bool isForbidden)
    {
        var mark = random.Next(6) switch { 0 => "!", 1 => "?", _ => "" };
        var to = Random(random, depth, ref labels, isForbidden || mark == "!");
        if (mark == "?" && !to.Leads)
            mark = "";
        var relation = RandomTrees.Pick(random, RandomTrees.Relations);
        var (written, goes) = random.Next(3) switch
        {
            0 => ("", _ => true),
            1 => (relation + "|conj", w => Name(w) == relation || Name(w) == "conj"),
            _ => ("obl*", (Func<Word, bool>)(w => Name(w) is "obl" or "obl:agent")),
        };
        return random.Next(8) switch
        {
            0 => new(mark, ">" + written, to, w => w.Sentence.Words.Where(x => x.Head == w && goes(x))),
            1 => new(mark, "<" + written, to, w => w.Sentence.Words.Where(x => w.Head == x && goes(w))),
            2 => new(mark, ">>" + written, to, w => w.Sentence.Words.Where(x => Chain(x, goes).Contains(w))),
            3 => new(mark, "<<" + written, to, w => Chain(w, goes)),
            4 => new(mark, ".", to, w => w.Sentence.Words.Where(x => x.Index == w.Index + 1)),
            5 => new(mark, "-", to, w => w.Sentence.Words.Where(x => x.Index == w.Index - 1)),
            6 => new(mark, "..", to, w => w.Sentence.Words.Where(x => x.Index > w.Index)),
            _ => new(mark, "--", to, w => w.Sentence.Words.Where(x => x.Index < w.Index).Reverse()),
        };
    }

    private static (string Key, string Written, Func<Word, bool> Passes) RandomTest(Random random)
    {
        var lemma = RandomTrees.Pick(random, RandomTrees.Lemmas);
        var tag = RandomTrees.Pick(random, RandomTrees.Tags);
        var kind = RandomTrees.Pick(random, RandomTrees.Names);
        (string Key, string Value, Func<Word, bool> Passes) test = random.Next(9) switch
        {
            0 => ("lemma", lemma + "|a", w => w.Lemma == lemma || w.Lemma == "a"),
            1 => ("lemma", "$list|d", w => w.Lemma is "b" or "c" or "d"),
            2 => ("form", lemma, w => w.ToString() == lemma),
            3 => ("lower", lemma + "|B", w => w.ToString().ToLowerInvariant() is var f && (f == lemma || f == "b")),
            4 => ("tag", tag + "|VERB", w => w.Tag.ToString().ToUpperInvariant() is var t && (t == tag || t == "VERB")),
            5 => ("rel", "nsubj*|root", w => Name(w) is "nsubj" or "nsubj:pass" or "root"),
            6 => ("name", kind, w => w.Name?.Kind.ToString() == kind),
            7 => ("Number", "Plur", w => w.Feature("Number") is "Plur"),
            _ => ("fine", "NN", w => w.FineTag == "NN"),
        };
        var isNegated = random.Next(4) == 0;
        return (test.Key, $"{test.Key}{(isNegated ? "!=" : "=")}{test.Value}", w => test.Passes(w) != isNegated);
    }

    // The words above, as far as each step up goes.
    private static IEnumerable<Word> Chain(Word word, Func<Word, bool> goes)
    {
        for (; word.Head is { } head && goes(word); word = head)
            yield return head;
    }

    private static string Name(Word word) => Casus.Language.Relations.NameOf(word.Relation);
}

/// <summary>A step of a <see cref="PlainNode"/>.</summary>
internal sealed record PlainStep(string Mark, string Move, PlainNode To, Func<Word, IEnumerable<Word>> Goals)
{
    public string Written => To.Steps.IsEmpty ? $"{Mark}{Move} {To.Written}" : $"{Mark}{Move} ({To.Written})";
}
