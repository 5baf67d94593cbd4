using Casus.Coding;
using Casus.Grounding;
using Casus.Language;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;

namespace Casus.Pipeline;

/// <summary>
/// Joins what a report says twice of one event's parties: the same part of the same party by the same voice ("a US drone … an American strike",
/// "a commander was killed … a senior commander died") is one claim with two places in the text.
/// </summary>
internal sealed class RepeatedParticipants(Reading reading)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);

    /// <summary>The participants of one event, each with the head of the words that say most and with all places that make it.</summary>
    /// <param name="found">Head tokens and what they were found to be, in text order; those without a part are left out.</param>
    public IReadOnlyList<(int Head, Participant Participant)> Join(IEnumerable<(int Head, Participant? Participant)> found)
    {
        var claims = new List<(int Head, Participant Participant)>();
        foreach (var (head, participant) in found)
        {
            if (participant is null)
                continue;
            var first = claims.FindIndex(c => IsSameClaim(c.Participant, participant) && IsSameParty(c.Head, head));
            if (first < 0)
            {
                claims.Add((head, participant));
                continue;
            }

            var (earlier, claim) = claims[first];
            // The name of a state says more than "American", and who is named later than "a commander".
            var better = SaysMore(head, earlier) ? (head, participant) : (earlier, claim);
            claims[first] = (better.Item1, better.Item2 with { Evidence = [.. claim.Evidence, .. participant.Evidence] });
        }

        return claims;
    }

    private static bool IsSameClaim(Participant first, Participant later) =>
        first.Role == later.Role && first.Certainty == later.Certainty && first.DerivedFrom == later.DerivedFrom
        && first.AttributedTo.SequenceEqual(later.AttributedTo) && first.CertaintyEvidence.SequenceEqual(later.CertaintyEvidence);

    private bool IsSameParty(int first, int later)
    {
        if (!entities.TryMentionAt(first, out var one, out var before) || !entities.TryMentionAt(later, out var other, out var after))
            return false;
        if (IsOfState(one) && IsOfState(other))
            return one.Country is not null && one.Country == other.Country;
        if (one.Type == EntityType.Person && other.Type == EntityType.Person && before.Form == MentionForm.Nominal && (one.Index == other.Index || IsOf(first, later)))
            return true;
        return one.Type == other.Type && one.Type is EntityType.Person or EntityType.Vehicle or EntityType.Weapon or EntityType.Facility
            && before.Form == MentionForm.Nominal && after.Form == MentionForm.Nominal && !(one.IsNamed && other.IsNamed)
            && syntax.Lemmas[before.Head].Equals(syntax.Lemmas[after.Head], StringComparison.OrdinalIgnoreCase)
            && IsPlural(before.Head) == IsPlural(after.Head)
            && Numbers(before).SequenceEqual(Numbers(after), StringComparer.OrdinalIgnoreCase)
            && (!IsPlural(before.Head) || Numbers(before).Any())
            && Owners(before).SetEquals(Owners(after)) && !Additions.AreIn(syntax, after.Range) && !AreListed(before.Head, after.Head) && !AreTwo(before, after);
    }

    // "a group of gunmen" are the gunmen.
    private bool IsOf(int group, int members) => syntax.Relations[members] == Relation.Nmod && syntax.Heads[members] == group
        && NounPhrases.Preposition(syntax, members) is var p and >= 0 && tokens[p] is "of" or "OF";

    private static bool IsOfState(Entity entity) => entity.IsState && entity.Type is EntityType.Place or EntityType.Nationality;

    private bool SaysMore(int later, int first) => entities.At(later) is { } other && entities.At(first) is { } one
        && ((one.Type == EntityType.Nationality && other.Type == EntityType.Place) || (other.IsNamed && !one.IsNamed && one.Type == EntityType.Person));

    private bool IsPlural(int head) => syntax.FineTags[head] is "NNS" or "NNPS";

    private IEnumerable<string> Numbers(EntityMention mention)
    {
        for (var t = mention.Range.Start; t < mention.Range.End; t++)
        {
            if (syntax.Tags[t] == UniversalTag.Num)
                yield return syntax.Lemmas[t];
        }
    }

    // Whose or of which name: "a US drone" is no Russian one; "Kata'ib Hezbollah commander" none of Hamas.
    private HashSet<string> Owners(EntityMention mention)
    {
        var owners = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var t = mention.Range.Start; t < mention.Range.End; t++)
        {
            if (t != mention.Head && entities.At(t) is { IsNamed: true } owner && !owner.Mentions.Contains(mention))
                owners.Add(owner.Country ?? owner.Name);
            else if (syntax.Relations[t] == Relation.NmodPoss)
                owners.Add(tokens[t].ToString());
        }

        return owners;
    }

    // "A soldier was killed and a soldier was wounded"
    private bool AreTwo(EntityMention first, EntityMention later) => sentences.Holding(first.Head) == sentences.Holding(later.Head) && BringsOne(first) && BringsOne(later);

    private bool BringsOne(EntityMention mention) => tokens[mention.Range.Start] is "a" or "an" or "A" or "An";

    // "a soldier and a soldier's wife", "a policeman, a doctor and a policeman".
    private bool AreListed(int first, int later) => syntax.IsUnder(later, first) || syntax.IsUnder(first, later);
}
