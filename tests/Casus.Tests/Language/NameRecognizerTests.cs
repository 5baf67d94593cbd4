using Casus.Language;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Language;

public sealed class NameRecognizerTests
{
    [Theory]
    [InlineData("Police arrested [|John Carter|] in [|Leeds|].", "Person Place")]
    [InlineData("[|Angela Merkel|] met leaders in [|Paris|].", "Person Place")]
    [InlineData("Fighting broke out near [|Mosul|].", "Place")]
    [InlineData("The [|United Nations|] condemned it.", "Organisation")]
    public void A_name_is_found_with_its_kind(string marked, string kinds)
    {
        var (text, spans) = TimeCases.Unmark(marked);
        var reading = Standard.Parse(text);
        var names = reading.Get(NameMention.Layer);
        Assert.Equal(spans, names.Select(n => reading.Get(Tokens.Layer).SpanOf(n.Range)));
        Assert.Equal(kinds, string.Join(' ', names.Select(n => n.Kind)));
    }

    [Theory]
    [InlineData("The gunmen fled.")]
    [InlineData("Three people were killed on Wednesday.")]
    public void A_sentence_without_names_has_none(string text) => Assert.Empty(Standard.Parse(text).Get(NameMention.Layer));

    [Fact]
    public void Names_in_any_text_ascend_and_stand_inside_one_sentence() => Texts.Hold(Texts.Hostile, text =>
    {
        var reading = Standard.Parse(text);
        var sentences = reading.Get(Sentences.Layer);
        var at = 0;
        foreach (var name in reading.Get(NameMention.Layer))
        {
            Assert.True(name.Range.Start >= at && !name.Range.IsEmpty);
            Assert.Equal(sentences.Holding(name.Range.Start), sentences.Holding(name.Range.End - 1));
            at = name.Range.End;
        }
    });
}
