using System.Globalization;
using Casus.Knowledge;
using Casus.Language;

namespace Casus.Tests.Language;

public sealed class NumberReaderTests
{
    private static readonly TokenRules Rules = TokenRules.Load(DataFolder.Find());
    private static readonly NumberReader Reader = new(DiscourseCues.Load(DataFolder.Find()));

    public static TheoryData<string, string> Cases => CaseFile.Pairs("Language/Numbers.cases.txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_phrase_means_what_the_table_says(string marked, string expected)
    {
        var (text, spans) = TimeCases.Unmark(marked);
        var tokens = new Tokenizer(Rules).Tokenize(text);
        var number = Read(tokens, tokens.RangeOf(spans.Single()).Start);
        Assert.Equal(expected, number is null ? "nothing" : $"{Words(number.Low)} {Words(number.Best)} {Words(number.High)}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_range_never_contradicts_itself(string marked, string expected)
    {
        _ = expected;
        var tokens = new Tokenizer(Rules).Tokenize(TimeCases.Unmark(marked).Text);
        for (var t = 0; t < tokens.Count; t++)
        {
            if (Read(tokens, t) is not { } number)
                continue;
            Assert.True((number.Low ?? 0) <= (number.Best ?? int.MaxValue) && (number.Best ?? 0) <= (number.High ?? int.MaxValue), $"{number}");
            Assert.True(number.Range.Contains(t), $"{number} was read at {t}");
        }
    }

    [Theory]
    [InlineData("99999999999 people")]
    [InlineData("9999999999999999999999 people")]
    [InlineData("four thousand million million people")]
    public void A_number_too_large_to_count_does_no_harm(string text)
    {
        var tokens = new Tokenizer(Rules).Tokenize(text);
        for (var t = 0; t < tokens.Count; t++)
            Assert.True(Read(tokens, t) is not { Low: < 0 });
    }

    [Fact]
    public void No_word_before_the_phrase_belongs_to_its_number()
    {
        var tokens = new Tokenizer(Rules).Tokenize("at least 12");
        Assert.Equal(NumberBound.None, Reader.At(tokens, 2, from: 2)!.Bound);
    }

    private static NumberPhrase? Read(Tokens tokens, int token) => Reader.At(tokens, token, 0);

    private static string Words(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
