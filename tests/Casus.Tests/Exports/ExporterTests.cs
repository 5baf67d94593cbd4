using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Exports;
using Casus.Exports.Knowledge;
using Casus.Exports.Safety;
using Casus.Exports.Tables;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Tests.Exports;

/// <summary>Exports as files: the same bytes each time, there and back, whole or not at all.</summary>
public sealed class ExporterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-export-").FullName;

    public static TheoryData<string> Formats => new(Exporter.Formats);

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_input_gives_the_same_bytes(string format) =>
        Assert.Equal(ExportFixture.Export(ExportFixture.All, format), ExportFixture.Export(ExportFixture.All, format));

    [Theory]
    [InlineData("acled")]
    [InlineData("ged")]
    [InlineData("timemap")]
    [InlineData("csv")]
    [InlineData("polecat")]
    public void A_table_that_is_loaded_and_written_again_has_the_same_bytes(string format)
    {
        var text = ExportFixture.MainFile(format, "internal");
        var separator = format == "polecat" ? '\t' : ',';
        var columns = DataFolder.Find().Stanzas("exports/columns.txt").Select(Column.Read).Where(c => c.Format == format).Select(c => c.Column).ToList();
        var loaded = LoadedTable.Of(text, separator.ToString());
        var again = new StringBuilder(text.StartsWith('\uFEFF') ? "\uFEFF" : "").Append(TableText.Header([.. columns], separator));
        foreach (var cells in loaded.Rows)
        {
            var row = new Row([.. columns]);
            for (var c = 0; c < columns.Count; c++)
                row[columns[c].Name] = columns[c].IsText ? FormulaGuard.Restore(cells[c]) : cells[c];
            again.Append(TableText.Line([.. columns], row, separator));
        }

        Assert.Equal(text, again.ToString());
    }

    [Theory]
    [InlineData("geojson")]
    [InlineData("plover")]
    [InlineData("jsonl")]
    public void JSON_that_is_loaded_and_written_again_has_the_same_bytes(string format)
    {
        foreach (var line in ExportFixture.MainFile(format, "internal").Split('\n').Where(l => l.StartsWith("{\"id\"", StringComparison.Ordinal) || l.StartsWith("{\"type\":\"Feature\",", StringComparison.Ordinal)))
        {
            using var document = JsonDocument.Parse(line.TrimEnd(','));
            Assert.Equal(line.TrimEnd(','), Casus.Exports.Formats.JsonText.Line(document.WriteTo));
        }
    }

    [Fact]
    public void The_citation_names_every_other_file_with_its_sum()
    {
        var files = ExportFixture.Export(ExportFixture.All, "acled");
        using var citation = JsonDocument.Parse(files["citation.json"]);
        Assert.Equal("2024-03-31", citation.RootElement.GetProperty("asOf").GetString());
        Assert.Equal(5, citation.RootElement.GetProperty("incidents").GetInt32());
        Assert.Equal(1, citation.RootElement.GetProperty("rejected").GetInt32());
        var named = citation.RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("sha256").GetString());
        Assert.Equal(files.Keys.Where(k => k != "citation.json"), named.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(files["sidecar.jsonl"]))), named["sidecar.jsonl"]);
    }

    [Fact]
    public void Without_a_day_the_newest_of_the_input_counts()
    {
        using var citation = JsonDocument.Parse(ExportFixture.Export(ExportFixture.All, "csv", "internal", o => o with { AsOf = null })["citation.json"]);
        Assert.Equal("2024-03-06", citation.RootElement.GetProperty("asOf").GetString());
    }

    [Fact]
    public void The_sidecar_has_a_line_for_each_event_with_the_numbers_of_its_rows()
    {
        var files = ExportFixture.Export(ExportFixture.All, "acled");
        var rows = LoadedTable.Of(files["acled.csv"]).Rows.Select(r => r[0][4..]);
        var numbers = files["sidecar.jsonl"].TrimEnd('\n').Split('\n').SelectMany(l => JsonDocument.Parse(l).RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("number").GetString()!));
        Assert.Equal(rows, numbers);
    }

    [Fact]
    public void An_earlier_export_is_replaced_and_a_folder_with_other_files_never()
    {
        var options = new ExportOptions { Format = "csv", Profile = "public", AsOf = new(2024, 3, 31) };
        ExportFixture.Exporter.Export(ExportFixture.All, options, folder);
        ExportFixture.Exporter.Export(ExportFixture.All, options with { Format = "geojson" }, folder);
        Assert.False(File.Exists(Path.Combine(folder, "events.csv")));
        Assert.True(File.Exists(Path.Combine(folder, "incidents.geojson")));
        File.WriteAllText(Path.Combine(folder, "thesis.txt"), "mine");
        Assert.Equal("CAS1206", Assert.Throws<CasusException>(() => ExportFixture.Exporter.Export(ExportFixture.All, options, folder)).Code);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder, "thesis.txt")));
    }

    [Fact]
    public void Names_and_numbers_of_countries_are_each_one_country_s()
    {
        var countries = DataFolder.Find().Stanzas("exports/countries.txt").Select(Country.Read).ToList();
        Assert.Equal(250, countries.Count);
        Assert.Equal(17, countries.Select(c => c.AcledRegion).Distinct().Count());
        Assert.Equal(5, countries.Select(c => c.GedRegion).OfType<string>().Distinct().Count());
        Assert.Equal(countries.Count, countries.Select(c => c.Code).Distinct().Count());
        Assert.All(countries.Where(c => c.Iso > 0).GroupBy(c => c.Iso), g => Assert.Single(g));
        Assert.All(countries.Where(c => c.GleditschWard is not null).GroupBy(c => c.GleditschWard), g => Assert.Single(g));
        Assert.All(countries.Where(c => c.Cow is not null).GroupBy(c => c.Cow), g => Assert.Single(g));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
