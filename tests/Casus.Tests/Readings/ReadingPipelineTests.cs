using Casus.Readings;
using Casus.Reports;

namespace Casus.Tests.Readings;

public sealed class ReadingPipelineTests
{
    private static readonly Layer<string> First = new("first");
    private static readonly Layer<string> Second = new("second");

    [Fact]
    public void Stages_run_in_their_order()
    {
        var reading = ReadingPipeline.Of([new Stage(First, []), new Stage(Second, [First])]).Read(new Report { Id = "r", Text = "." });
        Assert.Equal(".first", reading.Get(First));
        Assert.Equal(".first.second", reading.Get(Second));
    }

    [Fact]
    public void A_stage_that_comes_before_what_it_needs_is_refused() => Assert.Equal(
        "Stage needs the layer 'first', which no earlier stage provides.",
        Assert.Throws<InvalidOperationException>(() => ReadingPipeline.Of([new Stage(Second, [First]), new Stage(First, [])])).Message);

    [Fact]
    public void A_stage_that_needs_what_it_provides_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => ReadingPipeline.Of([new Stage(First, [First])]));

    [Fact]
    public void Two_stages_that_provide_one_layer_are_refused() => Assert.Equal(
        "Stage provides the layer 'first', which an earlier stage already provides.",
        Assert.Throws<InvalidOperationException>(() => ReadingPipeline.Of([new Stage(First, []), new Stage(First, [])])).Message);

    [Fact]
    public void A_pipeline_without_stages_reads_nothing() =>
        Assert.Empty(ReadingPipeline.Of([]).Read(new Report { Id = "r", Text = "" }).Layers);

    private sealed class Stage(Layer<string> provides, Layer[] requires) : IStage
    {
        public StageInfo Info { get; } = new(1) { Provides = provides, Requires = [.. requires] };

        // What was there before, and its own name.
        public Reading Apply(Reading reading) =>
            reading.With(provides, (requires.Length == 0 ? reading.Text : reading.Get((Layer<string>)requires[0])) + (requires.Length == 0 ? "" : ".") + provides.Name);
    }
}
