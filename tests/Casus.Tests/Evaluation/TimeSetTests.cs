using System.Collections.Immutable;
using Casus.Evaluation;
using Casus.Evaluation.Times;
using Casus.Records;

namespace Casus.Tests.Evaluation;

public sealed class TimeSetTests
{
    private const string Text = "Shelling began on Monday morning and lasted two days; daily raids followed.";

    [Fact]
    public void Strict_wants_the_same_span_and_relaxed_a_shared_character()
    {
        var figures = Score(Time("Monday", "DATE", "2024-05-13"), Time("two days", "DURATION", "P2D"), Time("raids", "DATE", null));

        Assert.Equal((1 / 3.0, 1 / 3.0), (figures.Of("strict P"), figures.Of("strict R")));
        Assert.Equal((2 / 3.0, 2 / 3.0), (figures.Of("relaxed P"), figures.Of("relaxed R")));
        Assert.Equal(1 / 2.0, figures.Of("type accuracy"));
        Assert.Equal(1 / 2.0, figures.Of("value accuracy"));
        Assert.Equal(1 / 3.0, figures.Of("value F1")!.Value, 12);
        Assert.Equal(1, figures.Of("DURATION, strict R"));
        Assert.Equal(0, figures.Of("SET, relaxed R"));
    }

    [Fact]
    public void One_prediction_meets_one_expression_only_and_touching_is_not_sharing()
    {
        ImmutableArray<TimeDocument> documents = [new() { Id = "r", Text = "0123456789", Times = [Gold(0, 4), Gold(5, 9)] }];
        var both = new TimeSet("time own", documents).Score(new() { Records = [Record(Span(0, 9))] });
        var between = new TimeSet("time own", documents).Score(new() { Records = [Record(Span(4, 5))] });

        Assert.Equal((1.0, 0.5), (both.Of("relaxed P"), both.Of("relaxed R")));
        Assert.Equal(0, between.Of("relaxed R"));
    }

    [Fact]
    public void As_many_are_paired_as_can_be()
    {
        // The first prediction overlaps both; it must be left to the second expression.
        GoldTime[] gold = [Gold(0, 10), Gold(12, 20)];
        CodedTime[] predicted = [Span(8, 14), Span(1, 3)];

        Assert.Equal(2, TimePairs.Of(gold, predicted).Count());
    }

    [Fact]
    public void Spans_of_the_headline_are_left_out_and_wrong_words_are_counted()
    {
        var figures = Score(Time("two days", "DURATION", "P2D") with { In = "title" }, Time("Monday", "DATE", "x") with { Text = "Tuesday" });

        Assert.Equal(0, figures.Of("strict P"));
        Assert.Equal(1, figures.Of("spans that are not their words"));
    }

    [Fact]
    public void Triggers_are_held_against_TimeML_events()
    {
        var trigger = Quote("Shelling");
        var record = Record() with { Events = [RecordSketch.Event(new()) with { Trigger = trigger, Mentions = [trigger, Quote("morning")] }] };
        var figures = Own().Score(new() { Records = [record] });

        Assert.Equal((0.5, 0.5), (figures.Of("event triggers, occurrences found"), figures.Of("event triggers, on an event")));
    }

    private static TimeSet Own() => new("time own",
    [
        new()
        {
            Id = "r",
            Text = Text,
            Times = [Gold("Monday morning", "TIME", "2024-05-13TMO"), Gold("two days", "DURATION", "P2D"), Gold("daily", "SET", "P1D")],
            Events = [Event("Shelling"), Event("raids")],
        },
    ]);

    private static ImmutableArray<Figure> Score(params CodedTime[] times) => Own().Score(new() { Records = [Record(times)] });

    private static CodedReport Record(params CodedTime[] times) => new() { Id = "r", Coder = "own", Times = [.. times] };

    private static GoldTime Gold(int start, int end) => new() { Start = start, End = end, Type = "DATE", Value = "2024" };

    private static GoldTime Gold(string words, string type, string value) =>
        new() { Start = At(words), End = At(words) + words.Length, Text = words, Type = type, Value = value };

    private static GoldTimeEvent Event(string words) => new() { Start = At(words), End = At(words) + words.Length, Class = "OCCURRENCE" };

    private static CodedTime Span(int start, int end) => new() { Start = start, End = end, Text = "", Type = "DATE", Value = "2024" };

    private static CodedTime Time(string words, string type, string? value) =>
        new() { Start = At(words), End = At(words) + words.Length, Text = words, Type = type, Value = value };

    private static TextQuote Quote(string words) => RecordSketch.Quote(words, At(words));

    private static int At(string words) => Text.IndexOf(words, StringComparison.Ordinal);
}
