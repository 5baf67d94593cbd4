using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Gives each event mention the time expression that belongs to it: the nearest in the tree, of its own clause first.</summary>
/// <remarks>A time of an attribution (<see cref="Attributions"/>) dates the saying, not the deed.</remarks>
public sealed class EventDater(DiscourseCues cues) : IStage
{
    // Farther off, a time belongs to another clause.
    private const int FarthestCost = 9;

    // As far as a phrase that hangs on the deed's own.
    private const int ClaimedCost = 3;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, ResolvedTime.Layer, Speech.Layer, EventMention.Layer],
        Provides = MentionDate.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var tokens = reading.Get(Tokens.Layer);
        var sentences = reading.Get(Sentences.Layer);
        var syntax = reading.Get(Syntax.Layer);
        var times = reading.Get(ResolvedTime.Layer)
            .Where(t => t.Type is TimexType.Date or TimexType.Time && t.Value is not ("PRESENT_REF" or "PAST_REF" or "FUTURE_REF"))
            .Select(t => (Time: t, Range: tokens.RangeOf(t.Span)))
            .Where(t => !t.Range.IsEmpty)
            .Select(t => (t.Time, Top: syntax.TopOf(t.Range), Sentence: sentences.Holding(t.Range.Start)))
            .ToLookup(t => t.Sentence);
        var triggers = reading.Get(EventMention.Layer).Select(m => m.Head).ToHashSet();
        var ofOtherMoments = reading.Get(Speech.Layer).Where(s => !s.Cue.IsEmpty && HasOtherMoment(s.Cue.Start)).Select(s => s.Content).ToList();
        var words = reading.Get(EventMention.Layer).Where(m => ResponsibilityFinder.KindOf(m) is not null).Select(m => m.Head).ToHashSet();
        var attributions = new Attributions(reading);
        var links = new LinkCues(reading, cues);
        return reading.With(MentionDate.Layer, [.. reading.Get(EventMention.Layer).Select(Date)]);

        MentionDate Date(EventMention mention)
        {
            var best = new MentionDate(null, TreeDistance.Unreachable);
            foreach (var (time, top, _) in times[sentences.Holding(mention.Head)])
            {
                if (attributions.Hold(top, mention.Head) || links.PartFromEarlier(mention.Head, top) || IsOfAnotherMoment(time, mention))
                    continue;
                if (syntax.IsUnder(mention.Head, top))
                {
                    if (DescribesTime(mention.Head, top) is var depth and >= 0 && depth < best.Cost)
                        best = new(time, depth);
                    continue;
                }

                if (IsOfClaimed(mention, top))
                {
                    best = best.Cost <= ClaimedCost ? best : new(time, ClaimedCost);
                    continue;
                }

                if (TreeDistance.BelongsToOther(syntax, mention.Head, top, triggers) || TreeDistance.OtherStandsBetween(syntax, mention, top, triggers))
                    continue;
                var cost = TreeDistance.Between(syntax, mention.Head, top, t => SpeechCues.Parts(cues, syntax, t) && t != mention.Head);
                // Of equals the finer one, then the one that stands nearer in the text.
                if (cost <= FarthestCost && (cost < best.Cost || (cost == best.Cost && best.Time is { } other && Finer(time, other))))
                    best = new(time, cost);
            }

            return best;
        }

        // "since May, when thirty soldiers were injured": a clause with "when" tells what happened then. How far below the clause's verb the deed
        // stands, or −1 where it does not.
        int DescribesTime(int deed, int top)
        {
            var depth = 0;
            for (var t = deed; t >= 0 && t != top; t = syntax.Heads[t], depth++)
            {
                if (syntax.Heads[t] == top && syntax.Relations[t] is Relation.AclRelcl or Relation.Acl or Relation.Advcl or Relation.AdvclRelcl)
                    return Asks(t) ? depth : -1;
            }

            return -1;
        }

        bool Asks(int verb)
        {
            foreach (var child in syntax.ChildrenOf(verb))
            {
                if (child < verb && syntax.Lemmas[child] is "when")
                    return true;
            }

            return false;
        }

        // "claimed responsibility for the bombing in Kabul on Monday": the day stands with the bombing, though the tree may hang it on the claim.
        bool IsOfClaimed(EventMention mention, int top)
        {
            var head = syntax.Heads[top];
            return mention.Trigger.Type.IsViolent && head >= 0 && words.Contains(head) && head < mention.Head && mention.Head < top && syntax.IsUnder(mention.Head, head);
        }

        // "Last night …", said on another day than that of publication, is not the night before publication.
        bool IsOfAnotherMoment(ResolvedTime time, EventMention mention)
        {
            if (time.Anchor?.Kind is not TimeAnchorKind.PublishedOn and not TimeAnchorKind.Dateline)
                return false;
            return ofOtherMoments.Exists(s => s.Contains(mention.Head));
        }

        bool HasOtherMoment(int verb)
        {
            // Read off the words: the tree often hangs "then" on the words said.
            for (var t = verb + 1; t <= verb + 3 && t < tokens.Count && tokens[t] is not (":" or "\"" or "\u201C" or "that" or ","); t++)
            {
                if (cues.OtherMoments.TryFind(syntax.Lemmas[t], out _))
                    return true;
            }

            return false;
        }
    }

    private static bool Finer(ResolvedTime a, ResolvedTime b) => a.Days is not null && (b.Days is null || a.Precision < b.Precision);
}
