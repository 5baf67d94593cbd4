using Casus.Grounding;

namespace Casus.Tests.Grounding;

/// <summary>Spellings of one name meet in one key.</summary>
public sealed class NameKeysTests
{
    [Theory]
    [InlineData("Köln", "Koln")]
    [InlineData("Kata’ib Hezbollah", "KATAIB HEZBOLLAH")]
    [InlineData("the al-Nusra Front", "Al Nusra Front")]
    [InlineData("Al-Ḩasakah", "al Hasakah")]
    [InlineData("U.S.", "US")]
    [InlineData("Łódź", "Lodz")]
    [InlineData("ДОНЕЦК", "Донецк")]
    public void Case_accents_hyphens_and_articles_make_no_difference(string a, string b) => Assert.Equal(NameKeys.Fold(a), NameKeys.Fold(b));

    [Fact]
    public void Other_names_have_other_keys() => Assert.NotEqual(NameKeys.Fold("Mosul"), NameKeys.Fold("Mosel"));
}
