using System.Collections.Immutable;
using Casus.Evaluation;
using Casus.Evaluation.Entities;
using Casus.Evaluation.Measures;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class EntitySetTests
{
    private const string Text = "The Norland army hit Vell on Monday, he said. President Orr's light tank fled to Lisse.";

    [Theory]
    [InlineData("the 'N.L. forces'", false, "N.L. forces")]
    [InlineData("The", false, "The")]
    [InlineData("$3", false, "$3")]
    [InlineData("Gen. Orr's", true, "Orr")]
    [InlineData("President Orr", false, "President Orr")]
    public void Trimming_takes_off_what_does_not_matter(string words, bool titles, string expected)
    {
        var text = new CodePoints(words);
        var (start, end) = MentionWords.Trim(text, 0, text.Length, titles);

        Assert.Equal(expected, text.Slice(start, end));
    }

    [Theory]
    [InlineData("They", true)]
    [InlineData("I", true)]
    [InlineData("US", false)]
    [InlineData("IT", false)]
    [InlineData("Orr", false)]
    public void Pronouns_are_told_from_acronyms(string words, bool expected) => Assert.Equal(expected, MentionWords.IsPronoun(words));

    [Fact]
    public void The_three_levels_differ_in_what_they_forgive()
    {
        var figures = Domain(
            Entity(EntityType.Organisation, "Norland army"), Entity(EntityType.Place, "Vell"), Entity(EntityType.Person, "Orr"),
            Entity(EntityType.Vehicle, "tank"), Entity(EntityType.Person, "he", MentionForm.Pronoun));

        Assert.Equal((1 / 4.0, 1 / 5.0), (figures.Of("exact P"), figures.Of("exact R")));
        Assert.Equal(2 / 5.0, figures.Of("trimmed R"));
        Assert.Equal(4 / 5.0, figures.Of("overlap R"));
        Assert.Equal(1, figures.Of("overlap, Platform R"));
    }

    [Fact]
    public void A_rejected_candidate_is_wrong_but_for_the_lenient_figure()
    {
        var figures = Domain(Entity(EntityType.Nationality, "Norland"), Entity(EntityType.Place, "Vell"));

        Assert.Equal((0.5, 1.0), (figures.Of("exact P"), figures.Of("exact, lenient P")));
    }

    [Fact]
    public void A_span_of_several_types_is_one_mention_that_any_of_them_satisfies()
    {
        var set = new EntitySet("entities re3d-own", [new() { Id = "r", Text = Text, Entities = [Gold("Lisse", "Location"), Gold("Lisse", "Organisation")] }], EntityScheme.Re3d);
        var figures = set.Score(new() { Records = [Record(Entity(EntityType.Organisation, "Lisse"))] });

        Assert.Equal((1.0, 1.0, 1.0), figures.Matching("exact"));
    }

    [Fact]
    public void Among_names_only_names_count_and_titles_may_stay()
    {
        var set = new EntitySet("entities uner-own", [new() { Id = "r", Text = Text, Entities = [Gold("Orr", "PER"), Gold("Vell", "LOC"), Gold("Norland", "MISC")] }], EntityScheme.Names);
        var figures = set.Score(new()
        {
            Records = [Record(Entity(EntityType.Person, "President Orr"), Entity(EntityType.Facility, "Vell"), Entity(EntityType.Organisation, "army", MentionForm.Nominal), Entity(EntityType.Weapon, "tank"))],
        });

        Assert.Equal((0.5, 0.5), (figures.Of("exact P"), figures.Of("exact R")));
        Assert.Equal(1, figures.Of("trimmed F1"));
        Assert.Equal(2 / 3.0, figures.Of("trimmed, all types R"));
    }

    [Fact]
    public void Mentions_inside_others_can_be_left_out()
    {
        var figures = Domain(Entity(EntityType.Organisation, "The Norland army"), Entity(EntityType.Nationality, "Norland"));

        Assert.Equal((0.5, 1.0), (figures.Of("exact P"), figures.Of("exact, outermost P")));
    }

    [Fact]
    public void A_mention_past_the_end_of_the_text_is_wrong_and_does_no_harm()
    {
        var record = Record() with { Entities = [Entity(EntityType.Place, "Vell") with { Mentions = [RecordSketch.Mention("Vell", start: 4000)] }] };
        var figures = Own().Score(new() { Records = [record] });

        Assert.Equal(0, figures.Of("overlap R"));
        Assert.Equal(1, figures.Of("spans that are not their words"));
    }

    private static EntitySet Own() => new(
        "entities re3d-own",
        [
            new()
            {
                Id = "r",
                Text = Text,
                Entities =
                [
                    Gold("The Norland army", "Organisation"), Gold("Norland", "Nationality", confidence: 0), Gold("Vell", "Location"), Gold("Monday", "Temporal"),
                    Gold(" he ", "Person", trim: true), Gold("President Orr", "Person"), Gold("light tank", "MilitaryPlatform"),
                ],
            },
        ],
        EntityScheme.Re3d);

    private static ImmutableArray<Figure> Domain(params CodedEntity[] entities) => Own().Score(new() { Records = [Record(entities)] });

    private static CodedReport Record(params CodedEntity[] entities) => new() { Id = "r", Coder = "own", Entities = [.. entities] };

    private static CodedEntity Entity(EntityType type, string words, MentionForm form = MentionForm.Name) => new()
    {
        Id = words,
        Type = type,
        Name = words,
        Mentions = [RecordSketch.Mention(words, form, form == MentionForm.Pronoun ? At(" he ") + 1 : At(words))],
    };

    private static GoldEntity Gold(string words, string type, double confidence = 1, bool trim = false)
    {
        var start = At(words) + (trim ? 1 : 0);
        var text = trim ? words.Trim() : words;
        return new() { Start = start, End = start + text.Length, Text = text, Type = type, Confidence = confidence };
    }

    private static int At(string words) => Text.IndexOf(words, StringComparison.Ordinal);
}
