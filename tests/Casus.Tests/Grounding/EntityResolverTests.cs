using Casus.Tests.Pipeline;

namespace Casus.Tests.Grounding;

/// <summary>Whose an actor is, as names, titles and the words around them say. The cases stand in Entities.cases.txt.</summary>
public sealed class EntityResolverTests
{
    public static TheoryData<string> Texts => [.. CaseFile.Stanzas("Grounding/Entities.cases.txt").Select(s => s.Require("text"))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Words_say_whose_an_actor_is(string text)
    {
        var stanza = CaseFile.Stanzas("Grounding/Entities.cases.txt").Single(s => s["text"] == text);
        var found = Standard.Code(Standard.Report(text)).Entities.Select(e => $"{e.Name}, {e.Type}, {e.Codes?.Plover ?? "-"}").ToList();

        Assert.All(stanza.Values("entity"), wanted => Assert.True(found.Contains(wanted), $"{wanted} is not among: {string.Join("; ", found)}"));
    }
}
