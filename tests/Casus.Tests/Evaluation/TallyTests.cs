using Casus.Evaluation.Measures;

namespace Casus.Tests.Evaluation;

public sealed class TallyTests
{
    [Fact]
    public void Precision_recall_and_F1_come_from_the_counts()
    {
        var tally = new Tally(PredictedRight: 3, Predicted: 4, GoldFound: 2, Gold: 8);

        Assert.Equal((0.75, 0.25, 0.375), (tally.Precision, tally.Recall, tally.F1));
    }

    [Fact]
    public void Silence_where_there_is_gold_is_nought_and_where_there_is_none_is_undefined()
    {
        Assert.Equal((0.0, 0.0, 0.0), (Tally.OneToOne(0, 0, 5).Precision, Tally.OneToOne(0, 0, 5).Recall, Tally.OneToOne(0, 0, 5).F1));
        Assert.Null(default(Tally).F1);
        Assert.Equal(0, Tally.OneToOne(0, 5, 0).F1);
    }

    [Fact]
    public void A_rate_of_nothing_is_undefined()
    {
        Assert.Null(default(Rate).Value);
        Assert.Equal(0.5, default(Rate).With(true).With(false).Value);
    }
}
