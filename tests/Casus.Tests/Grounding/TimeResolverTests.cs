using Casus.Grounding;
using Casus.Language;
using Casus.Reports;
using Casus.Tests.Language;

namespace Casus.Tests.Grounding;

public sealed class TimeResolverTests
{
    public static TheoryData<string, string, string, string> Cases =>
        new(TimeCases.Rows("Grounding/TimeValues.cases.txt").Select(r => (r[0], r[1], r[2], r.Length > 3 ? r[3] : "")));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_the_marked_words_their_value(string published, string marked, string value, string days)
    {
        var (text, spans) = TimeCases.Unmark(marked);
        var time = Assert.Single(Resolve(text, published), t => t.Span == Assert.Single(spans));
        Assert.Equal(value, $"{time.Type.ToString().ToUpperInvariant()} {time.Value ?? "-"}{(time.Modifier is { } mod ? " " + mod : "")}");
        if (days.Length > 0)
            Assert.Equal(days, time.Days is { } range ? $"{range.Start:yyyy-MM-dd}..{range.End:yyyy-MM-dd}" : "-");
    }

    [Fact]
    public void There_is_one_value_for_each_expression()
    {
        foreach (var row in TimeCases.Rows("Language/TimeExpressions.cases.txt"))
        {
            var reading = TimeCases.Read(TimeCases.Unmark(row[0]).Text, "2024-02-08");
            Assert.Equal(reading.Get(TimeExpression.Layer).Select(t => t.Span), reading.Get(ResolvedTime.Layer).Select(t => t.Span));
            Assert.All(reading.Get(ResolvedTime.Layer), t => Assert.False(t.Rule.EndsWith(":unread", StringComparison.Ordinal), t.ToString()));
        }
    }

    [Fact]
    public void Without_any_anchor_a_relative_time_has_no_value_and_says_why()
    {
        var time = Assert.Single(Resolve("Two guards died on Wednesday.", null));
        Assert.Null(time.Value);
        Assert.Null(time.Days);
        Assert.Null(time.Anchor);
        Assert.Equal("weekday:no-anchor", time.Rule);
        Assert.Equal(DatePrecision.Unknown, time.Precision);
    }

    [Fact]
    public void Without_any_anchor_a_date_without_year_keeps_what_is_known()
    {
        var time = Assert.Single(Resolve("Two guards died on February 7.", null));
        Assert.Equal("XXXX-02-07", time.Value);
        Assert.Null(time.Days);
    }

    [Fact]
    public void The_callers_date_of_publication_is_the_anchor()
    {
        var time = Assert.Single(Resolve("Two guards died on Wednesday.", "2024-02-08"));
        Assert.Equal(new(new(2024, 2, 8), TimeAnchorKind.PublishedOn, null), time.Anchor);
    }

    [Fact]
    public void A_dateline_is_the_anchor_where_the_caller_gave_none()
    {
        const string Text = "BAGHDAD, 8 February 2024 (Agency) - Two guards died on Wednesday.";
        var time = Resolve(Text, null)[^1];
        Assert.Equal("2024-02-07", time.Value);
        Assert.Equal(TimeAnchorKind.Dateline, time.Anchor!.Kind);
        Assert.Equal("8 February 2024", time.Anchor.Evidence!.Value.In(Text));
    }

    [Fact]
    public void The_next_day_is_counted_from_the_date_told_last_and_shows_it()
    {
        const string Text = "The raid was on January 28. The next day the group stopped its attacks.";
        var time = Resolve(Text, "2024-02-08")[^1];
        Assert.Equal("2024-01-29", time.Value);
        Assert.Equal(TimeAnchorKind.Narrative, time.Anchor!.Kind);
        Assert.Equal("January 28", time.Anchor.Evidence!.Value.In(Text));
    }

    [Theory]
    [InlineData("31 February 2024")]
    [InlineData("30 February")]
    [InlineData("99 years ago and 9999 years ago and 99999999 weeks ago")]
    [InlineData("in 9999, December 31, 9999, the next day, a day later, a year later, a century later")]
    [InlineData("0000-00-00 and 0001-01-01, a day earlier, two weeks earlier, 9999-12-31, a week later")]
    [InlineData("24/31/9999 at 24:59, 99 p.m., 25:00")]
    [InlineData("29 February 2023, 31 April, the 31st of June, February 30, 2024, from 30 February to 3 March 2021")]
    [InlineData("Eid al-Fitr 0001, Ramadan 9999, Passover 9998, Nowruz 1600, Orthodox Easter 9998, Lunar New Year 2100, the 99th day of Eid")]
    [InlineData("from 9999-12-30 to 9999-12-31, between December 31, 9999 and January 1, 0000, the night of December 31-32, overnight Tuesday to Monday")]
    [InlineData("2460 hours, 9999 GMT, 24:00Z, 0000Z, 23:59 on 31 December 9999, 00:00 on 1 January 0001, 25:61 local time")]
    [InlineData("fiscal 0000, fiscal 9999, the fiscal ninth quarter, year 0, the year 9999, in 10000")]
    [InlineData("the 99th century, the 0th quarter, the ninth quarter")]
    public void Impossible_dates_have_no_days_and_do_no_harm(string text)
    {
        foreach (var published in new[] { "2024-02-08", "0001-01-01", "9999-12-31", null })
        {
            foreach (var time in Resolve(text, published))
                Assert.True(time.Days is not { } days || days.Start <= days.End);
        }
    }

    [Fact]
    public void The_thirty_first_of_February_has_no_value()
    {
        var time = Assert.Single(Resolve("It was signed on 31 February 2024.", "2024-03-01"));
        Assert.Null(time.Value);
        Assert.EndsWith(":no-such-date", time.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It was signed on 31 February 2024.", "no-such-date")]
    [InlineData("It was signed on 29 February 2023.", "no-such-date")]
    [InlineData("It was signed in fiscal 2023.", "fiscal-year")]
    public void What_has_no_days_says_why(string text, string reason)
    {
        var time = Assert.Single(Resolve(text, "2024-03-01"));
        Assert.Null(time.Days);
        Assert.Equal(reason, time.WhyUnknown);
    }

    [Theory]
    [InlineData("2024-02-08T23:30+05:00")]
    [InlineData("2024-02-08T00:10-11:00")]
    [InlineData("2024-02-08T12:00Z")]
    public void A_zone_moves_no_day(string published)
    {
        Assert.Equal("2024-02-07", Assert.Single(Resolve("It was hit on Wednesday.", published)).Value);
        Assert.Equal("2024-02-07T23:30", Assert.Single(Resolve("It was hit at 2330 GMT on Wednesday.", published)).Value);
    }

    [Fact]
    public void A_bare_time_of_day_has_no_day_of_its_own()
    {
        var times = Resolve("It was a dawn raid on Monday. It ended at 9 a.m. on Tuesday.", "2024-02-08");
        Assert.Equal([false, true, true], times.Select(t => t.HasOwnDay));
    }

    [Fact]
    public void A_pattern_with_an_unknown_rule_is_refused()
    {
        var patterns = Casus.Language.English.Times.TimePatternReader.Read(
            Casus.Knowledge.Stanza.ReadAll("times/test.txt", new StringReader("pattern: a\ntype: DATE\ntokens: someday\nvalue: guess")));
        Assert.Equal("CAS0315", Assert.Throws<CasusException>(() => new TimeResolver(patterns)).Code);
    }

    [Fact]
    public void A_feast_that_lasts_no_number_of_days_is_refused()
    {
        var stanzas = Casus.Knowledge.Stanza.ReadAll("times/test.txt", new StringReader("holiday: Feast\ndate: 01-01\nlasts: long"));
        var error = Assert.Throws<CasusException>(() => Casus.Language.English.Times.TimePatternReader.Read(stanzas));
        Assert.Equal("CAS0306", error.Code);
        Assert.Contains("'lasts' must be a whole number of days, not 'long'", error.Message, StringComparison.Ordinal);
    }

    private static System.Collections.Immutable.ImmutableArray<ResolvedTime> Resolve(string text, string? published) =>
        TimeCases.Read(text, published).Get(ResolvedTime.Layer);
}
