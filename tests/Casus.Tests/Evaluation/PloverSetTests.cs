using System.Collections.Immutable;
using Casus.Evaluation;
using Casus.Evaluation.Plover;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class PloverSetTests
{
    // "Norland warned Sudria of reprisals."
    private static PloverRecord Warning() => new()
    {
        Id = "s1",
        Text = "Norland warned Sudria of reprisals.",
        Events =
        [
            new()
            {
                Plover2021 = "THREATEN",
                Also = ["ACCUSE"],
                Mode2021 = "violence",
                Source = [new() { Text = "Norland", Country = "NOR", Sector = "GOV", Spans = [new() { Start = 0, End = 7 }] }],
                Target = [new() { Text = "Sudria", Country = "SUD", Spans = [new() { Start = 15, End = 21 }] }],
                EventSpans = [new() { Start = 8, End = 14 }],
            },
        ],
    };

    [Fact]
    public void A_faultless_record_scores_full_marks()
    {
        var figures = Score(Warning(), Record("THREATEN", "violence"));

        foreach (var name in (string[])["event type F1", "quad class F1", "source F1", "target F1", "whole record", "actor country", "actor sector", "mode"])
            Assert.True(figures.Of(name) == 1, name);
    }

    [Fact]
    public void An_accepted_type_is_right_and_an_older_name_is_read_as_its_successor()
    {
        Assert.Equal(1, Score(Warning(), Record("ACCUSE")).Of("event type F1"));
        Assert.Equal(1, Score(Warning(), Record("DISAPPROVE")).Of("event type F1"));
    }

    [Fact]
    public void A_wrong_type_is_still_paired_by_its_trigger()
    {
        var figures = Score(Warning(), Record("AID"));

        Assert.Equal((0.0, 0.0), (figures.Of("event type F1"), figures.Of("whole record")));
        Assert.Equal((1.0, 1.0), (figures.Of("events aligned"), figures.Of("source F1")));
    }

    [Fact]
    public void Swapped_sides_are_wrong_unless_both_do_it_to_each_other()
    {
        var swapped = Record("THREATEN");
        swapped = swapped with
        {
            Events = [swapped.Events[0] with
            {
                Participants = [.. swapped.Events[0].Participants.Select(p => p with { Role = p.Role == ParticipantRole.Actor ? ParticipantRole.Target : ParticipantRole.Actor })],
            }],
        };
        var mutual = Warning();
        mutual.Events[0].Source = [.. mutual.Events[0].Source, .. mutual.Events[0].Target];
        mutual.Events[0].Target = [];
        mutual.Events[0].Reciprocal = true;

        Assert.Equal((0.0, 1.0), (Score(Warning(), swapped).Of("source F1"), Score(Warning(), swapped).Of("actors, either role F1")));
        Assert.Equal(1, Score(mutual, swapped).Of("source F1"));
    }

    [Fact]
    public void Without_spans_actors_are_the_same_when_they_share_a_word_of_content()
    {
        var record = Record("THREATEN");
        var bare = record with { Events = [record.Events[0] with { Participants = [.. record.Events[0].Participants.Select(p => p with { Evidence = [] })] }] };
        var other = bare with { Events = [bare.Events[0] with { Participants = [.. bare.Events[0].Participants.Select(p => p with { Text = "the president" })] }], Entities = [] };

        Assert.Equal(1, Score(Warning(), bare).Of("source F1"));
        Assert.Equal(0, Score(Warning(), other).Of("source F1"));
    }

    [Theory]
    [InlineData(15, 21, true)]
    [InlineData(18, 40, true)]
    [InlineData(19, 40, false)]
    [InlineData(0, 160, true)]
    [InlineData(0, 161, false)]
    public void Spans_must_share_half_of_the_shorter_one_and_whole_paragraphs_match_nothing(int start, int end, bool expected)
    {
        var record = Record("THREATEN");
        var target = record.Events[0].Participants[1] with { Evidence = [new() { Start = start, End = end, Text = "" }] };
        var figures = Score(Warning(), record with { Events = [record.Events[0] with { Participants = [target] }] });

        Assert.Equal(expected ? 1 : 0, figures.Of("target R"));
    }

    [Fact]
    public void An_actor_is_resolved_to_country_sector_and_name()
    {
        ImmutableArray<ActorCase> cases =
        [
            new() { Id = "a", Kind = "actor", Actor = "Norlandish army", Expect = new() { Country = "NOR", Code1 = "MIL", Wiki = "Army of Norland" } },
            new() { Id = "b", Kind = "actor", Actor = "someone", Expect = null },
            new() { Id = "c", Kind = "nationality", Actor = "Sudrian", Expect = new() { Country = "SUD" } },
        ];
        var sketch = new RecordSketch("a");
        sketch.Add(EntityType.Organisation, "army of Nôrland", [RecordSketch.Mention("Norlandish army")], "nor", "mil", "norland-army");
        var figures = new ActorSet("plover actors-own", cases, GoldFolder.Data).Score(new() { Records = [sketch.Build()] });

        Assert.Equal(2 / 3.0, figures.Of("actor: country and sector"));
        Assert.Equal((1 / 2.0, 1.0, 1.0), (figures.Of("actor: country"), figures.Of("actor: sector"), figures.Of("actor: name")));
        Assert.Equal(1, figures.Of("actor: nothing to resolve"));
        Assert.Equal(0, figures.Of("actor, nationality: country"));
        Assert.Equal(2, figures.Of("reports missing"));
    }

    private static CodedReport Record(string type, string? mode = null)
    {
        var sketch = new RecordSketch("s1");
        var source = sketch.Add(EntityType.Place, "Norland", [RecordSketch.Mention("Norland")], "NOR", "GOV");
        var target = sketch.Add(EntityType.Place, "Sudria", [RecordSketch.Mention("Sudria", start: 15)], "SUD");
        sketch.Add(RecordSketch.Event(new() { Plover = type, PloverMode = mode }) with
        {
            Trigger = RecordSketch.Quote("warned", 8),
            Participants =
            [
                RecordSketch.Participant(ParticipantRole.Actor, source, "Norland", evidence: [RecordSketch.Quote("Norland", 0)]),
                RecordSketch.Participant(ParticipantRole.Target, target, "Sudria", evidence: [RecordSketch.Quote("Sudria", 15)]),
            ],
        });
        return sketch.Build();
    }

    private static ImmutableArray<Figure> Score(PloverRecord gold, CodedReport record) =>
        new PloverSet("plover gsr-own", [gold]).Score(new() { Records = [record] });
}
