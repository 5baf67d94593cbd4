using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Readings;

/// <summary>Stages in an order that is known to work. Immutable and thread-safe.</summary>
public sealed class ReadingPipeline
{
    private ReadingPipeline(ImmutableArray<IStage> stages) => Stages = stages;

    /// <summary>The stages in the order in which they run.</summary>
    public ImmutableArray<IStage> Stages { get; }

    /// <summary>Checks the order of <paramref name="stages"/> and makes the pipeline.</summary>
    /// <exception cref="InvalidOperationException">A stage needs a layer that no earlier stage provides, or two provide
    /// the same.</exception>
    public static ReadingPipeline Of(params ImmutableArray<IStage> stages)
    {
        var provided = new HashSet<Layer>();
        foreach (var stage in stages)
        {
            foreach (var needed in stage.Info.Requires.Where(l => !provided.Contains(l)))
                throw new InvalidOperationException(
                    $"{stage.GetType().Name} needs the layer '{needed}', which no earlier stage provides.");
            if (!provided.Add(stage.Info.Provides))
                throw new InvalidOperationException($"{stage.GetType().Name} provides the layer '{stage.Info.Provides}', which an earlier stage already provides.");
        }

        return new(stages);
    }

    /// <summary>Runs every stage over <paramref name="report"/>.</summary>
    public Reading Read(Report report)
    {
        var reading = Reading.Of(report);
        foreach (var stage in Stages)
            reading = stage.Apply(reading);
        return reading;
    }
}
