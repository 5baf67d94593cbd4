using Casus.Knowledge.Actors;

namespace Casus.Tests.Knowledge.Actors;

public sealed class ActorPhraseResolverTests
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Cases => ActorCases.Table("ActorPhrases.cases.txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_phrase_says_who_acts(string context, string phrase, string expected)
    {
        var read = ActorCases.Phrases.TryResolve(phrase, ActorCases.Context(context), out var found)
            ? $"{Dash(found.Country)} {Dash(found.Sector)} {found.People} {Dash(found.Actor?.Id ?? "")}"
            : "nothing";

        Assert.Equal(expected, read);
    }

    [Fact]
    public void A_place_of_the_caller_gives_the_country()
    {
        var context = new ActorContext { CountryOfPlace = place => place == "Guayaquil" ? "ECU" : null };

        Assert.True(ActorCases.Phrases.TryResolve("Guayaquil police", context, out var police));
        Assert.Equal(("ECU", "COP"), (police.Country, police.Sector));
        Assert.True(ActorCases.Phrases.TryResolve("Guayaquil", context, out var place));
        Assert.Equal(("ECU", "CVL"), (place.Country, place.Sector));
        Assert.False(ActorCases.Phrases.TryResolve("Guayaquil", null, out _));
    }

    [Fact]
    public void The_reason_names_the_words_that_decided()
    {
        Assert.True(ActorCases.Phrases.TryResolve("the former prime minister of Italy", null, out var read));

        Assert.Equal("role 'prime minister'; 'Italy' is Italy; the office is past", read.Reason);
        Assert.Equal("GOV", read.SecondarySector);
    }

    [Fact]
    public void A_text_without_capitals_is_read_without_them()
    {
        Assert.True(ActorCases.Phrases.TryResolve("peruvian soldiers", null, out var read));

        Assert.Equal("PER", read.Country);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\uD83D")]
    [InlineData("''s")]
    [InlineData("-")]
    public void Odd_phrases_say_nothing(string phrase) => Assert.False(ActorCases.Phrases.TryResolve(phrase, null, out _));

    [Fact]
    public void Long_phrases_are_read_as_far_as_the_first_words()
    {
        var phrase = "Ghanaian soldiers " + string.Concat(Enumerable.Repeat("and so on ", 100_000));

        Assert.True(ActorCases.Phrases.TryResolve(phrase, null, out var read));
        Assert.Equal("gha-military", read.Actor?.Id);
    }

    [Theory]
    [InlineData("policemen", "COP")]
    [InlineData("Policeman", "COP")]
    [InlineData("members of parliament", "LEG")]
    [InlineData("vice-president", "GOV")]
    [InlineData("ministries", "GOV")]
    [InlineData("housewives", "CVL")]
    [InlineData("displaced people", "REF")]
    public void Roles_are_found_in_singular_and_plural(string noun, string sector)
    {
        Assert.True(ActorCases.Roles.TryFind(noun, out var role));

        Assert.Equal(sector, role.Sector);
    }

    private static string Dash(string value) => value.Length == 0 ? "-" : value;
}
