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
        if (entity.Type is EntityType.Person or EntityType.Organisation && end == mention.Range.End)
            end = BehindWhoseTheyAre(syntax, tokens, mention);
        var start = mention.Range.Start;
        if (entity.Type is EntityType.Facility or EntityType.Vehicle or EntityType.Weapon)
        {
            while (start < mention.Head && Counts(syntax, start))
                start++;
        }

        return new(start, end);
    }

    // "militants from Boko Haram", "fighters loyal to Khalifa Haftar": whose they are by a name right behind.
    private static int BehindWhoseTheyAre(Syntax syntax, Tokens tokens, EntityMention mention)
    {
        foreach (var child in syntax.ChildrenOf(mention.Head))
        {
            var whose = syntax.Relations[child] switch
            {
                Relation.Nmod when NounPhrases.Preposition(syntax, child) is var p and >= 0 && tokens[p] is "from" or "FROM" => child,
                Relation.Acl or Relation.Amod when child > mention.Head && syntax.Child(child, Relation.Obl) is var to and >= 0
                    && NounPhrases.Preposition(syntax, to) is var p and >= 0 && tokens[p] is "to" or "with" or "TO" or "WITH" => to,
                _ => -1,
            };
            if (whose > mention.Head && syntax.Tags[whose] == UniversalTag.Propn)
                return NounPhrases.Base(syntax, whose).End;
        }

        return mention.Range.End;
    }

    private static bool Counts(Syntax syntax, int token) => syntax.Tags[token] is UniversalTag.Det or UniversalTag.Num or UniversalTag.Pron or UniversalTag.Adv or UniversalTag.Adp
        || syntax.Lemmas[token] is "several" or "many" or "various" or "few" or "numerous" or "other" or "least" or "most" or "more" or "than";
}
