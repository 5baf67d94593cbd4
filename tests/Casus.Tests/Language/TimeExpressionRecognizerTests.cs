using Casus.Knowledge;
using Casus.Language;
using Casus.Language.English.Times;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Tests.Language;

public sealed class TimeExpressionRecognizerTests
{
    public static TheoryData<string, string> Cases => new(TimeCases.Rows("Language/TimeExpressions.cases.txt").Select(r => (r[0], r.Length > 1 ? r[1] : "")));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Finds_exactly_the_marked_words(string marked, string types)
    {
        var (text, spans) = TimeCases.Unmark(marked);
        var found = Find(text);
        Assert.Equal(spans.Select(s => s.In(text)), found.Select(t => t.Span.In(text)));
        Assert.Equal(spans, found.Select(t => t.Span));
        Assert.Equal(types, string.Join(' ', found.Select(t => t.Type.ToString().ToUpperInvariant())));
    }

    [Theory]
    [InlineData("a 12-day siege", "12-day")]
    [InlineData("a 12¦-¦day siege", "12-day")]
    [InlineData("at 9.30pm on Monday", "9.30pm on Monday")]
    [InlineData("at 9.30¦pm on Monday", "9.30pm on Monday")]
    [InlineData("on Feb. 7", "Feb. 7")]
    [InlineData("on Feb¦. 7", "Feb. 7")]
    [InlineData("on 2024-02-08 it", "2024-02-08")]
    [InlineData("on 2024¦-¦02¦-¦08 it", "2024-02-08")]
    [InlineData("the '80s were", "the '80s")]
    [InlineData("the '¦80s were", "the '80s")]
    [InlineData("last year's third quarter", "last year's third quarter")]
    [InlineData("last year¦'s third quarter", "last year's third quarter")]
    [InlineData("mid-January raid", "mid-January")]
    [InlineData("mid¦-¦January raid", "mid-January")]
    [InlineData("a 34-year-old man", "34-year-old")]
    [InlineData("a 34¦-¦year¦-¦old man", "34-year-old")]
    public void Tokens_may_be_whole_or_in_pieces(string marked, string expected)
    {
        var reading = new TimeExpressionRecognizer(TimeCases.Patterns).Apply(TimeCases.CutAt(marked, "2024-02-08"));
        var found = Assert.Single(reading.Get(TimeExpression.Layer));
        Assert.Equal(expected, found.Span.In(reading.Text));
    }

    [Fact]
    public void Capitals_change_nothing()
    {
        const string Text = "Gunmen attacked the post at 21:30 on Wednesday, two days after the raid of January 5, 1990, and again early on Feb. 8.";
        Assert.Equal(Find(Text).Select(t => t.Span), Find(Text.ToUpperInvariant()).Select(t => t.Span));
    }

    [Fact]
    public void Nothing_is_found_across_the_end_of_a_sentence()
    {
        var found = Find("They left on Monday\n5 January was quiet.");
        Assert.Equal(["Monday", "5 January"], found.Select(t => t.Span.In("They left on Monday\n5 January was quiet.")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("\uD800 Monday \uDFFF - -- ---")]
    [InlineData("'9 '99 ' 9's 9th-th-th 1/2/3/4 99:99 -1-1- 24:00:00 00.00.00")]
    [InlineData("999999999999999999 years ago 99999999999 BC, 31/31/2024")]
    public void Odd_text_does_no_harm(string text)
    {
        foreach (var time in Find(text))
            Assert.InRange(time.Span.End, time.Span.Start + 1, text.Length);
    }

    [Fact]
    public void Expressions_stand_in_text_order_without_overlap()
    {
        var text = string.Join(' ', TimeCases.Rows("Language/TimeExpressions.cases.txt").Select(r => TimeCases.Unmark(r[0]).Text));
        var found = Find(text);
        Assert.True(found.Length > 60);
        for (var i = 1; i < found.Length; i++)
            Assert.True(found[i - 1].Span.End <= found[i].Span.Start);
    }

    [Fact]
    public void A_long_line_takes_time_in_proportion_to_its_length()
    {
        var line = string.Concat(Enumerable.Repeat("early late last next 3 4 5 May 6 year year ago on the first second third ", 4000));
        var reading = TimeCases.Cut(new Report { Id = "long", Text = line });
        var tokens = reading.Get(Tokens.Layer);
        var whole = Reading.Of(reading.Report).With(Tokens.Layer, tokens)
            .With(Sentences.Layer, new Sentences(tokens, [new(0, tokens.Count)], [BlockKind.Paragraph]));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(new TimeExpressionRecognizer(TimeCases.Patterns).Apply(whole).Get(TimeExpression.Layer));
        
        // Far above what a busy machine needs, far below what a quadratic search would take.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{tokens.Count} tokens took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("pattern: a\ntype: DATE\ntokens: {nothing}", "CAS0313", "there is no word class 'nothing'")]
    [InlineData("pattern: a\ntype: DATE\ntokens: <nothing>", "CAS0314", "there is no pattern or group 'nothing'")]
    [InlineData("pattern: a\nas: b\ntokens: x <b>", "CAS0314", "the group 'b' holds itself")]
    [InlineData("pattern: a\ntype: YEAR\ntokens: x", "CAS0313", "the type 'YEAR' is unknown")]
    [InlineData("pattern: a\ntype: DATE\ntokens: (x", "CAS0313", "a parenthesis is not closed")]
    [InlineData("pattern: a\ntokens: x\n\npattern: a\ntokens: y", "CAS0313", "there are two patterns named 'a'")]
    [InlineData("class: a\nwords: two words", "CAS0316", "'two words' is not one word")]
    [InlineData("word: a", "CAS0312", "the stanza is none of")]
    [InlineData("pattern: a\ntype: DATE", "CAS0302", "the field 'tokens' is missing")]
    public void A_damaged_pattern_file_is_told_with_file_and_line(string file, string code, string message)
    {
        var error = Assert.Throws<CasusException>(() => TimePatternReader.Read(Stanza.ReadAll("times/test.txt", new StringReader(file))));
        Assert.Equal(code, error.Code);
        Assert.StartsWith("times/test.txt:", error.Where, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static TimeExpression[] Find(string text)
    {
        var reading = TimeCases.Cut(new Report { Id = "case", Text = text });
        return [.. new TimeExpressionRecognizer(TimeCases.Patterns).Apply(reading).Get(TimeExpression.Layer)];
    }
}
