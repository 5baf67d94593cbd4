using System.Globalization;
using Casus.Knowledge.Actors;

namespace Casus.Tests.Knowledge.Actors;

public sealed class OfficeTests
{
    private static readonly string[] Sectors =
        ["GOV", "LEG", "MIL", "COP", "SPY", "JUD", "PTY", "OPP", "REL", "IGO", "PRE", "REB", "PRM", "UAF", "CRM"];

    private static IEnumerable<Actor> Persons => ActorCases.Register.Actors.Where(a => a.Type.IsPerson);

    [Theory]
    [InlineData("2017-01-20/2021-01-20 GOV president", "2017-01-20..2021-01-20 GOV president")]
    [InlineData("2014/2015-02 GOV foreign minister", "2014-01-01..2015-02-28 GOV foreign minister")]
    [InlineData("1986/.. GOV president", "1986-01-01.. GOV president, goes on")]
    [InlineData("1986/ GOV president", "1986-01-01.. GOV president")]
    [InlineData("/2011-05-02 REB leader of al-qaeda", "..2011-05-02 REB leader of al-qaeda of al-qaeda")]
    [InlineData("REB commander of the PKK", ".. REB commander of the PKK")]
    [InlineData("2017/.. IGO@UNO secretary-general of the United Nations", "2017-01-01.. IGO UNO secretary-general of the United Nations, goes on")]
    [InlineData("2021/2017 GOV president", "nothing")]
    [InlineData("2017-13/.. GOV president", "nothing")]
    [InlineData("soon/later GOV president", "nothing")]
    [InlineData("2017/2018 government president", "nothing")]
    [InlineData("2017/2018 GOV", "nothing")]
    [InlineData("", "nothing")]
    public void An_office_is_dates_a_sector_and_a_title(string field, string expected)
    {
        var office = Office.TryParse(field, id => id == "al-qaeda");

        Assert.Equal(expected, office is null ? "nothing" : Written(office));
    }

    [Fact]
    public void Every_person_has_offices_with_sectors_in_order_and_nothing_else()
    {
        Assert.True(Persons.Count() > 800);
        Assert.All(Persons, a => Assert.NotEmpty(a.Offices));
        Assert.All(Persons.SelectMany(a => a.Offices), o => Assert.Contains(o.Sector, Sectors));
        Assert.All(Persons, a => Assert.Equal(a.Offices.OrderBy(o => o.From), a.Offices));
        Assert.All(Persons, a => Assert.True(a.Operates.IsEmpty && a.Parent is null && a.Statuses.IsEmpty, a.Id));
    }

    [Fact]
    public void An_office_of_an_entry_names_one_that_there_is()
    {
        var lost = Persons.SelectMany(a => a.Offices.Select(o => (a, o)))
            .Where(x => x.o.Of is null && x.o.Title.Split(" of ")[^1] is var end && end != x.o.Title && end.Contains('-', StringComparison.Ordinal)
                && !end.Contains(' ', StringComparison.Ordinal) && end == end.ToLowerInvariant())
            .Select(x => $"{x.a}: {x.o.Title}");

        Assert.Empty(lost);
    }

    [Fact]
    public void A_file_of_persons_holds_no_private_fields()
    {
        string[] known = ["id", "name", "alias", "weak", "common", "country", "held"];

        Assert.All(ActorCases.Data.Stanzas("actors/leaders.txt"), s => Assert.All(s.Keys, k => Assert.Contains(k, known)));
    }

    [Theory]
    [InlineData("nicolas-sarkozy", "2001-01-01", "")]
    [InlineData("nicolas-sarkozy", "2010-01-01", "GOV")]
    [InlineData("nicolas-sarkozy", "2020-01-01", "ELI")]
    [InlineData("daniel-ortega", "1985-06-01", "GOV")]
    [InlineData("daniel-ortega", "1999-06-01", "OPP")]
    [InlineData("mahamat-nour-abdelkerim", "2006-06-01", "REB")]
    [InlineData("riek-machar", "2014-06-01", "REB")]
    [InlineData("riek-machar", "2021-06-01", "GOV")]
    [InlineData("abu-bakr-al-baghdadi", "2021-06-01", "REB")]
    public void The_sector_is_that_of_the_office_held_then(string id, string day, string sector)
    {
        Assert.True(ActorCases.Register.TryGet(id, out var actor));

        Assert.Equal(sector, actor.SectorOn(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
        Assert.Equal("person", actor.TypeOn(DateOnly.Parse(day, CultureInfo.InvariantCulture)).Name);
    }

    [Fact]
    public void The_lead_of_a_criminal_organisation_is_a_dated_claim()
    {
        var claims = Persons.SelectMany(a => a.Offices.Where(o => o.Sector == "CRM"));

        Assert.All(claims, o => Assert.True(o.From is not null || o.To is not null, o.Title));
    }

    [Theory]
    [InlineData("General [|John Kelly|] spoke.", "MIL")]
    [InlineData("[|John Kelly|], the White House chief of staff, spoke.", "GOV")]
    [InlineData("Former general [|John Kelly|] spoke.", "ELI")]
    [InlineData("[|John Kelly|], formerly commander of the Southern Command, spoke.", "ELI")]
    [InlineData("The reformer, General [|John Kelly|], spoke.", "MIL")]
    [InlineData("Aid went to the former colony. General [|John Kelly|] spoke.", "MIL")]
    [InlineData("He met Gen. [|John Kelly|]. A former aide spoke.", "MIL")]
    [InlineData("Former Gen. [|John Kelly|] spoke.", "ELI")]
    public void A_title_beside_the_name_tells_the_sector_of_a_text_without_a_date(string marked, string sector)
    {
        var (text, spans) = Language.TimeCases.Unmark(marked);
        Assert.True(ActorCases.Register.TryGet("john-kelly", out var actor));

        Assert.Equal(sector, ActorCases.Register.SectorOf(actor, text, Assert.Single(spans), null));
    }

    [Fact]
    public void Heads_of_most_states_are_known()
    {
        var countries = Persons.Where(a => a.Offices.Any(o => o.Sector == "GOV")).Select(a => a.Country).Distinct().Count();

        Assert.True(countries > 170, $"only {countries}");
    }

    private static string Written(Office o) => string.Create(
        CultureInfo.InvariantCulture,
        $"{o.From:yyyy-MM-dd}..{o.To:yyyy-MM-dd} {o.Sector} {(o.Country.Length > 0 ? o.Country + " " : "")}{o.Title}{(o.Of is null ? "" : " of " + o.Of)}{(o.Written.EndsWith("/..", StringComparison.Ordinal) ? ", goes on" : "")}");
}
