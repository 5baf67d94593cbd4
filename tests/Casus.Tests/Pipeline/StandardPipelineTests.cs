using System.Reflection;
using Casus.Knowledge;
using Casus.Language;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Tests.Pipeline;

public sealed class StandardPipelineTests
{
    [Fact]
    public void Every_stage_of_the_library_runs_once()
    {
        var stages = typeof(IStage).Assembly.GetTypes().Where(t => t.IsClass && typeof(IStage).IsAssignableFrom(t)).Select(t => t.Name).Order(StringComparer.Ordinal);
        Assert.Equal(stages, Standard.Pipeline.Stages.Select(s => s.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_layer_has_a_name_of_its_own_and_stands_on_its_type()
    {
        var layers = Standard.Pipeline.Stages.Select(s => s.Info.Provides).ToList();
        Assert.Equal(layers.Count, layers.Select(l => l.Name).Distinct(StringComparer.Ordinal).Count());
        var declared = typeof(Layer).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => typeof(Layer).IsAssignableFrom(p.PropertyType)))
            .Select(p => (Layer)p.GetValue(null)!);
        Assert.Equal(declared.Select(l => l.Name).Order(StringComparer.Ordinal), layers.Select(l => l.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_stage_reads_no_layer_that_it_does_not_name()
    {
        var reading = Reading.Of(Standard.Report("Gunmen killed three soldiers near Mosul on Tuesday, police said.", "2024-02-08", "Three killed"));
        foreach (var stage in Standard.Pipeline.Stages)
        {
            // Only what it asks for: a layer used and not named would be missing.
            var given = Only(reading, stage.Info.Requires);
            var result = stage.Apply(given);
            Assert.Equal([.. given.Layers, stage.Info.Provides], result.Layers);
            reading = stage.Apply(reading);
        }
    }

    [Fact]
    public void A_missing_asset_is_told_by_its_own_error()
    {
        var folder = Directory.CreateTempSubdirectory("casus-empty-").FullName;
        try
        {
            Assert.StartsWith("CAS0", Assert.Throws<CasusException>(() => StandardPipeline.Load(DataFolder.At(folder))).Code, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Reading Only(Reading reading, IEnumerable<Layer> layers)
    {
        var given = Reading.Of(reading.Report);
        var copy = typeof(StandardPipelineTests).GetMethod(nameof(Copy), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var layer in layers)
            given = (Reading)copy.MakeGenericMethod(layer.GetType().GetGenericArguments()).Invoke(null, [reading, given, layer])!;
        return given;
    }

    private static Reading Copy<T>(Reading from, Reading to, Layer<T> layer)
        where T : notnull => to.With(layer, from.Get(layer));
}
