using Casus.Tests.Pipeline;

namespace Casus.Tests.Grounding;

/// <summary>Places that news of conflict has made known are found and told from their namesakes. The names stand in ConflictPlaces.cases.txt.</summary>
public sealed class ConflictPlaceTests
{
    public static TheoryData<string> Countries => [.. CaseFile.Stanzas("Grounding/ConflictPlaces.cases.txt").Select(s => s.Require("country"))];

    [Theory]
    [MemberData(nameof(Countries))]
    public void A_name_alone_means_the_place_in_the_news(string country)
    {
        var names = CaseFile.Stanzas("Grounding/ConflictPlaces.cases.txt").Single(s => s["country"] == country).List("names");

        Assert.Equal([], names.Where(n => CountryOf(n) != country));
    }

    private static string? CountryOf(string place) =>
        Standard.Code(Standard.Report($"A bomb exploded in {place} on Tuesday, killing four people, police said.", "2020-05-06"))
            .Events.FirstOrDefault(e => e.Location is not null)?.Location?.Country;
}
