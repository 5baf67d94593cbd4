using BenchmarkDotNet.Attributes;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Language.English.Times;
using Casus.Pipeline;
using Casus.Readings;

namespace Casus.Benchmarks;

/// <summary>Times the two stages that read times, on the example reports, whose words and sentences have been found beforehand.</summary>
/// <remarks>An operation is one word, so that words a second are one through the mean, and what is allocated is bytes to a word.</remarks>
[MemoryDiagnoser]
[ShortRunJob]
public class TimeBenchmarks
{
    /// <summary>Words to a run; the example reports are gone through as often as it takes.</summary>
    private const int Words = 200_000;

    private TimeExpressionRecognizer recognizer = null!;
    private TimeResolver resolver = null!;
    private Reading[] cut = [];
    private Reading[] found = [];

    /// <summary>Cuts the examples into words and sentences, and finds their times.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var patterns = TimePatterns.Load(DataFolder.Find());
        (recognizer, resolver) = (new(patterns), new(patterns));
        var stages = StandardPipeline.Load(DataFolder.Find()).Stages.TakeWhile(s => s.Info.Provides != TimeExpression.Layer);
        var language = ReadingPipeline.Of([.. stages]);
        cut = [.. StageBenchmarks.Examples().Select(language.Read)];
        found = [.. cut.Select(recognizer.Apply)];
    }

    /// <summary>Finding the words of times.</summary>
    [Benchmark(OperationsPerInvoke = Words)]
    public int Recognize() => Go(cut, r => recognizer.Apply(r).Get(TimeExpression.Layer).Length);

    /// <summary>Giving them their values.</summary>
    [Benchmark(OperationsPerInvoke = Words)]
    public int Resolve() => Go(found, r => resolver.Apply(r).Get(ResolvedTime.Layer).Length);

    private static int Go(Reading[] readings, Func<Reading, int> read)
    {
        var (times, words) = (0, 0);
        for (var i = 0; words < Words; i++)
        {
            var reading = readings[i % readings.Length];
            times += read(reading);
            words += reading.Get(Tokens.Layer).Count;
        }

        return times;
    }
}
