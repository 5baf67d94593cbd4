using Casus.Knowledge.Places;

namespace Casus.Tests.Knowledge.Places;

public sealed class PlaceKeyTests
{
    [Theory]
    [InlineData("Al-Ḩasakah", "AL HASAKAH")]
    [InlineData("Ta‘izz", "taizz")]
    [InlineData("Saint-Denis", "Saint  Denis")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Ærø", "aero")]
    [InlineData("D.C.", "DC")]
    [InlineData("N'Djamena", "N’Djamena")]
    [InlineData("Thủ Đức", "Thu Duc")]
    [InlineData("İzmir", "Izmir")]
    public void Case_diacritics_apostrophes_and_hyphens_make_no_difference(string one, string other) =>
        Assert.Equal(PlaceKey.Of(one), PlaceKey.Of(other));

    [Theory]
    [InlineData("Mosul", "Mosuls")]
    [InlineData("New York", "Newyork")]
    [InlineData("York New", "New York")]
    [InlineData("Мосул", "Mosul")]
    public void Different_names_have_different_keys(string one, string other) => Assert.NotEqual(PlaceKey.Of(one).Hash, PlaceKey.Of(other).Hash);

    [Fact]
    public void A_key_built_word_by_word_is_the_key_of_the_whole()
    {
        var key = PlaceKey.Of("Deir").Append("ez").Append("-").Append("Zor");
        Assert.Equal(PlaceKey.Of("Deir ez-Zor"), key);
        Assert.Equal(3, key.Words);
        Assert.Equal(PlaceKey.Of("Deir").FirstWord, key.FirstWord);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ’ ")]
    [InlineData("\u200F\u0301")]
    public void What_folds_to_nothing_has_no_words(string name) => Assert.Equal(0, PlaceKey.Of(name).Words);

    [Fact]
    public void Lone_surrogates_are_taken_as_they_are() => Assert.Equal(1, PlaceKey.Of("\uD800").Words);
}
