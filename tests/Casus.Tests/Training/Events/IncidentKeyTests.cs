using System.Text.Json;
using Casus.Knowledge;
using Casus.Training.Events;

namespace Casus.Tests.Training.Events;

/// <summary>Answer keys in the form of MUC-4's, and how their strings find the entities of a report.</summary>
public sealed class IncidentKeyTests
{
    private const string Document = """
        {"templates":[{"type":"BOMBING / ATTACK",
          "roles":{"PerpInd":[["TWO MEN"]],"PerpOrg":[["THE EXAMPLE FRONT","EF"]],"Target":[["CITY BANK"]],"Victim":[["JUAN PEREZ"]],"Weapon":[]},
          "humanTargetDescription":[{"values":["MAYOR"],"of":["JUAN PEREZ"]},{"values":["GUARDS"]}]}]}
        """;

    [Fact]
    public void Both_kinds_of_perpetrator_are_doers_and_descriptions_go_with_their_names()
    {
        var key = Assert.Single(IncidentKey.ReadAll(JsonDocument.Parse(Document).RootElement));
        Assert.Equal(["BOMBING", "ATTACK"], key.Types);
        Assert.Equal(["two men", "ef|example front"], key.Parts[FrameRole.Actor].Select(f => string.Join('|', f.Order(StringComparer.Ordinal))));
        Assert.Equal(["juan perez|mayor", "guards"], key.Parts[FrameRole.Victim].Select(f => string.Join('|', f.Order(StringComparer.Ordinal))));
        Assert.Empty(key.Parts[FrameRole.Instrument]);
    }

    [Fact]
    public void A_filler_is_the_entity_with_its_words_or_else_the_only_one_with_its_last_word()
    {
        List<HashSet<string>> entities = [["example front", "front"], ["several city banks"], ["men"], ["armed men"]];
        Assert.Equal([0], KeyAlignment.Fillers([["example front", "ef"]], entities));
        Assert.Equal([1], KeyAlignment.Fillers([["city bank"]], entities));
        Assert.Equal([2], KeyAlignment.Fillers([["men"]], entities));
        Assert.Empty(KeyAlignment.Fillers([["tall men"]], entities));
    }

    [Theory]
    [InlineData("THE \"SANTO TOMAS\" FARM", "santo tomas farm")]
    [InlineData("A bomb", "bomb")]
    [InlineData("...", "")]
    public void Words_are_compared_without_articles_and_signs(string text, string plain) => Assert.Equal(plain, FillerWords.Plain(text));
}
