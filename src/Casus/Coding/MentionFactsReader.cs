using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Draws together what the words around a mention say of its deed: kind, day, place, parties, tolls.</summary>
internal sealed class MentionFactsReader(Reading reading, Codebook codebook, NounClasses nouns, DiscourseCues cues)
{
    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly ILookup<int, RoleFiller> roles = reading.Get(RoleFiller.Layer).ToLookup(r => r.Mention);
    private readonly ILookup<int, Toll> tolls = reading.Get(Toll.Layer).ToLookup(t => t.Mention);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly GeneralTellings general = new(reading, cues);
    private readonly Articles articles = new(reading);
    private readonly ToldDays toldDays = new(reading, cues);
    private readonly ClassSet force = nouns.Named("FORCE").Set;

    /// <summary>Whether a mention tells of an event at all: a weak trigger needs somebody or something beside it.</summary>
    public bool Counts(int mention)
    {
        if (!mentions[mention].Trigger.IsWeak)
            return true;
        if (IsBuried(mentions[mention]))
            return false;
        if (tolls[mention].Any() || roles[mention].Any(r => r.Role is FrameRole.Victim or FrameRole.Instrument) || CausedWhatIsCounted(mention))
            return true;
        var signs = (roles[mention].Any(r => r.Role == FrameRole.Actor) ? 1 : 0) + (roles[mention].Any(r => r.Role == FrameRole.Target) ? 1 : 0)
            + (reading.Get(MentionPlace.Layer)[mention].Toponyms.IsEmpty ? 0 : 1) + (reading.Get(MentionDate.Layer)[mention].Time is null ? 0 : 1);
        return signs >= 2;
    }

    // "the remains of nine victims were buried", "the bodies were handed over"
    private bool IsBuried(EventMention mention) => mention.Trigger.Class == WordClass.Noun && cues.TollBodies.TryFind(syntax.Lemmas[mention.Head], out _)
        && syntax.Relations[mention.Head] is Relation.NsubjPass or Relation.Obj && cues.Burials.TryFind(syntax.Lemmas[syntax.Heads[mention.Head]], out _);

    // "The explosion occurred as worshippers left; 32 were killed": the sentence counts what came of it and names no other cause.
    private bool CausedWhatIsCounted(int mention)
    {
        var (own, sentence) = (mentions[mention], sentences[sentences.Holding(mentions[mention].Head)]);
        return own.Trigger.Class == WordClass.Noun && own.Trigger.Type is { IsViolent: true, IsGeneral: false }
            && !mentions.Any(m => m.Index != mention && m.Trigger.Type is { IsViolent: true, IsResult: false } && sentence.Contains(m.Head))
            && mentions.Any(m => m.Trigger.Type.IsResult && sentence.Contains(m.Head) && tolls[m.Index].Any());
    }

    /// <summary>The facts of a mention.</summary>
    public MentionFacts FactsOf(int index)
    {
        var mention = mentions[index];
        var own = roles[index].ToImmutableArray();
        var used = own.Where(r => r.Role == FrameRole.Instrument).Aggregate(default(ClassSet), (set, r) => set | classes.Of(r.Head));
        var hit = own.Where(r => r.Role is FrameRole.Target or FrameRole.Victim).Aggregate(default(ClassSet), (set, r) => set | classes.Of(r.Head));
        var by = own.Where(r => r.Role == FrameRole.Actor).Aggregate(default(ClassSet), (set, r) => set | classes.Of(r.Head));
        // "The United States bombed depots": a state does it with its forces.
        if (syntax.Lemmas[mention.Head] is "bomb" && mention.Trigger.Class == WordClass.Verb && own.Any(r => r.Role == FrameRole.Actor && entities.At(r.Head) is { IsState: true }))
            by |= force;
        var modality = reading.Get(Stance.Layer)[index].Modality;
        var harmed = EntitiesIn(own, FrameRole.Victim, FrameRole.Target);
        var clause = ClauseOfDeed(mention);
        var (places, dates) = (reading.Get(MentionPlace.Layer), reading.Get(MentionDate.Layer));
        // "attended funerals on Sunday for 12 children killed when a rocket hit a pitch a day earlier": they were killed on the day of the rocket.
        var ofClause = clause >= 0 ? dates[clause].Time : null;
        var time = syntax.Relations[mention.Head] is Relation.Acl && ofClause is not null ? ofClause : dates[index].Time ?? ofClause;
        return new(
            mention,
            Refined(mention.Trigger.Type, used, hit, by, modality),
            sentences.Holding(mention.Head),
            time,
            clause >= 0 && places[index].Toponyms.IsEmpty ? places[clause] : places[index],
            own,
            [.. tolls[index]],
            modality)
        {
            Harmed = harmed,
            HarmedByName = [.. harmed.Where(e => entities.All[e] is { IsNamed: true, Type: not EntityType.Place })],
            Actors = EntitiesIn(own, FrameRole.Actor),
            ToldOn = time is null ? toldDays.Of(index)?.Date : null,
            IsGeneric = general.Is(mention),
            SaysWhere = SaysWhere(mention),
        };
    }

    private bool SaysWhere(EventMention mention) => mention.Trigger.Class == WordClass.Noun && articles.IsDefinite(mention)
        && syntax.Relations[mention.Head] == Relation.Nsubj && syntax.Heads[mention.Head] is var verb and >= 0 && syntax.Relations[verb] == Relation.Root
        && (syntax.Lemmas[verb] is "happen" or "occur" || (syntax.Lemmas[verb] is "take" && syntax.Child(verb, Relation.Obj) is var place and >= 0 && syntax.Lemmas[place] is "place"));

    // "A policeman was killed when a bomb exploded in Jos on Wednesday": he was killed there and then. The deed that the clause tells of, or −1.
    private int ClauseOfDeed(EventMention result)
    {
        if (!result.Trigger.Type.IsResult || result.Trigger.Class != WordClass.Verb)
            return -1;
        foreach (var child in syntax.ChildrenOf(result.Head))
        {
            if (child > result.Head && syntax.Relations[child] == Relation.Advcl && ConjunctionOf(child) is var word and >= 0
                && syntax.Lemmas[word].ToLowerInvariant() is "when" or "after" or "as" && !StandsBehindNounOf(child, word)
                && mentions.FirstOrDefault(m => m.Head == child && m.Trigger.Type.IsViolent) is { } deed)
            {
                return deed.Index;
            }
        }

        // "an officer killed in a shooting on Saturday"
        foreach (var argument in result.Arguments)
        {
            if (argument.Slot is Slot.In or Slot.By && mentions.FirstOrDefault(m => m.Head == argument.Head && m.Trigger.Type is { IsViolent: true, IsResult: false }) is { } cause
                && articles.IsIndefinite(cause, out _))
            {
                return cause.Index;
            }
        }

        return -1;
    }

    private int ConjunctionOf(int clause) => syntax.Child(clause, Relation.Advmod) is var when and >= 0 ? when : syntax.Child(clause, Relation.Mark);

    // "minutes after"
    private bool StandsBehindNounOf(int clause, int word) =>
        word > 0 && syntax.Tags[word - 1] == UniversalTag.Noun && syntax.Heads[word - 1] == clause;

    // "will give" is a promise, "plans to meet" an appointment: an announced deed that is no violence is the announcement.
    private EventType Refined(EventType type, ClassSet used, ClassSet hit, ClassSet by, Modality modality)
    {
        var refined = codebook.Refinements.Refine(type, used, hit, by);
        return modality == Modality.Planned ? codebook.Refinements.RefinePlanned(refined) : refined;
    }

    private ImmutableHashSet<int> EntitiesIn(ImmutableArray<RoleFiller> fillers, params ReadOnlySpan<FrameRole> wanted)
    {
        var found = ImmutableHashSet.CreateBuilder<int>();
        foreach (var filler in fillers)
        {
            if (wanted.Contains(filler.Role) && entities.At(filler.Head) is { } entity)
                found.Add(entity.Index);
        }

        return found.ToImmutable();
    }
}
