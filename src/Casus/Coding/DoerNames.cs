using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Gives a deed the name of its doer where the report tells it later: "The authorities named him as …", "The attacker was identified as …".</summary>
/// <remarks>
/// The deed is the last one told before that has one person for its doer, or none. Whom police call a suspect is no more than suspected
/// (<see cref="SuspectWordOf"/>).
/// </remarks>
internal sealed class DoerNames(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    // Farther back, "him" is anybody.
    private const int FarthestSentence = 4;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly Articles articles = new(reading);

    /// <summary>Adds the names.</summary>
    public void Complete(List<RoleFiller> fillers)
    {
        foreach (var entity in entities.All)
        {
            if (entity is not { Type: EntityType.Person, IsNamed: true })
                continue;
            foreach (var mention in entity.Mentions)
            {
                if (DescribedBy(mention.Head) is var described and >= 0 && IsDoer(described) && DeedOf(described, mention.Head, fillers) is { } deed
                    && !fillers.Exists(f => f.Mention == deed.Index && entities.At(f.Head)?.Index == entity.Index))
                {
                    fillers.Add(new(deed.Index, FrameRole.Actor, mention.Head, Slot.Complement));
                }
            }
        }
    }

    /// <summary>The word by which a named doer is only suspected ("the suspect, named as …"), or −1.</summary>
    public static int SuspectWordOf(DiscourseCues cues, Syntax syntax, int name)
    {
        var described = Described(cues, syntax, name);
        if (described < 0)
            return -1;
        if (syntax.Lemmas[described] is "suspect")
            return described;
        foreach (var child in syntax.ChildrenOf(described))
        {
            if (syntax.Relations[child] == Relation.Amod && syntax.Lemmas[child] is "suspected" or "suspect" or "alleged")
                return child;
        }

        return -1;
    }

    private int DescribedBy(int name) => Described(cues, syntax, name);

    // "named him as NAME", "was identified as NAME", "the attacker, whom the FBI named as NAME", "the gunman, NAME, 20,"
    private static int Described(DiscourseCues cues, Syntax syntax, int name)
    {
        var verb = syntax.Heads[name];
        if (verb < 0)
            return -1;
        if (syntax.Relations[name] == Relation.Appos)
            return verb;
        // "named the suspect as NAME", hung on the noun
        if (Naming.IsOnNoun(syntax, cues, name))
            return verb;

        // "identified the gunman who killed three as NAME", hung on the clause that describes him
        if (syntax.Relations[name] == Relation.Obl && Naming.IsBehindAs(syntax, name) && syntax.Relations[verb] == Relation.AclRelcl && syntax.Heads[verb] is var gunman and >= 0
            && syntax.Relations[gunman] == Relation.Obj && Naming.IsBy(syntax, cues, syntax.Heads[gunman]))
        {
            return gunman;
        }

        if (syntax.Relations[name] is not (Relation.Obl or Relation.Xcomp or Relation.Obj) || !Naming.IsBy(syntax, cues, verb)
            || (syntax.Relations[name] != Relation.Xcomp && !Naming.IsBehindAs(syntax, name)))
        {
            return -1;
        }

        foreach (var relation in (ReadOnlySpan<Relation>)[Relation.NsubjPass, Relation.Obj])
        {
            if (syntax.Child(verb, relation) is var item and >= 0 && item != name && syntax.Lemmas[item] is not ("who" or "whom"))
                return item;
        }

        return syntax.Relations[verb] is Relation.Acl or Relation.AclRelcl ? syntax.Heads[verb] : -1;
    }

    private bool IsDoer(int described)
    {
        if (syntax.Tags[described] == UniversalTag.Pron)
            return tokens[described] is "him" or "her" or "he" or "she" or "He" or "She";
        return (cues.Doers.TryFind(syntax.Lemmas[described], out _) || cues.Suspects.TryFind(syntax.Lemmas[described], out _))
            && articles.HasThe(described) && !NounPhrases.IsPlural(syntax, described);
    }

    // Where a word means nobody but a doer, the deed need not have named one before.
    private EventMention? DeedOf(int described, int name, List<RoleFiller> fillers)
    {
        var sentence = sentences.Holding(name);
        foreach (var mention in mentions.Reverse())
        {
            if (sentence - sentences.Holding(mention.Head) > FarthestSentence)
                break;
            if (mention.Head > name || !mention.Trigger.Type.IsViolent)
                continue;
            var doers = fillers.FindAll(f => f.Mention == mention.Index && f.Role == FrameRole.Actor);
            // "One of them died. She was named as": "she" is the one whom it befell.
            if (syntax.Tags[described] == UniversalTag.Pron && fillers.Exists(f => f.Mention == mention.Index && f.Role == FrameRole.Victim && IsOne(f.Head)))
                return null;
            if (BefellHim(described, mention, fillers))
                continue;
            if (doers.Exists(f => IsOnePerson(f.Head) && entities.At(f.Head) is not { IsNamed: true }))
                return mention;
            if (doers.Count == 0 && MeansDoer(described) && fillers.Exists(f => f.Mention == mention.Index && f.Role == FrameRole.Victim))
                return mention;
        }

        return null;
    }

    // What was done to him is no deed of his: "police shot the gunman, NAME"; and where one was harmed, "him" may be that one.
    private bool BefellHim(int described, EventMention mention, List<RoleFiller> fillers)
    {
        var harmed = fillers.FindAll(f => f.Mention == mention.Index && f.Role is FrameRole.Victim or FrameRole.Target);
        return harmed.Exists(f => f.Head == described || (entities.At(f.Head) is { } victim && victim.Index == entities.At(described)?.Index))
            || syntax.IsUnder(described, mention.Head)
            || (syntax.Tags[described] == UniversalTag.Pron && harmed.Exists(f => IsOnePerson(f.Head)));
    }

    // "one of them"
    private bool IsOne(int head) => tokens[head] is "one" or "One";

    private bool IsOnePerson(int noun) => classes.Of(noun).Has(nouns.Person) && !NounPhrases.IsPlural(syntax, noun);

    private bool MeansDoer(int noun) => cues.Doers.TryFind(syntax.Lemmas[noun], out _) || syntax.Lemmas[noun] is "suspect";
}
