using Casus.Grounding;
using Casus.Tests.Language;

namespace Casus.Tests.Grounding;

public sealed class PublicationDateFinderTests
{
    private static readonly PublicationDateFinder Finder = new(TimeCases.Patterns);

    [Theory]
    [InlineData("BOGOTA, [|12 DEC 89|] (AFP) -- [TEXT] A bomb went off.", "1989-12-12")]
    [InlineData("MADRID (SPAIN), [|8 JAN 90|] (DOMESTIC SERVICE) -- [TEXT] HERE", "1990-01-08")]
    [InlineData("SAN SALVADOR, [|3 JAN 90|] -- [REPORT] THE ARCE BATTALION", "1990-01-03")]
    [InlineData("BAGHDAD, [|Feb. 8, 2024|] - A drone hit a car.", "2024-02-08")]
    [InlineData("BAGHDAD, [|22 January 2021|] (TON): At least 35 people died.", "2021-01-22")]
    [InlineData("Headline\n\nBy Ann Writer\nPublished [|8 February 2024|], 11:42 | Updated 9 February 2024\n\nA car blew up.", "2024-02-08")]
    [InlineData("Headline\nLast updated: [|2024-02-08|]T11:42\nText of 1 January 2020.", "2024-02-08")]
    [InlineData("Headline\nBy Ann Writer | [|February 8th, 2024|]\nText.", "2024-02-08")]
    [InlineData("Friday [|23 June 2023|]\nAn explosion tore through a restaurant.", "2023-06-23")]
    [InlineData("[|05/23/2014|] Nigeria (Agency) - Nineteen people died.", "2014-05-23")]
    [InlineData("[|3 June 2019|] 09:03 (UTC+04:00)\nForces moved in.", "2019-06-03")]
    [InlineData("A car blew up.\n\nMore text.\n\nFirst published on [|8 February 2024|]", "2024-02-08")]
    public void Finds_the_date(string marked, string expected)
    {
        var (text, spans) = TimeCases.Unmark(marked);
        var found = Finder.Find(text);
        Assert.NotNull(found);
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd"), found.Date);
        Assert.Equal(TimeAnchorKind.Dateline, found.Kind);
        Assert.Equal(Assert.Single(spans), found.Evidence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("BAGHDAD, Feb 8 (Agency) - A drone hit a car.")]
    [InlineData("World Kitchen announced on April 2nd, 2024 that it was stopping work in Gaza at once, after a strike on its convoy killed seven.")]
    [InlineData("He was born on 8 February 1964 and died on Monday.")]
    [InlineData("It was published on 31 February 2024 (so they say)")]
    [InlineData("Published yesterday\nBy 8 February they were gone, 2024 fighters in all.")]
    [InlineData("\uD800\n\n\uDFFF, 8 -- 2024")]
    public void Finds_none_where_there_is_none(string text) => Assert.Null(Finder.Find(text));

    [Fact]
    public void A_published_line_wins_over_a_dateline()
    {
        const string Text = "BOGOTA, 12 DEC 89 (AFP) -- A bomb went off.\nPublished 13 December 1989";
        Assert.Equal(new DateOnly(1989, 12, 13), Finder.Find(Text)!.Date);
    }
}
