using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding.Learned;

/// <summary>
/// Decides, of each entity and each single deed of violence, whether it has a part that no clause shows ("Three men got out of a car … The attack
/// killed the mayor"), and drops targets and weapons that all but the grammar speaks against.
/// </summary>
/// <remarks>What is added says so (<see cref="RoleFiller.IsInferred"/>); an actor so found is no more than suspected, and never a state.</remarks>
public sealed class ParticipantCompleter : IStage
{
    /// <summary>Where the weights stand in the data folder.</summary>
    public const string ModelFile = "models/participants.txt";

    /// <summary>What the model decides about, in the order of its columns.</summary>
    internal static readonly ImmutableArray<FrameRole> Parts = [FrameRole.Actor, FrameRole.Target, FrameRole.Victim, FrameRole.Instrument];

    // Below this the report as a whole speaks against the target or weapon that a clause gives. Whom a clause blames or has harmed stays.
    private const float Dropped = -1;

    // Who is named farther from all that is told of a deed has no part in it that words do not give: a live blog tells of hundreds.
    private const int Farthest = 60;

    /// <summary>The names of <see cref="Parts"/> in the file.</summary>
    internal static readonly string[] Outcomes = [.. Parts.Select(p => p.ToString().ToLowerInvariant())];

    private readonly NounClasses nouns;
    private readonly LinearModel model;

    private readonly DiscourseCues cues;

    internal ParticipantCompleter(NounClasses nouns, DiscourseCues cues, LinearModel model) => (this.nouns, this.cues, this.model) = (nouns, cues, model);

    /// <summary>Reads the weights.</summary>
    /// <exception cref="Reports.CasusException">CAS0301: the file is missing; CAS0414: it is damaged.</exception>
    public static ParticipantCompleter Load(DataFolder data, NounClasses nouns, DiscourseCues cues) => new(nouns, cues, LinearModel.Load(data, ModelFile, Outcomes));

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires =
        [
            EventDraft.ToldLayer, Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, EventMention.Layer, Speech.Layer, Toll.Layer, MentionDate.Layer,
            Toponym.Layer, MentionPlace.Layer, ResolvedTime.ToldLayer, RoleFiller.Layer,
        ],
        Provides = EventDraft.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(EventDraft.Layer, Complete(reading));
    }

    private ImmutableArray<EventDraft> Complete(Reading reading)
    {
        var drafts = reading.Get(EventDraft.ToldLayer);
        var deeds = SingleDeeds(reading, drafts);
        if (deeds.Count == 0)
            return drafts;
        // Beside news, background is told in a sentence or two: who stands farther off has a part in the news.
        var background = reading.Report.PublishedOn is { } published ? deeds.Where(d => StandingJudge.IsOld(d.Time, published.Date)).Select(d => d.Index).ToHashSet() : [];
        if (background.Count == deeds.Count)
            background.Clear();
        var general = drafts.Where(d => d.Type.IsViolent).Select(d => d.Index).ToHashSet();
        general.ExceptWith(deeds.Select(d => d.Index));
        var features = new ParticipantFeatures(reading, drafts, nouns, cues);
        var entities = reading.Get(Entities.Layer);
        var turns = TurnsOf(reading, drafts);
        var roles = drafts.Select(d => d.Roles.ToList()).ToArray();
        var tally = new FeatureTally(model);
        var syntax = reading.Get(Syntax.Layer);
        var candidates = entities.All.Where(e => ParticipantFeatures.IsCandidate(e) && !e.Mentions.Any(m => StandsForAnother(syntax, entities, m.Head)) && !e.Mentions.All(m => Attributions.IsChannel(reading, cues, m.Head))).ToList();
        var alone = candidates.Select(e => Alone(features, e, tally)).ToList();
        foreach (var draft in deeds)
        {
            foreach (var (entity, own) in candidates.Zip(alone))
            {
                // "Gunmen killed nine people. In related incidents, armed men attacked a camp.": who has a part in the one has none in the other unless words say so.
                if (features.Nearest(draft, entity).Sentences > (background.Contains(draft.Index) ? 0 : Farthest) || features.DeedsWith(entity).Any(d => turns[d.Draft] != turns[draft.Index]))
                    continue;
                tally.Begin(own);
                features.OfPair(draft, entity, tally);
                Decide(features, drafts, general, draft, entity, tally.Scores, roles[draft.Index]);
            }
        }

        return [.. drafts.Select(d => d with { Roles = [.. roles[d.Index].OrderBy(r => r.Head)] })];
    }

    // "a caller who spoke for the group", "Islamic State is the prime suspect": the group is meant.
    private bool StandsForAnother(Syntax syntax, Entities entities, int head) => Messengers.IsOne(syntax, entities, cues, head)
        || ResponsibilityFinder.SuspectAbove(syntax, head)?.Suspect == head;

    // What speaks for each part of an entity in whatever event.
    private static float[] Alone(ParticipantFeatures features, Entity entity, FeatureTally tally)
    {
        tally.Begin();
        features.OfEntity(entity, tally);
        return tally.Scores.ToArray();
    }

    // How often the report had turned elsewhere before each deed: "Elsewhere, …", "In a separate attack, …".
    private int[] TurnsOf(Reading reading, ImmutableArray<EventDraft> drafts)
    {
        var (sentences, mentions, others) = (reading.Get(Sentences.Layer), reading.Get(EventMention.Layer), new OtherDeeds(reading, cues));
        var turns = new int[sentences.Count];
        for (var s = 0; s < turns.Length; s++)
            turns[s] = (s > 0 ? turns[s - 1] : 0) + (others.OpensElsewhere(sentences[s]) ? 1 : 0);
        return [.. drafts.Select(d => turns[sentences.Holding(mentions[d.Mentions[0]].Head)])];
    }

    /// <summary>What weighed most for a part that was given.</summary>
    internal string Why(Reading reading, EventDraft draft, RoleFiller filler)
    {
        var told = reading.Get(EventDraft.ToldLayer);
        var features = new ParticipantFeatures(reading, told, nouns, cues);
        return reading.Get(Entities.Layer).At(filler.Head) is not { } entity ? "" : new FeatureTally(model).Reasons(Parts.IndexOf(filler.Role), sink =>
        {
            features.OfEntity(entity, sink);
            features.OfPair(told[draft.Index], entity, sink);
        });
    }

    // What is told of deeds in general has no participants beyond its clause.
    private List<EventDraft> SingleDeeds(Reading reading, ImmutableArray<EventDraft> drafts)
    {
        var general = new GeneralTellings(reading, cues);
        var mentions = reading.Get(EventMention.Layer);
        return [.. drafts.Where(d => d.Type.IsViolent && !d.Mentions.All(m => general.Is(mentions[m])))];
    }

    // Who has a part in this deed by a clause has no other in it. Of deeds that the keys know nothing of, such as sieges, nothing is dropped.
    private void Decide(
        ParticipantFeatures features, ImmutableArray<EventDraft> drafts, HashSet<int> general, EventDraft draft, Entity entity, ReadOnlySpan<float> scores, List<RoleFiller> roles)
    {
        var own = features.PartsIn(draft, entity);
        foreach (var part in own)
        {
            if (draft.Type.Muc4 is not null && part.Role is FrameRole.Target or FrameRole.Instrument && part.Via < 0
                && scores[Parts.IndexOf(part.Role)] < Dropped && !CanAct(entity) && !IsHitWeapon(part, entity))
            {
                roles.Remove(part);
            }
        }

        for (var p = 0; own.Count == 0 && p < Parts.Length; p++)
        {
            // "A man was found dead": he is not his own killer.
            if (Parts[p] == FrameRole.Actor && draft.Tolls.Any(t => t.Outcome is CasualtyOutcome.Killed or CasualtyOutcome.Injured && features.IsAt(t.Head, entity)))
                continue;
            var isThere = entity.ActorId is { } id && roles.Exists(r => r.Role == Parts[p] && features.ActorIdAt(r.Head) == id);
            // Who is known for many deeds ("the gangs have killed thousands") has not done each deed of the report.
            if (scores[p] <= 0 || isThere || (Parts[p] == FrameRole.Actor && features.DeedsWith(entity).Any(d => d.Role == FrameRole.Actor && general.Contains(d.Draft))))
                continue;
            if (!MayBe(Parts[p], features, drafts, draft, entity))
                continue;
            var (mention, trigger, _) = features.Nearest(draft, entity);
            roles.Add(new(trigger, Parts[p], entity.Mentions[mention].Head, Slot.None));
        }
    }

    // "struck two missiles that stood ready to launch"
    private bool IsHitWeapon(RoleFiller part, Entity entity) => part is { Role: FrameRole.Target, Slot: Slot.Object or Slot.PassiveSubject }
        && (entity.Type == EntityType.Weapon || entity.Classes.Has(nouns.Weapon));

    // What a clause gives a part in a deed of another day or place has none in this one unless a clause says so.
    private static bool MayBe(FrameRole part, ParticipantFeatures features, ImmutableArray<EventDraft> drafts, EventDraft draft, Entity entity)
    {
        var isActor = part == FrameRole.Actor;
        if (isActor && (IsOfState(entity) || features.HasOtherDoer(draft, entity)
            || features.DeedsWith(entity).Any(d => d.Role == FrameRole.Actor && IsSympathy(drafts[d.Draft].Type))))
        {
            return false;
        }

        // "Gunmen killed six soldiers. Air strikes that followed killed 20": gunmen have no aircraft.
        if (isActor && draft.Type.Name is "air-strike" && entity is { IsNamed: false, ActorId: null } && features.IsArmedMan(entity))
            return false;
        // "Talks with the ELN go on", "a strike killed three of its fighters": a group that the report names is no suspect of each deed in it, unless it did another.
        if (isActor && entity is { IsNamed: true, ActorId: not null } && !features.DeedsWith(entity).Any(d => d.Role is FrameRole.Actor or FrameRole.Claimant && drafts[d.Draft].Type.IsViolent))
            return false;
        // A town is where it happened, and no victim; what only locates a speaker ("a medic at the hospital said") was not hit.
        if (part == FrameRole.Victim && (entity.Type == EntityType.Place || features.IsNameOfPlace(entity) || features.IsOnlyWhere(entity)))
            return false;
        if (part == FrameRole.Victim && features.IsIntroducedAs(entity))
            return false;
        if (part is FrameRole.Victim or FrameRole.Target && (features.IsOnlyOfSpeakers(entity) || features.IsGuise(entity)))
            return false;
        // "blew up his car on a busy road", "was killed at the airport": where something else was hit is only where.
        if (part == FrameRole.Target && (features.IsOnlyScene(draft, entity) || features.IsCarrier(entity)))
            return false;
        if (part is FrameRole.Victim or FrameRole.Target && features.IsSafe(entity))
            return false;
        // Whom police hold or a court tries was not harmed by the deed.
        if (part == FrameRole.Victim && features.DeedsWith(entity).Any(d => d.Role == FrameRole.Target && IsOfJustice(drafts[d.Draft].Type)))
            return false;
        // Nobody is killed twice, and a bomb goes off once.
        if (part is FrameRole.Victim or FrameRole.Instrument && features.DeedsWith(entity).Any(d => d.Role == part))
            return false;
        // Who speaks, vows or condemns in the report was not harmed unless words say so.
        if (part == FrameRole.Victim && (features.ActsOrSpeaks(entity) || features.ActsAfter(draft, entity)))
            return false;
        // Who did a deed of another day or place has not done this one.
        return !features.DeedsWith(entity).Any(d => DeedDistance.AreApart(draft.Time, draft.Place, drafts[d.Draft].Time, drafts[d.Draft].Place));
    }

    // Who condemns a deed or mourns its dead has not done it, as far as anybody says.
    private static bool IsSympathy(EventType type) => type.Name is "condemnation" or "condolence";

    private static bool IsOfJustice(EventType type) => type.Name is "arrest" or "lawsuit" or "conviction" or "extradition" or "investigation" or "accusation";

    private bool CanAct(Entity entity) => entity.Type is EntityType.Person or EntityType.Organisation or EntityType.Nationality || entity.IsState
        || entity.Classes.Has(nouns.Person) || (entity.Classes.Has(nouns.Group) && !entity.Classes.Has(nouns.Facility));

    // No state is blamed but by words.
    internal static bool IsOfState(Entity entity) => ArmedSides.IsState(entity) || entity.Sector is "LEG" or "JUD";
}
