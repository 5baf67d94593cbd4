using System.Collections.Immutable;
using Casus.Coding;
using Casus.Coding.Learned;
using Casus.Fusion;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;

namespace Casus.Pipeline;

/// <summary>
/// Turns a finished reading into its record: layers into the contract's values, code units into code points.
/// </summary>
public static class RecordBuilder
{
    /// <summary>Builds the record.</summary>
    /// <param name="reading">A reading with every layer of <see cref="StandardPipeline"/>.</param>
    /// <param name="coder">Program and version, <c>casus 0.1.0</c>.</param>
    public static CodedReport Build(Reading reading, string coder)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new Work(reading).Build(coder);
    }

    private sealed class Work
    {
        private readonly Reading reading;
        private readonly Report report;
        private readonly Tokens tokens;
        private readonly Entities entities;
        private readonly ImmutableArray<Speech> speeches;
        private readonly SpeechNesting nesting;
        private readonly SpeechIndex voices;
        private readonly Sentences sentences;
        private readonly Syntax syntax;
        private readonly ImmutableArray<EventMention> mentions;
        private readonly ImmutableArray<EventDraft> drafts;
        private readonly EventFindings findings;
        private readonly OffsetMap offsets;
        private readonly OffsetMap titleOffsets;

        public Work(Reading reading)
        {
            (this.reading, report) = (reading, reading.Report);
            (tokens, entities, speeches) = (reading.Get(Tokens.Layer), reading.Get(Entities.Layer), reading.Get(Speech.Layer));
            (nesting, voices) = (new(speeches), new(speeches, tokens.Count));
            (sentences, syntax) = (reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
            (mentions, drafts) = (reading.Get(EventMention.Layer), reading.Get(EventDraft.Layer));
            findings = new(reading);
            offsets = OffsetMap.For(report.Text);
            titleOffsets = OffsetMap.For(report.Title ?? "");
        }

        public CodedReport Build(string coder)
        {
            var anchor = PublicationDay.OfDateline(reading);
            return new()
            {
                Id = report.Id,
                Coder = coder,
                PublishedOn = report.PublishedOn?.AsWritten ?? (anchor is null ? null : Iso(anchor.Date)),
                PrintedOn = PrintedOn(),
                Language = Language(),
                Title = report.Title,
                Publisher = report.Publisher,
                Url = report.Url,
                Text = report.TextWasExtracted ? report.Text : null,
                DerivedFrom = report.PublishedOn is null && anchor is not null ? Single("publishedOn", "dateline") : null,
                Unknown = Unknown(anchor),
                Wording = WordingReader.Of(report.Text),
                Sentences = [.. sentences.Spans.Select(s => new TextRange(offsets.ToCodePoints(s.Start), offsets.ToCodePoints(s.End)))],
                Entities = [.. entities.All.Select(ToEntity)],
                Places = [.. reading.Get(Toponym.Layer).Select(ToPlace)],
                Times = [.. reading.Get(ResolvedTime.ToldLayer).Select(ToTime)],
                Quotes = [.. speeches.Where(s => !s.Content.IsEmpty).Select(ToQuote)],
                Events = [.. drafts.Select(ToEvent)],
            };
        }

        private PrintedDate? PrintedOn() => reading.Get(PrintedDay.Layer) is [{ Evidence: { } words } printed]
            ? new() { Date = Iso(printed.Date), Evidence = [Quote(words)] }
            : null;

        private ImmutableSortedDictionary<string, string>? Unknown(TimeAnchor? anchor)
        {
            var unknown = ImmutableSortedDictionary<string, string>.Empty;
            if (report.PublishedOn is null && anchor is null)
                unknown = unknown.Add("publishedOn", "no-publication-date");
            if (IdentifiedLanguage.Of(reading).WhyNotRead is { } why)
                unknown = unknown.Add("text", why);
            else if (report.Text.Length > Tokenizer.LongestText)
                unknown = unknown.Add("text", "longer-than-is-read");
            return unknown.IsEmpty ? null : unknown;
        }

        // What a page says of its language is that of its frame, often enough: where the text shows another plainly, the text counts.
        private string Language()
        {
            var found = IdentifiedLanguage.Of(reading).Tag;
            if (found is null or "en")
                return report.Language ?? "en";
            var given = report.Language;
            return given is not null && (given.Equals(found, StringComparison.OrdinalIgnoreCase) || given.StartsWith(found + "-", StringComparison.OrdinalIgnoreCase)) ? given : found;
        }

        private static ImmutableSortedDictionary<string, string> Single(string key, string value) =>
            ImmutableSortedDictionary<string, string>.Empty.Add(key, value);

        private static string Iso(DateOnly day) => IsoDay.Text(day);

        private static string EntityId(Entity entity) => $"e{entity.Index + 1}";

        private static string EventId(EventDraft draft) => $"v{draft.Index + 1}";

        private TextQuote Quote(TextSpan span) =>
            new() { Start = offsets.ToCodePoints(span.Start), End = offsets.ToCodePoints(span.End), Text = span.In(report.Text) };

        private TextQuote QuoteOfTitle(TextSpan span) => new()
        {
            Start = titleOffsets.ToCodePoints(span.Start),
            End = titleOffsets.ToCodePoints(span.End),
            Text = span.In(report.Title!),
            In = "title",
        };

        private TextQuote Quote(TokenRange range) => Quote(tokens.SpanOf(range));

        private ImmutableArray<TextQuote> QuoteIfAny(TokenRange range) => range.IsEmpty ? [] : [Quote(range)];

        private CodedEntity ToEntity(Entity entity) => new()
        {
            Id = EntityId(entity),
            Type = entity.Type,
            Name = entity.Name,
            ActorId = entity.ActorId,
            Country = entity.Country,
            Sector = entity.Sector,
            Codes = CodesOf(entity),
            ActorCandidates = entity.ActorCandidates.IsEmpty ? null : entity.ActorCandidates,
            Mentions = [.. entity.Mentions.Select(m => ToMention(Quote(m.Range), m.Form))],
        };

        private static ActorCodes? CodesOf(Entity entity) =>
            (entity.Type is EntityType.Person or EntityType.Organisation or EntityType.Nationality || entity.IsState) && (entity.Country ?? entity.Body) is { } whose
                ? new() { Plover = whose + entity.Sector }
                : null;

        private static CodedMention ToMention(TextQuote quote, MentionForm form) =>
            new() { Start = quote.Start, End = quote.End, Text = quote.Text, Form = form };

        private CodedPlace ToPlace(Toponym toponym)
        {
            var (quote, place) = (Quote(toponym.Span), toponym.Place);
            return new()
            {
                Start = quote.Start,
                End = quote.End,
                Text = quote.Text,
                GeonameId = place?.GeonameId,
                Name = place?.Name,
                Latitude = place?.Latitude,
                Longitude = place?.Longitude,
                Country = NullIfEmpty(place?.Country),
                Admin1 = place?.Admin1,
                Admin2 = place?.Admin2,
                Feature = place?.Feature,
                Usage = toponym.Usage switch { ToponymUsage.Literal => "literal", ToponymUsage.Metonymic => "metonymic", _ => "demonym" },
                Score = Math.Round(toponym.Score, 3),
                Alternatives = [.. toponym.Alternatives.Take(5).Select(ToCandidate)],
                Unknown = place is null ? UnknownPlace(toponym) : null,
            };
        }

        private static CodedPlaceCandidate ToCandidate(PlaceCandidate candidate)
        {
            var place = candidate.Place;
            return new(
                place.GeonameId,
                place.Name,
                place.Country,
                place.Admin1,
                place.Latitude,
                place.Longitude,
                Math.Round(candidate.Score, 3));
        }

        private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

        private static string UnknownPlace(Toponym toponym) =>
            toponym.Alternatives.IsEmpty ? "not-in-gazetteer" : "ambiguous-place";

        private CodedTime ToTime(ResolvedTime time)
        {
            var quote = Quote(time.Span);
            return new()
            {
                Start = quote.Start,
                End = quote.End,
                Text = quote.Text,
                Type = time.Type.ToString().ToUpperInvariant(),
                Value = time.Value,
                Mod = time.Modifier,
                DerivedFrom = AnchorName(time.Anchor?.Kind),
                Unknown = time.Value is null ? time.WhyUnknown : null,
            };
        }

        private static string? AnchorName(TimeAnchorKind? kind) => kind switch
        {
            TimeAnchorKind.PublishedOn => "publishedOn",
            TimeAnchorKind.Dateline => "dateline",
            TimeAnchorKind.Narrative => "narrative",
            TimeAnchorKind.Speech => "speech",
            _ => null,
        };

        private CodedQuote ToQuote(Speech speech)
        {
            var quote = Quote(speech.Content);
            var speaker = speech.Speaker < 0 ? null : entities.At(speech.Speaker);
            return new()
            {
                Start = quote.Start,
                End = quote.End,
                Text = quote.Text,
                Form = speech.IsDirect ? "direct" : "indirect",
                Speaker = speaker is null ? null : EntityId(speaker),
                SpeakerWords = speaker is null ? WordsFor(speech.Speaker) : null,
                Cue = speech.Cue.IsEmpty ? null : Quote(speech.Cue),
                Unknown = speaker is null ? "speaker-unnamed" : null,
            };
        }

        // "a leaked report": who or what speaks without being an entity.
        private TextQuote? WordsFor(int speaker)
        {
            return speaker < 0 || syntax.Tags[speaker] == UniversalTag.Pron ? null : Quote(NounPhrases.WithOf(syntax, tokens, speaker));
        }

        // ---- events

        private CodedEvent ToEvent(EventDraft draft)
        {
            var standing = reading.Get(EventStanding.Layer)[draft.Index];
            var unknown = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            var date = ToDate(draft, unknown);
            var location = ToLocation(draft, unknown);
            var participants = Participants(draft);
            if (!participants.Any(p => p.Role == ParticipantRole.Actor))
                unknown["actor"] = "actor-unnamed";
            return new()
            {
                Id = EventId(draft),
                Type = draft.Type.Name,
                Codes = CodesOf(draft),
                Trigger = Quote(mentions[draft.Best].Range),
                Mentions = [.. draft.Mentions.Select(m => Quote(mentions[m].Range))],
                Headline = draft.Headline is { } headline ? QuoteOfTitle(headline.Trigger) : null,
                Modality = draft.Stance.Modality,
                ModalityEvidence = QuoteIfAny(draft.Stance.Cue),
                Standing = standing.Standing,
                StandingEvidence = QuoteIfAny(standing.Cue),
                AttributedTo = AttributionOf(draft.Stance.Speech),
                Date = date,
                Location = location,
                Participants = participants,
                Casualties = [.. draft.Tolls.Select(ToCasualties), .. (draft.Headline?.Tolls ?? []).Select(ToCasualties)],
                Links = [.. findings.LinksFrom(draft)
                    .Select(l => new EventLink(l.Relation, EventId(drafts[l.To]), AttributionOf(l.Speech), QuoteIfAny(l.Cue)))],
                Unknown = unknown.Count == 0 ? null : unknown.ToImmutable(),
            };
        }

        private EventCodes CodesOf(EventDraft draft) => new()
        {
            Plover = draft.Type.Plover,
            PloverMode = draft.Type.PloverMode,
            Cameo = draft.Type.Cameo,
            Acled = draft.Type.Acled,
            Ged = draft.Type.CountsForGed ? KindOfViolence.Of(draft, entities) : null,
            Muc4 = reading.Get(Muc4Judge.Layer)[draft.Index] ? draft.Type.Muc4 : null,
        };

        private static EventDate? ToDateOrNull(ResolvedTime time, TextQuote evidence) => time.Days is not { } days
            ? null
            : new()
        {
            Start = Iso(days.Start),
            End = Iso(days.End),
            Precision = time.Precision.ToString().ToLowerInvariant(),
            Evidence = [evidence],
            DerivedFrom = AnchorName(time.Anchor?.Kind),
        };

        private EventDate? ToDate(EventDraft draft, ImmutableSortedDictionary<string, string>.Builder unknown)
        {
            var date = draft.Time is null ? null : ToDateOrNull(draft.Time, Quote(draft.Time.Span));
            if (date is not null && draft.TimeDerivedFrom is { } from)
                date = date with { DerivedFrom = date.DerivedFrom is null ? from : $"{from}, {date.DerivedFrom}" };
            date ??= InferredDate(draft);
            if (date is null)
                unknown["date"] = draft.Time?.WhyUnknown ?? "no-date-in-text";
            return date;
        }

        private EventDate? InferredDate(EventDraft draft) => reading.Get(InferredDay.Layer)[draft.Index] is not { Days: { } days } inferred ? null : new()
        {
            Start = Iso(days.Start),
            End = Iso(days.End),
            Precision = (days.Start == days.End ? DatePrecision.Day : DatePrecision.Days).ToString().ToLowerInvariant(),
            Evidence = inferred.Words.IsEmpty ? [] : [Quote(inferred.Words)],
            DerivedFrom = AnchorName(TimeAnchorKind.PublishedOn) + inferred.Basis switch { DayBasis.Tense => ", " + EventDate.Tense, DayBasis.Told => ", " + EventDate.Told, _ => "" },
        };

        private EventLocation? ToLocation(EventDraft draft, ImmutableSortedDictionary<string, string>.Builder unknown)
        {
            if (draft.Place.Toponyms.IsEmpty)
            {
                unknown["location"] = "no-place-in-text";
                return null;
            }

            var name = draft.Place.Toponyms[0];
            var known = draft.Place.Toponyms.FirstOrDefault(t => t.Place is not null)?.Place;
            var isAmbiguous = name.Place is null && !name.Alternatives.IsEmpty;
            var precision = PrecisionOf(draft.Place, name, known);
            // The middle of a country is nowhere that anything happened, and which of several towns it was is not known.
            var point = isAmbiguous || known is null || draft.Place.IsOnBorder || precision == LocationPrecision.Country ? null : PointOf(draft.Place, known);
            return new()
            {
                Name = name.Place is null ? name.Span.In(report.Text) : name.Place.Name,
                Relation = draft.Place.Relation,
                GeonameId = isAmbiguous ? null : known?.GeonameId,
                Latitude = point?.Latitude,
                Longitude = point?.Longitude,
                Country = NullIfEmpty(known?.Country),
                Admin1 = known?.Admin1,
                Precision = precision,
                Evidence = PlaceWords(draft),
                DerivedFrom = draft.PlaceDerivedFrom,
                Unknown = point is not null ? null : isAmbiguous || known is null ? UnknownPlace(name) : "no-point",
                Alternatives = isAmbiguous ? [.. name.Alternatives.Take(5).Select(ToCandidate)] : null,
            };
        }

        // Of "between A and B" the middle, as long as the two lie in one neighbourhood of some hours' drive.
        private static (double Latitude, double Longitude)? PointOf(MentionPlace place, Place known)
        {
            const double farthestKm = 300;
            return place.OtherEnd?.Place is { IsCountry: false } other && ReferenceEquals(place.Toponyms[0].Place, known)
                && GreatCircle.DistanceKm(known.Latitude, known.Longitude, other.Latitude, other.Longitude) < farthestKm
                && Math.Abs(known.Longitude - other.Longitude) < 180
                ? (Math.Round((known.Latitude + other.Latitude) / 2, 4), Math.Round((known.Longitude + other.Longitude) / 2, 4))
                : (known.Latitude, known.Longitude);
        }

        private ImmutableArray<TextQuote> PlaceWords(EventDraft draft)
        {
            var titled = draft.Headline?.Place;
            IEnumerable<Toponym> names = draft.Place.OtherEnd is { } other ? draft.Place.Toponyms.Add(other) : draft.Place.Toponyms;
            var words = names
                .Where(t => !ReferenceEquals(t, titled))
                .OrderBy(t => t.Span)
                .Select(t => Quote(t.Span));
            return titled is null ? [.. words] : [.. words, QuoteOfTitle(titled.Span)];
        }

        private static LocationPrecision PrecisionOf(MentionPlace place, Toponym name, Place? known) => known switch
        {
            null => LocationPrecision.Area,
            _ when place.IsOnBorder || place.OtherEnd is not null => LocationPrecision.Area,
            // An unknown name within a known town is a part of it.
            _ when name.Place is null && name.Alternatives.IsEmpty && PrecisionOf(known) == LocationPrecision.City => LocationPrecision.Neighbourhood,
            _ => PrecisionOf(known),
        };

        private static LocationPrecision PrecisionOf(Place place) => place.Feature switch
        {
            ['P', 'C', 'L', ..] => LocationPrecision.Country,
            "ADM1" => LocationPrecision.Admin1,
            "ADM2" => LocationPrecision.Admin2,
            // A street or building that no list has: it lies somewhere in the town whose point it got.
            "PPLX" or "S" => LocationPrecision.Neighbourhood,
            ['A', 'D', 'M', ..] or ['P', 'P', 'L', ..] or "STLMT" => LocationPrecision.City,
            "AIRB" or "AIRP" or "BDG" or "BLDG" or "CMP" or "CMPRF" or "FCLT" or "HSP" or "INSM" or "MILB" or "OILF" or "PRN" or "PS" or "SQR" => LocationPrecision.Exact,
            _ => LocationPrecision.Area,
        };

        // The innermost speaker first, with those who speak with him, then those whose words his stand in.
        private ImmutableArray<Attribution> AttributionOf(int speech)
        {
            if (speech < 0)
                return [];
            var sources = ImmutableArray.CreateBuilder<Attribution>();
            for (var s = speech; s >= 0; s = nesting.Outer(s))
            {
                foreach (var head in SpeakersOf(speeches[s]))
                {
                    if (entities.At(head) is { } speaker && !sources.Any(a => a.Entity == EntityId(speaker)))
                        sources.Add(new(EntityId(speaker), QuoteIfAny(speeches[s].Cue)));
                }
            }

            return sources.ToImmutable();
        }

        private IEnumerable<int> SpeakersOf(Speech speech) => speech.Speaker < 0 ? [] : NounPhrases.Conjuncts(syntax, speech.Speaker)
            .Where(t => t == speech.Speaker || entities.At(t)?.Type is EntityType.Person or EntityType.Organisation or EntityType.Nationality or EntityType.Place);

        private ImmutableArray<Participant> Participants(EventDraft draft) =>
            WithGroups(new RepeatedParticipants(reading).Join(draft.Roles.Select(r => (r.Head, ToParticipant(draft, r)))));

        // "FMLN rebels burned the bus": the rebels did, and with them the FMLN.
        private ImmutableArray<Participant> WithGroups(IReadOnlyList<(int Head, Participant Participant)> told)
        {
            var all = ImmutableArray.CreateBuilder<Participant>(told.Count);
            foreach (var (head, participant) in told)
            {
                all.Add(participant);
                if (participant.Role != ParticipantRole.Actor || entities.At(head) is not { IsNamed: false } people || GroupNamedWith(people) is not var (group, name))
                    continue;
                if (told.Select(t => t.Participant).Concat(all).Any(p => p.Role is ParticipantRole.Actor or ParticipantRole.Claimant && p.Entity == EntityId(group)))
                    continue;
                var words = Quote(name);
                all.Add(participant with { Entity = EntityId(group), Text = words.Text, DerivedFrom = Participant.Membership, Evidence = [words] });
            }

            return all.DrainToImmutable();
        }

        // The organisation to which people belong, and its name in the words for them: "FMLN rebels", "guerrillas of the ELN".
        private (Entity Group, TokenRange Name)? GroupNamedWith(Entity people)
        {
            if (people.ActorId is not { } id || entities.All.FirstOrDefault(e => e is { IsNamed: true, Type: EntityType.Organisation } && e.ActorId == id) is not { } group)
                return null;
            foreach (var mention in people.Mentions.Where(m => m.Form == MentionForm.Nominal))
            {
                var phrase = ParticipantWords.Of(syntax, tokens, people, mention);
                foreach (var name in group.Mentions)
                {
                    if (name.Form == MentionForm.Name && phrase.Start <= name.Range.Start && name.Range.End <= phrase.End)
                        return (group, name.Range);
                }
            }

            return null;
        }

        private Participant? ToParticipant(EventDraft draft, RoleFiller filler)
        {
            ParticipantRole? role = filler.Role switch
            {
                FrameRole.Actor => ParticipantRole.Actor,
                FrameRole.Target => ParticipantRole.Target,
                FrameRole.Victim => ParticipantRole.Victim,
                FrameRole.Instrument => ParticipantRole.Instrument,
                FrameRole.Claimant => ParticipantRole.Claimant,
                _ => null,
            };
            if (role is null || !entities.TryMentionAt(filler.Head, out var entity, out var mention))
                return null;
            var stance = findings.StanceOf(filler);
            // "one of its bombers": with the number of them.
            var isSome = syntax.Tags[filler.Head] == UniversalTag.Num && filler.Head < mention.Range.Start;
            var range = isSome ? new(filler.Head, mention.Range.End) : mention.Range;
            var words = Quote(range);
            return new()
            {
                Role = role.Value,
                Entity = EntityId(entity),
                Text = tokens.SpanOf(isSome ? range : ParticipantWords.Of(syntax, tokens, entity, mention)).In(report.Text),
                Certainty = stance?.Certainty ?? (filler.IsInferred ? Certainty.Suspected : Certainty.Stated),
                CertaintyEvidence = stance is null ? [] : QuoteIfAny(stance.Cue),
                AttributedTo = filler.IsInferred ? [] : AttributionOf(stance?.Speech ?? reading.Get(Stance.Layer)[filler.Mention].Speech),
                DerivedFrom = filler.IsInferred ? Participant.Context : null,
                Evidence = [words],
            };
        }

        private Casualties ToCasualties(Toll toll)
        {
            var words = Quote(toll.Range);
            return new()
            {
                Outcome = toll.Outcome,
                Low = toll.Low,
                Best = toll.Best,
                High = toll.High,
                Who = toll.Who,
                Text = words.Text,
                AttributedTo = SourceOf(toll),
                Evidence = [words, .. toll.Again.Select(a => Quote(a))],
                PartOfTotal = toll.IsPart,
                Superseded = toll.IsSuperseded,
            };
        }

        // Who gives the number, if its own clause says so; what another sentence tells of the deed has the voice of that sentence.
        private ImmutableArray<Attribution> SourceOf(Toll toll)
        {
            if (toll.Source >= 0)
                return entities.At(toll.Source) is { } source ? [new(EntityId(source), QuoteIfAny(new(syntax.Heads[toll.Source], syntax.Heads[toll.Source] + 1)))] : [];
            return AttributionOf(sentences.Holding(toll.Head) == sentences.Holding(mentions[toll.Mention].Head) ? reading.Get(Stance.Layer)[toll.Mention].Speech : voices.Innermost(toll.Head));
        }

        private Casualties ToCasualties(HeadlineToll titled)
        {
            var words = QuoteOfTitle(titled.Words);
            return new() { Outcome = titled.Toll.Outcome, Low = titled.Toll.Low, Best = titled.Toll.Best, High = titled.Toll.High, Who = titled.Toll.Who, Text = words.Text, Evidence = [words], PartOfTotal = titled.Toll.IsPart };
        }
    }
}
