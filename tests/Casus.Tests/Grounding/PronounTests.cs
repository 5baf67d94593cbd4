using Casus.Records;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Grounding;

/// <summary>Whom pronouns mean. The cases stand in Pronouns.cases.txt.</summary>
public sealed class PronounTests
{
    public static TheoryData<string> Cases => [.. CaseFile.Stanzas("Grounding/Pronouns.cases.txt").Select(s => s.Require("case"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void He_and_she_mean_the_person_told_of_most(string name)
    {
        var stanza = CaseFile.Stanzas("Grounding/Pronouns.cases.txt").Single(s => s["case"] == name);
        var text = stanza.Require("text");
        var entities = Standard.Code(Standard.Report(text)).Entities;

        foreach (var wanted in stanza.Values("means"))
        {
            var (pronoun, person) = (wanted[..wanted.IndexOf(" = ", StringComparison.Ordinal)], wanted[(wanted.IndexOf(" = ", StringComparison.Ordinal) + 3)..]);
            var entity = At(entities, text, pronoun);
            Assert.True(entity is not null, $"{pronoun} means nobody");
            Assert.Contains(entity.Mentions, m => m.Text.Contains(person, StringComparison.Ordinal));
        }

        Assert.All(stanza.Values("open"), pronoun => Assert.Null(At(entities, text, pronoun)));
    }

    // "he 2": the second "he".
    private static CodedEntity? At(IEnumerable<CodedEntity> entities, string text, string pronoun)
    {
        var word = pronoun[..pronoun.IndexOf(' ', StringComparison.Ordinal)];
        var start = -1;
        for (var left = int.Parse(pronoun[(word.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture); left > 0; left--)
        {
            do
                start = text.IndexOf(word, start + 1, StringComparison.Ordinal);
            while (start > 0 && (char.IsLetter(text[start - 1]) || (start + word.Length < text.Length && char.IsLetter(text[start + word.Length]))));
        }

        return entities.FirstOrDefault(e => e.Mentions.Any(m => m.Start == start && m.End == start + word.Length));
    }
}
