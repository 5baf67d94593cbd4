using Casus.Knowledge;

namespace Casus.Tests.Knowledge;

/// <summary>The shipped codebook covers what it promises to cover.</summary>
public sealed class CodebookIntegrityTests
{
    private static readonly EventTypes Types = ShippedCodebook.Codebook.Types;
    private static readonly TriggerLexicon Triggers = ShippedCodebook.Codebook.Triggers;

    [Fact]
    public void Every_plover_type_and_mode_is_the_code_of_some_event_type()
    {
        var covered = Types.All.Select(t => $"{t.Plover} {t.PloverMode}").ToHashSet();
        var wanted = CodeSchemes.Plover.SelectMany(p => p.Value.Modes.DefaultIfEmpty("").Select(mode => $"{p.Key} {mode}"));

        Assert.Empty(wanted.Except(covered));
    }

    [Fact]
    public void There_are_sixteen_plover_types_with_quad_classes_from_1_to_4()
    {
        Assert.Equal(16, CodeSchemes.Plover.Count);
        Assert.All(CodeSchemes.Plover.Values, p => Assert.InRange(p.Quad, 1, 4));
    }

    [Fact]
    public void Every_acled_sub_event_type_is_the_code_of_some_event_type() =>
        Assert.Empty(CodeSchemes.Acled.Except(Types.All.Select(t => t.Acled!)));

    [Fact]
    public void There_are_twenty_five_acled_sub_event_types() => Assert.Equal(25, CodeSchemes.Acled.Count);

    [Fact]
    public void Every_muc_4_incident_type_is_the_code_of_some_event_type() =>
        Assert.Empty(CodeSchemes.Muc4.Except(Types.All.Select(t => t.Muc4!)));

    [Fact]
    public void Every_type_has_a_cameo_code_and_an_acled_type() =>
        Assert.All(Types.All, t => Assert.False(t.Cameo is null || t.Acled is null, t.Name));

    [Fact]
    public void Only_statements_about_deeds_stand_outside_plover() =>
        Assert.Equal(["claim-of-responsibility", "denial"], Types.All.Where(t => t.Plover is null).Select(t => t.Name));

    [Fact]
    public void Definitions_are_sentences() =>
        Assert.All(Types.All, t => Assert.True(char.IsUpper(t.Definition[0]) && t.Definition[^1] == '.', t.Name));

    [Fact]
    public void Every_type_can_be_reached_by_a_trigger_or_a_refinement()
    {
        // Types that only gather others, or that only a more specific rule of the coder reaches.
        var gathering = new HashSet<string>
        {
            "violence", "protest", "coercion", "sanction", "mobilization", "de-escalation", "consultation", "support", "heavy-weapons-attack", "aid",
        };
        var reached = Triggers.All.Select(t => t.Type.Name).Concat(File.ReadLines(ShippedCodebook.Data.File("codebook/refinements.txt"))
            .Where(l => l.StartsWith("to: ", StringComparison.Ordinal)).Select(l => l[4..]));

        Assert.Empty(Types.All.Select(t => t.Name).Except(reached).Except(gathering));
    }

    [Fact]
    public void Every_frame_is_used_by_a_trigger()
    {
        var used = Triggers.All.Select(t => t.Frame.Name).ToHashSet();

        Assert.Empty(ShippedCodebook.Codebook.Frames.Keys.Except(used));
    }

    [Fact]
    public void Triggers_are_written_in_lower_case() =>
        Assert.All(Triggers.All, t => Assert.Equal(t.Text.ToLowerInvariant(), t.Text));

    [Fact]
    public void Nouns_take_noun_frames_and_verbs_take_the_others()
    {
        // A curfew or martial law is imposed, whichever word tells it; an incident noun never takes a slot of a verb's subject.
        var wrong = Triggers.All.Where(t => t.Class == WordClass.Noun && !t.Frame.Name.EndsWith("-noun", StringComparison.Ordinal) && t.Frame.Name != "impose-verb");

        Assert.Empty(wrong.Select(t => t.ToString()));
        Assert.DoesNotContain(Triggers.All, t => t.Class == WordClass.Verb && t.Frame.Name.EndsWith("-noun", StringComparison.Ordinal) && t.Type.Name != "ceasefire");
    }

    [Fact]
    public void At_least_three_hundred_nouns_stand_for_people()
    {
        var person = ShippedCodebook.Nouns.Person;
        var words = File.ReadLines(ShippedCodebook.Data.File("lexicon/persons.txt"))
            .SelectMany(l => l.Split([':', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(w => ShippedCodebook.Nouns.ClassesOf(w.Split(' '), w.Split(' ').Length - 1).Has(person))
            .Distinct();

        Assert.True(words.Count() >= 300);
    }
}
