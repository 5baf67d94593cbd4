using Casus.Knowledge;
using Casus.Language;
using Casus.Reports;

namespace Casus.Tests.Language;

public sealed class SentenceSplitterTests
{
    private static readonly TokenRules Rules = TokenRules.Load(DataFolder.Find());
    private static readonly SentenceSplitter Splitter = SentenceSplitter.Load(DataFolder.Find(), Rules);

    public static TheoryData<string> Cases => new(CaseFile.Lines("Language/Sentences.cases.txt"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sentences_end_where_the_table_says(string marked)
    {
        var text = marked.Replace(" ¶ ", " ", StringComparison.Ordinal);
        var sentences = Split(text, new Block(new(0, text.Length), BlockKind.Paragraph));
        Assert.Equal(marked, string.Join(" ¶ ", sentences.Spans.Select(s => s.In(text))));
    }

    [Fact]
    public void A_sentence_never_crosses_a_block()
    {
        const string Text = "Market hit\nShells fell";
        var sentences = Split(Text, new(new(0, 10), BlockKind.Title), new(new(11, 22), BlockKind.Paragraph));
        Assert.Equal([new(0, 10), new(11, 22)], sentences.Spans);
        Assert.Equal([BlockKind.Title, BlockKind.Paragraph], sentences.Blocks);
    }

    [Theory]
    [InlineData("TRAGEDY ON THE COAST Ferry sinks off Zuwara", 21)]
    [InlineData("BLASTED IN HIS CAR US drone wipes out commander", 19)]
    [InlineData("US and UK strike Houthi sites", -1)]
    [InlineData("GUNMEN KILL TWO IN GAO", -1)]
    public void A_line_in_capitals_before_a_headline_stands_for_itself(string title, int headline)
    {
        var sentences = Split(title, new Block(new(0, title.Length), BlockKind.Title));
        Assert.Equal(headline < 0 ? 1 : 2, sentences.Count);
        Assert.Equal(Math.Max(headline, 0), sentences.Spans[^1].Start);
    }

    [Fact]
    public void Words_outside_every_block_make_sentences_of_their_own()
    {
        const string Text = "one two three";
        Assert.Equal([new(0, 3), new(4, 7), new(8, 13)], Split(Text, new Block(new(4, 7), BlockKind.Caption)).Spans);
    }

    [Fact]
    public void A_sentence_without_end_is_cut_at_a_comma()
    {
        var text = string.Join(' ', Enumerable.Repeat("one two three, four", 200));
        var sentences = Split(text);
        Assert.All(Enumerable.Range(0, sentences.Count), s => Assert.True(sentences[s].Count <= SentenceSplitter.LongestSentence));
        Assert.All(sentences.Spans.SkipLast(1), s => Assert.EndsWith(",", s.In(text), StringComparison.Ordinal));
    }

    [Fact]
    public void Sentences_cover_every_token_of_any_text_once() => Texts.Hold(Texts.Hostile, text =>
    {
        var tokens = new Tokenizer(Rules).Tokenize(text);
        var sentences = Splitter.Split(tokens, []);
        var next = 0;
        for (var s = 0; s < sentences.Count; s++)
        {
            Assert.Equal(next, sentences[s].Start);
            Assert.InRange(sentences[s].Count, 1, SentenceSplitter.LongestSentence);
            next = sentences[s].End;
        }

        Assert.Equal(tokens.Count, next);
    });

    private static Sentences Split(string text, params Block[] blocks) =>
        Splitter.Split(new Tokenizer(Rules).Tokenize(text), [.. blocks]);
}
