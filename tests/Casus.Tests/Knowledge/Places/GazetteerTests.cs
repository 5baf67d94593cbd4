using Casus.Knowledge.Places;
using Casus.Reports;

namespace Casus.Tests.Knowledge.Places;

public sealed class GazetteerTests : IDisposable
{
    private readonly SmallGazetteer small = new();

    public void Dispose() => small.Dispose();

    [Theory]
    [InlineData("Mosul", 99072, NameForm.Main)]
    [InlineData("al-mawsil", 99072, NameForm.Alternate)]
    [InlineData("Mawsil", 99072, NameForm.WithoutArticle)]
    [InlineData("Nineveh City", 99072, NameForm.Main)]
    [InlineData("MASLAWI", 99072, NameForm.Demonym)]
    [InlineData("Hasakah", 173811, NameForm.WithoutArticle)]
    [InlineData("Iraqis", 99237, NameForm.Demonym)]
    [InlineData("us", 6252001, NameForm.Alternate)]
    [InlineData("Ill.", 4896861, NameForm.Abbreviation)]
    [InlineData("Red Sea", 235615, NameForm.Main)]
    public void A_place_is_found_by_each_of_its_names(string name, int id, NameForm form)
    {
        using var gazetteer = small.Build();
        Assert.Contains((id, form), Found(gazetteer, name));
    }

    [Theory]
    [InlineData("MOS")]
    [InlineData("mo su er")]
    [InlineData("Мосул")]
    [InlineData("Empty County")]
    [InlineData("Mosu")]
    [InlineData("")]
    public void Codes_transcriptions_other_scripts_and_divisions_without_towns_are_left_out(string name)
    {
        using var gazetteer = small.Build();
        Assert.Empty(Found(gazetteer, name));
    }

    [Fact]
    public void An_entry_knows_the_divisions_it_lies_in()
    {
        using var gazetteer = small.Build();
        var town = Entries(gazetteer, "Springfield").Single(e => e.GeonameId == 4409896);
        Assert.Equal("USA", town.Country);
        Assert.Equal("Missouri", gazetteer[town.Admin1Index].Name);
        Assert.Equal("Greene County", gazetteer[town.Admin2Index].Name);
        Assert.Equal("PPLA2", town.Feature);
        Assert.InRange(town.Population, 166_700, 166_900);
        Assert.Equal(37.2153, town.Latitude, 4);
        Assert.Equal(-93.2982, town.Longitude, 4);
        var country = Assert.Single(Entries(gazetteer, "Iraq"));
        Assert.Equal((-1, -1), (country.Admin1Index, country.Admin2Index));
        Assert.Equal("", Assert.Single(Entries(gazetteer, "Red Sea")).Country);
    }

    [Fact]
    public void A_division_without_a_point_lies_in_the_middle_of_its_towns_and_goes_by_its_bare_name()
    {
        using var gazetteer = small.Build();
        var nineveh = Assert.Single(Entries(gazetteer, "Nineveh"));
        Assert.Equal(("Nineveh Governorate", "ADM1", 0), (nineveh.Name, nineveh.Feature, nineveh.GeonameId));
        Assert.Equal(36.335, nineveh.Latitude, 3);
        Assert.Equal(4896861, Assert.Single(Entries(gazetteer, "Illinois")).GeonameId);
    }

    [Fact]
    public void The_filter_of_first_words_never_says_too_little()
    {
        using var gazetteer = small.Build();
        Assert.True(gazetteer.LongestNameFrom(PlaceKey.Of("Red")) >= 2);
        Assert.True(gazetteer.LongestNameFrom(PlaceKey.Of("Republic")) >= 3);
    }

    [Fact]
    public void The_same_sources_give_the_same_bytes()
    {
        GazetteerBuilder.Build(small.Sources, small.File);
        var first = File.ReadAllBytes(small.File);
        var summary = GazetteerBuilder.Build(small.Sources, small.File);
        Assert.Equal(first, File.ReadAllBytes(small.File));
        Assert.Equal(first.Length, summary.Bytes);
    }

    [Theory]
    [InlineData(0, "CAS0402")]
    [InlineData(8, "CAS0403")]
    [InlineData(33, "CAS0405")]
    [InlineData(130, "CAS0405")]
    public void A_changed_header_is_refused(int offset, string code) => Assert.Equal(code, Refusal(bytes => bytes[offset] ^= 0x55).Code);

    [Theory]
    [InlineData(0, "CAS0402")]
    [InlineData(20, "CAS0404")]
    [InlineData(400, "CAS0404")]
    public void A_cut_off_file_is_refused(int length, string code)
    {
        var error = Refusal(_ => { }, length);
        Assert.Equal(code, error.Code);
        Assert.Contains("casus gazetteer build", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal("CAS0401", Assert.Throws<CasusException>(() => Gazetteer.Open(Path.Combine(small.Folder, "none.bin"))).Code);

    [Fact]
    public void Damage_in_the_body_is_found_by_verifying()
    {
        small.Build().Dispose();
        var bytes = File.ReadAllBytes(small.File);
        using (var sound = Gazetteer.Open(small.File))
            sound.Verify();
        bytes[^1] ^= 1;
        File.WriteAllBytes(small.File, bytes);
        using var gazetteer = Gazetteer.Open(small.File);
        Assert.Equal("CAS0405", Assert.Throws<CasusException>(gazetteer.Verify).Code);
    }

    [Theory]
    [InlineData("sources/cities500.txt", "only\tthree\tcolumns\n", "CAS0406", "cities500.txt:1")]
    [InlineData("sources/cities500.txt", "x\tA\tA\t\t95\t0\tP\tPPL\tIQ\t\t16\t\t\t\t1\t\t\t\t\n", "CAS0406", "cities500.txt:1")]
    [InlineData("sources/admin1.json", "{", "CAS0406", "admin1.json")]
    [InlineData("texts/demonyms.txt", "place: Nowhere IRQ\ndemonyms: None\n", "CAS0406", "demonyms.txt:1")]
    [InlineData("texts/supplement.txt", "name: X\nfeature: SEA\npoint: north\n", "CAS0406", "supplement.txt:1")]
    [InlineData("texts/countries.txt", "code: IQ IRQ\nid: 1\npoint: 33, 44\nfeature: PCLI\nnames: Iraq\n", "CAS0406", "countries.txt")]
    public void A_damaged_source_is_named_with_its_line(string file, string text, string code, string where)
    {
        small.Write(file, text);
        var error = Assert.Throws<CasusException>(() => GazetteerBuilder.Build(small.Sources, small.File));
        Assert.Equal(code, error.Code);
        Assert.Contains(where, error.Where, StringComparison.Ordinal);
        Assert.False(File.Exists(small.File));
    }

    [Fact]
    public void Missing_sources_are_named() => Assert.Equal(
        "CAS0407",
        Assert.Throws<CasusException>(() => GazetteerBuilder.Build(small.Sources with { Folders = [Path.Combine(small.Folder, "texts")] }, small.File)).Code);

    private static List<(int Id, NameForm Form)> Found(Gazetteer gazetteer, string name)
    {
        var matches = gazetteer.Find(name);
        var found = new List<(int, NameForm)>();
        for (var i = 0; i < matches.Count; i++)
            found.Add((gazetteer[matches[i].Index].GeonameId, matches[i].Form));
        return found;
    }

    private static List<GazetteerEntry> Entries(Gazetteer gazetteer, string name)
    {
        var matches = gazetteer.Find(name);
        var found = new List<GazetteerEntry>();
        for (var i = 0; i < matches.Count; i++)
            found.Add(gazetteer[matches[i].Index]);
        return found;
    }

    private CasusException Refusal(Action<byte[]> damage, int length = -1)
    {
        small.Build().Dispose();
        var bytes = File.ReadAllBytes(small.File);
        if (length >= 0)
            bytes = bytes[..length];
        else
            damage(bytes);
        File.WriteAllBytes(small.File, bytes);
        return Assert.Throws<CasusException>(() => Gazetteer.Open(small.File));
    }
}
