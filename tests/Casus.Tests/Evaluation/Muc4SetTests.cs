using System.Collections.Immutable;
using Casus.Evaluation;
using Casus.Evaluation.Muc4;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class Muc4SetTests
{
    [Theory]
    [InlineData("The  \"Harbour Front\".", "harbour front")]
    [InlineData("an A-1 mine", "a1 mine")]
    [InlineData("THE", "")]
    public void Fillers_are_compared_without_case_punctuation_and_articles(string text, string expected) =>
        Assert.Equal(expected, FillerText.Normalise(text));

    [Theory]
    [InlineData("two soldiers of the first brigade", "soldier")]
    [InlineData("the embassy, a white building", "embassy")]
    [InlineData("embassies", "embassy")]
    [InlineData("the minister's car (armoured)", "car")]
    [InlineData("of late", "late")]
    [InlineData("gas", "gas")]
    [InlineData("witness", "witness")]
    public void The_head_stands_before_what_follows_it(string text, string expected) => Assert.Equal(expected, FillerText.Head(text));

    [Fact]
    public void A_faultless_record_scores_full_marks()
    {
        var figures = Score(Document(Bombing()), Record(Event("BOMBING", ("actor", "River Front"), ("target", "the mill"), ("victim", "Ana Ruiz"))));

        Assert.Equal((1.0, 1.0, 1.0), figures.Matching("template filling, one"));
        Assert.Equal((1.0, 1.0, 1.0), figures.Matching("role fillers, one"));
        Assert.Equal(1, figures.Of("relevance F1"));
    }

    [Fact]
    public void A_wrong_type_leaves_the_template_unaligned_but_not_its_fillers()
    {
        var figures = Score(Document(Bombing()), Record(Event("KIDNAPPING", ("actor", "River Front"), ("target", "the mill"), ("victim", "Ana Ruiz"))));

        Assert.Equal(0, figures.Of("template filling, one F1"));
        Assert.Equal(1, figures.Of("role fillers, one F1"));
        Assert.Equal(0, figures.Of("incident types F1"));
    }

    [Fact]
    public void A_filler_counts_by_its_canonical_string_by_all_strings_or_by_any()
    {
        var figures = Score(Document(Bombing()), Record(Event("BOMBING", ("actor", "River Front"), ("target", "a mill by the road"))));

        // Type and actor are right, the target is not, the victim is missing: 2 of 3 and 2 of 4.
        Assert.Equal((2 / 3.0, 2 / 4.0), (figures.Of("template filling, one P"), figures.Of("template filling, one R")));
        Assert.Equal(2 / 3.0, figures.Of("role fillers, head R"));
        Assert.Equal(1 / 3.0, figures.Of("role fillers, one R"));
    }

    [Fact]
    public void Denied_and_hypothetical_events_and_denied_participants_are_left_out()
    {
        var denied = Event("BOMBING", ("actor", "River Front")) with { Modality = Modality.Denied };
        var told = Event("BOMBING", ("actor", "River Front"));
        told = told with { Participants = [told.Participants[0] with { Certainty = Certainty.Denied }] };

        Assert.Equal(0, Score(Document(Bombing()), Record(denied)).Of("templates predicted"));
        Assert.Equal(0, Score(Document(Bombing()), Record(told)).Of("role fillers, one F1"));
    }

    [Fact]
    public void A_key_of_two_types_is_met_by_either()
    {
        var key = Bombing();
        key.Type = "ATTACK / BOMBING";

        Assert.Equal(1, Score(Document(key), Record(Event("BOMBING"))).Of("template filling, type, one F1"));
        Assert.Equal(1, Score(Document(key), Record(Event("ATTACK"))).Of("incident types F1"));
    }

    [Fact]
    public void Reports_with_optional_incidents_only_do_not_count_for_lenient_relevance()
    {
        var key = Bombing();
        key.Optional = true;

        Assert.Equal(0, Score(Document(key), Record()).Of("relevance R"));
        Assert.Null(Score(Document(key), Record()).Of("relevance, lenient R"));
    }

    [Fact]
    public void Attributes_are_compared_on_aligned_templates()
    {
        var coded = Event("BOMBING") with
        {
            Date = new() { Start = "1990-03-02", End = "1990-03-03", Precision = "days" },
            Location = new() { Name = "Río Azul", Country = "SLV", Relation = LocationRelation.In, Precision = LocationPrecision.City },
            Casualties = [RecordSketch.Toll(CasualtyOutcome.Killed, 2, 2), RecordSketch.Toll(CasualtyOutcome.Killed, 1, null)],
        };
        var figures = Score(Document(Bombing()), Record(coded));

        Assert.Equal((0.0, 1.0), (figures.Of("date exact, of aligned"), figures.Of("date overlap, of aligned")));
        Assert.Equal((1.0, 1.0), (figures.Of("country, of aligned"), figures.Of("place finest, of aligned")));
        Assert.Equal(1, figures.Of("killed, of aligned"));
        Assert.Null(figures.Of("injured, of aligned"));
        Assert.Equal(1, figures.Of("stage, of aligned"));
    }

    [Fact]
    public void Alignment_takes_the_pairing_with_the_best_total()
    {
        // Greedy pairing of the first would take 5 and leave 1; the best total is 4 + 4.
        (int, int)?[,] pairs = { { (5, 5), (4, 4) }, { (4, 4), (1, 1) } };

        Assert.Equal([1, 0], TemplateAlignment.Best(pairs, 12, 12));
    }

    [Fact]
    public void Alignment_of_very_many_templates_is_found_without_trying_all()
    {
        const int Many = 24;
        var pairs = new (int, int)?[Many, Many];
        for (var i = 0; i < Many; i++)
        {
            pairs[i, (i + 1) % Many] = (3, 3);
            pairs[i, i] = (2, 2);
        }

        Assert.Equal(Enumerable.Range(0, Many).Select(i => (i + 1) % Many), TemplateAlignment.Best(pairs, 100, 100));
    }

    private static Muc4Key Bombing() => new()
    {
        Type = "BOMBING",
        Roles = new() { PerpOrg = [["RIVER FRONT", "FRONT"]], Target = [["MILL", "OLD MILL"]], Victim = [["ANA RUIZ"]] },
        Dates = [new() { Start = "1990-03-02", End = "1990-03-02" }],
        Locations = [new() { Country = "EL SALVADOR", Places = [new() { Name = "LA UNION" }, new() { Name = "RIO AZUL" }] }],
        Stage = "ACCOMPLISHED",
        Casualties = new() { Killed = new() { Low = 3, High = 4 }, Injured = new() { Vague = true } },
    };

    private static Muc4Document Document(params Muc4Key[] keys) => new() { Id = "r1", Text = "A BOMB WENT OFF AT THE MILL.", Templates = keys };

    private static ImmutableArray<Figure> Score(Muc4Document document, CodedReport record) =>
        new Muc4Set("muc4 own", [document], PlaceNames.From(GoldFolder.Data)).Score(new() { Records = [record] });

    private static CodedEvent Event(string type, params (string Role, string Name)[] participants) =>
        RecordSketch.Event(new() { Muc4 = type }) with
        {
            Participants = [.. participants.Select(p => RecordSketch.Participant(Enum.Parse<ParticipantRole>(p.Role, ignoreCase: true), p.Name, p.Name))],
        };

    // Entities are named after themselves, so that a participant finds its own.
    private static CodedReport Record(params CodedEvent[] events) => new()
    {
        Id = "r1",
        Coder = "own",
        Events = [.. events],
        Entities = [.. events.SelectMany(e => e.Participants).Select(p => new CodedEntity
        {
            Id = p.Entity,
            Name = p.Text,
            Type = p.Role switch { ParticipantRole.Actor => EntityType.Organisation, ParticipantRole.Victim => EntityType.Person, _ => EntityType.Facility },
            Mentions = [RecordSketch.Mention(p.Text, p.Role == ParticipantRole.Target ? MentionForm.Nominal : MentionForm.Name)],
        })],
    };
}
