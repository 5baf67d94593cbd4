using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells by number and kind whom a personal pronoun can mean: one person is "he" or "she", a body "it", several or a body "they".</summary>
internal sealed class PronounFit(Reading reading, ParticipantClasses classes, NounClasses nouns)
{
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);

    /// <summary>Whether <paramref name="pronoun"/> can stand for the noun at <paramref name="antecedent"/>; for a pronoun or −1 it cannot.</summary>
    public bool Is(int pronoun, int antecedent)
    {
        if (antecedent < 0 || syntax.Tags[antecedent] == UniversalTag.Pron)
            return false;
        var entity = entities.At(antecedent);
        var isPlural = NounPhrases.IsPlural(syntax, antecedent);
        var isGroup = entity is { Type: EntityType.Organisation or EntityType.Place or EntityType.Facility }
            || (entity is null && !classes.Of(antecedent).Has(nouns.Person));
        return syntax.Lemmas[pronoun] switch
        {
            "he" or "she" or "his" or "her" => !isPlural && !isGroup,
            // "The United States said it …": a name in the plural is one body all the same.
            "it" or "its" => isGroup && (!isPlural || (entity is not null && syntax.FineTags[antecedent] is "NNPS")),
            "they" or "their" => isPlural || isGroup,
            _ => false,
        };
    }
}
