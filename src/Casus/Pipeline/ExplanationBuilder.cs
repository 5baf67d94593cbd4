using System.Collections.Immutable;
using System.Globalization;
using Casus.Coding;
using Casus.Coding.Learned;
using Casus.Grounding;
using Casus.Language;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;

namespace Casus.Pipeline;

/// <summary>
/// Tells from a finished reading which words and rules led to each value of its record, and what was dropped.
/// </summary>
public static class ExplanationBuilder
{
    /// <summary>Builds the explanation.</summary>
    /// <param name="reading">A reading with every layer of <see cref="StandardPipeline"/>.</param>
    /// <param name="stages">The stages that made it; some are asked again, for their reasons.</param>
    public static Explanation Build(Reading reading, ImmutableArray<IStage> stages)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var triggers = stages.OfType<TriggerRecognizer>().Single();
        var work = new Work(reading, stages.OfType<ParticipantCompleter>().Single(), stages.OfType<Muc4Judge>().Single());
        return new() { Report = reading.Report.Id, Decisions = [.. work.Triggers(triggers.Explain(reading)), .. work.Events(), .. work.Places(), .. work.Times()] };
    }

    private sealed class Work
    {
        private readonly Reading reading;
        private readonly ParticipantCompleter completer;
        private readonly Muc4Judge muc4;
        private readonly Tokens tokens;
        private readonly Entities entities;
        private readonly ImmutableArray<EventMention> mentions;
        private readonly ImmutableArray<EventDraft> drafts;
        private readonly EventFindings findings;
        private readonly OffsetMap offsets;

        public Work(Reading reading, ParticipantCompleter completer, Muc4Judge muc4)
        {
            (this.reading, this.completer, this.muc4) = (reading, completer, muc4);
            (tokens, entities) = (reading.Get(Tokens.Layer), reading.Get(Entities.Layer));
            (mentions, drafts) = (reading.Get(EventMention.Layer), reading.Get(EventDraft.Layer));
            findings = new(reading);
            offsets = OffsetMap.For(reading.Text);
        }

        public IEnumerable<Decision> Triggers(IReadOnlyList<TriggerDecision> tried)
        {
            var byHead = mentions.ToLookup(m => tokens.SpanOf(m.Head));
            foreach (var decision in tried.Where(d => d.Dropped != TriggerDecision.OtherWordsMissing))
            {
                var mention = byHead[decision.Span].FirstOrDefault();
                var draft = mention is null ? null : findings.ToldBy(mention);
                yield return Trigger(decision, mention, draft);
            }
        }

        public IEnumerable<Decision> Events() => drafts.SelectMany(d => (IEnumerable<Decision>)
        [
            .. HeadlineOf(d), .. Date(d), .. Place(d), .. d.Roles.Select(r => Role(d, r)), .. d.Tolls.Select(t => Count(d, t)), .. Counts(d.Headline, d), .. Modality(d), .. Standing(d), .. Muc4(d), .. Links(d),
        ]);

        public IEnumerable<Decision> Places() => reading.Get(Toponym.Layer).Select(t => new Decision
        {
            Stage = Toponym.Layer.Name,
            Verdict = t.Place is null ? Verdict.Unknown : Verdict.Kept,
            Subject = Quote(t.Span),
            Value = t.Place is null ? null : NameOf(t.Place),
            Rule = t.Usage.ToString().ToLowerInvariant(),
            Reason = t.Alternatives.IsEmpty
                ? t.Reason
                : $"{t.Reason}; rather than {string.Join(", ", t.Alternatives.Take(3).Select(a => NameOf(a.Place)))}",
        });

        public IEnumerable<Decision> Times() => reading.Get(ResolvedTime.ToldLayer).Select(t => new Decision
        {
            Stage = ResolvedTime.Layer.Name,
            Verdict = t.Value is null ? Verdict.Unknown : Verdict.Kept,
            Subject = Quote(t.Span),
            Value = t.Value,
            Rule = t.Rule,
            Reason = CountedFrom(t),
            Evidence = AnchorWords(t),
        });

        private Decision Trigger(TriggerDecision decision, EventMention? mention, EventDraft? draft)
        {
            var isMentioned = decision.Dropped is null && mention is not null;
            var isBest = isMentioned && draft is not null && draft.Best == mention!.Index;
            return new()
            {
                Stage = EventMention.Layer.Name,
                Verdict = isBest ? Verdict.Kept : isMentioned && draft is not null ? Verdict.Joined : Verdict.Dropped,
                Subject = Quote(isMentioned ? tokens.SpanOf(mention!.Range) : decision.Span),
                Event = draft is null ? null : EventId(draft.Index),
                Field = isBest ? "type" : null,
                Value = isBest ? draft!.Type.Name : decision.Trigger.Type.Name,
                Rule = decision.Trigger.ToString(),
                Reason = ReasonOf(decision, isMentioned, draft, isBest),
            };
        }

        private static string? ReasonOf(TriggerDecision decision, bool isMentioned, EventDraft? draft, bool isBest)
        {
            if (decision.Dropped is { } dropped)
                return dropped;
            if (!isMentioned)
                return "it belongs to the trigger before it";
            if (draft is null)
                return decision.Trigger.IsWeak ? "nothing near it bears the word out" : "it tells of no event of its own";
            return isBest && draft.Type != decision.Trigger.Type
                ? $"{decision.Trigger.Type.Name}, made more exact by what it was done with or to"
                : null;
        }

        private IEnumerable<Decision> HeadlineOf(EventDraft draft) => draft.Headline is not { } headline ? [] :
        [
            new()
            {
                Stage = Headline.Layer.Name,
                Verdict = Verdict.Joined,
                Subject = QuoteOfTitle(headline.Trigger),
                Event = EventId(draft.Index),
                Field = "type",
                Value = draft.Type.Name,
                Rule = "headline",
                Reason = "it sums up what the report tells first",
            },
        ];

        private IEnumerable<Decision> Date(EventDraft draft)
        {
            if (draft.Time is not { } time)
            {
                yield return reading.Get(InferredDay.Layer)[draft.Index] is { Days: { } likely } inferred ? DayOfNews(draft, likely, inferred) : Unknown(draft, MentionDate.Layer, "date", "no-date-in-text", "no time expression belongs to any of its mentions");
                yield break;
            }

            yield return new()
            {
                Stage = MentionDate.Layer.Name,
                Verdict = time.Days is null ? Verdict.Unknown : Verdict.Kept,
                Subject = Quote(time.Span),
                Event = EventId(draft.Index),
                Field = "date",
                Value = time.Days is { } days ? Days(days) : time.Value,
                Rule = time.Rule,
                Reason = CountedFrom(time),
                Evidence = AnchorWords(time),
            };
            var others = draft.Mentions
                .Select(m => reading.Get(MentionDate.Layer)[m].Time)
                .OfType<ResolvedTime>()
                .Where(t => t.Span != time.Span)
                .DistinctBy(t => t.Span);
            foreach (var other in others)
                yield return Rival(
                    draft,
                    MentionDate.Layer,
                    "date",
                    other.Span,
                    other.Value,
                    "another time stands nearer to a trigger of the event");
        }

        private Decision DayOfNews(EventDraft draft, DayRange days, InferredDay inferred) => new()
        {
            Stage = InferredDay.Layer.Name,
            Verdict = Verdict.Kept,
            Subject = Quote(tokens.SpanOf(inferred.Words.IsEmpty ? mentions[draft.Best].Range : inferred.Words)),
            Event = EventId(draft.Index),
            Field = "date",
            Value = Days(days),
            Rule = inferred.Basis switch { DayBasis.Tense => "day-of-perfect", DayBasis.Told => "day-of-telling", _ => "day-of-news" },
            Reason = "the report leads with it and gives no time: " + inferred.Basis switch
            {
                DayBasis.Tense => "it has happened, most likely on the day of publication",
                DayBasis.Told => "it had happened when somebody told of it",
                _ => "the day of publication or the day before",
            },
        };

        private IEnumerable<Decision> Place(EventDraft draft)
        {
            if (draft.Place.Toponyms.IsEmpty)
            {
                yield return Unknown(
                    draft,
                    MentionPlace.Layer,
                    "location",
                    "no-place-in-text",
                    "no place name belongs to any of its mentions");
                yield break;
            }

            var first = draft.Place.Toponyms[0];
            yield return new()
            {
                Stage = MentionPlace.Layer.Name,
                Verdict = first.Place is null ? Verdict.Unknown : Verdict.Kept,
                Subject = PlaceWords(draft, first),
                Event = EventId(draft.Index),
                Field = "location",
                Value = first.Place is null ? null : NameOf(first.Place),
                Rule = draft.PlaceDerivedFrom ?? draft.Place.Relation.ToString().ToLowerInvariant(),
                Reason = first.Reason,
                Evidence = [.. draft.Place.Toponyms.Skip(1).Select(t => PlaceWords(draft, t))],
            };
            var others = draft.Mentions.SelectMany(m => reading.Get(MentionPlace.Layer)[m].Toponyms.Take(1))
                .Where(t => !draft.Place.Toponyms.Contains(t)).DistinctBy(t => t.Span);
            foreach (var other in others)
                yield return Rival(
                    draft,
                    MentionPlace.Layer,
                    "location",
                    other.Span,
                    other.Place is null ? null : NameOf(other.Place),
                    "another place stands nearer to a trigger of the event");
        }

        private TextQuote PlaceWords(EventDraft draft, Toponym toponym) =>
            ReferenceEquals(toponym, draft.Headline?.Place) ? QuoteOfTitle(toponym.Span) : Quote(toponym.Span);

        private Decision Role(EventDraft draft, RoleFiller filler)
        {
            var stance = findings.StanceOf(filler);
            var isEntity = entities.TryMentionAt(filler.Head, out var entity, out var words);
            return new()
            {
                Stage = RoleFiller.Layer.Name,
                Verdict = isEntity ? Verdict.Kept : Verdict.Dropped,
                Subject = Quote(isEntity ? tokens.SpanOf(words.Range) : tokens.SpanOf(filler.Head)),
                Event = EventId(draft.Index),
                Field = filler.Role.ToString().ToLowerInvariant(),
                Value = entity?.ActorId ?? entity?.Name,
                Rule = filler.IsInferred ? "the report as a whole" : $"{mentions[filler.Mention].Trigger.Frame.Name}, {filler.Slot.ToString().ToLowerInvariant()}",
                Reason = filler.IsInferred ? completer.Why(reading, draft, filler) : stance?.Certainty.ToString().ToLowerInvariant(),
                Evidence = stance is null ? [] : Words(stance.Cue),
            };
        }

        private IEnumerable<Decision> Counts(HeadlineSupport? headline, EventDraft draft) => (headline?.Tolls ?? [])
            .Select(t => Count(draft, t.Toll, Headline.Layer.Name, QuoteOfTitle(t.Words), "the text gives no number, the headline does"));

        private Decision Count(EventDraft draft, Toll toll) => Count(
            draft, toll, Toll.Layer.Name, Quote(tokens.SpanOf(toll.Range)), toll.IsPart ? "a larger toll counts them already" : toll.IsSuperseded ? "the report sets it aside as an earlier one" : null);

        private static Decision Count(EventDraft draft, Toll toll, string stage, TextQuote words, string? reason) => new()
        {
            Stage = stage,
            Verdict = Verdict.Kept,
            Subject = words,
            Event = EventId(draft.Index),
            Field = toll.Outcome.ToString().ToLowerInvariant(),
            Value = string.Create(CultureInfo.InvariantCulture, $"{toll.Low?.ToString(CultureInfo.InvariantCulture) ?? "?"}–{toll.High?.ToString(CultureInfo.InvariantCulture) ?? "?"}"),
            Rule = toll.Rule,
            Reason = reason,
        };

        private IEnumerable<Decision> Modality(EventDraft draft) => draft.Stance.Cue.IsEmpty ? [] :
        [
            new()
            {
                Stage = Stance.Layer.Name,
                Verdict = Verdict.Kept,
                Subject = Words(draft.Stance.Cue)[0],
                Event = EventId(draft.Index),
                Field = "modality",
                Value = draft.Stance.Modality.ToString().ToLowerInvariant(),
                Rule = "cue",
            },
        ];

        private IEnumerable<Decision> Standing(EventDraft draft)
        {
            var standing = reading.Get(EventStanding.Layer)[draft.Index];
            yield return new()
            {
                Stage = EventStanding.Layer.Name,
                Verdict = Verdict.Kept,
                Subject = standing.Cue.IsEmpty ? Quote(tokens.SpanOf(mentions[draft.Best].Range)) : Words(standing.Cue)[0],
                Event = EventId(draft.Index),
                Field = "standing",
                Value = standing.Standing.ToString().ToLowerInvariant(),
                Rule = standing.Rule,
            };
        }

        private IEnumerable<Decision> Muc4(EventDraft draft) => draft.Type.Muc4 is null ? [] :
        [
            new()
            {
                Stage = Muc4Judge.Layer.Name,
                Verdict = reading.Get(Muc4Judge.Layer)[draft.Index] ? Verdict.Kept : Verdict.Dropped,
                Subject = Quote(tokens.SpanOf(mentions[draft.Best].Range)),
                Event = EventId(draft.Index),
                Field = "muc4",
                Value = draft.Type.Muc4,
                Rule = "what the scheme calls an incident",
                Reason = muc4.Why(reading, draft),
            },
        ];

        private IEnumerable<Decision> Links(EventDraft draft) => findings.LinksFrom(draft).Select(l => new Decision
        {
            Stage = EventLinkDraft.Layer.Name,
            Verdict = Verdict.Kept,
            Subject = Quote(tokens.SpanOf(l.Cue.IsEmpty ? mentions[draft.Best].Range : l.Cue)),
            Event = EventId(draft.Index),
            Field = "links",
            Value = EventId(l.To),
            Rule = l.Relation.ToString().ToLowerInvariant(),
        });

        private Decision Unknown(EventDraft draft, Layer stage, string field, string rule, string reason) => new()
        {
            Stage = stage.Name,
            Verdict = Verdict.Unknown,
            Subject = Quote(tokens.SpanOf(mentions[draft.Best].Range)),
            Event = EventId(draft.Index),
            Field = field,
            Rule = rule,
            Reason = reason,
        };

        private Decision Rival(EventDraft draft, Layer stage, string field, TextSpan span, string? value, string reason) => new()
        {
            Stage = stage.Name,
            Verdict = Verdict.Dropped,
            Subject = Quote(span),
            Event = EventId(draft.Index),
            Field = field,
            Value = value,
            Rule = "nearest",
            Reason = reason,
        };

        private static string EventId(int index) => $"v{index + 1}";

        private static string NameOf(Place place) =>
            place.Country.Length == 0 ? place.Name : $"{place.Name} ({place.Country}, {place.Feature})";

        private static string Days(DayRange days) =>
            days.Start == days.End ? Iso(days.Start) : $"{Iso(days.Start)}/{Iso(days.End)}";

        private static string Iso(DateOnly day) => IsoDay.Text(day);

        private static string? CountedFrom(ResolvedTime time) => time.Anchor is { } anchor
            ? $"counted from {Iso(anchor.Date)} ({anchor.Kind switch { TimeAnchorKind.PublishedOn => "publication", TimeAnchorKind.Dateline => "dateline", TimeAnchorKind.Narrative => "told before", _ => "when it was said" }})"
            : null;

        private ImmutableArray<TextQuote> AnchorWords(ResolvedTime time) =>
            time.Anchor?.Evidence is { } span ? [Quote(span)] : [];

        private ImmutableArray<TextQuote> Words(TokenRange range) => range.IsEmpty ? [] : [Quote(tokens.SpanOf(range))];

        private TextQuote QuoteOfTitle(TextSpan span)
        {
            var title = reading.Report.Title!;
            var map = OffsetMap.For(title);
            return new() { Start = map.ToCodePoints(span.Start), End = map.ToCodePoints(span.End), Text = span.In(title), In = "title" };
        }

        private TextQuote Quote(TextSpan span) =>
            new() { Start = offsets.ToCodePoints(span.Start), End = offsets.ToCodePoints(span.End), Text = span.In(reading.Text) };
    }
}
