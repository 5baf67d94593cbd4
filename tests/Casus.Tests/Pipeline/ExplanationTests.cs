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

    [Fact]
    public void A_time_in_a_quotation_shows_the_day_of_the_saying_it_was_counted_from()
    {
        var time = Explain("The minister said on Sunday: \"Last night gunmen killed two people in Goma.\"", "2024-02-08").Single(d => d is { Stage: "times", Subject.Text: "Last night" });
        Assert.Equal(("last-night", "2024-02-03TNI", "counted from 2024-02-04 (when it was said)"), (time.Rule, time.Value, time.Reason));
        Assert.Equal("Sunday", Assert.Single(time.Evidence).Text);
    }

    [Fact]
    public void Days_after_a_deed_show_the_day_of_the_deed_they_were_counted_from()
    {
        var date = Explain("On February 2 a drone killed three soldiers in Jordan. Two days after the attack, gunmen stormed a police post in Mosul.", "2024-02-08")
            .Single(d => d is { Field: "date", Rule: "after-event" });
        Assert.Equal(("2024-02-04", "counted from 2024-02-02 (told before)"), (date.Value, date.Reason));
        Assert.Equal("Two days after the attack", date.Subject.Text);
        Assert.Equal("February 2", Assert.Single(date.Evidence).Text);
    }

    [Fact]
    public void A_stretch_of_days_shows_both_its_times()
    {
        var date = Explain("Gunmen killed nine people in Goma from Sunday to Tuesday.", "2024-02-08").Single(d => d.Field == "date");
        Assert.Equal(("weekday:range", "2024-02-04/2024-02-06", "Sunday to Tuesday"), (date.Rule, date.Value, date.Subject.Text));
    }

    private static IEnumerable<Decision> Explain(string text, string? published, string? title = null) =>
        ExplanationBuilder.Build(Standard.Pipeline.Read(Standard.Report(text, published, title)), Standard.Pipeline.Stages).Decisions;
}
