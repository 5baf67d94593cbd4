using Casus.Knowledge;

namespace Casus.Tests.Knowledge;

/// <summary>From general to specific types.</summary>
public sealed class RefinementsTests
{
    private static readonly Codebook Codebook = ShippedCodebook.Codebook;
    private static readonly NounClasses Nouns = ShippedCodebook.Nouns;

    [Theory]
    [InlineData("attack", "drone", "drone-strike")]
    [InlineData("bombing", "car bomb", "vehicle-bombing")]
    [InlineData("bombing", "truck bomb", "vehicle-bombing")]
    [InlineData("killing", "suicide vest", "suicide-attack")]
    [InlineData("attack", "fighter jet", "air-strike")]
    [InlineData("killing", "mortar", "shelling")]
    [InlineData("attack", "ballistic missile", "missile-strike")]
    [InlineData("attack", "Grad rocket", "rocket-attack")]
    [InlineData("killing", "landmine", "mine-blast")]
    [InlineData("injury", "hand grenade", "grenade-attack")]
    [InlineData("killing", "AK-47", "shooting")]
    [InlineData("attack", "machete", "stabbing")]
    [InlineData("attack", "sarin", "chemical-attack")]
    [InlineData("killing", "spoon", "killing")]
    public void The_weapon_makes_the_type_specific(string from, string weapon, string to)
    {
        var words = weapon.Split(' ');

        Assert.Equal(to, Codebook.Refinements.Refine(Codebook.Types.Named(from), Nouns.ClassesOf(words, words.Length - 1), default).Name);
    }

    [Fact]
    public void The_target_makes_the_type_specific() =>
        Assert.Equal("attack-at-sea", Codebook.Refinements.Refine(Codebook.Types.Named("attack"), default, Nouns.ClassesOf("tanker")).Name);

    [Fact]
    public void The_doer_makes_the_type_specific_and_the_weapon_goes_before()
    {
        var bombing = Codebook.Types.Named("bombing");
        var army = Nouns.ClassesOf("army");

        Assert.Equal("air-strike", Codebook.Refinements.Refine(bombing, default, default, army).Name);
        Assert.Equal("vehicle-bombing", Codebook.Refinements.Refine(bombing, Nouns.ClassesOf(["car", "bomb"], 1), default, army).Name);
        Assert.Equal("bombing", Codebook.Refinements.Refine(bombing, default, default).Name);
    }

    [Theory]
    [InlineData("threat", "air-strike", "threat-of-violence")]
    [InlineData("threat", "economic-sanctions", "threat-to-relations")]
    [InlineData("demand", "withdrawal", "request-to-yield")]
    [InlineData("demand", "resignation", "request-for-change")]
    [InlineData("rejection", "resignation", "rejection-of-change")]
    [InlineData("rejection", "negotiation", "rejection-to-meet")]
    [InlineData("praise", "air-strike", "praise")]
    public void The_topic_makes_a_statement_specific(string from, string about, string to) =>
        Assert.Equal(to, Codebook.Refinements.RefineByTopic(Codebook.Types.Named(from), Codebook.Types.Named(about)).Name);

    [Theory]
    [InlineData("humanitarian-aid", "aid-pledge")]
    [InlineData("visit", "meeting-pledge")]
    [InlineData("release", "pledge")]
    [InlineData("boycott", "threat-of-restriction")]
    [InlineData("air-strike", "air-strike")]
    public void An_announced_deed_is_a_promise_or_a_threat_but_violence_stays_violence(string from, string to) =>
        Assert.Equal(to, Codebook.Refinements.RefinePlanned(Codebook.Types.Named(from)).Name);

    [Fact]
    public void A_drone_that_was_shot_down_and_hurt_people_was_an_attack()
    {
        var interception = Codebook.Types.Named("interception");
        var drone = Nouns.ClassesOf("drone");

        Assert.Equal("drone-strike", Codebook.Refinements.Refine(interception, default, drone, harmed: true).Name);
        Assert.Equal("interception", Codebook.Refinements.Refine(interception, default, drone).Name);
    }
}
