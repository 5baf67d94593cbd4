using Casus.Knowledge;

namespace Casus.Tests.Knowledge;

/// <summary>What nouns stand for.</summary>
public sealed class NounClassesTests
{
    private static readonly NounClasses Nouns = ShippedCodebook.Nouns;

    [Theory]
    [InlineData("drone", "DRONE")]
    [InlineData("Shahed", "DRONE")]
    [InlineData("HIMARS", "ROCKET")]
    [InlineData("AK-47", "FIREARM")]
    [InlineData("mosque", "RELIGIOUS")]
    [InlineData("substation", "ENERGY")]
    [InlineData("bulk carrier", "SHIP")]
    [InlineData("schoolchild", "CHILD")]
    [InlineData("roadside bomb", "MINE")]
    public void A_word_has_its_class_and_those_above_it(string entry, string name)
    {
        var words = entry.Split(' ');
        var classes = Nouns.ClassesOf(words, words.Length - 1);
        for (var noun = Nouns.Named(name); noun is not null; noun = noun.Parent)
            Assert.True(classes.Has(noun), noun.Name);
    }

    [Fact]
    public void The_longest_entry_that_ends_at_the_noun_decides()
    {
        string[] lemmas = ["a", "car", "bomb", "explode"];
        var classes = Nouns.ClassesOf(lemmas, 2, out var range);

        Assert.Equal((1, 3), range);
        Assert.True(classes.Has(Nouns.Named("VEHICLE-BOMB")));
        Assert.False(Nouns.ClassesOf(["a", "big", "bomb"], 2).Has(Nouns.Named("VEHICLE-BOMB")));
    }

    [Fact]
    public void An_entry_with_of_begins_at_the_noun()
    {
        string[] lemmas = ["the", "place", "of", "worship"];
        var classes = Nouns.ClassesOf(lemmas, 1, out var range);

        Assert.Equal((1, 4), range);
        Assert.True(classes.Has(Nouns.Named("RELIGIOUS")));
    }

    [Fact]
    public void A_hyphen_that_is_a_token_of_its_own_is_passed_over() =>
        Assert.True(Nouns.ClassesOf(["rocket", "-", "propel", "grenade"], 3).Has(Nouns.Named("GRENADE"))
            && Nouns.ClassesOf(["rocket", "-", "propelled", "grenade"], 3, out var range).Has(Nouns.Named("ROCKET-GRENADE")) && range == (0, 4));

    [Fact]
    public void A_word_may_be_in_several_classes()
    {
        var helicopter = Nouns.ClassesOf("helicopter");

        Assert.True(helicopter.Has(Nouns.Weapon) && helicopter.Has(Nouns.Vehicle));
        Assert.Equal(["AIRCRAFT", "GUNSHIP"], Nouns.Narrowest(helicopter).Select(c => c.Name).Order());
    }

    [Theory]
    [InlineData("stonemason", "WORKER")]
    [InlineData("archbishop", "CLERIC")]
    [InlineData("abattoir", "FACILITY")]
    [InlineData("dhow", "SHIP")]
    public void Where_the_lists_are_silent_WordNet_speaks(string noun, string name) =>
        Assert.Equal([name], Nouns.Narrowest(Nouns.ClassesOf(noun)).Select(c => c.Name));

    [Fact]
    public void Words_of_the_file_for_gaps_leave_listed_words_as_they_are()
    {
        string[] all = ["PERSON", "GROUP", "PLACE", "FACILITY", "VEHICLE", "ARMED-ACTOR", "QUANTITY", "NUMBER", "NAME"];
        var files = new Dictionary<string, string>
        {
            ["lists"] = "class: WEAPON\nwords: bomber\n\n" + string.Join("\n\n", all.Select(c => $"class: {c}\nwords: {c.ToLowerInvariant()}")),
            ["gaps"] = "class: PERSON\nwords: bomber; florist\n",
        };
        var nouns = NounClasses.Read(["lists"], f => Stanza.ReadAll(f, new StringReader(files[f])), "gaps");

        Assert.Equal("WEAPON", Assert.Single(nouns.Narrowest(nouns.ClassesOf("bomber"))).Name);
        Assert.Equal("PERSON", Assert.Single(nouns.Narrowest(nouns.ClassesOf("florist"))).Name);
    }

    [Fact]
    public void A_word_in_no_list_has_no_class() => Assert.True(Nouns.ClassesOf("sunshine").IsEmpty);

    [Theory]
    [InlineData("SOLDIER", Affiliation.Military)]
    [InlineData("MILITANT", Affiliation.Militant)]
    [InlineData("POLICE", Affiliation.Police)]
    [InlineData("CHILD", Affiliation.Civilian)]
    [InlineData("PERSON", Affiliation.Unknown)]
    public void People_belong_to_somebody_as_far_as_the_word_tells(string name, Affiliation who) => Assert.Equal(who, Nouns.Named(name).Who);

    [Fact]
    public void Things_belong_to_nobody_and_facilities_have_a_kind()
    {
        Assert.Null(Nouns.Weapon.Who);
        Assert.Equal("medical", Nouns.Named("MEDICAL").Label);
    }

    [Fact]
    public void Soldiers_police_and_militants_bear_arms()
    {
        foreach (var word in (string[])["soldier", "policeman", "gunman", "army", "militia"])
            Assert.True(Nouns.ClassesOf(word).Has(Nouns.ArmedActor), word);
        Assert.False(Nouns.ClassesOf("farmer").Has(Nouns.ArmedActor));
    }
}
