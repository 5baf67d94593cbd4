using Casus.Cli;
using Casus.Records;

namespace Casus.Tests.Cli;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly CommandLineHarness casus = new()
    {
        Explanation = new()
        {
            Report = "",
            Decisions =
            [
                Decision("event-mentions", Verdict.Kept, "strike", "v1", "type", "drone-strike", "instrument-refines-type", "the weapon is a drone", "drone"),
                Decision("event-mentions", Verdict.Dropped, "blast", null, null, "bombing", "metaphor", "the subject is no weapon and the object no place or person", "a blast from the past"),
                Decision("time-expressions", Verdict.Kept, "Wednesday night", "v1", "date", "2024-02-07", "weekday-before-publication", null),
                Decision("event-mentions", Verdict.Joined, "struck", "v1", null, null, "same-type-and-place", "it tells of the same deed"),
                Decision("toponyms", Verdict.Unknown, "Springfield", "v2", "location", null, "ambiguous-place", "five places of that name, none ahead"),
                Decision("toponyms", Verdict.Kept, "Iraq", null, null, "IRQ", "country-name", null),
            ],
        },
    };

    [Fact]
    public void Decisions_stand_by_event_with_rule_and_words()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("explain", casus.Reports("one.jsonl", "r1")));
        Golden.Check("explain/all.txt", casus.Output);
    }

    [Theory]
    [InlineData("v2")]
    [InlineData("2")]
    public void One_event_can_be_asked_for(string asked)
    {
        Assert.Equal(ExitCodes.Done, casus.Run("explain", casus.Reports("one.jsonl", "r1"), "--event", asked));
        Assert.Contains("“Springfield”", casus.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Wednesday", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_not_there_names_those_that_are()
    {
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("explain", casus.Reports("one.jsonl", "r1"), "--event", "v9"));
        Assert.EndsWith("error CAS1003: the record has no event 'v9'. It has v1, v2.\n", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_reports_the_id_names_the_one()
    {
        var file = casus.Reports("two.jsonl", "r1", "bad", "r2");
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("explain", file));
        Assert.Equal(ExitCodes.Done, casus.Run("explain", file, "--id", "r2"));
        Assert.StartsWith("r2\n", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("explain", file, "--id", "r3"));
    }

    public void Dispose() => casus.Dispose();

    private static Decision Decision(string stage, Verdict verdict, string words, string? coded, string? field, string? value, string rule, string? reason, string? evidence = null) => new()
    {
        Stage = stage,
        Verdict = verdict,
        Subject = Quote(words),
        Event = coded,
        Field = field,
        Value = value,
        Rule = rule,
        Reason = reason,
        Evidence = evidence is null ? [] : [Quote(evidence)],
    };

    private static TextQuote Quote(string words) => new() { Start = 0, End = words.Length, Text = words };
}
