using Casus.Cli;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Cli;

public sealed class PipelineCoderTests
{
    private const string Text =
        "Gunmen killed three farmers in Maiduguri on Monday, police said. The striker shot the ball into the net on Tuesday.";

    private static readonly PipelineCoder Coder = PipelineCoder.Load(DataFolder.At(Repository.File("data")));

    private static readonly Report Report = new() { Id = "r1", Text = Text, PublishedOn = PublicationTime.On(new(2024, 5, 16)) };

    [Fact]
    public void A_record_holds_to_the_schema() => Assert.Empty(RecordSchemaTests.Complaints(RecordSchemaTests.Json(Coder.Code(Report))));

    [Fact]
    public void Every_quotation_of_a_record_is_the_slice_it_names() => Assert.All(
        Coder.Code(Report).Events.SelectMany(e => e.Mentions.Append(e.Trigger)),
        quote => Assert.Equal(Text[quote.Start..quote.End], quote.Text));

    [Fact]
    public void An_explanation_names_the_events_of_the_record_and_their_types()
    {
        var (record, explanation) = (Coder.Code(Report), Coder.Explain(Report));
        Assert.NotEmpty(record.Events);
        var explained = explanation.Decisions.Where(d => d is { Field: "type", Verdict: Verdict.Kept }).Select(d => (d.Event, d.Value));
        Assert.Equal(record.Events.Select(e => (e.Id, e.Type)), explained!);
    }

    [Fact]
    public void A_word_that_tells_of_no_event_is_explained_too() =>
        Assert.Contains(Coder.Explain(Report).Decisions, d => d is { Verdict: Verdict.Dropped, Subject.Text: "shot", Reason: not null });
}
