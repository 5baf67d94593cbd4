using System.Security.Cryptography;
using Casus.Knowledge;
using Casus.Knowledge.Places;

namespace Casus.Tests.Knowledge.Places;

/// <summary>The gazetteer that the project ships.</summary>
public sealed class WorldGazetteerTests : IDisposable
{
    private readonly DataFolder data = DataFolder.Find();
    private readonly Gazetteer gazetteer;

    public WorldGazetteerTests() => gazetteer = Gazetteer.Open(data.File("gazetteer/places.bin"));

    public void Dispose() => gazetteer.Dispose();

    [Fact]
    public void It_is_sound() => gazetteer.Verify();

    [Theory]
    [InlineData("countries.txt")]
    [InlineData("divisions.txt")]
    [InlineData("supplement.txt")]
    [InlineData("conflict-places.txt")]
    [InlineData("demonyms.txt")]
    public void It_was_built_from_the_texts_beside_it(string text)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(data.File("gazetteer/" + text))));
        Assert.Contains($"{text} sha256:{digest}", gazetteer.Recipe, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_country_is_found_by_all_names_and_adjectives_at_its_own_point()
    {
        foreach (var stanza in data.Stanzas("gazetteer/countries.txt"))
        {
            var id = int.Parse(stanza.Require("id"), System.Globalization.CultureInfo.InvariantCulture);
            foreach (var name in stanza.List("names").Concat(stanza.List("demonyms")))
                Assert.True(IdsOf(name).Contains(id), $"{name} is not found as {id}");
        }
    }

    [Theory]
    [InlineData("United States", 6252001, 39.76, -98.5)]
    [InlineData("Syrian", 163843, 35, 38)]
    [InlineData("Iraq", 99237, 33, 44)]
    [InlineData("Texas", 4736286, 31.2504, -99.2506)]
    [InlineData("Baghdad", 98182, 33.3406, 44.4009)]
    [InlineData("Gaza Strip", 281132, 31.4167, 34.3333)]
    [InlineData("Kyiv", 703448, 50.4547, 30.5238)]
    [InlineData("Kiev", 703448, 50.4547, 30.5238)]
    [InlineData("Maiduguri", 2331447, 11.8464, 13.1603)]
    public void Well_known_places_have_their_number_and_point(string name, int id, double latitude, double longitude)
    {
        var matches = gazetteer.Find(name);
        for (var i = 0; i < matches.Count; i++)
        {
            var place = gazetteer[matches[i].Index];
            if (place.GeonameId != id)
                continue;
            Assert.Equal(latitude, place.Latitude, 0.02);
            Assert.Equal(longitude, place.Longitude, 0.02);
            return;
        }

        Assert.Fail($"{name} is not found");
    }

    [Fact]
    public void Every_entry_can_be_read()
    {
        for (var i = 0; i < gazetteer.Count; i++)
        {
            var place = gazetteer[i];
            Assert.InRange(place.Latitude, -90, 90);
            Assert.InRange(place.Longitude, -180, 180);
            Assert.True(place.Admin1Index < 0 || gazetteer[place.Admin1Index].Feature == "ADM1");
            Assert.True(place.Admin2Index < 0 || gazetteer[place.Admin2Index].Feature == "ADM2");
            if (i % 997 == 0)
                Assert.NotEqual("", place.Name);
        }
    }

    private HashSet<int> IdsOf(string name)
    {
        var ids = new HashSet<int>();
        var matches = gazetteer.Find(name);
        for (var i = 0; i < matches.Count; i++)
            ids.Add(gazetteer[matches[i].Index].GeonameId);
        return ids;
    }
}
