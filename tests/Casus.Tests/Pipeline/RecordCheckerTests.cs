using System.Text.Json;
using Casus.Records;
using Casus.Tests.Cli;

namespace Casus.Tests.Pipeline;

/// <summary>The checker has to see what it is there to see.</summary>
public sealed class RecordCheckerTests
{
    private const string Text = "A bomb killed three guards in Mosul on Tuesday. \U0001F4A5 The army denied it.";

    [Fact]
    public void A_good_record_has_no_fault() => Assert.Empty(Faults(Coded()));

    [Fact]
    public void A_span_that_is_off_by_one_is_seen()
    {
        var record = Coded();
        var trigger = record.Events[0].Trigger;
        Assert.NotEmpty(Faults(record with { Events = [record.Events[0] with { Trigger = trigger with { Start = trigger.Start + 1 } }] }));
        Assert.NotEmpty(Faults(record with { Events = [record.Events[0] with { Trigger = trigger with { End = 4000 } }] }));
    }

    [Fact]
    public void A_link_to_nothing_is_seen() =>
        Assert.NotEmpty(Faults(Coded() with { Events = [Coded().Events[0] with { Links = [new(Casus.Reports.LinkRelation.Follows, "v9", [], [])] }] }));

    [Fact]
    public void An_entity_that_is_not_there_is_seen() => Assert.NotEmpty(Faults(Coded() with { Entities = [] }));

    [Fact]
    public void A_value_that_is_missing_without_a_reason_is_seen() =>
        Assert.NotEmpty(Faults(Coded() with { Events = [Coded().Events[0] with { Date = null }] }));

    [Fact]
    public void A_date_that_cannot_be_is_seen() =>
        Assert.NotEmpty(Faults(Coded() with { Events = [Coded().Events[0] with { Date = Coded().Events[0].Date! with { End = "2024-02-31" } }] }));

    private static CodedReport Coded() => Standard.Code(Standard.Report(Text, "2024-02-08"));

    private static IReadOnlyList<string> Faults(CodedReport record) =>
        RecordChecker.Faults(JsonSerializer.SerializeToElement(record, RecordJson.Lines.CodedReport), Text, null);
}
