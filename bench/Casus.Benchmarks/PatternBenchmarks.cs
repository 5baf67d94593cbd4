using BenchmarkDotNet.Attributes;
using Casus.Knowledge;
using Casus.Language;
using Casus.Language.Trees;
using Casus.Pipeline;
using Casus.Readings;

namespace Casus.Benchmarks;

/// <summary>Times tree patterns on the example reports, whose trees have been made beforehand.</summary>
/// <remarks>An operation of <see cref="FindIn"/> is one word, so that words a second are one through the mean.</remarks>
[MemoryDiagnoser]
[ShortRunJob]
public class PatternBenchmarks
{
    /// <summary>Words to an operation; the example reports are gone through as often as it takes.</summary>
    private const int Words = 100_000;

    // What the rules of a coder look like.
    private static readonly string[] Shapes =
    [
        "[lemma={0} tag=VERB]:deed ?>nsubj []:doer ?>obj|nsubj:pass []:target !>advmod [lower=not|n't]",
        "[lemma={0} tag=VERB]:deed >aux:pass >nsubj:pass []:target ?>obl:agent|obl ([]:doer >case [lower=by])",
        "[lemma={0} tag=NOUN]:deed >nmod ([]:target >case [lower=on|against])",
        "[lemma={0}]:deed >obl|nmod ([name=Place]:place >case [lower=in|near|at])",
    ];

    private IReadOnlyList<Stanza> stanzas = [];
    private PatternSet patterns = null!;
    private ParsedText[] texts = [];

    /// <summary>How many patterns.</summary>
    [Params(10, 1000)]
    public int Patterns { get; set; }

    /// <summary>How many of a hundred have no lemma at their first word, so that each word of their part of speech is tried.</summary>
    [Params(0, 5)]
    public int Unlexical { get; set; }

    /// <summary>Parses the examples and writes the patterns.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var stages = StandardPipeline.Load(DataFolder.Find()).Stages.TakeWhile(s => s.Info.Provides != TimeExpression.Layer);
        var language = ReadingPipeline.Of([.. stages]);
        texts = [.. StageBenchmarks.Examples().Select(r => ParsedText.Of(language.Read(r)))];
        stanzas = Written();
        patterns = PatternSet.Compile(stanzas);
    }

    /// <summary>All patterns over all example reports.</summary>
    [Benchmark(OperationsPerInvoke = Words)]
    public int FindIn()
    {
        var (found, words) = (0, 0);
        for (var i = 0; words < Words; i++)
        {
            var text = texts[i % texts.Length];
            found += patterns.FindIn(text).Length;
            words += text.Count;
        }

        return found;
    }

    /// <summary>Compiles all patterns; here an operation is the whole of them.</summary>
    [Benchmark]
    public int Compile() => PatternSet.Compile(stanzas).Patterns.Length;

    private IReadOnlyList<Stanza> Written()
    {
        // Lemmas in the order of the triggers.
        var lemmas = DataFolder.Find().Stanzas("codebook/triggers.txt").SelectMany(s => s.List("verbs").Concat(s.List("nouns")))
            .Where(w => !w.Contains(' ', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        var trees = lemmas.SelectMany(l => Shapes.Select(s => s.Replace("{0}", l, StringComparison.Ordinal))).Take(Patterns).ToArray();
        for (var i = 0; i < trees.Length; i++)
        {
            if (i % 100 < Unlexical)
                trees[i] = trees[i][(trees[i].IndexOf(']', StringComparison.Ordinal) + 1)..].Insert(0, "[tag=VERB]");
        }

        using var reader = new StringReader(string.Concat(trees.Select((t, i) => $"pattern: p{i}\ntree: {t}\n\n")));
        return Stanza.ReadAll("patterns.txt", reader);
    }
}
