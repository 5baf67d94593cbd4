using System.Globalization;
using System.Text.Json;
using Casus.Exports.Formats;
using Casus.Exports.Knowledge;
using Casus.Knowledge;
using Casus.Tests.Cli;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Casus.Tests.Exports;

/// <summary>Every format as its loaders take it; docs/reference/exports.md is the contract.</summary>
public sealed class FormatTests
{
    private const string AcledColumns = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

    private const string GedColumns = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob";

    private const string PolecatColumns = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion";

    public static TheoryData<string, string> Everything
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var format in Casus.Exports.Exporter.Formats)
            {
                foreach (var profile in new[] { "public", "internal" })
                    all.Add(format, profile);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Bundles_are_as_approved(string format, string profile)
    {
        foreach (var (name, text) in ExportFixture.Export(ExportFixture.All, format, profile))
        {
            // The sidecar is the same for all formats but for the numbers of rows, the dictionary for both profiles.
            if (name is "citation.json" || (name == "sidecar.jsonl" && format != "acled") || (name == "data-dictionary.csv" && (format != "csv" || profile != "public")))
                continue;
            Golden.Check($"exports/{profile}/{(name == ExportFixture.FileOf(format) ? name : $"{format}-{name}")}", text.TrimStart('\uFEFF'));
        }
    }

    [Fact]
    public void The_strike_in_Baghdad_is_the_golden_row_of_ACLED()
    {
        var table = LoadedTable.Of(ExportFixture.MainFile("acled"));
        Assert.Equal("Political violence", table[0, "disorder_type"]);
        Assert.Equal("Explosions/Remote violence", table[0, "event_type"]);
        Assert.Equal("Air/drone strike", table[0, "sub_event_type"]);
        Assert.Equal("Military Forces of the United States (2021-2025)", table[0, "actor1"]);
        Assert.Equal("External/Other forces", table[0, "inter1"]);
        Assert.Equal("Kata'ib Hezbollah", table[0, "actor2"]);
        Assert.Equal("Political militia", table[0, "inter2"]);
        Assert.Equal("Political militia-External/Other forces", table[0, "interaction"]);
        Assert.Equal("", table[0, "civilian_targeting"]);
        Assert.Equal("368", table[0, "iso"]);
        Assert.Equal("1", table[0, "geo_precision"]);
        Assert.Equal("1", table[0, "time_precision"]);
        Assert.Equal("1", table[0, "fatalities"]);
        Assert.StartsWith("IRQC", table[0, "event_id_cnty"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("partner")]
    [InlineData("internal")]
    public void ACLED_loaders_take_the_table(string profile)
    {
        var text = ExportFixture.MainFile("acled", profile);
        Assert.StartsWith("\uFEFF" + AcledColumns + "\n", text, StringComparison.Ordinal);
        var table = LoadedTable.Of(text);
        var codes = new AcledCodes(DataFolder.Find().Stanzas("exports/codes.txt"));
        Assert.Equal(table.Rows.Count, table.Rows.Select(r => r[0]).Distinct().Count());
        for (var row = 0; row < table.Rows.Count; row++)
        {
            Assert.Matches(@"^[A-Z]{3}C\d{15}$", table[row, "event_id_cnty"]);
            Assert.Equal(DateOnly.ParseExact(table[row, "event_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture).Year, table.Number(row, "year"));
            Assert.InRange(table.Number(row, "time_precision"), 1, 3);
            Assert.InRange(table.Number(row, "geo_precision"), 1, 3);
            Assert.Equal((table[row, "event_type"], table[row, "disorder_type"]), codes.Types(table[row, "sub_event_type"]));
            Assert.DoesNotContain(';', table[row, "actor1"] + table[row, "actor2"]);
            Assert.Equal(codes.Words(table[row, "inter1"], table[row, "inter2"]), table[row, "interaction"]);
            Assert.Equal(table[row, "inter2"] == "Civilians" ? "Civilians targeted" : "", table[row, "civilian_targeting"]);
            Assert.Matches(@"^-?\d+\.\d{4}$", table[row, "latitude"]);
            Assert.Matches(@"^-?\d+\.\d{4}$", table[row, "longitude"]);
            Assert.True(table.Number(row, "fatalities") >= 0);
            Assert.Equal(1711843200, table.Number(row, "timestamp"));
        }
    }

    [Fact]
    public void A_battle_of_three_days_is_three_rows_and_the_dead_are_divided()
    {
        var table = LoadedTable.Of(ExportFixture.MainFile("acled", "internal"));
        var battle = Enumerable.Range(0, table.Rows.Count).Where(r => table[r, "event_type"] == "Battles").ToList();
        Assert.Equal(["2024-02-10", "2024-02-11", "2024-02-12"], battle.Select(r => table[r, "event_date"]));
        Assert.Equal([3, 2, 2], battle.Select(r => table.Number(r, "fatalities")));
        Assert.All(battle, r => Assert.Equal("1", table[r, "time_precision"]));
        Assert.All(battle, r => Assert.Equal("State forces-Rebel group", table[r, "interaction"]));
    }

    [Theory]
    [InlineData("State forces", "Rebel group", "State forces-Rebel group", 12)]
    [InlineData("Rebel group", "State forces", "State forces-Rebel group", 12)]
    [InlineData("Rioters", "", "Rioters only", 50)]
    [InlineData("External/Other forces", "Civilians", "External/Other forces-Civilians", 78)]
    [InlineData("Civilians", "External/Other forces", "External/Other forces-Civilians", 78)]
    [InlineData("External/Other forces", "External/Other forces", "External/Other forces-External/Other forces", 88)]
    public void Interactions_have_the_lower_number_first(string first, string second, string words, int number)
    {
        var codes = new AcledCodes(DataFolder.Find().Stanzas("exports/codes.txt"));
        Assert.Equal(words, codes.Words(first, second));
        Assert.Equal(number, codes.Number(first, second));
    }

    [Fact]
    public void Old_scripts_get_numbers()
    {
        var table = LoadedTable.Of(ExportFixture.Export(ExportFixture.All, "acled", "public", o => o with { NumericInteractions = true })["acled.csv"]);
        Assert.Equal(("8", "3", "38"), (table[0, "inter1"], table[0, "inter2"], table[0, "interaction"]));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    public void GED_loaders_take_the_table(string profile)
    {
        var text = ExportFixture.MainFile("ged", profile);
        Assert.StartsWith(GedColumns + "\n", text, StringComparison.Ordinal);
        var table = LoadedTable.Of(text);
        Assert.Equal(3, table.Rows.Count);
        var wkt = new WKTReader();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            Assert.InRange(table.Number(row, "best"), table.Number(row, "low"), table.Number(row, "high"));
            Assert.True(table.Number(row, "best") >= 1);
            Assert.Equal(table.Number(row, "best"), table.Number(row, "deaths_a") + table.Number(row, "deaths_b") + table.Number(row, "deaths_civilians") + table.Number(row, "deaths_unknown"));
            var point = Assert.IsType<Point>(wkt.Read(table[row, "geom_wkt"]));
            Assert.Equal(table.Degrees(row, "longitude"), point.X, 4);
            Assert.Equal(table.Degrees(row, "latitude"), point.Y, 4);
            Assert.Equal(GedFormat.PrioCell(point.Y, point.X), table.Number(row, "priogrid_gid"));
            Assert.InRange(table.Number(row, "type_of_violence"), 1, 3);
            Assert.InRange(table.Number(row, "where_prec"), 1, 7);
            Assert.Matches(@"^\d{4}-\d\d-\d\d 00:00:00\.000$", table[row, "date_start"]);
            Assert.True(table[row, "side_a"].Length > 0 && table[row, "side_b"].Length > 0);
        }

        Assert.Equal(("Government of Iraq", "645", "3", "4"), (table[2, "side_a"], table[2, "gwnoa"], table[2, "deaths_a"], table[2, "deaths_b"]));
    }

    [Theory]
    [InlineData(-90, -180, 1)]
    [InlineData(0, 0, 129961)]
    [InlineData(33.3406, 44.4009, 177569)]
    [InlineData(90, 180, 259200)]
    public void Cells_of_the_PRIO_grid_are_counted_from_the_south_west(double latitude, double longitude, int cell) =>
        Assert.Equal(cell, GedFormat.PrioCell(latitude, longitude));

    [Fact]
    public void POLECAT_rows_have_forty_cells_however_they_are_split()
    {
        var lines = ExportFixture.MainFile("polecat", "internal").TrimEnd('\n').Split('\n');
        Assert.Equal(PolecatColumns, lines[0]);
        Assert.All(lines, line => Assert.Equal(40, line.Split('\t').Length));
        Assert.DoesNotContain("None", string.Concat(lines), StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.Equal("4", line.Split('\t')[5]));
    }

    [Fact]
    public void PLOVER_events_have_what_the_manual_requires()
    {
        using var events = JsonDocument.Parse(ExportFixture.MainFile("plover"));
        Assert.All(events.RootElement.EnumerateArray(), e =>
        {
            Assert.Matches(@"^[A-Z]{3}C\d{15}$", e.GetProperty("id").GetString());
            Assert.Matches(@"^\d{4}-\d\d-\d\d$", e.GetProperty("date").GetString());
            Assert.Equal(JsonValueKind.Array, e.GetProperty("actor").ValueKind);
            Assert.Contains(e.GetProperty("event")[0].GetString()!, CodeSchemes.Plover.Keys);
            Assert.InRange(e.GetProperty("quad_code").GetInt32(), 1, 4);
        });
        Assert.StartsWith("retaliation-for:C", events.RootElement[0].GetProperty("link")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void GeoJSON_is_RFC_7946()
    {
        using var collection = JsonDocument.Parse(ExportFixture.MainFile("geojson"));
        Assert.Equal("FeatureCollection", collection.RootElement.GetProperty("type").GetString());
        Assert.False(collection.RootElement.TryGetProperty("crs", out _));
        Assert.All(collection.RootElement.GetProperty("features").EnumerateArray(), f =>
        {
            Assert.Equal("Feature", f.GetProperty("type").GetString());
            Assert.Equal(JsonValueKind.Object, f.GetProperty("properties").ValueKind);
            var at = f.GetProperty("geometry").GetProperty("coordinates");
            Assert.Equal("Point", f.GetProperty("geometry").GetProperty("type").GetString());
            Assert.InRange(at[0].GetDouble(), -180, 180);
            Assert.InRange(at[1].GetDouble(), -90, 90);
        });
        Assert.Equal(44.4009, collection.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0].GetDouble());
    }

    [Fact]
    public void Timemap_wants_both_coordinates_or_neither()
    {
        var table = LoadedTable.Of(ExportFixture.MainFile("timemap"));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            Assert.Equal(table[row, "latitude"].Length == 0, table[row, "longitude"].Length == 0);
            Assert.True(table[row, "latitude"].Length > 0 || table[row, "date"].Length > 0);
            Assert.True(table[row, "description"].Length > 0);
        }
    }

    [Fact]
    public void Every_line_of_JSON_Lines_is_an_object() =>
        Assert.All(ExportFixture.MainFile("jsonl").TrimEnd('\n').Split('\n'), line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));

    [Fact]
    public void What_a_format_does_not_take_is_in_the_loss_report()
    {
        var loss = LoadedTable.Of(ExportFixture.Export(ExportFixture.All, "ged")["loss.csv"]);
        var rejected = loss.Rows.Where(r => r[3] == "rejected").Select(r => (r[2], r[4]));
        Assert.Equal([("best", "no-death"), ("date", "no-date")], rejected);
    }
}
