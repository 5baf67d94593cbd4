using System.IO.Compression;
using System.Text;
using Casus.Benchmarks;
using Casus.Knowledge.Places;
using Casus.Reports;

namespace Casus.Tests.Knowledge.Places;

/// <summary>Building from GeoNames' large lists: archives, alternate names, broken lines.</summary>
public sealed class GazetteerDumpTests : IDisposable
{
    private const string Header = "99072\tMosul\tMosul\tMossoul\t36.335\t43.11889\tP\tPPLA\tIQ\t\t16\t\t\t\t1683000\t\t228\tAsia/Baghdad\t2022-01-01\n";
    private readonly SmallGazetteer small = new();

    public void Dispose() => small.Dispose();

    [Theory]
    [InlineData("en\tNineveh Town\t1\t\t\t", "Nineveh Town", NameForm.Main)]
    [InlineData("en\tNineveh Town\t\t\t\t", "Nineveh Town", NameForm.Alternate)]
    [InlineData("de\tMossul\t1\t\t\t", "Mossul", NameForm.Alternate)]
    [InlineData("\tMossul\t\t1\t\t", "Mossul", NameForm.Alternate)]
    [InlineData("en\tNinua\t\t\t\t1", "Ninua", NameForm.Historic)]
    [InlineData("en\tNinua\t\t\t\t\t1700\t1918", "Ninua", NameForm.Historic)]
    [InlineData("abbr\tMsl\t\t\t\t", "Msl", NameForm.Abbreviation)]
    public void Alternate_names_count_as_their_marks_say(string columns, string name, NameForm form)
    {
        WriteAlternates("1\t99072\t" + columns + "\n");
        using var gazetteer = small.Build();
        Assert.Equal((99072, form), Found(gazetteer, name).Single(f => f.Id == 99072));
    }

    [Theory]
    [InlineData("link\tMossul", "Mossul")]
    [InlineData("wkdt\tQ48", "Q48")]
    [InlineData("post\t41001", "41001")]
    [InlineData("iata\tOSM", "OSM")]
    [InlineData("ar\tالموصل", "الموصل")]
    [InlineData("en\tPearl of the North\t\t\t1\t", "Pearl of the North")]
    [InlineData("en\tmosul al hadba", "mosul al hadba")]
    public void Links_codes_nicknames_and_other_scripts_are_no_names(string columns, string name)
    {
        WriteAlternates("1\t99072\t" + columns + "\n");
        using var gazetteer = small.Build();
        Assert.DoesNotContain(Found(gazetteer, name), f => f.Id == 99072);
    }

    [Fact]
    public void Where_the_list_of_alternate_names_is_there_it_replaces_the_column_of_the_main_list()
    {
        WriteAlternates("1\t99072\ten\tNineveh Town\t1\t\t\t\n");
        using var gazetteer = small.Build();
        Assert.Empty(Found(gazetteer, "Mossul"));
        Assert.NotEmpty(Found(gazetteer, "Nineveh Town"));
    }

    [Fact]
    public void An_archive_gives_what_the_list_in_it_gives()
    {
        var plain = Build(Dump(400, 900), unpack: true);
        var packed = Build(Dump(400, 900), unpack: false);
        Assert.Equal(plain, packed);
        Assert.True(plain.Count > 300);
    }

    [Fact]
    public void Many_kinds_of_features_make_a_wide_file_that_is_read_as_the_narrow_one_is()
    {
        var rows = Enumerable.Range(0, 400).Select(i =>
            $"{5_000_000 + i}\tBasra{i} Canal\tBasra{i} Canal\t\t30.5\t47.8\tH\tX{i}\tIQ\t\t16\t\t\t\t{i * 1000}\t\t5\tAsia/Baghdad\t2022-01-01\n");
        small.Write("sources/cities500.txt", SmallGazetteer.Towns + string.Concat(rows));
        using var gazetteer = small.Build();
        gazetteer.Verify();
        Assert.Equal(2, File.ReadAllBytes(small.File)[8]);
        Assert.Equal((5_000_399, NameForm.Main), Assert.Single(Found(gazetteer, "basra399 canal")));
        var matches = gazetteer.Find("Basra7 Canal");
        var canal = gazetteer[matches[0].Index];
        Assert.Equal(("Basra7 Canal", "X7", "IRQ", 7000L, false), (canal.Name, canal.Feature, canal.Country, canal.Population, canal.IsListed));
        Assert.Equal((30.5, 47.8), (canal.Latitude, canal.Longitude));
        Assert.Equal("Nineveh Governorate", gazetteer[canal.Admin1Index].Name);
        Assert.True(gazetteer[gazetteer.Find("Red Sea")[0].Index].IsListed);
        Assert.Equal(99072, gazetteer[gazetteer.Find("Mosul")[0].Index].GeonameId);
        Assert.True(gazetteer.LongestNameFrom(PlaceKey.Of("Basra7")) >= 2);
    }

    [Theory]
    [InlineData("PA", false)]
    [InlineData("H", true)]
    public void Classes_choose_the_features(string classes, bool found)
    {
        small.Write("sources/cities500.txt", SmallGazetteer.Towns + "77\tShatt\tShatt\t\t30.5\t47.8\tH\tSTM\tIQ\t\t\t\t\t\t0\t\t5\tAsia/Baghdad\t2022-01-01\n");
        GazetteerBuilder.Build(small.Sources with { Classes = classes, Texts = TextsWithoutDemonyms() }, small.File);
        using var gazetteer = Gazetteer.Open(small.File);
        Assert.Equal(found, Found(gazetteer, "Shatt").Count > 0);
        Assert.Equal(!found, Found(gazetteer, "Springfield").Count > 0);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.98)]
    public void An_archive_that_is_cut_off_is_refused_and_leaves_nothing_behind(double share)
    {
        var folder = Dump(2000, 2000);
        var path = Path.Combine(folder, "alternateNamesV2.zip");
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(int)(bytes.Length * share)]);
        File.WriteAllText(small.File, "what was there");
        var error = Assert.Throws<CasusException>(() => GazetteerBuilder.Build(SourcesIn(folder), small.File));
        Assert.Equal(("CAS0409", path), (error.Code, error.Where));
        Assert.Equal("what was there", File.ReadAllText(small.File));
        Assert.False(Directory.Exists(small.File + ".building"));
    }

    [Fact]
    public void An_archive_that_is_damaged_inside_is_refused()
    {
        var folder = Dump(2000, 10);
        var path = Path.Combine(folder, "allCountries.zip");
        var bytes = File.ReadAllBytes(path);
        Array.Clear(bytes, bytes.Length / 3, bytes.Length / 3);
        File.WriteAllBytes(path, bytes);
        var error = Assert.Throws<CasusException>(() => GazetteerBuilder.Build(SourcesIn(folder), small.File));
        Assert.Contains(error.Code, new[] { "CAS0409", "CAS0406" });
        Assert.False(File.Exists(small.File));
    }

    [Fact]
    public void Few_broken_lines_are_left_out_and_told_with_file_and_line()
    {
        var sound = string.Concat(Enumerable.Range(0, 400).Select(i => $"{100 + i}\tTown{i}\t\t\t33\t44\tP\tPPL\tIQ\t\t\t\t\t\t9\t\t\t\t\n"));
        small.Write("sources/cities500.txt", Header + "three\tcolumns\tonly\n" + sound + "7\tNowhere\t\t\t333\t44\tP\tPPL\tIQ\t\t\t\t\t\t9\t\t\t\t\n");
        var summary = GazetteerBuilder.Build(small.Sources, small.File);
        Assert.Equal(2, summary.BrokenLines);
        Assert.EndsWith("cities500.txt:2: expected 19 columns parted by tabs, found 3", summary.BrokenExamples[0], StringComparison.Ordinal);
        Assert.Contains("cities500.txt:403: expected a number, a latitude", summary.BrokenExamples[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_many_broken_lines_is_refused()
    {
        small.Write("sources/cities500.txt", Header + string.Concat(Enumerable.Repeat("x\ty\n" + Header, 50)));
        var error = Assert.Throws<CasusException>(() => GazetteerBuilder.Build(small.Sources, small.File));
        Assert.Equal("CAS0406", error.Code);
        Assert.EndsWith("cities500.txt:2", error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_without_end_and_bytes_that_are_no_text_are_broken_lines()
    {
        var sound = string.Concat(Enumerable.Range(0, 400).Select(i => $"{100 + i}\tTown{i}\t\t\t33\t44\tP\tPPL\tIQ\t\t\t\t\t\t9\t\t\t\t\n"));
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + sound), 0xFF, 0xFE, (byte)'\n', .. Enumerable.Repeat((byte)'x', 3_000_000), (byte)'\n', .. Encoding.UTF8.GetBytes("7\tLast\t\t\t33\t44\tP\tPPL\tIQ\t\t\t\t\t\t9\t\t\t\t")];
        File.WriteAllBytes(Path.Combine(small.Folder, "sources", "cities500.txt"), bytes);
        var summary = GazetteerBuilder.Build(small.Sources, small.File);
        Assert.Equal(2, summary.BrokenLines);
        Assert.Contains("cities500.txt:403: expected no line of more than", summary.BrokenExamples[1], StringComparison.Ordinal);
        using var gazetteer = Gazetteer.Open(small.File);
        Assert.Single(Found(gazetteer, "Last"));
    }

    [Fact]
    public void Stopping_leaves_the_old_file_and_nothing_else()
    {
        var folder = Dump(40_000, 10);
        File.WriteAllText(small.File, "what was there");
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => GazetteerBuilder.Build(
            SourcesIn(folder), small.File, p => { if (p.Done > 10_000) stop.Cancel(); }, stop.Token));
        Assert.Equal("what was there", File.ReadAllText(small.File));
        Assert.False(Directory.Exists(small.File + ".building"));
    }

    [Fact]
    public void A_large_dump_gives_the_same_bytes_each_time_and_every_place_by_its_name()
    {
        var folder = Dump(30_000, 40_000);
        var first = GazetteerBuilder.Build(SourcesIn(folder), small.File);
        Assert.Equal(first.Sha256, GazetteerBuilder.Build(SourcesIn(folder), small.File).Sha256);
        using var gazetteer = Gazetteer.Open(small.File);
        gazetteer.Verify();
        for (var i = 0; i < gazetteer.Count; i += 7)
            Assert.True(Bears(gazetteer, i), gazetteer[i].ToString());
    }

    private static bool Bears(Gazetteer gazetteer, int index)
    {
        var matches = gazetteer.Find(gazetteer[index].Name);
        for (var m = 0; m < matches.Count; m++)
        {
            if (matches[m].Index == index)
                return true;
        }

        return false;
    }

    private List<string> Build(string folder, bool unpack)
    {
        if (unpack)
        {
            foreach (var zip in Directory.GetFiles(folder, "*.zip"))
            {
                ZipFile.ExtractToDirectory(zip, folder);
                File.Delete(zip);
            }
        }

        GazetteerBuilder.Build(SourcesIn(folder), small.File);
        using var gazetteer = Gazetteer.Open(small.File);
        return [.. Enumerable.Range(0, gazetteer.Count).Select(i => $"{gazetteer[i].GeonameId} {gazetteer[i]} {gazetteer[i].Latitude} {gazetteer.Find(gazetteer[i].Name).Count}")];
    }

    private string Dump(int places, int names)
    {
        var folder = Path.Combine(small.Folder, Path.GetRandomFileName());
        new GeonamesDump(folder, places, names) { Countries = ["US", "IQ", "SY", "FJ"] }.Write();
        return folder;
    }

    private GazetteerSources SourcesIn(string folder) => new() { Folders = [folder], Texts = TextsWithoutDemonyms() };

    private string TextsWithoutDemonyms()
    {
        small.Write("texts/demonyms.txt", "");
        return Path.Combine(small.Folder, "texts");
    }

    private void WriteAlternates(string rows) => small.Write("sources/alternateNamesV2.txt", rows);

    private static List<(int Id, NameForm Form)> Found(Gazetteer gazetteer, string name)
    {
        var matches = gazetteer.Find(name);
        var found = new List<(int, NameForm)>();
        for (var i = 0; i < matches.Count; i++)
            found.Add((gazetteer[matches[i].Index].GeonameId, matches[i].Form));
        return found;
    }
}
