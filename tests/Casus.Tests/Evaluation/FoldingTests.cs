using Casus.Evaluation.Measures;

namespace Casus.Tests.Evaluation;

public sealed class FoldingTests
{
    private static readonly Folding Folding = Folding.From(GoldFolder.Data);

    [Theory]
    [InlineData("Bogotá", "Bogota")]
    [InlineData("Þórshöfn", "Þorshofn")]
    [InlineData("Ž\u0301ilina", "Zilina")]
    [InlineData("Київ", "Київ")]
    [InlineData(null, "")]
    public void Accents_come_off_Latin_letters_and_other_scripts_stay(string? text, string expected) =>
        Assert.Equal(expected, Folding.WithoutAccents(text));

    [Theory]
    [InlineData("  Al-Shabaab’s ", "al shabaabs")]
    [InlineData("São Tomé, 2º", "sao tome 2o")]
    [InlineData("Київ", "")]
    public void A_key_is_lower_case_ASCII_words(string text, string expected) => Assert.Equal(expected, Folding.Key(text));
}
