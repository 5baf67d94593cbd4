using System.Text.Json;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Tests.Exports;

/// <summary>How exactly place and day are known, in the numbers of each format; who is public; whose word counts.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData(LocationPrecision.Exact, LocationRelation.In, "1", "1", 5)]
    [InlineData(LocationPrecision.Neighbourhood, LocationRelation.In, "1", "1", 5)]
    [InlineData(LocationPrecision.City, LocationRelation.In, "1", "1", 4)]
    [InlineData(LocationPrecision.City, LocationRelation.Near, "2", "2", 4)]
    [InlineData(LocationPrecision.Admin2, LocationRelation.In, "2", "3", 3)]
    [InlineData(LocationPrecision.Admin1, LocationRelation.In, "3", "4", 2)]
    [InlineData(LocationPrecision.Country, LocationRelation.In, null, "6", 1)]
    [InlineData(LocationPrecision.Area, LocationRelation.In, "3", "5", null)]
    public void Places(LocationPrecision precision, LocationRelation relation, string? acled, string ged, int? plover)
    {
        var strike = ExportFixture.Strike();
        var record = ExportFixture.StrikeRecord();
        var location = new Casus.Records.EventLocation { Name = "Baghdad", Relation = relation, GeonameId = 98182, Precision = precision };
        var source = new ExportFixture.Source(
            [strike with { Location = strike.Location! with { Precision = precision } }], [record with { Events = [record.Events[0] with { Location = location }] }]);
        Assert.Equal(acled, Value(source, "acled", "geo_precision"));
        Assert.Equal(ged, Value(source, "ged", "where_prec"));
        using var events = JsonDocument.Parse(ExportFixture.Export(source, "plover", "internal")["plover.json"]);
        Assert.Equal(plover, events.RootElement[0].GetProperty("event_loc").TryGetProperty("resolution", out var found) ? found.GetInt32() : null);
    }

    [Theory]
    [InlineData("2024-02-07", "2024-02-07", "day", "1", "2024-02-07", "1")]
    [InlineData("2024-02-07", "2024-02-09", "days", "2", "2024-02-08", "2")]
    [InlineData("2024-02-05", "2024-02-11", "week", "2", "2024-02-08", "3")]
    [InlineData("2024-02-01", "2024-02-29", "month", "3", "2024-02-15", "4")]
    [InlineData("2024-01-01", "2024-03-30", "year", null, null, "5")]
    [InlineData("2024-01-01", "2024-03-30", "unknown", null, null, null)]
    public void Days(string start, string end, string precision, string? acled, string? day, string? ged)
    {
        var source = Only(ExportFixture.Strike() with { Date = new(start, end, precision) });
        Assert.Equal(acled, Value(source, "acled", "time_precision"));
        Assert.Equal(day, Value(source, "acled", "event_date"));
        Assert.Equal(ged, Value(source, "ged", "date_prec"));
    }

    [Fact]
    public void Without_a_number_of_dead_ACLED_has_none_and_GED_no_row()
    {
        var source = Only(ExportFixture.Strike() with { Casualties = new() { Killed = new() { Low = 0, Best = 0, High = null, DerivedFrom = "no-toll-in-reports" } } });
        Assert.Equal("0", Value(source, "acled", "fatalities"));
        Assert.Null(Value(source, "ged", "best"));
    }

    [Fact]
    public void Two_targets_of_one_strike_are_two_rows_and_the_dead_are_divided()
    {
        var strike = ExportFixture.Strike();
        var claim = strike.Claims[4] with { Value = new() { Name = "Islamic State", ActorId = "islamic-state" } };
        var part = strike.Participants[1] with { Name = "Islamic State", ActorId = "islamic-state", Claims = [strike.Claims.Length] };
        var table = LoadedTable.Of(ExportFixture.Export(
            Only(strike with { Claims = strike.Claims.Add(claim), Participants = strike.Participants.Add(part), Casualties = new() { Killed = new() { Low = 3, Best = 3, High = 3 } } }), "acled")["acled.csv"]);
        Assert.Equal(["Islamic State", "Kata'ib Hezbollah"], Enumerable.Range(0, 2).Select(r => table[r, "actor2"]));
        Assert.Equal([2, 1], Enumerable.Range(0, 2).Select(r => table.Number(r, "fatalities")));
    }

    [Fact]
    public void An_army_is_state_forces_at_home_and_external_abroad()
    {
        var strike = ExportFixture.Strike();
        Assert.Equal("External/Other forces", Value(Only(strike), "acled", "inter1"));
        Assert.Equal("State forces", Value(Only(strike with { Location = strike.Location! with { Country = "USA" } }), "acled", "inter1"));
    }

    [Fact]
    public void Who_the_dead_were_is_not_known_from_those_who_killed_them()
    {
        var strike = ExportFixture.Strike();
        var claim = strike.Claims[6] with { Value = new() { Low = 3, Best = 3, High = 3, Who = CasualtyGroup.Militant }, AttributedTo = ["US military"] };
        Assert.Equal("3", Value(Only(strike), "ged", "deaths_b"));
        var source = Only(strike with { Claims = strike.Claims.SetItem(6, claim) });
        Assert.Equal("0", Value(source, "ged", "deaths_b"));
        Assert.Equal("3", Value(source, "ged", "deaths_unknown"));
    }

    [Theory]
    [InlineData("GOV", true)]
    [InlineData(null, false)]
    public void Holders_of_office_are_named_when_the_report_names_them_so(string? sector, bool isNamed)
    {
        var record = ExportFixture.StrikeRecord();
        var speaker = record.Entities[2] with { Name = "Joe Biden", ActorId = "joe-biden", Country = "USA", Sector = sector, Mentions = [record.Entities[2].Mentions[0] with { Text = "Joe Biden" }] };
        var strike = ExportFixture.Strike();
        var claims = strike.Claims.SetItem(6, strike.Claims[6] with { AttributedTo = ["Joe Biden"] });
        var source = new ExportFixture.Source([strike with { Claims = claims }], [record with { Entities = record.Entities.SetItem(2, speaker) }]);
        Assert.Equal(isNamed, ExportFixture.Export(source, "jsonl")["events.jsonl"].Contains("Joe Biden", StringComparison.Ordinal));
    }

    private static ExportFixture.Source Only(Incident incident) => new([incident], [ExportFixture.StrikeRecord()]);

    private static string? Value(ExportFixture.Source source, string format, string column)
    {
        var table = LoadedTable.Of(ExportFixture.Export(source, format, "internal")[ExportFixture.FileOf(format)]);
        return table.Rows.Count == 0 ? null : table[0, column];
    }
}
