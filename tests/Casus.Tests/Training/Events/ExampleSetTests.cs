using Casus.Training.Events;

namespace Casus.Tests.Training.Events;

/// <summary>What is learnt from examples of decisions.</summary>
public sealed class ExampleSetTests
{
    [Fact]
    public void What_decides_gets_the_weight_and_noise_none()
    {
        var (model, text) = Sample(1).Learn(_ => { });
        Assert.True(model.WeightsOf("armed")[0] > 0.5f);
        Assert.True(model.WeightsOf("unarmed").IsEmpty || model.WeightsOf("unarmed")[0] < 0);
        Assert.StartsWith("outcomes\tactor\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rare", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_examples_give_the_same_text() => Assert.Equal(Sample(1).Learn(_ => { }).Text, Sample(1).Learn(_ => { }).Text);

    [Fact]
    public void The_more_recall_weighs_the_lower_is_the_bound()
    {
        var (strict, lax) = (Always(0.2), Always(5));
        Assert.True(lax >= strict);

        static float Always(double recall) => Sample(recall).Learn(_ => { }).Model.WeightsOf("always") is [var weight, ..] ? weight : 0;
    }

    [Fact]
    public void The_note_gives_the_figures_of_the_parts_held_out()
    {
        var notes = new List<string>();
        Sample(1).Learn(notes.Add);
        Assert.Contains(notes, n => n.StartsWith("actor: ", StringComparison.Ordinal) && n.EndsWith("(5-fold cross-validation)", StringComparison.Ordinal));
    }

    // Of ten, nine armed ones did it and one unarmed did.
    private static ExampleSet Sample(double recall)
    {
        var set = new ExampleSet(recall, "actor");
        for (var i = 0; i < 400; i++)
        {
            var armed = i % 2 == 0;
            var (number, did) = (i, armed ? i % 10 != 0 : i % 10 == 1);
            set.Add(i / 4, sink =>
            {
                sink.Add("always");
                sink.Add(armed ? "armed" : "unarmed");
                if (number == 7)
                    sink.Add("rare");
            }, did);
        }

        return set;
    }
}
