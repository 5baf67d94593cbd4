using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Joins the mentions that tell of one event, and draws together what they say.</summary>
/// <remarks>
/// In text order each mention joins the event it fits best, or opens one. Kinds must be compatible, dates and places must not
/// contradict, and something must tie the two: grammar ("the blast killed 12"), a definite phrase ("the attack"), the same people,
/// tolls or weapon. Rules and weights stand in <see cref="MentionComparer"/>.
/// </remarks>
public sealed class EventAssembler(Codebook codebook, NounClasses nouns, DiscourseCues cues, ReportDomains domains) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires =
        [
            Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, Speech.Layer, EventMention.Layer, RoleFiller.Layer, Toll.Layer, Stance.Layer,
            MentionDate.Layer, MentionPlace.Layer, Toponym.Layer, ResolvedTime.ToldLayer, ReportStructure.Layer,
            Headline.Layer,
        ],
        Provides = EventDraft.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var comparer = new MentionComparer(reading, codebook, nouns, cues);
        var groups = new List<MentionGroup>();
        MentionGroup? latest = null;
        var pending = new List<MentionFacts>();
        // A headline sums up what the body tells, so the body is read first.
        foreach (var mention in reading.Get(EventMention.Layer).OrderBy(m => comparer.IsInHeadline(m.Index)).ThenBy(m => m.Index))
        {
            var facts = comparer.FactsOf(mention.Index);
            var best = groups.TakeLast(MentionComparer.GroupsInMind).Select(g => (Group: g, Score: comparer.Score(g, facts, isFirst: g == groups[0], isLatest: g == latest))).OrderByDescending(g => g.Score).FirstOrDefault();
            if (best.Group is not null && best.Score >= comparer.ThresholdFor(facts))
                (latest = best.Group).Add(facts);
            else if (comparer.Counts(mention.Index))
                groups.Add(latest = new(facts));
            else
                pending.Add(facts);
        }

        // "An explosion claimed four lives": a weak word that nothing came before may name the deed that its own clause tells of.
        foreach (var facts in pending)
            groups.Find(g => comparer.IsOfOneClause(g, facts))?.Add(facts);

        var excluded = domains.Of(reading.Get(Syntax.Layer).Lemmas, out _);
        groups.RemoveAll(g => IsExcluded(g, excluded) || comparer.IsOtherwiseMeant(g));
        var context = new EventContext(reading, cues);
        return reading.With(EventDraft.Layer, [.. groups.OrderBy(g => g.Members.Min(m => m.Mention.Index)).Select((g, i) => context.Complete(ToDraft(g, i, reading)))]);
    }

    // In a report of a match, a film, a storm or an accident, words of violence mean something else, unless a weapon and a toll speak for it.
    private static bool IsExcluded(MentionGroup group, DomainExclusion excluded)
    {
        if (excluded == DomainExclusion.None || !group.Members.TrueForAll(m => m.Type.IsViolent))
            return false;
        var weapon = group.Members.Exists(m => m.Roles.Any(r => r.Role == FrameRole.Instrument));
        var toll = group.Members.Exists(m => !m.Tolls.IsEmpty);
        return excluded == DomainExclusion.Deeds
            ? !(weapon && toll)
            : !weapon && group.Members.TrueForAll(m => m.Type.IsResult || m.Mention.Trigger.IsWeak) && group.Members.TrueForAll(m => m.Actors.IsEmpty);
    }

    private EventDraft ToDraft(MentionGroup group, int index, Reading reading)
    {
        var members = group.Members.OrderBy(m => m.Mention.Index).ToList();
        var mentions = members.Select(m => m.Mention.Index).ToImmutableArray();
        var entities = reading.Get(Entities.Layer);
        var roles = Roles(members, entities);
        var stances = reading.Get(Stance.Layer);
        var certain = OfCertainKind(members, stances, reading.Get(Syntax.Layer));
        var firmest = members.OrderBy(m => Firmness(stances[m.Mention.Index])).ThenBy(m => m.Mention.Index).First();
        return new()
        {
            Index = index,
            Type = TypeOf(certain, certain.Count == members.Count ? roles : Roles(certain, entities), new(reading, nouns)),
            Mentions = mentions,
            Best = members.OrderByDescending(m => m.Weight).ThenBy(m => m.Mention.Index).First().Mention.Index,
            Time = group.Time,
            Place = group.Place,
            Roles = roles,
            Tolls = [.. members.SelectMany(m => m.Tolls).OrderBy(t => t.Range.Start)],
            Stance = stances[firmest.Mention.Index],
        };
    }

    // "The blast bore the hallmarks of a suicide attack", "may have been a drone strike": the blast is certain, its kind is not.
    private static List<MentionFacts> OfCertainKind(List<MentionFacts> members, ImmutableArray<Stance> stances, Syntax syntax)
    {
        var subjects = members
            .Where(m => stances[m.Mention.Index].Modality == Modality.Asserted && syntax.Relations[m.Mention.Head] == Relation.Nsubj)
            .Select(m => syntax.Heads[m.Mention.Head])
            .ToHashSet();
        return members.FindAll(m => stances[m.Mention.Index] is not { Modality: Modality.Suspected } stance || !(subjects.Contains(stance.Cue.Start) || subjects.Contains(m.Mention.Head)));
    }

    private EventType TypeOf(List<MentionFacts> members, ImmutableArray<RoleFiller> roles, ParticipantClasses classes)
    {
        var used = Union(roles.Where(r => r.Role == FrameRole.Instrument));
        var by = Union(roles.Where(r => r.Role == FrameRole.Actor));
        var hit = Union(roles.Where(r => r.Role is FrameRole.Target or FrameRole.Victim));
        return members
            .Select(m => codebook.Refinements.Refine(m.Type, used, hit, by))
            .OrderBy(t => t.IsResult)
            .ThenByDescending(t => t.Depth)
            .First();

        ClassSet Union(IEnumerable<RoleFiller> fillers) => fillers.Aggregate(default(ClassSet), (set, f) => set | classes.Of(f.Head));
    }

    // One entry per role and entity, or per head where there is no entity.
    private static ImmutableArray<RoleFiller> Roles(List<MentionFacts> members, Entities entities) =>
        [.. members.SelectMany(m => m.Roles).DistinctBy(r => (r.Role, entities.At(r.Head)?.Index ?? -1 - r.Head)).OrderBy(r => r.Head)];

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
