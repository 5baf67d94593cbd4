using Casus.Exports;
using Casus.Exports.Safety;
using Casus.Fusion.Incidents;
using Casus.Reports;
using Casus.Tests.Cli;
using FsCheck;
using FsCheck.Fluent;

namespace Casus.Tests.Exports;

/// <summary>What may not leave does not leave: persons, minors, sites; and no cell becomes a formula.</summary>
public sealed class SafetyTests
{
    private static readonly string[] Persons = ["Oksana Bondarchuk", "Zlata Hrytsenko", "Taras Melnyk", "Wissam al-Amiri"];

    public static TheoryData<string> Formats => new(Exporter.Formats);

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_private_person_is_in_a_public_export(string format)
    {
        foreach (var profile in new[] { "public", "partner" })
        {
            foreach (var (name, text) in ExportFixture.Export(ExportFixture.All, format, profile))
            {
                var names = new ProtectedNames();
                foreach (var person in Persons.SelectMany(p => p.Split(' ').Append(p)))
                    names.Add(person);
                Assert.False(names.StandIn(text), $"{profile}: {name}");
            }
        }
    }

    [Fact]
    public void Inside_they_are_shown() =>
        Assert.All(Persons, person => Assert.Contains(person, ExportFixture.MainFile("jsonl", "internal"), StringComparison.Ordinal));

    [Fact]
    public void Whom_a_project_lists_is_named_but_never_a_minor()
    {
        var files = ExportFixture.Export(ExportFixture.All, "jsonl", "public", o => o with { PublishedNames = ["oksana bondarchuk", "Zlata Hrytsenko"] });
        Assert.Contains("Oksana Bondarchuk", files["events.jsonl"], StringComparison.Ordinal);
        Assert.DoesNotContain("Zlata", files["events.jsonl"], StringComparison.Ordinal);
        Assert.DoesNotContain("Hrytsenko", files["events.jsonl"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_clinic_is_given_by_its_district_alone(string format)
    {
        foreach (var (name, text) in ExportFixture.Export(ExportFixture.All, format))
        {
            Assert.False(text.Contains("Kurakhov", StringComparison.OrdinalIgnoreCase), name);
            Assert.False(text.Contains("37.28", StringComparison.Ordinal), name);
        }

        if (format is "acled" or "ged" or "jsonl" or "geojson" or "plover" or "csv" or "polecat" or "timemap")
            Assert.Contains("Pokrovsk Raion", ExportFixture.MainFile(format), StringComparison.Ordinal);
        Assert.Contains("Kurakhovo", ExportFixture.MainFile(format, "internal"), StringComparison.Ordinal);
    }

    [Fact]
    public void Coordinates_leave_with_four_decimals_of_a_named_place()
    {
        var table = LoadedTable.Of(ExportFixture.MainFile("csv"));
        Assert.All(Enumerable.Range(0, table.Rows.Count), row => Assert.Matches(@"^-?\d+\.\d{4}$", table[row, "latitude"]));
        Assert.Contains("33.340580", ExportFixture.MainFile("csv", "internal"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_house_is_given_neither_by_its_point_nor_by_its_name()
    {
        var strike = ExportFixture.Strike();
        var house = strike.Claims[2] with { Value = new() { Name = "12 Palm Street", Country = "IRQ", Precision = "exact" }, Evidence = [new() { Start = 0, End = 14, Text = "12 Palm Street" }] };
        var location = new IncidentLocation { Name = "12 Palm Street", Latitude = 33.351234, Longitude = 44.412345, Country = "IRQ", Admin1 = "Baghdad", Precision = LocationPrecision.Exact };
        var source = new ExportFixture.Source([strike with { Location = location, Claims = strike.Claims.SetItem(2, house) }], [ExportFixture.StrikeRecord()]);
        Assert.All(ExportFixture.Export(source, "jsonl", "partner").Values, text => Assert.DoesNotMatch("Palm|33\\.351|44\\.412", text));
        Assert.Contains("\"placePrecision\":\"admin1\"", ExportFixture.Export(source, "jsonl")["events.jsonl"], StringComparison.Ordinal);
    }

    [Fact]
    public void Fresh_incidents_wait_for_the_embargo_and_coming_ones_for_their_day()
    {
        Assert.Equal(["embargo"], Rejections(new(2024, 2, 14)));
        Assert.Equal(["not-past"], Rejections(new(2024, 2, 6)));
        Assert.Empty(Rejections(new(2024, 2, 15)));

        static IEnumerable<string> Rejections(DateOnly asOf)
        {
            var source = new ExportFixture.Source([ExportFixture.Strike() with { Date = new("2024-02-08", "2024-02-08", "day") }], [ExportFixture.StrikeRecord()]);
            return LoadedTable.Of(ExportFixture.Export(source, "csv", "public", o => o with { AsOf = asOf })["loss.csv"]).Rows.Where(r => r[3] == "rejected").Select(r => r[4]);
        }
    }

    [Fact]
    public void Nobody_is_said_to_have_done_it_without_whose_word_it_is()
    {
        var table = LoadedTable.Of(ExportFixture.MainFile("acled"));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            Assert.StartsWith("According to ", table[row, "notes"], StringComparison.Ordinal);
            Assert.All(System.Text.RegularExpressions.Regex.Matches(table[row, "notes"], "(carried it out|accused of it|suspected of it|claimed it)(.{15})"), m => Assert.Equal(", according to ", m.Groups[2].Value[..15]));
            Assert.Contains("Not reviewed", table[row, "notes"], StringComparison.Ordinal);
            Assert.Contains("unreviewed", table[row, "tags"], StringComparison.Ordinal);
        }

        Assert.Contains("Military Forces of Russia (2000-) is accused of it, according to", ExportFixture.MainFile("acled"), StringComparison.Ordinal);
    }

    [Fact]
    public void Quotations_keep_to_the_length_of_the_profile()
    {
        var strike = ExportFixture.Strike();
        var longWords = strike.Claims[0] with { Evidence = [new() { Start = 0, End = 500, Text = new string('x', 500) }] };
        var source = new ExportFixture.Source([strike with { Claims = strike.Claims.SetItem(0, longWords) }], [ExportFixture.StrikeRecord()]);
        var line = ExportFixture.Export(source, "jsonl")["events.jsonl"];
        Assert.Contains(new string('x', 119) + "…", line, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 120), line, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_records_nobody_knows_the_persons()
    {
        var error = Assert.Throws<CasusException>(() => ExportFixture.Export(new ExportFixture.Source([ExportFixture.Strike()], []), "csv"));
        Assert.Equal("CAS1203", error.Code);
        Assert.NotEmpty(ExportFixture.Export(new ExportFixture.Source([ExportFixture.Strike()], []), "csv", "internal"));
    }

    [Theory]
    [InlineData("Abu Baqir al-Saadi was there")]
    [InlineData("ABU BAQIR AL-SAADI")]
    [InlineData("Ábu Bāqir al-Sa'adi")]
    [InlineData("abubaqiralsaadi")]
    [InlineData("https://example.org/abu-baqir-al-saadi.html")]
    [InlineData("https://example.org/?q=Abu%20Baqir%20al-Saadi")]
    [InlineData("https://example.org/?q=%41bu%2520Baqir+al_Saadi")]
    [InlineData("https://example.org/tag/AbuBaqirAlSaadi2024")]
    [InlineData("A b u  B a q i r  a l S a a d i")]
    [InlineData("{\"x\":\"\\nAbu Baqir\\u0020al-Saadi\"}")]
    [InlineData("Abu&nbsp;Baqir al&#45;Saadi")]
    [InlineData("Ａｂｕ Ｂａｑｉｒ ａｌ-Ｓａａｄｉ")]
    [InlineData("al-Saadi, Abu Baqir")]
    [InlineData("Abu\u200BBaqir\u00ADal-Saadi")]
    [InlineData("Saadi, Abu Baqir al")]
    [InlineData("al-Saadi's car")]
    [InlineData("https://example.org/al-saadi%27s-car")]
    public void A_name_is_found_in_every_spelling(string text)
    {
        var names = new ProtectedNames();
        names.Add("Abu Baqir al-Saadi");
        names.Add("al-Saadi");
        Assert.True(names.StandIn(text));
    }

    [Theory]
    [InlineData("qualities of alsace")]
    [InlineData("\"Abu\",\"Baqir al\"")]
    [InlineData("")]
    public void Other_words_are_none(string text)
    {
        var names = new ProtectedNames();
        names.Add("Abu Baqir");
        names.Add("Ali");
        Assert.False(names.StandIn(text));
    }

    [Fact]
    public void What_hides_a_name_leaves_the_rest()
    {
        var names = new ProtectedNames();
        names.Add("Abu Baqir");
        Assert.Equal("He and [name withheld], said [name withheld]'s son", names.Hide("He and Abu-Baqir, said ABU BAQIR's son"));
    }

    [Fact]
    public void A_leak_stops_the_export_and_nothing_is_left()
    {
        // A person whose name is part of a fixed sentence cannot be withheld: the scan is the last to see it.
        var record = ExportFixture.StrikeRecord();
        record = record with { Entities = [.. record.Entities, record.Entities[2] with { Id = "e9", Name = "Most Sources", Mentions = [record.Entities[2].Mentions[0] with { Text = "Most Sources" }] }] };
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var error = Assert.Throws<CasusException>(() => ExportFixture.Exporter.Export(
            new ExportFixture.Source([ExportFixture.Strike()], [record]), new() { Format = "csv", Profile = "public", AsOf = new(2024, 3, 31) }, folder));
        Assert.Equal("CAS1204", error.Code);
        Assert.StartsWith("events.csv:2", error.Where, StringComparison.Ordinal);
        Assert.DoesNotContain("Most", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "*" + Path.GetFileName(folder) + "*"));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+49", "'+49")]
    [InlineData("-2", "'-2")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("'tis", "'tis")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Words_that_a_spreadsheet_would_run_are_made_harmless(string cell, string written)
    {
        Assert.Equal(written, FormulaGuard.Protect(cell));
        Assert.Equal(cell, FormulaGuard.Restore(written));
    }

    [Fact]
    public void Every_cell_can_be_had_back() => Check.QuickThrowOnFailure(Prop.ForAll<string?>(
        ArbMap.Default.ArbFor<string?>(), cell => FormulaGuard.Restore(FormulaGuard.Protect(cell ?? "")) == (cell ?? "")));

    [Fact]
    public void Numbers_are_never_touched()
    {
        var table = LoadedTable.Of(ExportFixture.MainFile("acled"));
        var protest = Enumerable.Range(0, table.Rows.Count).Single(r => table[r, "event_type"] == "Protests");
        Assert.Equal("-82.4584", table[protest, "longitude"]);
        Assert.Equal("'=HYPERLINK(\"https://example.org\")", table[protest, "source"]);
    }
}
