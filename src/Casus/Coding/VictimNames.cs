using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>
/// Gives a deed the names of those whom it harmed where the report tells them later: "The dead men were named as …", "Among them was …", "They were …".
/// </summary>
/// <remarks>The deed is the last one told before in which people came to harm. A name adds nobody to a toll.</remarks>
internal sealed class VictimNames(Reading reading, DiscourseCues cues)
{
    private const int FarthestSentence = 4;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly Negation negation = new(reading, cues);

    /// <summary>Adds the names.</summary>
    public void Complete(List<RoleFiller> fillers)
    {
        // As clauses give them: the names that are added here point at nobody.
        var told = fillers.ToLookup(f => f.Mention);
        foreach (var entity in entities.All)
        {
            if (entity is not { Type: EntityType.Person, IsNamed: true })
                continue;
            foreach (var mention in entity.Mentions)
            {
                if (mention.Form == MentionForm.Name && DescribedBy(mention.Head) is var described and >= 0 && DeedOf(described, mention.Head, told) is { } deed
                    && !fillers.Exists(f => f.Mention == deed.Index && entities.At(f.Head)?.Index == entity.Index))
                {
                    fillers.Add(new(deed.Index, FrameRole.Victim, mention.Head, Slot.Complement));
                }
            }
        }
    }

    // The word for those among whom a name is told; −1 where the sentence does no such thing.
    private int DescribedBy(int name)
    {
        // "A, 25, and B": each of the names.
        var first = name;
        while (syntax.Relations[first] == Relation.Conj && syntax.Heads[first] >= 0)
            first = syntax.Heads[first];
        // "were named as witnesses, Ali Nur and Omar Shah"
        if (syntax.Tags[first] == UniversalTag.Noun && NounPhrases.IsPlural(syntax, first))
            return -1;
        var verb = syntax.Heads[first];
        // "were named as A", "identified the victims as A"
        if (verb >= 0 && syntax.Relations[first] is Relation.Obl or Relation.Nmod && Naming.IsBehindAs(syntax, first))
        {
            if (syntax.Relations[first] == Relation.Nmod)
                return Naming.IsOnNoun(syntax, cues, first) ? verb : -1;
            if (!Naming.IsBy(syntax, cues, verb) || negation.On(verb) >= 0)
                return -1;
            foreach (var relation in (ReadOnlySpan<Relation>)[Relation.NsubjPass, Relation.Obj, Relation.Xcomp])
            {
                if (syntax.Child(verb, relation) is var whom and >= 0 && whom != first)
                    return whom;
            }

            return -1;
        }

        // "A was among the dead"
        if (verb >= 0 && syntax.Relations[first] == Relation.Nsubj && syntax.Child(verb, Relation.Cop) >= 0 && IsBehindAmong(verb) && negation.On(verb) < 0)
            return verb;
        if (syntax.Relations[first] != Relation.Root || syntax.Child(first, Relation.Cop) < 0 || negation.On(first) >= 0)
            return -1;
        // "Among them was A", "Among the dead were A and B"
        foreach (var child in syntax.ChildrenOf(first))
        {
            if (child < first && syntax.Relations[child] is Relation.Obl or Relation.Nmod && IsBehindAmong(child))
                return child;
        }

        // "They were A and B", "The dead man was A"
        return syntax.Child(first, Relation.Nsubj);
    }

    private bool IsBehindAmong(int word) => NounPhrases.Preposition(syntax, word) is var among and >= 0 && syntax.Lemmas[among].ToLowerInvariant() is "among";

    private EventMention? DeedOf(int described, int name, ILookup<int, RoleFiller> told)
    {
        if (syntax.Lemmas[described].ToLowerInvariant() is "he" or "she")
            return mentions.LastOrDefault(m => m.Trigger.Type.IsViolent && m.Head < described) is { } last && sentences.Holding(described) - sentences.Holding(last.Head) == 1
                && told[last.Index].Any(f => f.Role == FrameRole.Victim && tokens[f.Head] is "one" or "One") ? last : null;
        if (syntax.Lemmas[described].ToLowerInvariant() is "it" or "i" or "you" or "we" or "there" || tokens[described] is "that" or "That" or "this" or "This")
            return null;
        var sentence = sentences.Holding(name);
        for (var m = mentions.Length - 1; m >= 0; m--)
        {
            var mention = mentions[m];
            if (sentence - sentences.Holding(mention.Head) > FarthestSentence)
                break;
            // "Among those killed was A": what tells who they are is no deed before.
            if (mention.Head > name || !mention.Trigger.Type.IsViolent || syntax.IsUnder(mention.Head, described))
                continue;
            var harmed = told[m].Where(f => f.Role == FrameRole.Victim && f.Head < name && entities.At(f.Head) is not { IsNamed: true }).ToList();
            if (harmed.Count > 0 && IsPronoun(described) && harmed.TrueForAll(f => IsFarther(f.Head, described)))
                return null;
            if (harmed.Count > 0 && MeansThem(described, harmed, [.. told[m].Where(f => f.Role == FrameRole.Actor)]))
                return mention;
        }

        return null;
    }

    private bool IsPronoun(int described) => syntax.Lemmas[described].ToLowerInvariant() is "they" or "them" or "one" or "two" or "pair" or "another" or "other" or "whom";

    // "A bomb killed five. Police arrested three men. They were named as …": of several who were told of, the last are meant.
    private bool IsFarther(int harmed, int described)
    {
        for (var t = described - 1; t > harmed; t--)
        {
            if (entities.TryMentionAt(t, out var others, out var mention) && mention.Head == t && mention.Form == MentionForm.Nominal && others.Type == EntityType.Person && AreSeveral(t)
                && !(entities.At(harmed) is { } own && own.Index == others.Index) && others.Sector is not "COP")
            {
                return true;
            }
        }

        return false;
    }

    // Whether a word means those who came to harm, or one of them.
    private bool MeansThem(int described, List<RoleFiller> harmed, List<RoleFiller> doers)
    {
        if (cues.Doers.TryFind(syntax.Lemmas[described], out _) || cues.Suspects.TryFind(syntax.Lemmas[described], out _))
            return false;
        // "the victims of a similar blast in Kano": of another deed.
        if (mentions.Any(m => m.Trigger.Type.IsViolent && m.Head > described && syntax.IsUnder(m.Head, described) && !(syntax.Child(m.Head, Relation.Det) is var article and >= 0 && syntax.Lemmas[article] is "the" or "this" or "that")
            && m.Trigger.Class == WordClass.Noun))
        {
            return false;
        }

        if (IsHarmed(described))
            return true;
        var whole = syntax.Child(described, Relation.Nmod);
        if (whole > described && NounPhrases.Preposition(syntax, whole) is var of and >= 0 && syntax.Lemmas[of] is "of" && syntax.Lemmas[described] is "one" or "two" or "three" or "first" or "another" or "other")
            return MeansThem(whole, harmed, doers);
        // "They were named as": who did it may be meant, too.
        if (IsPronoun(described))
            return harmed.Exists(f => AreSeveral(f.Head)) && !doers.Exists(f => (AreSeveral(f.Head) && entities.At(f.Head) is { Type: EntityType.Person }) || cues.Ensembles.TryFind(syntax.Lemmas[f.Head], out _));
        return harmed.Exists(f => syntax.Lemmas[f.Head].Equals(syntax.Lemmas[described], StringComparison.OrdinalIgnoreCase)) && syntax.Child(described, Relation.Det) is var the and >= 0
            && syntax.Lemmas[the].ToLowerInvariant() is "the";
    }

    // "the victims", "the dead", "the dead men", "those killed"
    private bool IsHarmed(int word)
    {
        if (cues.TollStricken.TryFind(syntax.Lemmas[word], out _))
            return true;
        foreach (var child in syntax.ChildrenOf(word))
        {
            if (syntax.Relations[child] is Relation.Amod or Relation.Acl && cues.TollStruck.TryFind(syntax.Lemmas[child], out _))
                return true;
        }

        return false;
    }

    private bool AreSeveral(int head) => NounPhrases.IsPlural(syntax, head) || syntax.Tags[head] == UniversalTag.Num || syntax.Lemmas[head] is "people"
        || tokens[head] is "them" or "they" || syntax.Child(head, Relation.Nummod) >= 0 || syntax.Child(head, Relation.Conj) >= 0;
}
