using Casus.Grounding;
using Casus.Language;
using Casus.Reports;

namespace Casus.Pipeline;

/// <summary>What a participant that has no name is called: "offices of the party", "members of the front", "buses" of "at least ten buses".</summary>
internal static class ParticipantWords
{
    /// <summary>
    /// The phrase with the "of" phrase that says whose or what kind. How many things there were is no part of what they are called; how many
    /// people is: "two gunmen".
    /// </summary>
    public static TokenRange Of(Syntax syntax, Tokens tokens, Entity entity, EntityMention mention)
    {
        if (mention.Form != MentionForm.Nominal)
            return mention.Range;
        var whole = NounPhrases.WithOf(syntax, tokens, mention.Head);
        var end = whole.Start <= mention.Range.Start && whole.End > mention.Range.End ? whole.End : mention.Range.End;
        var start = mention.Range.Start;
        if (entity.Type is EntityType.Facility or EntityType.Vehicle or EntityType.Weapon)
        {
            while (start < mention.Head && Counts(syntax, start))
                start++;
        }

        return new(start, end);
    }

    private static bool Counts(Syntax syntax, int token) => syntax.Tags[token] is UniversalTag.Det or UniversalTag.Num or UniversalTag.Pron or UniversalTag.Adv or UniversalTag.Adp
        || syntax.Lemmas[token] is "several" or "many" or "various" or "few" or "numerous" or "other" or "least" or "most" or "more" or "than";
}
