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
/// What a report leads with under a printed date of its own is news, however late the report came out, as long as it tells of nothing later.
/// </remarks>
public sealed class StandingJudge(DiscourseCues cues) : IStage
{
    // A weekly still reports the week; a report of an attack eight days old retells it.
    internal const int NewsDays = 7;

    // What is older than this when a report comes out is no late news but history.
    private const int MostDaysLate = 60;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires =
        [
            Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, EventMention.Layer, Toll.Layer, MentionDate.Layer, MentionPlace.Layer, EventDraft.Layer,
            ResolvedTime.Layer, ResolvedTime.ToldLayer, PrintedDay.Layer, Stance.Layer, Speech.Layer, RoleFiller.Layer,
        ],
        Provides = EventStanding.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var drafts = reading.Get(EventDraft.Layer);
        var work = new Work(reading, cues, DayOfNews(reading, drafts), drafts);
        return reading.With(EventStanding.Layer, [.. drafts.Select(work.Judge)]);
    }

    /// <summary>Whether a day or time lies well before <paramref name="day"/>; of a month, its middle does.</summary>
    internal static bool IsOld(DateOnly told, DateOnly day) => told < day.AddDays(-NewsDays);

    /// <inheritdoc cref="IsOld(DateOnly, DateOnly)"/>
    internal static bool IsOld(ResolvedTime? time, DateOnly day)
    {
        if (Stretches.Of(time) is not { } days || days.End >= day)
            return false;
        var end = time!.Precision == DatePrecision.Month && days.Start.Day == 1 ? days.Start.AddDays((days.End.DayNumber - days.Start.DayNumber) / 2) : days.End;
        return end < day.AddDays(-NewsDays);
    }

    // The day of publication; where what the report leads with bears a date as printed at the head of a report, with weekday and year, and nothing is told of
    // later days, that one: the page was put up again, or its date is that of an archive.
    private static DateOnly? DayOfNews(Reading reading, ImmutableArray<EventDraft> drafts)
    {
        if (PublicationDay.Of(reading) is not { } published)
            return null;
        var violent = drafts.Where(d => d.Type.IsViolent).ToList();
        if (violent.FirstOrDefault() is not { Time: { Precision: DatePrecision.Day, Days: { } lead } first } || !IsOld(first, published) || !(IsPrinted(reading, first) || IsDayOfReport(reading, lead.End))
            || (lead.End < published.AddDays(-MostDaysLate) && !IsDayOfReport(reading, lead.End)) || violent.Exists(d => d.Time?.Days is { } days && days.End > lead.End))
        {
            return published;
        }

        return lead.End;
    }

    // The day that the report prints as its own, or the day before.
    private static bool IsDayOfReport(Reading reading, DateOnly day) => reading.Get(PrintedDay.Layer) is [{ } printed] && day.DayNumber - printed.Date.DayNumber is 0 or -1;

    // "Tuesday 23 Sep 2014"
    private static bool IsPrinted(Reading reading, ResolvedTime time)
    {
        var words = time.Span.In(reading.Get(Tokens.Layer).Text);
        return words.Contains("day", StringComparison.OrdinalIgnoreCase) && HasYear(words);
    }

    private static bool HasYear(ReadOnlySpan<char> words)
    {
        var digits = 0;
        foreach (var c in words)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits == 4)
                return true;
        }

        return false;
    }

    private sealed class Work(Reading reading, DiscourseCues cues, DateOnly? dayOfNews, ImmutableArray<EventDraft> drafts)
    {
        private readonly Tokens tokens = reading.Get(Tokens.Layer);
        private readonly Sentences sentences = reading.Get(Sentences.Layer);
        private readonly Syntax syntax = reading.Get(Syntax.Layer);
        private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
        private readonly TimesOfOthers times = new(reading, cues);
        private readonly GeneralTellings general = new(reading, cues);
        private readonly ToldDays toldDays = new(reading, cues);

        public EventStanding Judge(EventDraft draft)
        {
            var told = draft.Mentions.Select(m => mentions[m]).ToList();
            var cueOf = told.Where(m => !told.Exists(o => o != m && Follows(m, o))).Select(Cue).ToList();
            if (cueOf.TrueForAll(c => c?.Standing == Standing.Aggregate))
                return cueOf[0]!;
            if (LongBefore.WordsOn(cues, syntax, told[0]) is { IsEmpty: false } anniversary)
                return new(Standing.Background, anniversary, "it lies long before what is told");
            if (draft.Time is { Days: not null } time && dayOfNews is { } day)
            {
                if (IsOld(time, day) && IsToldOnlyNow(draft, day))
                    return News("the report leads with what was told only now");
                return IsOld(time, day)
                    ? new(Standing.Background, tokens.RangeOf(time.Span), "its date lies more than a week before publication")
                    : News("its date lies within a week of publication");
            }

            if (cueOf.TrueForAll(c => c is not null))
                return cueOf[0]!;
            if (draft.Time is null && dayOfNews is { } today && draft.Mentions.All(m => toldDays.Of(m) is { } said && IsOld(said.Date, today)))
                return new(Standing.Background, DayWords(draft), "it was told of more than a week before publication");
            if (told.TrueForAll(m => sentences.Blocks[sentences.Holding(m.Head)] == BlockKind.Box))
                return new(Standing.Background, default, "it stands in a box beside the report");
            return News("nothing sets it apart");
        }

        // "Soldiers shot dead 45 civilians, the commission said on Tuesday. The killings took place on 29 January": nothing that is told is younger.
        private bool IsToldOnlyNow(EventDraft draft, DateOnly day)
        {
            var first = mentions[draft.Mentions[0]];
            return draft.Type.IsViolent && drafts.First(d => d.Type.IsViolent).Index == draft.Index && sentences.Holding(first.Head) == sentences.FirstOfBody() && IsWhatIsSaid(first.Head)
                && toldDays.Of(first.Index)?.Date is { } said && !IsOld(said, day) && Stretches.Of(draft.Time) is { } days && days.End >= day.AddDays(-MostDaysLate)
                && !drafts.Any(d => d.Type.IsViolent && d.Index != draft.Index && d.Time is not null && !IsOld(d.Time, day));
        }

        // "Soldiers shot dead 45, the commission said"; not "Pupils who were abducted on March 7 have been freed, the governor said".
        private bool IsWhatIsSaid(int verb) => syntax.Heads[verb] < 0 || (syntax.Relations[verb] is Relation.Ccomp && syntax.Heads[syntax.Heads[verb]] < 0);

        // "A previous attack killed six": what a deed did stands as the deed does.
        private bool Follows(EventMention result, EventMention deed) => deed.Trigger.Class == WordClass.Noun
            && (result.Arguments.Any(a => a.Slot is Slot.Subject or Slot.By && a.Head == deed.Head)
                || (syntax.Heads[result.Head] == deed.Head && syntax.Relations[result.Head] is Relation.AclRelcl or Relation.Acl));

        private TokenRange DayWords(EventDraft draft) => toldDays.Of(draft.Mentions[0])?.Evidence is { } span ? tokens.RangeOf(span) : default;

        private static EventStanding News(string rule) => new(Standing.News, default, rule);

        private EventStanding? Cue(EventMention mention)
        {
            if (CountsMany(mention) is { } many)
                return many;
            if (times.LaterLife(mention.Head) is var later and >= 0)
                return new(Standing.Background, new(later, later + 1), "it only says who somebody is");
            if (times.BeginningOfWar(mention.Head) is var began and >= 0)
                return new(Standing.Background, new(began, began + 1), "a war began with it");
            if (general.Tallies.CueOn(mention) is { } tally)
                return new(Standing.Aggregate, tally, "it sums up a war or a long time");
            foreach (var child in syntax.ChildrenOf(mention.Head))
            {
                if (IsModifier(child) && cues.StandingModifiers.TryFind(syntax.Lemmas[child], out var standing))
                    return new(standing, new(child, child + 1), "a word on it sets it apart");
            }

            // "a wave of bombings" is one entry of the codebook.
            for (var t = mention.Range.Start; t < mention.Range.End - 1; t++)
            {
                if (cues.StandingGovernors.TryFind(syntax.Lemmas[t], out var standing) && standing == Standing.Aggregate)
                    return new(standing, new(t, t + 1), "a word of its own sets it apart");
            }

            if (general.Habits.WordsOn(mention) is { IsEmpty: false } often)
                return new(Standing.Aggregate, often, "it tells what is done again and again");
            if (general.Perfects.WordsOn(mention) is { IsEmpty: false } since)
                return new(Standing.Aggregate, since, "it sums up months or years");
            if (general.OthersBehind(mention) is { } others)
                return new(Standing.Aggregate, others.Words, others.Rule);
            if (DescribesWho(mention))
                return new(Standing.Background, mention.Range, "it says who somebody is");
            if (LongBefore.WordsOn(cues, syntax, mention) is { IsEmpty: false } after)
                return new(Standing.Background, after, "it lies long before what is told");
            return Governor(mention) ?? Phrase(mention);
        }

        private bool IsModifier(int token) => syntax.Relations[token] is Relation.Amod or Relation.Advmod or Relation.Compound or Relation.Det;

        // "the anniversary of the attack", "was jailed for the attack"
        private EventStanding? Governor(EventMention mention)
        {
            var hangsAsNoun = syntax.Relations[mention.Head] is Relation.Nmod or Relation.Obl or Relation.Obj or Relation.Acl;
            for (int token = mention.Head, step = 0; token >= 0 && step < 3; token = syntax.Heads[token], step++)
            {
                if (times.OccasionBeside(token, mention.Head) is var occasion and >= 0)
                    return new(Standing.Background, new(occasion, occasion + 1), "a word above it sets it apart");
            }

            var governor = syntax.Heads[mention.Head];
            var isBehindVerb = false;
            for (var step = 0; step < 3 && governor >= 0; step++, governor = syntax.Heads[governor])
            {
                // "the number of people killed in the attack": it counts the people.
                isBehindVerb |= syntax.Tags[governor] == UniversalTag.Verb;
                if ((hangsAsNoun || (step == 0 && times.HangsByReason(mention.Head))) && !times.IsOfPeople(mention.Head, governor) && cues.StandingGovernors.TryFind(syntax.Lemmas[governor], out var standing)
                    && !(isBehindVerb && standing == Standing.Aggregate && syntax.Tags[governor] == UniversalTag.Noun))
                    return new(standing, new(governor, governor + 1), "a word above it sets it apart");
            }

            return null;
        }

        // "the militias that fought Islamic State": what a group is known for, with neither day nor place nor toll.
        private bool DescribesWho(EventMention mention) => mention.Trigger.Class == WordClass.Verb && syntax.Relations[mention.Head] == Relation.AclRelcl
            && mention.Arguments.Any(a => a.Slot == Slot.Subject && a.Head == syntax.Heads[mention.Head]) && IsPluralNoun(syntax.Heads[mention.Head])
            && reading.Get(MentionDate.Layer)[mention.Index].Time is null && reading.Get(MentionPlace.Layer)[mention.Index].Toponyms.IsEmpty
            && !reading.Get(Toll.Layer).Any(t => t.Mention == mention.Index && sentences.Holding(t.Range.Start) == sentences.Holding(mention.Head));

        private bool IsPluralNoun(int noun) => syntax.FineTags[noun] is "NNS" or "NNPS";

        private EventStanding? CountsMany(EventMention mention)
        {
            if (!general.Generic.Is(mention))
                return null;
            var number = syntax.Child(mention.Head, Relation.Nummod);
            return number >= 0
                ? new(Standing.Aggregate, new(number, number + 1), "it counts many deeds")
                : new(Standing.Aggregate, mention.Range, "it speaks of deeds in general");
        }

        // "in the past 24 hours", "in the past day": that is news.
        private bool IsOfHours(int behind, int end)
        {
            if (behind < end && syntax.Tags[behind] == UniversalTag.Num)
                behind++;
            return behind < end && syntax.Lemmas[behind] is "hour" or "day" or "night";
        }

        private EventStanding? Phrase(EventMention mention)
        {
            var sentence = sentences[sentences.Holding(mention.Head)];
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (cues.StandingPhrases.TryFindAt(tokens, t, out var standing, out var length) && t + length <= sentence.End && !IsOfHours(t + length, sentence.End)
                    && TreeDistance.Between(syntax, mention.Head, t, _ => false) <= 6 && !Ranks.HoldsOver(syntax, cues, t, mention.Head))
                {
                    return new(standing, new(t, t + length), "a phrase beside it sets it apart");
                }
            }

            return null;
        }
    }
}
