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
    [InlineData("Headline\nLast updated: [|8 Feb 2024|] 14:05 GMT\nText.", "2024-02-08")]
    [InlineData("Headline\nPublished on [|February 8, 2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\n[|08/02/2024|] - 14:05\nText.", "2024-02-08")]
    [InlineData("Headline\nIssued on: [|08/02/2024|] - 14:05 Modified: 09/02/2024 - 10:00\nText.", "2024-02-08")]
    [InlineData("Headline\n[|02/08/2024|] 2:05 PM\nText.", "2024-02-08")]
    [InlineData("Headline\n[|02/08/2024|] 2:05:30 p.m.\nText.", "2024-02-08")]
    [InlineData("Headline\n[|08/02/2024|] 14:05 AST\nText.", "2024-02-08")]
    [InlineData("Headline\n[|02/08/2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\n[|2024/02/08|]\nText.", "2024-02-08")]
    [InlineData("Headline\n[|08.02.2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\nDate: [|08-02-2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\n[|08-Feb-2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\n[|2024-02-08|] 14:05:00\nText.", "2024-02-08")]
    [InlineData("Thursday, [|February 8, 2024|]\nA car blew up.", "2024-02-08")]
    [InlineData("BAGHDAD, [|Feb. 8, 2024|] (Agency) — A car blew up.", "2024-02-08")]
    [InlineData("Headline\nThu [|8 Feb 2024|] 14.05 GMT\nText.", "2024-02-08")]
    [InlineData("Headline\nUpdated 1405 GMT (2205 HKT) [|February 8, 2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\nUpdated on: [|February 8, 2024|] / 2:05 PM EST / Wire News\nText.", "2024-02-08")]
    [InlineData("Headline\nPosted: [|Feb 8, 2024|] / 02:05 PM EST\nText.", "2024-02-08")]
    [InlineData("Headline\n[|February 8, 2024|] at 2:05 p.m. EST\nText.", "2024-02-08")]
    [InlineData("Headline\nPublished at 02:05 pm on [|February 8, 2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\nThis article was first published on [|8 February 2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\nPublication date: [|8th February 2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\nLast Modified: [|February 08, 2024|], 14:05 IST\nText.", "2024-02-08")]
    [InlineData("Headline\nAnn Writer | Wire | [|8 Feb, 2024|]\nText.", "2024-02-08")]
    [InlineData("Headline\nBy Ann Writer, [|February 8 2024|]\nText.", "2024-02-08")]
    [InlineData("GENEVA ([|8 February 2024|]) – A car blew up in the middle of the town and killed two people, an official said.", "2024-02-08")]
    [InlineData("New York, [|8 February 2024|] - A car blew up in the middle of the town and killed two people, an official of the mission said.", "2024-02-08")]
    [InlineData("GOMA, [|8 February 2024|] /Wire/ -- A car blew up in the middle of the town and killed two people, an official said.", "2024-02-08")]
    [InlineData("Headline\nPublished [|Feb 8, 24|] by Ann Writer\nText.", "2024-02-08")]
    [InlineData("Saturday [|6 Aug 2016|] A barrage of air strikes hit a hospital in the north.", "2016-08-06")]
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
    [InlineData("BAGHDAD, Feb 8, 14:05 (Agency) - A drone hit a car.")]
    [InlineData("Headline\nUpdated Feb 8, 10 am\nText.")]
    [InlineData("Published 2 hours ago\nA drone hit a car.")]
    [InlineData("A drone hit a car.\nReleased from prison on 3 May 2019, he had gone back to his village and opened a shop that sold radios to soldiers.")]
    [InlineData("A drone hit a car.\nUpdated figures that the ministry put out on 3 May 2019 show that the number of such deeds has grown since the war.")]
    [InlineData("A drone hit a car.\nIssued on 3 May 2019, the report names nine officers who were there when the village burned, and none of them was tried.")]
    [InlineData("On 8 February 2024 - the day on which the war began for the people of the valley - a drone hit a car near the bridge.")]
    [InlineData("On 7 August 1998, bombs exploded in Dar es Salaam.")]
    [InlineData("0000-00-00\n00/00/0000\n99.99.9999\n31-31-2024\nText.")]
    public void Finds_none_where_there_is_none(string text) => Assert.Null(Finder.Find(text));

    [Fact]
    public void A_published_line_wins_over_a_dateline()
    {
        const string Text = "BOGOTA, 12 DEC 89 (AFP) -- A bomb went off.\nPublished 13 December 1989";
        Assert.Equal(new DateOnly(1989, 12, 13), Finder.Find(Text)!.Date);
    }
}
