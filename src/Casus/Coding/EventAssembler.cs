using System.Collections.Immutable;
using Casus.Coding.Learned;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Makes the events of a report out of the groups of mentions that tell of them, and draws together what they say.</summary>
/// <remarks>Groups that the report as a whole shows to be one deed are joined: <see cref="GroupMerger"/>.</remarks>
public sealed class EventAssembler : IStage
{
    private readonly Codebook codebook;
    private readonly NounClasses nouns;
    private readonly DiscourseCues cues;
    private readonly GroupMerger merger;

    internal EventAssembler(Codebook codebook, NounClasses nouns, DiscourseCues cues, GroupMerger merger) =>
        (this.codebook, this.nouns, this.cues, this.merger) = (codebook, nouns, cues, merger);

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires =
        [
            MentionGroup.Layer, Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, Speech.Layer, EventMention.Layer, EarlierDeed.Layer, RoleFiller.Layer, Toll.Layer, Stance.Layer,
            MentionDate.Layer, MentionPlace.Layer, Toponym.Layer, ImpliedPlace.Layer, ResolvedTime.Layer, ResolvedTime.ToldLayer, ReportStructure.Layer, Headline.Layer,
        ],
        Provides = EventDraft.ToldLayer,
    };

    /// <summary>The same with another model of what is one deed.</summary>
    internal EventAssembler With(LinearModel other) => new(codebook, nouns, cues, merger.With(other));

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var context = new EventContext(reading, cues);
        var acts = new VerbalActs(reading, codebook.Refinements, cues);
        var groups = merger.Merge(reading, reading.Get(MentionGroup.Layer))
            .Where(g => !acts.IsNoEvent(g))
            .Where(g => !SaysOnlyNone(g));
        var told = WithoutFolded([.. groups], reading).OrderBy(g => g.Members.Min(m => m.Mention.Index));
        return reading.With(EventDraft.ToldLayer, [.. told.Select((g, i) => context.Complete(ToDraft(g, i, reading, acts), g.Members[0].IsGeneric))]);
    }

    // "No other injuries were reported" tells of no deed.
    private static bool SaysOnlyNone(MentionGroup group) => group.Time is null && group.Members.TrueForAll(SaysNone);

    private static bool SaysNone(MentionFacts facts) => facts.Type.IsResult && facts.Modality == Modality.Denied
        && facts.Mention.Trigger.Class == WordClass.Noun && facts.Roles.IsEmpty && facts.Tolls.All(t => t.Best == 0);

    // A claim, an accusation or a denial about a deed that the report itself tells of is a participant of that deed, not a further event. Where the deed is
    // known from the accusation alone, both stand.
    private static IEnumerable<MentionGroup> WithoutFolded(List<MentionGroup> groups, Reading reading)
    {
        var stances = reading.Get(Stance.Layer);
        var told = reading.Get(EventMention.Layer);
        var sentences = reading.Get(Sentences.Layer);
        var folded = groups
            .SelectMany(g => g.Members.SelectMany(m => m.Roles).Where(r => r.Via >= 0 && IsTold(g, r.Via)).Select(r => r.Via))
            .ToHashSet();
        return groups.Where(g => !g.Members.TrueForAll(m => folded.Contains(m.Mention.Index) || IsUnclaimed(m)));

        // "No group has claimed it."
        bool IsUnclaimed(MentionFacts word) => ResponsibilityFinder.KindOf(word.Mention) == Certainty.Claimed && word.Modality == Modality.Denied;

        bool IsTold(MentionGroup deed, int word) => deed.Members.Exists(m => m.Type.IsViolent && stances[m.Mention.Index] is { Modality: Modality.Asserted }
            && (ResponsibilityFinder.KindOf(told[word]) != Certainty.Accused || m.Sentence != sentences.Holding(told[word].Head)));
    }

    private EventDraft ToDraft(MentionGroup group, int index, Reading reading, VerbalActs acts)
    {
        var members = group.Members.OrderBy(m => m.Mention.Index).ToList();
        var mentions = members.Select(m => m.Mention.Index).ToImmutableArray();
        var ends = new DoersEnd(reading, cues);
        var done = members.FindAll(m => !ends.IsToldBy(m, members));
        done = done.Count > 0 ? done : members;
        var roles = Roles(done, reading);
        var stances = reading.Get(Stance.Layer);
        var certain = WithoutFurtherActs(OfCertainKind(done, stances, reading.Get(Syntax.Layer)), reading.Get(Syntax.Layer));
        var type = TypeOf(certain, certain.Count == done.Count ? roles : Roles(certain, reading), new(reading, nouns), acts, reading.Get(Syntax.Layer));
        var firmest = members.OrderBy(m => Firmness(stances[m.Mention.Index])).ThenBy(m => m.Mention.Index).First();
        var tolls = members.Where(m => HasHappened(stances[m.Mention.Index])).SelectMany(m => m.Tolls).OrderBy(t => t.Range.Start);
        return new()
        {
            Index = index,
            Type = type,
            Mentions = mentions,
            Best = members.OrderByDescending(m => m.Weight).ThenBy(m => m.Mention.Index).First().Mention.Index,
            Time = group.Time,
            Place = group.Place,
            Roles = ShotDownWeapons.AsAttack(reading, type, roles),
            Tolls = PartTolls.Worsened(PartTolls.Settle(new RisenTolls(reading.Get(Syntax.Layer), reading.Get(Sentences.Layer)).Settle(WeakTolls.Settle(new RepeatedTolls(reading, cues).Join(tolls)))), reading.Get(Entities.Layer)),
            Stance = stances[firmest.Mention.Index],
        };
    }

    // "had threatened to kill him", "many would have died": nobody died of it.
    private static bool HasHappened(Stance stance) => stance.Modality is not (Modality.Planned or Modality.Threatened or Modality.Hypothetical);

    // "The blast bore the hallmarks of a suicide attack", "may have been a drone strike", "blamed an air strike": the blast is certain, its kind is not; nor
    // is what one side only claims beside what all tell.
    private static List<MentionFacts> OfCertainKind(List<MentionFacts> members, ImmutableArray<Stance> stances, Syntax syntax)
    {
        var subjects = members
            .Where(m => stances[m.Mention.Index].Modality == Modality.Asserted && syntax.Relations[m.Mention.Head] == Relation.Nsubj)
            .Select(m => syntax.Heads[m.Mention.Head])
            .ToHashSet();
        var certain = members.FindAll(m => m.Type is { IsViolent: true, IsGeneral: false } && stances[m.Mention.Index].Modality == Modality.Asserted && !IsBlamed(m));
        return members.FindAll(m => !(certain.Count > 0 && IsBlamed(m))
            && !(stances[m.Mention.Index].Modality is Modality.Alleged or Modality.Denied && certain.Exists(c => !c.Type.IsResult))
            && (stances[m.Mention.Index] is not { Modality: Modality.Suspected } stance || !(subjects.Contains(stance.Cue.Start) || subjects.Contains(m.Mention.Head))));

        bool IsBlamed(MentionFacts facts) => MentionFacts.IsBlamed(syntax, facts.Mention.Head);
    }

    // "opened fire and threw grenades": of two acts of one attack the first names its kind.
    private static List<MentionFacts> WithoutFurtherActs(List<MentionFacts> members, Syntax syntax) => members.FindAll(m =>
        m.Type.IsResult || m.Mention.Trigger.Class != WordClass.Verb || syntax.Relations[m.Mention.Head] != Relation.Conj
        || !members.Exists(o => IsAttackByVerb(o) && o.Mention.Head == syntax.Heads[m.Mention.Head]));

    private static bool IsAttackByVerb(MentionFacts facts) => facts.Mention.Trigger.Class == WordClass.Verb
        && facts.Type is { IsViolent: true, IsResult: false, IsGeneral: false, Muc4: "ATTACK" or "BOMBING" };

    // "Gunmen killed a hundred villagers and set fire to homes": what else was damaged names the deed only where people died of it ("an arson attack killed five",
    // "set fire to a house, killing five").
    private static List<MentionFacts> WithoutDamage(List<MentionFacts> members, Syntax syntax)
    {
        var killings = members.FindAll(m => m.Type.IsResult && m.Type.IsViolent && !m.Tolls.IsEmpty && !m.Type.IsDamage);
        if (killings.Count == 0)
            return members;
        var others = members.FindAll(m => !m.Type.IsDamage || killings.Exists(k => BelongTogether(k.Mention, m.Mention)));
        return others.Count > 0 ? others : members;

        bool BelongTogether(EventMention killing, EventMention damage) =>
            syntax.IsUnder(killing.Head, damage.Head) || killing.Arguments.Any(a => a.Head == damage.Head);
    }

    private EventType TypeOf(List<MentionFacts> members, ImmutableArray<RoleFiller> roles, ParticipantClasses classes, VerbalActs acts, Syntax syntax)
    {
        var used = Union(roles.Where(r => r.Role == FrameRole.Instrument));
        var by = Union(roles.Where(r => r.Role == FrameRole.Actor));
        var hit = Union(roles.Where(r => r.Role is FrameRole.Target or FrameRole.Victim));
        var harmed = members.Exists(m => m.Tolls.Any(t => t is { IsSuperseded: false, Outcome: CasualtyOutcome.Killed or CasualtyOutcome.Injured } && (t.Best > 0 || t.Low > 0)));
        var types = WithoutDamage(members, syntax).Select(m => codebook.Refinements.Refine(acts.TypeOf(m), used, hit, by, harmed)).OrderBy(t => t.IsResult).ThenByDescending(t => t.Depth).ToList();
        // "Fighting between the army and rebels … heavy gunfire": a clash is more than its shots.
        return types[0].Name == "shooting" && types.Find(t => t.Name == "armed-clash") is { } clash ? clash : types[0];

        ClassSet Union(IEnumerable<RoleFiller> fillers) => fillers.Aggregate(default(ClassSet), (set, f) => set | classes.Of(f.Head));
    }

    // One entry per role and entity, or per head where there is no entity. "A drone struck Tower 22 … the Tower 22 attack": before the noun stands
    // what was hit, where another clause says so.
    private static ImmutableArray<RoleFiller> Roles(List<MentionFacts> members, Reading reading)
    {
        var (entities, mentions, syntax) = (reading.Get(Entities.Layer), reading.Get(EventMention.Layer), reading.Get(Syntax.Layer));
        var (stances, speeches) = (reading.Get(Stance.Layer), reading.Get(Speech.Layer));
        var all = members.SelectMany(m => m.Roles).ToList();
        var hit = all.Where(r => r.Role is FrameRole.Target or FrameRole.Victim && r.Slot != Slot.Modifier).Select(r => Whom(r)).ToHashSet();
        var harmed = all.Where(r => r.Role is FrameRole.Victim).Select(r => Whom(r)).ToHashSet();
        return [.. all.Where(r => !IsSpeakerHimself(r) && !NamesWhatWasHit(r) && !(r.Role == FrameRole.Target && harmed.Contains(Whom(r))))
            .DistinctBy(r => (r.Role, Whom(r), Denies(r)))
            .OrderBy(r => r.Head)];

        bool NamesWhatWasHit(RoleFiller filler) => filler is { Role: FrameRole.Actor, Slot: Slot.Modifier } && hit.Contains(Whom(filler));

        // He whom some name and who denies it is both.
        bool Denies(RoleFiller filler) => filler.Via >= 0 && ResponsibilityFinder.KindOf(mentions[filler.Via]) == Certainty.Denied;

        // "He rammed the checkpoint," the official said: of himself he would have said "I".
        bool IsSpeakerHimself(RoleFiller filler) => syntax.Tags[filler.Head] == UniversalTag.Pron && syntax.Lemmas[filler.Head] is "he" or "she" or "they"
            && stances[filler.Mention].Speech is var speech and >= 0 && speeches[speech] is { IsDirect: true, Speaker: var speaker and >= 0 }
            && entities.At(speaker) is { } who && who == entities.At(filler.Head);

        int Whom(RoleFiller filler) => entities.At(filler.Head)?.Index ?? -1 - filler.Head;
    }

    private static int Firmness(Stance stance) => stance.Modality switch
    {
        Modality.Asserted => stance.Speech < 0 ? 0 : 1,
        Modality.Alleged => 2,
        Modality.Suspected => 3,
        Modality.Denied => 4,
        Modality.Threatened => 5,
        Modality.Planned => 6,
        _ => 7,
    };
}
