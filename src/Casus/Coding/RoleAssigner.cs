using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Gives the arguments of each event mention their roles: the trigger's frame proposes, the class of the filler decides.</summary>
/// <remarks>"No one" and "no group" play no role. Who claims, is accused of or denies a deed plays his in the deed (<see cref="ResponsibilityFinder"/>).</remarks>
public sealed class RoleAssigner(NounClasses nouns, DiscourseCues cues) : IStage
{
    private static readonly FrameRole[] RolesOfTheAsked = [FrameRole.Actor, FrameRole.Target, FrameRole.Victim, FrameRole.Location];
    private static readonly FrameRole[] RolesOfTheServed = [FrameRole.Target, FrameRole.Victim, FrameRole.Location];

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, ResolvedTime.Layer, Speech.Layer, EventMention.Layer],
        Provides = RoleFiller.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var classes = new ParticipantClasses(reading, nouns);
        var syntax = reading.Get(Syntax.Layer);
        var entities = reading.Get(Entities.Layer);
        var negation = new Negation(reading, cues);
        var fillers = new List<RoleFiller>();
        // "injured 60 or more on 19 July": a number of a date counts nobody.
        var dates = DateTokens.In(reading);
        foreach (var mention in reading.Get(EventMention.Layer))
        {
            foreach (var argument in mention.Arguments)
            {
                if (argument.Slot == Slot.WithinObject || dates.Contains(argument.Head) || Misread(reading, mention, argument) || IsByForce(reading, argument)
                    || IsOfPhrase(reading, argument.Head) || IsMount(syntax, mention, argument) || IsAnybody(reading, argument.Head) || OnlyTells(reading, argument.Head)
                    || Attributions.IsChannel(reading, cues, argument.Head) || IsCountedOff(reading, mention, argument.Head) || IsTakenAs(syntax, mention, argument.Head) || IsOfWord(reading, mention, argument))
                {
                    continue;
                }

                if (RoleOf(syntax, mention, argument, classes.Of(argument.Head), entities.At(argument.Head)) is { } role && negation.On(argument.Head) < 0)
                {
                    fillers.Add(new(mention.Index, role, argument.Head, argument.Slot));
                    if (role == FrameRole.Instrument && OwnerOf(syntax, entities, argument.Head) is var owner and >= 0)
                        fillers.Add(new(mention.Index, FrameRole.Actor, owner, Slot.Modifier));
                }
                // "killed by Israeli fire", "US aircraft destroyed three launchers"
                else if (mention.Trigger.Type.IsViolent && argument.Slot is Slot.By or Slot.Subject
                    && (syntax.Lemmas[argument.Head] is "fire" or "gunfire" || classes.Of(argument.Head).Has(nouns.Vehicle)) && OwnerOf(syntax, entities, argument.Head) is var whose and >= 0
                    && negation.On(argument.Head) < 0)
                {
                    fillers.Add(new(mention.Index, FrameRole.Actor, whose, Slot.Modifier));
                }
            }
        }

        RemoveScenes(reading, fillers);
        AddSupposed(reading, fillers);
        // What a topic names counts before what the statement's own object does; a topic may have found its party only then.
        AddFromTopics(reading, fillers);
        AddWithinObjects(reading, classes, fillers);
        AddFromTopics(reading, fillers);
        AddPlacesActedOn(reading, fillers);
        new ResponsibilityFinder(reading, nouns, cues).Complete(fillers);
        new DoerNames(reading, nouns, cues).Complete(fillers);
        new VictimNames(reading, cues).Complete(fillers);
        return reading.With(RoleFiller.Layer, [.. fillers.OrderBy(f => f.Mention)]);
    }

    // "blew up his car on a busy road": where the verb has its object, what stands behind "on" or "at" is where it was done.
    private static void RemoveScenes(Reading reading, List<RoleFiller> fillers)
    {
        var mentions = reading.Get(EventMention.Layer);
        var hit = fillers.Where(f => f.Role is FrameRole.Target or FrameRole.Victim && f.Slot is Slot.Object or Slot.PassiveSubject && mentions[f.Mention].Trigger.Class == WordClass.Verb)
            .Select(f => f.Mention)
            .ToHashSet();
        fillers.RemoveAll(f => f is { Role: FrameRole.Target, Slot: Slot.On or Slot.At } && hit.Contains(f.Mention));
    }

    // "Attackers thought to be rebels stormed the village": what the doers are held to be did it too, as far as that is so.
    private void AddSupposed(Reading reading, List<RoleFiller> fillers)
    {
        foreach (var doer in fillers.FindAll(f => f.Role == FrameRole.Actor))
        {
            if (Supposition.Of(reading, cues, doer.Head) is var held and >= 0 && !fillers.Exists(f => f.Mention == doer.Mention && f.Head == held))
                fillers.Add(doer with { Head = held });
        }
    }

    // "The rebels rejected the government's offer": where nothing else is the target, it is the first party that the object's words name, other
    // than who did it.
    private void AddWithinObjects(Reading reading, ParticipantClasses classes, List<RoleFiller> fillers)
    {
        var entities = reading.Get(Entities.Layer);
        var known = fillers.ToLookup(f => f.Mention);
        foreach (var mention in reading.Get(EventMention.Layer))
        {
            if (!mention.Trigger.Frame.Gives(Slot.WithinObject, FrameRole.Target) || HasKnownUndergoer(known[mention.Index], entities))
                continue;
            var doers = known[mention.Index].Select(f => entities.At(f.Head)?.Index).ToHashSet();
            foreach (var argument in mention.Arguments)
            {
                if (argument.Slot == Slot.WithinObject && entities.At(argument.Head) is { } party && !doers.Contains(party.Index) && !IsOwn(reading, argument.Head)
                    && Fits(FrameRole.Actor, mention.Trigger, argument.Slot, classes.Of(argument.Head), party))
                {
                    fillers.AddRange(NounPhrases.Conjuncts(reading.Get(Syntax.Layer), argument.Head).Where(t => t == argument.Head || entities.At(t) is not null)
                        .Select(t => new RoleFiller(mention.Index, FrameRole.Target, t, argument.Slot)));
                    break;
                }
            }
        }
    }

    private static bool HasKnownUndergoer(IEnumerable<RoleFiller> fillers, Entities entities) =>
        fillers.Any(f => f.Role is FrameRole.Target or FrameRole.Victim && entities.At(f.Head) is not null);
    // "The attack took place at dawn": no place was taken.
    private static bool IsOfPhrase(Reading reading, int noun)
    {
        var syntax = reading.Get(Syntax.Layer);
        return syntax.Lemmas[noun] is "place" && syntax.Heads[noun] is var verb and >= 0 && syntax.Lemmas[verb] is "take" && syntax.Child(noun, Relation.Det) < 0 && verb < noun;
    }

    // "According to Oxfam air strikes hit the area": who says so does nothing in it.
    private static bool OnlyTells(Reading reading, int noun)
    {
        var syntax = reading.Get(Syntax.Layer);
        return syntax.Child(noun, Relation.Case) is var preposition and >= 0 && syntax.Lemmas[preposition].Equals("according", StringComparison.OrdinalIgnoreCase);
    }

    // "has not been claimed by any group": nobody is meant.
    private static bool IsAnybody(Reading reading, int noun)
    {
        var syntax = reading.Get(Syntax.Layer);
        return syntax.Child(noun, Relation.Det) is var any and >= 0 && syntax.Lemmas[any] is "any";
    }

    // "The attacks were claimed by the group": who claims, blames or denies did not do it for that.
    private static bool IsOfWord(Reading reading, EventMention mention, Argument argument) => argument.Slot == Slot.By && mention.Trigger.Class == WordClass.Noun
        && NounPhrases.Preposition(reading.Get(Syntax.Layer), argument.Head) >= 0 && reading.Get(Syntax.Layer).Heads[argument.Head] is var verb && verb != mention.Head && reading.Get(EventMention.Layer).Any(m => m.Head == verb && ResponsibilityFinder.KindOf(m) is not null);

    // "were taken hostage", "was held captive": what becomes of others.
    private static bool IsTakenAs(Syntax syntax, EventMention mention, int noun) => mention.Trigger.Class == WordClass.Verb && mention.Trigger.Words.Contains(syntax.Lemmas[noun]) && syntax.FineTags[noun] is "NN" && syntax.Child(noun, Relation.Det) < 0
        && syntax.Child(noun, Relation.NmodPoss) < 0 && syntax.Child(noun, Relation.Nummod) < 0 && syntax.Child(noun, Relation.Amod) < 0 && syntax.Child(noun, Relation.Compound) < 0;

    // "He was shot dead, the third officer to be killed in a week": he is that officer.
    private bool IsCountedOff(Reading reading, EventMention mention, int noun)
    {
        var syntax = reading.Get(Syntax.Layer);
        return mention.Trigger.Class == WordClass.Verb && mention.Head > noun && syntax.Child(mention.Head, Relation.Mark) is var to and > 0 && syntax.Lemmas[to] is "to" && to == noun + 1
            && syntax.Child(noun, Relation.Amod) is var ordinal and >= 0 && cues.TollOrdinals.TryFind(syntax.Lemmas[ordinal], out _);
    }

    // "broke up the camp by force": no force did it.
    private static bool IsByForce(Reading reading, Argument argument) => argument.Slot == Slot.By && argument.Head > 0
        && reading.Get(Tokens.Layer)[argument.Head] is "force" && reading.Get(Tokens.Layer)[argument.Head - 1] is "by";

    // "Threatened to break relations with Norway", "the farmers' demand that the minister resign": where a statement names nobody else, it
    // concerns whom its topic does; a demand first of all him who is to act.
    private void AddFromTopics(Reading reading, List<RoleFiller> fillers)
    {
        var entities = reading.Get(Entities.Layer);
        var known = fillers.ToLookup(f => f.Mention);
        var topics = new StatementTopics(reading, cues);
        foreach (var statement in reading.Get(EventMention.Layer))
        {
            if (!StatementTopics.IsStatement(statement.Trigger.Type) || HasKnownUndergoer(known[statement.Index], entities))
                continue;
            var doers = known[statement.Index].Select(f => entities.At(f.Head)?.Index).ToHashSet();
            var parties = topics.Of(statement)
                .SelectMany(t => known[t.Index])
                .Where(f => entities.At(f.Head) is { } party && !doers.Contains(party.Index) && !IsOwn(reading, f.Head))
                .ToList();
            var order = statement.Trigger.Type.Quad == 3 ? RolesOfTheAsked : RolesOfTheServed;
            if (order.Select(role => parties.Find(f => f.Role == role)).FirstOrDefault(f => f.Slot != Slot.None) is { Slot: not Slot.None } found)
                fillers.AddRange(parties
                    .FindAll(f => f.Mention == found.Mention && f.Role == found.Role)
                    .Select(f => f with { Mention = statement.Index, Role = FrameRole.Target, Slot = Slot.WithinObject }));
        }
    }

    // "men on motorcycles stormed the village", "a bomber on a motorcycle": how they came.
    private bool IsMount(Syntax syntax, EventMention mention, Argument argument) => argument.Slot == Slot.On && mention.Trigger.Class == WordClass.Verb
        && syntax.Lemmas[mention.Head] is not ("fire" or "open" or "drop") && cues.Mounts.TryFind(syntax.Lemmas[argument.Head], out _);

    // "withdraw its troops", "their leaders": who belongs to the doer is not whom his act concerns.
    private static bool IsOwn(Reading reading, int noun)
    {
        var syntax = reading.Get(Syntax.Layer);
        return syntax.Child(noun, Relation.NmodPoss) is var owner and >= 0 && syntax.Tags[owner] == UniversalTag.Pron;
    }

    // "lifted the curfew in the north", "withdrew from Chad": an act without violence that names no party concerns the place it is done to,
    // where the frame lets its slot be either.
    private static void AddPlacesActedOn(Reading reading, List<RoleFiller> fillers)
    {
        var entities = reading.Get(Entities.Layer);
        var known = fillers.ToLookup(f => f.Mention);
        foreach (var mention in reading.Get(EventMention.Layer))
        {
            if (mention.Trigger.Type.IsViolent || HasKnownUndergoer(known[mention.Index], entities))
                continue;
            var place = known[mention.Index]
                .FirstOrDefault(f => f.Role == FrameRole.Location && mention.Trigger.Frame.Gives(f.Slot, FrameRole.Target) && entities.At(f.Head) is not null);
            if (place.Slot != Slot.None)
                fillers.Add(place with { Role = FrameRole.Target });
        }
    }

    // "after the Jordan attack" with "attack" taken for a verb: one country would have attacked, or attacks. The name says where.
    private static bool Misread(Reading reading, EventMention mention, Argument argument)
    {
        var (tokens, syntax) = (reading.Get(Tokens.Layer), reading.Get(Syntax.Layer));
        return mention.Trigger.Class == WordClass.Verb && argument.Slot == Slot.Subject && argument.Head == mention.Head - 1
            && reading.Get(Entities.Layer).At(argument.Head) is { Type: EntityType.Place }
            && tokens[mention.Head].Equals(syntax.Lemmas[mention.Head], StringComparison.OrdinalIgnoreCase)
            && (syntax.Child(argument.Head, Relation.Det) >= 0 || syntax.Child(mention.Head, Relation.Det) >= 0)
            && syntax.Child(mention.Head, Relation.Aux) < 0;
    }

    /// <summary>The word for whose weapon it is ("a <i>US</i> drone", "<i>Houthi</i> missiles"), or −1: whose weapon it is, did it.</summary>
    internal static int OwnerOf(Syntax syntax, Entities entities, int weapon)
    {
        foreach (var child in syntax.ChildrenOf(weapon))
        {
            if (child < weapon && syntax.Relations[child] is Relation.Amod or Relation.Compound or Relation.NmodPoss or Relation.NmodDesc
                && entities.At(child) is { } owner && (owner.IsState || owner.Type == EntityType.Organisation))
            {
                return child;
            }
        }

        return -1;
    }

    private FrameRole? RoleOf(Syntax syntax, EventMention mention, Argument argument, ClassSet classes, Entity? entity)
    {
        var proposed = mention.Trigger.Frame.RolesOf(argument.Slot);
        if (proposed.IsEmpty)
            return null;
        // "killed 34 miners at the Marikana mine": a place.
        if (syntax.Lemmas[argument.Head] is "mine" && argument.Cue >= 0 && syntax.Lemmas[argument.Cue] is "at" or "in" or "near" or "outside" or "inside")
            return proposed.Contains(FrameRole.Location) ? FrameRole.Location : null;
        // A weapon never acts, whatever the grammar says: "a rocket hit the house".
        if (mention.Trigger.Type.IsViolent && classes.Has(nouns.Weapon) && !classes.Has(nouns.Person) && entity?.Type is null or EntityType.Weapon
            && !proposed.Contains(FrameRole.Target))
        {
            // "a gun battle": the word only says what kind of fight.
            if (argument.Slot == Slot.Modifier && !proposed.Contains(FrameRole.Instrument))
                return null;
            return FrameRole.Instrument;
        }

        // "drove a car into a crowd"
        if (argument.Slot == Slot.Object && classes.Has(nouns.Vehicle) && mention.Trigger.Words.Contains(syntax.Lemmas[argument.Head], StringComparer.OrdinalIgnoreCase))
            return FrameRole.Instrument;

        // "Troops repelled an attack": it was aimed at them and did not harm them.
        if (Withstood(syntax, mention, argument))
            return FrameRole.Target;

        // People suffer, things are aimed at.
        if (classes.Has(nouns.Person) && proposed.Contains(FrameRole.Victim) && Fits(FrameRole.Victim, mention.Trigger, argument.Slot, classes, entity)
            && !proposed[0].Equals(FrameRole.Actor))
        {
            return FrameRole.Victim;
        }

        foreach (var role in proposed)
        {
            if (Fits(role, mention.Trigger, argument.Slot, classes, entity))
                return role;
        }

        return null;
    }

    private bool Fits(FrameRole role, Trigger trigger, Slot slot, ClassSet classes, Entity? entity) => role switch
    {
        FrameRole.Actor or FrameRole.Claimant => classes.Has(nouns.Person)
            || (classes.Has(nouns.Group) && !(trigger.Type.IsViolent && IsBuilding(classes, entity)))
            || (entity?.IsState is true && !NamesPlaceOnly(slot, entity)),
        FrameRole.Victim => classes.Has(nouns.Person) || (entity?.Type == EntityType.Nationality && slot is not Slot.Modifier),
        FrameRole.Instrument => classes.Has(nouns.Weapon) || (classes.Has(nouns.Vehicle) && slot is Slot.With or Slot.Using or Slot.By or Slot.Subject or Slot.Modifier),
        // Where a slot can be nothing else, a weapon is what was aimed at: "shot down a drone".
        FrameRole.Target => !classes.IsEmpty && (!classes.Has(nouns.Weapon) || trigger.Frame.RolesOf(slot).Length == 1 || IsHit(trigger, slot))
            && !(entity?.Type is EntityType.Nationality or EntityType.Place && slot is Slot.Modifier or Slot.Possessor)
            // "a Taliban bomb"
            && !(slot == Slot.Modifier && entity is { Type: EntityType.Organisation } && (ArmedSides.IsGroup(entity) || (entity.ActorId is not null && ArmedSides.IsState(entity)))),
        FrameRole.Location => classes.Has(nouns.Place) || classes.Has(nouns.Facility),
        _ => true,
    };

    // "struck two missiles that stood ready": by verbs that take no weapon for what they are done with.
    private static bool IsHit(Trigger trigger, Slot slot) => trigger.Class == WordClass.Verb && slot is Slot.Object or Slot.PassiveSubject && !trigger.Frame.Gives(slot, FrameRole.Instrument);

    private static bool Withstood(Syntax syntax, EventMention mention, Argument argument) => mention.Trigger.Class == WordClass.Noun && syntax.Relations[mention.Head] == Relation.Obj
        && syntax.Heads[mention.Head] is var verb and >= 0 && syntax.Lemmas[verb] is "repel" or "repulse" or "resist" or "withstand" && syntax.Heads[argument.Head] == verb
        && syntax.Relations[argument.Head] == Relation.Nsubj;

    // "the Jordan attack" says where, "the Jordanian attack" and "the US attack" who: abbreviations serve as adjectives.
    private static bool NamesPlaceOnly(Slot slot, Entity entity) =>
        slot == Slot.Modifier && entity.Type == EntityType.Place && entity.Name.AsSpan().ContainsAnyInRange('a', 'z');

    // "The court sentenced", "the ministry summoned": a house that violence hits may speak and decide.
    private bool IsBuilding(ClassSet classes, Entity? entity) => classes.Has(nouns.Facility) && entity?.Type is not EntityType.Organisation;
}
