using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Joins the mentions that the words themselves show to tell of one event.</summary>
/// <remarks>
/// In text order each mention joins the event it fits best, or opens one. Kinds must be compatible, dates and places must not
/// contradict, and something must tie the two: grammar ("the blast killed 12"), a definite phrase ("the attack"), the same people,
/// tolls or weapon. Rules and weights stand in <see cref="MentionComparer"/>.
/// </remarks>
public sealed class MentionGrouper(Codebook codebook, NounClasses nouns, DiscourseCues cues, ReportDomains domains) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires =
        [
            Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, Speech.Layer, EventMention.Layer, EarlierDeed.Layer, RoleFiller.Layer, Toll.Layer, Stance.Layer,
            MentionDate.Layer, MentionPlace.Layer, Toponym.Layer, ResolvedTime.ToldLayer, ReportStructure.Layer,
        ],
        Provides = MentionGroup.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var comparer = new MentionComparer(reading, nouns, cues);
        var contradictions = new DeedContradictions(reading, nouns, cues);
        var factsReader = new MentionFactsReader(reading, codebook, nouns, cues);
        var groups = new List<MentionGroup>();
        var latest = new LatestTold(reading.Get(Syntax.Layer), cues);
        var pending = new List<MentionFacts>();
        // A headline sums up what the body tells, so the body is read first.
        foreach (var mention in reading.Get(EventMention.Layer).OrderBy(m => contradictions.IsInHeadline(m.Index)).ThenBy(m => m.Index))
        {
            var facts = factsReader.FactsOf(mention.Index);
            var best = groups.TakeLast(MentionComparer.GroupsInMind)
                .Select(g => (Group: g, Score: comparer.Score(g, facts, isFirst: g == groups[0], isLatest: g == latest.For(facts))))
                .OrderByDescending(g => g.Score)
                .FirstOrDefault();
            var group = best.Group is not null && best.Score >= comparer.ThresholdFor(facts) ? best.Group : null;
            if (group is not null)
                group.Add(facts);
            else if (factsReader.Counts(mention.Index))
                groups.Add(group = new(facts));
            if (group is null)
                pending.Add(facts);
            else
                latest.Tell(group, facts);
        }

        // "An explosion claimed four lives": a weak word that nothing came before may name the deed that its own clause tells of.
        foreach (var facts in pending)
            groups.Find(g => comparer.IsOfOneClause(g, facts))?.Add(facts);

        var excluded = domains.Of(reading.Get(Syntax.Layer).Lemmas, out _);
        groups.RemoveAll(g => IsExcluded(g, excluded) || comparer.IsOtherwiseMeant(g));
        // "The singer has died aged 84": nobody was killed in a report that tells of no deed.
        if (!domains.TellOfConflict(reading.Get(Syntax.Layer).Lemmas) && !groups.Exists(IsDeed))
            groups.RemoveAll(g => IsDeath(g) && !HarmsArmed(g));
        var tokens = reading.Get(Tokens.Layer);
        var stoppages = reading.Get(EventMention.Layer).Where(m => m.Trigger.Type.Name == "labour-strike").Select(m => m.Head).ToHashSet();
        groups.RemoveAll(g => IsSuicide(g, tokens));
        // "A rail strike hit commuters"
        groups.RemoveAll(g => g.Members.TrueForAll(m => m.Type.Name == "attack" && m.Mention.Arguments.Any(a => a.Slot is Slot.Subject or Slot.By && stoppages.Contains(a.Head))));
        return reading.With(MentionGroup.Layer, [.. groups.OrderBy(g => g.Members.Min(m => m.Mention.Index))]);
    }

    // "A soldier shot himself": nobody did it to another.
    private static bool IsSuicide(MentionGroup group, Tokens tokens)
    {
        var tolls = group.Members.SelectMany(m => m.Tolls).ToList();
        return tolls.Count > 0 && group.Members.TrueForAll(m => m.Type.Name is "killing" or "shooting" or "injury" or "arson")
            && tolls.TrueForAll(t => t.Best == 1 && tokens[t.Head] is "himself" or "herself")
            && !group.Members.Exists(m => m.Roles.Any(r => r.Role is FrameRole.Victim or FrameRole.Target && !(tokens[r.Head] is "himself" or "herself")));
    }

    private static bool IsDeed(MentionGroup group) => group.Members.Exists(m => m.Type.IsViolent) && !IsDeath(group);

    private static bool IsDeath(MentionGroup group) => group.Members.TrueForAll(m => m.Type.Name == "killing" && m.Mention.Trigger.Words is ["die"] or ["pass", "away"] or ["breathe", "last"] or ["death"] or ["demise"] or ["perish"] or [_, "dead"])
        && group.Members.TrueForAll(m => m.Actors.IsEmpty) && !group.Members.Exists(m => m.Roles.Any(r => r.Role == FrameRole.Instrument));

    private static bool HarmsArmed(MentionGroup group) => group.Members.Exists(m => m.Tolls.Any(t => t.Who is Reports.CasualtyGroup.Military or Reports.CasualtyGroup.Militant or Reports.CasualtyGroup.Police));

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
}
