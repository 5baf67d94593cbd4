using System.Text.Json;
using Casus.Archive.Exports;
using Casus.Archive.Search;
using Casus.Tests.Exports;
using Casus.Tests.Fusion;

namespace Casus.Tests.Archive;

/// <summary>The archive, with what people decided laid over, as what exports are made of.</summary>
public sealed class ArchivedIncidentsTests(PostgresServer server)
{
    private const string NewestDay = "2024-12-31";

    public static TheoryData<string> Kinds => ArchiveContractTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_corrected_value_reaches_every_format_and_who_corrected_it_no_public_one(string kind)
    {
        using var bench = Filled(kind);
        var id = Baghdad(bench).Id;
        bench.Reviewer.Correct(id, "killed", "41", "list of the Karkh morgue");
        foreach (var format in Casus.Exports.Exporter.Formats.Except(["polecat", "timemap"]))
        {
            var files = Export(bench, new() { Country = "IRQ" }, format);
            Assert.Contains("41", files[ExportFixture.FileOf(format)], StringComparison.Ordinal);
            Assert.Contains("\"review\":{\"state\":\"corrected\",\"corrected\":[\"killed\"]}", files["sidecar.jsonl"], StringComparison.Ordinal);
            Assert.All(files.Values, f => Assert.DoesNotContain("Karkh morgue", f, StringComparison.Ordinal));
            Assert.All(files.Values, f => Assert.DoesNotContain("anna", f, StringComparison.Ordinal));
        }

        Assert.Contains("Karkh morgue", Export(bench, new() { Country = "IRQ" }, "csv", "internal")["sidecar.jsonl"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_confirmed_says_so_and_what_is_dismissed_or_merged_is_left_out(string kind)
    {
        using var bench = Filled(kind);
        var all = Lines(Export(bench, new(), "jsonl")["events.jsonl"]);
        var (confirmed, dismissed) = (Baghdad(bench).Id, ArchiveSearch.Incidents(bench.Store, new() { From = "2024-01-01", To = "2024-02-01" }).Items[0].Id);
        bench.Reviewer.Confirm(confirmed);
        bench.Reviewer.Dismiss(dismissed, "an exercise");
        var files = Export(bench, new(), "csv");
        Assert.Equal(all.Count - 1, Lines(files["events.csv"]).Count - 1);
        Assert.Single(Lines(files["sidecar.jsonl"]), l => l.Contains("\"review\":{\"state\":\"confirmed\"", StringComparison.Ordinal));
        Assert.Contains("Confirmed by a reviewer", files["events.csv"], StringComparison.Ordinal);
        Assert.Contains("\"reviewed\": 1", files["citation.json"], StringComparison.Ordinal);
        Assert.Contains("\"confirmed; ", Export(bench, new(), "timemap")["timemap.csv"], StringComparison.Ordinal);
        Assert.Single(Lines(Export(bench, new() { Review = "confirmed" }, "jsonl")["events.jsonl"]));
        Assert.Empty(Lines(Export(bench, new() { Review = "dismissed" }, "jsonl")["events.jsonl"]));
    }

    // The public profile gives no place that the gazetteer does not have, whoever wrote it.
    [Fact]
    public void A_corrected_place_is_looked_up_and_one_that_is_nowhere_is_not_told()
    {
        using var bench = Filled(ArchiveBench.Sqlite);
        var id = Baghdad(bench).Id;
        bench.Reviewer.Correct(id, "place", "Ramadi", "map");
        Assert.Contains("\"place\":\"Ramadi\"", Export(bench, new() { Place = "Ramadi" }, "jsonl")["events.jsonl"], StringComparison.Ordinal);
        bench.Reviewer.Correct(id, "place", "the yard of Abu Sajjad Kamuna", "map");
        var files = Export(bench, new() { Country = "IRQ" }, "jsonl");
        Assert.All(files.Values, f => Assert.DoesNotContain("Kamuna", f, StringComparison.Ordinal));
        Assert.Contains("Kamuna", Export(bench, new() { Country = "IRQ" }, "jsonl", "internal")["events.jsonl"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_export_sees_the_archive_as_it_stood_when_it_began(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports.Take(6));
        using var source = new ArchivedIncidents(bench.Store, new());
        var before = source.Incidents().Select(i => i.Id).ToList();
        bench.Ingest(ArchiveBench.Reports);
        Assert.Equal(before, source.Incidents().Select(i => i.Id));
        Assert.Equal(6, source.Records().Select(r => r.Id).Distinct().Count());
        using var now = new ArchivedIncidents(bench.Store, new());
        Assert.Equal(ExampleIncidents.Records.Length, now.Records().Count());
        Assert.All(now.Incidents().SelectMany(i => i.Reports), r => Assert.NotNull(now.Record(r)));
    }

    // The list of incidents as JSON carries the review: exporting it is exporting the archive.
    [Fact]
    public void A_list_of_incidents_exports_as_the_archive_does()
    {
        using var bench = Filled(ArchiveBench.Sqlite);
        bench.Reviewer.Correct(Baghdad(bench).Id, "date", "2024-02-06", "two witnesses");
        var file = bench.File("incidents.jsonl");
        File.WriteAllLines(file, ArchiveSearch.Incidents(bench.Store, new() { Limit = 1000 }).Items.Select(i => i.ToJson()));
        var source = new ExportFixture.Source([.. new Casus.Exports.IncidentFile(file).Read()], ExampleIncidents.Records);
        var day = new DateOnly(2024, 12, 31);
        Assert.Equal(Export(bench, new(), "csv"), ExportFixture.Export(source, "csv", change: o => o with { AsOf = day }));
    }

    private static SortedDictionary<string, string> Export(ArchiveBench bench, ArchiveQuery query, string format, string profile = "public")
    {
        using var source = new ArchivedIncidents(bench.Store, query);
        return ExportFixture.Export(source, format, profile, o => o with { AsOf = DateOnly.Parse(NewestDay, System.Globalization.CultureInfo.InvariantCulture) });
    }

    private static List<string> Lines(string file) => [.. file.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static FoundIncident Baghdad(ArchiveBench bench) => ArchiveSearch.Incidents(bench.Store, new() { Country = "IRQ", Review = "any" }).Items.First(i => i.Place == "Baghdad");

    private ArchiveBench Filled(string kind)
    {
        var bench = new ArchiveBench(kind, server);
        bench.Ingest(ArchiveBench.Reports);
        return bench;
    }
}
