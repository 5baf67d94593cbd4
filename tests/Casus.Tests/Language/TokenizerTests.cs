using Casus.Knowledge;
using Casus.Language;

namespace Casus.Tests.Language;

public sealed class TokenizerTests
{
    private static readonly Tokenizer Tokenizer = new(TokenRules.Load(DataFolder.Find()));

    public static TheoryData<string, string> Cases => CaseFile.Pairs("Language/Tokens.cases.txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_is_cut_as_in_the_table(string text, string tokens) => Assert.Equal(tokens, string.Join(' ', Words(text)));

    [Fact]
    public void Any_text_is_cut_into_tokens_that_ascend_and_hold_every_letter_and_digit() => Texts.Hold(Texts.Hostile, text =>
    {
        var tokens = Tokenizer.Tokenize(text);
        var at = 0;
        for (var t = 0; t < tokens.Count; t++)
        {
            var span = tokens.SpanOf(t);
            Assert.True(span.Start >= at && span.Length > 0 && span.End <= text.Length, $"token {t} at {span}");
            Assert.DoesNotContain(span.In(text), char.IsWhiteSpace);
            Assert.DoesNotContain(text[at..span.Start], char.IsLetterOrDigit);
            at = span.End;
        }

        Assert.DoesNotContain(text[at..], char.IsLetterOrDigit);
    });

    [Fact]
    public void A_pair_of_surrogates_is_never_parted() => Texts.Hold(Texts.Hostile, text =>
    {
        var tokens = Tokenizer.Tokenize(text);
        for (var t = 0; t < tokens.Count; t++)
            Assert.False(tokens.Starts[t] > 0 && char.IsSurrogatePair(text, tokens.Starts[t] - 1), $"token {t} begins inside a character");
    });

    [Fact]
    public void What_stands_before_a_space_is_cut_the_same_whatever_follows() => Texts.Hold(Texts.Hostile, text =>
    {
        var alone = Words(text + "\nend of it");
        var followed = Words(text + "\nend of it all");
        Assert.Equal(alone, followed.Take(alone.Count));
    });

    [Theory]
    [InlineData("(")]
    [InlineData("a-")]
    [InlineData("'")]
    [InlineData("1.")]
    [InlineData("A.")]
    [InlineData("@.")]
    [InlineData("\u0301")]
    public void A_million_characters_without_a_space_are_cut(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var tokens = Tokenizer.Tokenize(text);
        Assert.True(tokens.Count > 0);
        // Beyond the limit a report is not read.
        Assert.InRange(tokens.Ends[tokens.Count - 1], Casus.Language.Tokenizer.LongestText - unit.Length, Casus.Language.Tokenizer.LongestText);
    }

    private static List<string> Words(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        return [.. Enumerable.Range(0, tokens.Count).Select(t => tokens[t].ToString())];
    }
}
