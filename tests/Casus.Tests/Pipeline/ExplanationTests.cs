using Casus.Coding;
using Casus.Pipeline;
using Casus.Records;

namespace Casus.Tests.Pipeline;

/// <summary>What <c>casus explain</c> gives as the reason of a value.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void The_day_of_news_is_named_as_the_reason_of_a_day_that_no_words_give()
    {
        var date = Explain("Gunmen killed three soldiers near Mosul, police said.", "2024-02-08").Single(d => d.Field == "date");
        Assert.Equal((Verdict.Kept, "day-of-news", "2024-02-07/2024-02-08"), (date.Verdict, date.Rule, date.Value));
    }

    [Fact]
    public void Without_a_day_of_publication_the_day_is_unknown_and_says_so()
    {
        var date = Explain("Gunmen killed three soldiers near Mosul, police said.", published: null).Single(d => d.Field == "date");
        Assert.Equal((Verdict.Unknown, "no-date-in-text"), (date.Verdict, date.Rule));
    }

    private static IEnumerable<Decision> Explain(string text, string? published, string? title = null) =>
        ExplanationBuilder.Build(Standard.Pipeline.Read(Standard.Report(text, published, title)), Standard.Pipeline.Stages.OfType<TriggerRecognizer>().Single()).Decisions;
}
