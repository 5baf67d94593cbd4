using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells the news of a report from what it retells and from totals over many incidents.</summary>
/// <remarks>
/// An event is an aggregate when its words count many ("more than 150 attacks", "a wave of bombings"); background when it is dated
/// well before the day of publication, when words set it apart ("a previous attack", "the anniversary of"), or when it stands only in a box.
/// </remarks>
public sealed class StandingJudge(DiscourseCues cues) : IStage
{
    // A weekly still reports the week; a report of an attack eight days old retells it.
    internal const int NewsDays = 7;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, EventMention.Layer, Toll.Layer, MentionDate.Layer, EventDraft.Layer, ResolvedTime.Layer, ResolvedTime.ToldLayer],
        Provides = EventStanding.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var work = new Work(reading, cues);
        return reading.With(EventStanding.Layer, [.. reading.Get(EventDraft.Layer).Select(work.Judge)]);
    }

    private sealed class Work(Reading reading, DiscourseCues cues)
    {
        private readonly Tokens tokens = reading.Get(Tokens.Layer);
        private readonly Sentences sentences = reading.Get(Sentences.Layer);
        private readonly Syntax syntax = reading.Get(Syntax.Layer);
        private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
        private readonly Predicate<EventMention> isGeneric = new GenericDeeds(reading).Is;
        private readonly DateOnly? published = PublicationDay.Of(reading);

        public EventStanding Judge(EventDraft draft)
        {
            var told = draft.Mentions.Select(m => mentions[m]).ToList();
            var cueOf = told.Where(m => !told.Exists(o => o != m && Follows(m, o))).Select(Cue).ToList();
            if (cueOf.TrueForAll(c => c?.Standing == Standing.Aggregate))
                return cueOf[0]!;
            if (draft.Time?.Days is { } days && published is { } day)
                return days.End < day.AddDays(-NewsDays) ? new(Standing.Background, tokens.RangeOf(draft.Time.Span), "its date lies more than a week before publication") : News("its date lies within a week of publication");
            if (cueOf.TrueForAll(c => c is not null))
                return cueOf[0]!;
            if (told.TrueForAll(m => sentences.Blocks[sentences.Holding(m.Head)] == BlockKind.Box))
                return new(Standing.Background, default, "it stands in a box beside the report");
            return News("nothing sets it apart");
        }

        // "A previous attack killed six": what a deed did stands as the deed does.
        private bool Follows(EventMention result, EventMention deed) => deed.Trigger.Class == WordClass.Noun
            && (result.Arguments.Any(a => a.Slot is Slot.Subject or Slot.By && a.Head == deed.Head) || (syntax.Heads[result.Head] == deed.Head && syntax.Relations[result.Head] is Relation.AclRelcl or Relation.Acl));

        private static EventStanding News(string rule) => new(Standing.News, default, rule);

        private EventStanding? Cue(EventMention mention)
        {
            if (CountsMany(mention) is { } many)
                return many;
            foreach (var child in syntax.ChildrenOf(mention.Head))
            {
                if (syntax.Relations[child] is Relation.Amod or Relation.Advmod or Relation.Compound or Relation.Det && cues.StandingModifiers.TryFind(syntax.Lemmas[child], out var standing))
                    return new(standing, new(child, child + 1), "a word on it sets it apart");
            }

            // "a wave of bombings" is one entry of the codebook.
            for (var t = mention.Range.Start; t < mention.Range.End - 1; t++)
            {
                if (cues.StandingGovernors.TryFind(syntax.Lemmas[t], out var standing) && standing == Standing.Aggregate)
                    return new(standing, new(t, t + 1), "a word of its own sets it apart");
            }

            if (SinceLongAgo(mention) is { } since)
                return since;
            var governor = syntax.Heads[mention.Head];
            for (var step = 0; step < 3 && governor >= 0; step++, governor = syntax.Heads[governor])
            {
                if (syntax.Relations[mention.Head] is Relation.Nmod or Relation.Obl or Relation.Obj or Relation.Acl && cues.StandingGovernors.TryFind(syntax.Lemmas[governor], out var standing))
                    return new(standing, new(governor, governor + 1), "a word above it sets it apart");
            }

            return Phrase(mention);
        }

        // "has killed 10,000 since 2015", "have struck the town this year": a perfect over months or years sums up.
        private EventStanding? SinceLongAgo(EventMention mention)
        {
            var auxiliary = syntax.Child(mention.Head, Relation.Aux);
            if (mention.Trigger.Class != WordClass.Verb || auxiliary < 0 || syntax.Lemmas[auxiliary] is not "have" || tokens[auxiliary].Equals("had", StringComparison.OrdinalIgnoreCase))
                return null;
            foreach (var time in reading.Get(ResolvedTime.ToldLayer))
            {
                var range = tokens.RangeOf(time.Span);
                if (time.Precision is DatePrecision.Month or DatePrecision.Year && !range.IsEmpty && syntax.Heads[syntax.TopOf(range)] == mention.Head
                    && (NounPhrases.Preposition(syntax, syntax.TopOf(range)) is var p && (p < 0 || syntax.Lemmas[p] is "since" or "over" or "during" or "in")))
                {
                    return new(Standing.Aggregate, p < 0 ? range : new(p, range.End), "it sums up months or years");
                }
            }

            return null;
        }

        private EventStanding? CountsMany(EventMention mention)
        {
            if (!isGeneric(mention))
                return null;
            var number = syntax.Child(mention.Head, Relation.Nummod);
            return number >= 0
                ? new(Standing.Aggregate, new(number, number + 1), "it counts many deeds")
                : new(Standing.Aggregate, mention.Range, "it speaks of deeds in general");
        }

        private EventStanding? Phrase(EventMention mention)
        {
            var sentence = sentences[sentences.Holding(mention.Head)];
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (cues.StandingPhrases.TryFindAt(tokens, t, out var standing, out var length) && t + length <= sentence.End
                    && TreeDistance.Between(syntax, mention.Head, t, _ => false) <= 6)
                {
                    return new(standing, new(t, t + length), "a phrase beside it sets it apart");
                }
            }

            return null;
        }
    }
}
