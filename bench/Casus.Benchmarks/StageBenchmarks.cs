using BenchmarkDotNet.Attributes;
using Casus.Formats;
using Casus.Knowledge;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Benchmarks;

/// <summary>Times each stage by itself on the example reports: everything before it has been done beforehand.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class StageBenchmarks
{
    private ReadingPipeline pipeline = null!;
    private Reading[] before = [];
    private IStage stage = null!;

    /// <summary>The stages by name, in their order.</summary>
    public static IEnumerable<string> Stages => StandardPipeline.Load(DataFolder.Find()).Stages.Select(s => s.GetType().Name);

    /// <summary>The stage that is timed.</summary>
    [ParamsSource(nameof(Stages))]
    public string Stage { get; set; } = "";

    /// <summary>Reads the examples up to the stage.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        pipeline = StandardPipeline.Load(DataFolder.Find());
        stage = pipeline.Stages.First(s => s.GetType().Name == Stage);
        before = [.. Examples().Select(UpToStage)];
    }

    /// <summary>One pass of the stage over all example reports.</summary>
    [Benchmark]
    public int Apply()
    {
        var layers = 0;
        foreach (var reading in before)
            layers += stage.Apply(reading).Has(stage.Info.Provides) ? 1 : 0;
        return layers;
    }

    /// <summary>The example reports of the repository.</summary>
    public static IReadOnlyList<Report> Examples()
    {
        var folder = Path.Combine(Path.GetDirectoryName(DataFolder.Find().Path)!, "examples");
        return [.. new ReportReader().Read(folder).OfType<ReadResult.Found>().Select(f => f.Report).Where(r => r.Text.Length > 0)];
    }

    private Reading UpToStage(Report report)
    {
        var reading = Reading.Of(report);
        foreach (var earlier in pipeline.Stages.TakeWhile(s => s != stage))
            reading = earlier.Apply(reading);
        return reading;
    }
}
