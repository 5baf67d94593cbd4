using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Looks for the time of each event mention of one report.</summary>
internal sealed class EventDating
{
    // Farther off, a time belongs to another clause.
    private const int FarthestCost = 9;

    // More than any time that has a day of its own.
    private const int StoryCost = FarthestCost + 1;

    // As far as a phrase that hangs on the deed's own.
    private const int ClaimedCost = 3;

    // "who has lived in Germany since 2006"
    private const int HighestLife = 4;

    // "claimed responsibility for the attack"
    private const int HighestWords = 3;

    // Farther back, the deed may be another.
    private const int FarthestDay = 4;

    private readonly DiscourseCues cues;
    private readonly Tokens tokens;
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly TimeRanges ranges;
    private readonly ILookup<int, (ResolvedTime Time, int Top, int Sentence)> times;
    private readonly HashSet<int> triggers;
    private readonly ILookup<int, EventMention> byHead;
    private readonly List<TokenRange> ofOtherMoments;
    private readonly HashSet<int> words;
    private readonly Attributions attributions;
    private readonly LinkCues links;
    private readonly DeathsOfWounds deaths;
    private readonly TimesOfOthers otherTimes;
    private readonly ImmutableArray<EarlierDeed> earlier;
    private readonly ImmutableArray<EventOffset> offsets;

    // Times that count from other deeds: theirs is the day they come to, not the one they stand for by themselves.
    private readonly HashSet<ResolvedTime> counted = [];
    private readonly List<(ResolvedTime Time, int Governor, EventOffset Offset)> reckoned = [];
    private readonly Dictionary<int, ResolvedTime?> countedBack = [];

    public EventDating(Reading reading, DiscourseCues cues)
    {
        this.cues = cues;
        (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        mentions = reading.Get(EventMention.Layer);
        ranges = new(reading, cues);
        times = ranges.Join()
            .Where(t => t.Time.Type is TimexType.Date or TimexType.Time && t.Time.Value is not ("PRESENT_REF" or "PAST_REF" or "FUTURE_REF"))
            .Select(t => (t.Time, Top: syntax.TopOf(t.Range), Sentence: sentences.Holding(t.Range.Start)))
            .ToLookup(t => t.Sentence);
        triggers = [.. mentions.Select(m => m.Head)];
        byHead = mentions.ToLookup(m => m.Head);
        ofOtherMoments = [.. reading.Get(Speech.Layer).Where(s => !s.Cue.IsEmpty && HasOtherMoment(s.Cue.Start)).Select(s => s.Content)];
        words = [.. mentions.Where(m => ResponsibilityFinder.KindOf(m) is not null).Select(m => m.Head)];
        attributions = new(reading);
        links = new(reading, cues);
        deaths = new(reading, cues);
        otherTimes = new(reading, cues);
        earlier = reading.Get(EarlierDeed.Layer);
        offsets = EventOffsets.Find(reading, cues);
    }

    /// <summary>One time per mention, in their order.</summary>
    public ImmutableArray<MentionDate> DateAll()
    {
        counted.UnionWith(offsets.Select(o => o.Counted).OfType<ResolvedTime>());
        CountBackFromClauses();
        var dates = ShareAmongJoined([.. mentions.Select(Date)]);
        if (offsets.IsEmpty)
            return dates;
        foreach (var offset in offsets)
        {
            var governor = syntax.Heads[mentions[offset.Other].Head];
            // "Two days after the raid, on January 30, …": the day itself is told.
            if (governor >= 0 && DayBehind(offset.Words.End) is { } told)
            {
                reckoned.Add((told, governor, offset));
                counted.Add(told);
                continue;
            }

            var time = DayOf(offset.Other, dates) is ({ } day, var evidence) ? offset.CountFrom(day, tokens.SpanOf(offset.Words), evidence) : null;
            // "Saturday's blasts came two weeks after a bomb killed 350": where the later is dated, so is the earlier.
            if (time is null && governor >= 0 && dates[offset.Other].Time is null && DatedDeedAt(governor, dates) is ({ } later, var said))
            {
                countedBack[offset.Other] = offset.CountBack(later, tokens.SpanOf(offset.Words), said);
                continue;
            }

            if (time is not null && governor >= 0)
                reckoned.Add((time, governor, offset));
            else if (offset.Counted is { } uncounted)
                counted.Remove(uncounted);
        }

        return ShareAmongJoined([.. mentions.Select(Date)]);
    }

    // "Rescuers were still digging on Wednesday, a day after missiles hit the hall": whatever went on then, the missiles hit a day before.
    private void CountBackFromClauses()
    {
        foreach (var offset in offsets)
        {
            var deed = mentions[offset.Other];
            if (!deed.Trigger.Type.IsViolent || syntax.Relations[deed.Head] != Relation.Advcl || syntax.Heads[deed.Head] is not (var governor and >= 0) || byHead[governor].Any(m => m.Trigger.Type.IsViolent))
                continue;
            foreach (var (time, top, _) in times[sentences.Holding(governor)])
            {
                // Years are round ("seventy years after the bomb").
                if (time is { Precision: DatePrecision.Day, Days: { } days } && days.Start == days.End && syntax.Heads[top] == governor && !counted.Contains(time)
                    && offset.CountBack(days.Start, tokens.SpanOf(offset.Words), time.Span) is { Precision: DatePrecision.Day } back)
                {
                    countedBack[offset.Other] = back;
                }
            }
        }
    }

    // The day of the deed that a word tells of, or that is its subject.
    private (DateOnly Day, TextSpan Evidence)? DatedDeedAt(int governor, ImmutableArray<MentionDate> dates)
    {
        foreach (var deed in byHead[governor].Concat(byHead[syntax.Child(governor, Relation.Nsubj)]))
        {
            // "The attack came ten days after": of that told before.
            if (DayOf(deed.Index, dates) is { } day)
                return day;
        }

        return null;
    }

    // "Three were killed and 40 injured on Jan. 28": a time behind joined verbs is that of both where the first has none.
    private ImmutableArray<MentionDate> ShareAmongJoined(ImmutableArray<MentionDate> dates)
    {
        var shared = dates.ToBuilder();
        foreach (var second in mentions)
        {
            if (dates[second.Index].Time is not { } time || syntax.Relations[second.Head] != Relation.Conj || tokens.RangeOf(time.Span).Start < second.Head)
                continue;
            foreach (var first in byHead[syntax.Heads[second.Head]])
            {
                if (first.Trigger is { Class: WordClass.Verb, Type.IsViolent: true } && second.Trigger.Class == WordClass.Verb && dates[first.Index].Time is null
                    && ((first.Trigger.Type.IsResult && second.Trigger.Type is { IsViolent: true, IsResult: true }) || (first.Trigger.Type.Muc4 is not "KIDNAPPING" && IsOfOneOperation(second))
                        // "abducted a priest and shot his driver on Monday"; not "was abducted and found dead on Monday".
                        || (first.Trigger.Type.Muc4 is "KIDNAPPING" && second.Trigger.Type.IsViolent && IsOfOneOperation(second) && syntax.Child(first.Head, Relation.Obj) >= 0 && syntax.Child(second.Head, Relation.Obj) >= 0)))
                {
                    shared[first.Index] = dates[second.Index] with { Cost = dates[second.Index].Cost + 1 };
                }
            }
        }

        return shared.ToImmutable();
    }

    // "Troops killed 10 bandits and rescued 14 hostages on Friday": of one operation.
    private bool IsOfOneOperation(EventMention act) => (act.Trigger.Type.IsViolent || act.Trigger.Type.Name is "rescue" or "release" or "arrest") && syntax.Child(act.Head, Relation.Nsubj) < 0
        && syntax.Child(act.Head, Relation.NsubjPass) < 0 && syntax.Child(act.Head, Relation.AuxPass) < 0 && syntax.Child(act.Head, Relation.Aux) < 0;

    private ResolvedTime? DayBehind(int token)
    {
        if (token >= tokens.Count - 1 || tokens[token] is not ",")
            return null;
        var first = syntax.Tags[token + 1] == UniversalTag.Adp ? token + 2 : token + 1;
        return times[sentences.Holding(token)].Select(t => t.Time)
            .FirstOrDefault(t => t is { Precision: DatePrecision.Day, Type: TimexType.Date } && tokens.RangeOf(t.Span) is var range && range.Start == first
                && range.End < tokens.Count && tokens[range.End] is ",");
    }

    // Its own day, or that of the deed of its kind told last: "the attack".
    private (DateOnly Day, TextSpan Evidence)? DayOf(int mention, ImmutableArray<MentionDate> dates)
    {
        for (var m = mention; m >= 0; m--)
        {
            if (m != mention && !IsSameDeed(mentions[m], mentions[mention]))
                continue;
            if (dates[m].Time is not { } time)
                continue;
            return time is { Precision: DatePrecision.Day, Days: { } days } ? (days.Start, time.Span) : null;
        }

        return null;
    }

    private bool IsSameDeed(EventMention earlier, EventMention named) => named.Trigger.Class == WordClass.Noun
        && syntax.Child(named.Head, Relation.Det) is var article && article >= 0 && syntax.Lemmas[article] is "the" or "that" or "this"
        && (earlier.Trigger.Type.IsViolent || earlier.Trigger.Type == named.Trigger.Type)
        && earlier.Trigger.Type.Fits(named.Trigger.Type);

    private MentionDate Date(EventMention mention)
    {
        if (deaths.Has(mention))
            return new(null, 0);
        var best = countedBack.GetValueOrDefault(mention.Index) is { } back ? new(back, 0) : Counted(mention);
        var isLongAgo = !LongBefore.WordsOn(cues, syntax, mention).IsEmpty;
        foreach (var (time, top, _) in times[sentences.Holding(mention.Head)])
        {
            // "the second since January, when two bombers killed 32": whatever the tree hangs the clause on.
            if (IsSaidWhen(time, mention))
                return new(time, 0);
            if (otherTimes.IsOfTried(time, top, mention))
            {
                best = new(time, 0);
                continue;
            }

            if (IsOfAccusation(time, mention, top) && best.Cost > ClaimedCost)
            {
                best = new(time, ClaimedCost);
                continue;
            }

            if (counted.Contains(time) || attributions.Hold(top, mention.Head) || links.PartFromEarlier(mention.Head, top) || IsOfAnotherMoment(time, mention)
                || IsOfRanking(time, top, mention.Head) || IsOfOtherDeed(mention, top) || otherTimes.IsOfMemory(time, mention) || otherTimes.IsOfAftermath(top, mention)
                || otherTimes.IsOfToll(top) || otherTimes.IsOfVerdict(top, mention) || IsOfWordsOnIt(time, top, mention) || IsOfTriedBelow(time, top, mention.Head)
                || (time.Precision is DatePrecision.Month or DatePrecision.Year && IsOfLife(top, mention.Head)) || IsOfNaming(top, mention.Head)
                || (earlier[mention.Index].Participle is var clause and >= 0 && !syntax.IsUnder(top, clause))
                || (isLongAgo && !syntax.IsUnder(top, mention.Head)))
            {
                continue;
            }

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

            // "was shot as he greeted people in the town on Wednesday"
            if ((IsOfSameMoment(mention.Head, top) || IsOfDeedAround(mention.Head, top)) && best.Cost > ClaimedCost)
            {
                best = new(time, ClaimedCost);
                continue;
            }

            if (TreeDistance.BelongsToOther(syntax, mention.Head, top, triggers) || TreeDistance.OtherStandsBetween(syntax, mention, top, triggers))
                continue;
            // "At dawn" is on the day at which the story stands only where the clause names none.
            var near = CostOf(mention, top);
            var cost = near + (time.HasOwnDay ? 0 : StoryCost);
            // Of equals the finer one, then the one that stands nearer in the text.
            if (near <= FarthestCost && (cost < best.Cost || (cost == best.Cost && best.Time is { } other && Finer(time, other))))
                best = new(GoesOn(mention) && (ranges.Since(time) ?? SinceBeginning(time, top, mention.Head)) is { } since ? since : time, cost);
        }

        return best;
    }

    // "Gunmen killed 10 people on Saturday. The group claimed the attack on Wednesday": of the claim, where the deed had its day before.
    private bool IsOfWordsOnIt(ResolvedTime time, int top, EventMention mention)
    {
        if (time is not { Precision: DatePrecision.Day, Days: { } days } || mention.Trigger is not { Type.IsViolent: true, Class: WordClass.Noun } || top < mention.Head
            || syntax.Child(mention.Head, Relation.Det) is not (var article and >= 0) || syntax.Lemmas[article] is not ("the" or "this" or "that"))
        {
            return false;
        }

        var verb = syntax.Heads[mention.Head];
        for (var step = 0; step < HighestWords && verb >= 0 && !byHead[verb].Any(IsWordOnDeed); step++)
            verb = syntax.Heads[verb];
        if (verb < 0 || verb > mention.Head || !byHead[verb].Any(IsWordOnDeed) || !syntax.IsUnder(top, verb))
            return false;
        var sentence = sentences.Holding(mention.Head);
        return mentions.Any(told => told.Trigger.Type.IsViolent && told.Trigger.Type.Fits(mention.Trigger.Type) && sentences.Holding(told.Head) is var before && before < sentence && before >= sentence - FarthestDay
            && times[before].Any(t => t.Time is { Precision: DatePrecision.Day, Days: { } other } && other.End < days.Start));
    }

    private static bool IsWordOnDeed(EventMention mention) => ResponsibilityFinder.KindOf(mention) is not null || mention.Trigger.Type.Name is "condemnation" or "condolence";

    // "The teenager, named on Monday as Amir Khalil, died after …": on Monday he was named.
    private bool IsOfNaming(int top, int deed) => syntax.Heads[top] is var naming and >= 0 && naming != deed && syntax.Relations[naming] is Relation.Acl or Relation.AclRelcl
        && Naming.IsBy(syntax, cues, naming) && !syntax.IsUnder(deed, naming);

    // "a doctor who has lived in Germany since 2006", "a man who joined the group in 2014", "a man born in 1990": of somebody's life, not of what he did or what was done to him.
    private bool IsOfLife(int top, int deed)
    {
        for (int t = syntax.Heads[top], step = 0; t >= 0 && step < HighestLife; t = syntax.Heads[t], step++)
        {
            if (triggers.Contains(t))
                return false;
            if ((syntax.Relations[t] == Relation.AclRelcl && syntax.Child(t, Relation.Nsubj) is var who and >= 0 && syntax.Lemmas[who] is "who")
                || (syntax.Relations[t] == Relation.Acl && syntax.Lemmas[t] is "bear" or "born" or "raise"))
            {
                return !syntax.IsUnder(deed, t);
            }
        }

        return false;
    }

    // "charged with the murder of a reporter in 2017": the charge was not brought then.
    private bool IsOfTriedBelow(ResolvedTime time, int top, int verdict)
    {
        foreach (var child in syntax.ChildrenOf(verdict))
        {
            if (byHead[child].Any(m => otherTimes.IsOfTried(time, top, m)))
                return true;
        }

        return false;
    }

    // What is counted from another deed belongs to the deed whose clause the other stands in.
    private MentionDate Counted(EventMention mention)
    {
        var best = new MentionDate(null, TreeDistance.Unreachable);
        foreach (var (time, governor, offset) in reckoned)
        {
            if (sentences.Holding(governor) != sentences.Holding(mention.Head) || mention.Index == offset.Other
                || syntax.IsUnder(mention.Head, mentions[offset.Other].Head) || TreeDistance.BelongsToOther(syntax, mention.Head, governor, triggers))
                continue;
            var cost = CostOf(mention, governor) + 1;
            if (cost <= FarthestCost && cost < best.Cost)
                best = new(time, cost);
        }

        return best;
    }

    private int CostOf(EventMention mention, int top) =>
        TreeDistance.Between(syntax, mention.Head, top, t => SpeechCues.Parts(cues, syntax, t) && t != mention.Head);

    // Who is held since Friday was seized on Friday; who is shelled since Friday is shelled every day.
    private bool GoesOn(EventMention mention) => mention.Trigger.Type.IsViolent && (mention.Trigger.Type.Muc4 is not "KIDNAPPING"
        || (FiniteVerbs.IsPresentPerfect(syntax, mention.Head) && syntax.Lemmas[mention.Head] is not ("hold" or "detain" or "keep")));

    // "since the civil war began in 1983", "The war, which began in 2014, has killed": from then on.
    private ResolvedTime? SinceBeginning(ResolvedTime time, int top, int deed)
    {
        if (syntax.Heads[top] is not (var began and >= 0) || !cues.Beginnings.TryFind(syntax.Lemmas[began], out _))
            return null;
        var isSince = syntax.Child(began, Relation.Mark) is var since and >= 0 && syntax.Lemmas[since] is "since"
            && syntax.Child(began, Relation.Nsubj) is var fight and >= 0 && cues.Wars.TryFind(syntax.Lemmas[fight], out _);
        var isOfWar = syntax.Relations[began] is Relation.AclRelcl or Relation.Acl && syntax.Heads[began] is var war and >= 0 && cues.Wars.TryFind(syntax.Lemmas[war], out _);
        // "The war began on 15 April 2023 and has killed 13,000"
        var isJoined = syntax.Relations[deed] == Relation.Conj && syntax.Heads[deed] == began && FiniteVerbs.IsPresentPerfect(syntax, deed)
            && syntax.Child(began, Relation.Nsubj) is var subject and >= 0 && cues.Wars.TryFind(syntax.Lemmas[subject], out _);
        return isSince || isOfWar || isJoined ? ranges.ToPublication(time) : null;
    }

    // "since May, when thirty soldiers were injured": a clause with "when" tells what happened then. How far below the clause's verb the deed
    // stands, or −1 where it does not.
    private int DescribesTime(int deed, int top)
    {
        var depth = 0;
        for (var t = deed; t >= 0 && t != top; t = syntax.Heads[t], depth++)
        {
            if (syntax.Heads[t] == top && syntax.Relations[t] is Relation.AclRelcl or Relation.Acl or Relation.Advcl or Relation.AdvclRelcl)
                return Asks(t) ? depth : -1;
        }

        return -1;
    }

    private bool IsSaidWhen(ResolvedTime time, EventMention mention)
    {
        var comma = tokens.RangeOf(time.Span).End;
        if (comma + 1 >= mention.Head || tokens[comma] is not "," || syntax.Lemmas[comma + 1] is not "when")
            return false;
        for (int token = comma + 1, step = 0; token >= 0 && step < 3; token = syntax.Heads[token], step++)
        {
            if (token == mention.Head)
                return true;
        }

        return false;
    }

    private bool Asks(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (child < verb && syntax.Lemmas[child] is "when")
                return true;
        }

        return false;
    }

    // "claimed responsibility for the bombing in Kabul on Monday": the day stands with the bombing, though the tree may hang it on the claim.
    private bool IsOfClaimed(EventMention mention, int top)
    {
        var head = syntax.Heads[top];
        // "an attack that officials blamed on rebels in Oromia on Monday"
        if (head >= 0 && words.Contains(head) && syntax.Relations[head] == Relation.AclRelcl && syntax.Heads[head] == mention.Head && head < top)
            return true;
        return mention.Trigger.Type.IsViolent && head >= 0 && words.Contains(head) && head < mention.Head && mention.Head < top && syntax.IsUnder(mention.Head, head);
    }

    // "In 2008 militants were accused of killing 166 people": the year is also that of the deed; a day would be that of the accusation.
    private bool IsOfAccusation(ResolvedTime time, EventMention mention, int top) => mention.Trigger.Type.IsViolent && time.Precision is DatePrecision.Month or DatePrecision.Year
        && syntax.Heads[top] is var accusing and >= 0 && accusing < mention.Head && byHead[accusing].Any(m => ResponsibilityFinder.KindOf(m) == Certainty.Accused) && syntax.IsUnder(mention.Head, accusing);

    // A clause with "as", "while" or "when" behind the deed tells what went on at its time.
    private bool IsOfSameMoment(int deed, int top) => syntax.Heads[top] is var verb and > 0 && verb > deed && syntax.Heads[verb] == deed && syntax.Relations[verb] == Relation.Advcl
        && syntax.Child(verb, Relation.Mark) is var mark and >= 0 && tokens[mark] is "as" or "while" or "when";

    // "shot dead a teenager during a raid on Tuesday": of the raid, and so of what was done in it.
    // Not "was arrested in the Sept. 12 murder", for which he was.
    private bool IsOfDeedAround(int deed, int top) => syntax.Heads[top] is var around and >= 0 && syntax.Heads[around] == deed && around > deed && syntax.Relations[around] == Relation.Obl
        && byHead[around].Any(m => m.Trigger.Type.IsViolent && (m.Trigger.Type.Name is "raid" || !byHead[deed].Any(d => d.Trigger.Type.Name is "arrest"))) && NounPhrases.Preposition(syntax, around) is var during and >= 0 && tokens[during] is "during" or "in" or "amid";

    // "the first attack on tourists of 2025", "the deadliest in the country since 2015": the stretch in which a deed holds its rank.
    private bool IsOfRanking(ResolvedTime time, int top, int deed)
    {
        if (time.Precision is not (DatePrecision.Month or DatePrecision.Year))
            return false;
        for (int noun = syntax.Heads[top], step = 0; noun >= 0 && step < 3 && IsNounOrAdjective(noun); step++, noun = syntax.Heads[noun])
        {
            if (syntax.FineTags[noun] is "JJS" || Ranks.Has(syntax, cues, noun))
                return true;

            // "the worst attack since the bombing in 1998": that is the year of the bombing.
            if (noun == deed)
                return false;
        }

        return false;
    }

    private bool IsNounOrAdjective(int token) => syntax.Tags[token] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj;

    // "copied one it had mounted two years ago", "the attack was like that of last year": what stands for another deed has a time of its own.
    private bool IsOfOtherDeed(EventMention mention, int top)
    {
        for (int token = syntax.Heads[top], step = 0; token >= 0 && token != mention.Head && step < 4; step++, token = syntax.Heads[token])
        {
            if (syntax.Lemmas[token] is "one" or "that" or "those" && syntax.Tags[token] is UniversalTag.Pron or UniversalTag.Num or UniversalTag.Noun
                && !syntax.IsUnder(mention.Head, token) && syntax.Relations[token] is not Relation.Nsubj)
            {
                return true;
            }

            // The tree may make a clause of its own of it: "one it mounted".
            if (syntax.Tags[token] == UniversalTag.Verb && !syntax.IsUnder(mention.Head, token) && syntax.Child(token, Relation.Nsubj) is var subject and > 0
                && syntax.Tags[subject] == UniversalTag.Pron && subject < token && tokens[subject - 1] is "one" or "those")
            {
                return true;
            }
        }

        return false;
    }

    // "Last night …", said on another day than that of publication, is not the night before publication.
    private bool IsOfAnotherMoment(ResolvedTime time, EventMention mention)
    {
        if (time.Anchor?.Kind is not TimeAnchorKind.PublishedOn and not TimeAnchorKind.Dateline)
            return false;
        return ofOtherMoments.Exists(s => s.Contains(mention.Head));
    }

    private bool HasOtherMoment(int verb)
    {
        // Read off the words: the tree often hangs "then" on the words said.
        for (var t = verb + 1; t <= verb + 3 && t < tokens.Count && tokens[t] is not (":" or "\"" or "\u201C" or "that" or ","); t++)
        {
            if (cues.OtherMoments.TryFind(syntax.Lemmas[t], out _))
                return true;
        }

        return false;
    }

    private static bool Finer(ResolvedTime a, ResolvedTime b) => a.Days is not null && (b.Days is null || a.Precision < b.Precision);
}
