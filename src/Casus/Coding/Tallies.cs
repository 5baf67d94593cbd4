using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds the tellings that sum up a war, or months and years of violence: what they count, no single deed did.</summary>
/// <remarks>
/// "The conflict has killed 10,000"; "more than 300 have died since the war began"; "20,000 people were killed in four years of fighting";
/// "the deaths of 700 civilians since 2014". A perfect alone is no sign: "the blast has killed ten".
/// </remarks>
internal sealed class Tallies
{
    // No deed of war of our time that newsrooms tell as one killed more.
    private const int MostOfOneDeed = 10_000;

    private const string Displacement = "displacement";

    // "hundreds"
    private const int ManyDead = 200;

    // What has gone on for longer is many deeds.
    private const int MostDays = 31;

    // "has since killed", "have so far been", "that has, by one count, left"
    private const int WordsBeforeVerb = 5;

    // "since a brutal crackdown on protests began"
    private const int WordsOfClause = 12;

    private readonly Reading reading;
    private readonly DiscourseCues cues;
    private readonly Tokens tokens;
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly ILookup<int, Toll> tolls;
    private readonly DateOnly? published;
    private readonly Dictionary<int, TokenRange?> known = [];

    public Tallies(Reading reading, DiscourseCues cues)
    {
        (this.reading, this.cues, tokens) = (reading, cues, reading.Get(Tokens.Layer));
        (sentences, syntax) = (reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        mentions = reading.Get(EventMention.Layer);
        tolls = reading.Get(Toll.Layer).ToLookup(t => t.Mention);
        published = PublicationDay.Of(reading);
    }

    /// <summary>The words that show that a mention sums up a war or a long time, or <see langword="null"/> where none do.</summary>
    public TokenRange? CueOn(EventMention mention)
    {
        if (!mention.Trigger.Type.IsViolent && mention.Trigger.Type.Name is not Displacement)
            return null;
        if (!known.TryGetValue(mention.Index, out var cue))
            known[mention.Index] = cue = Find(mention);
        return cue;
    }

    private TokenRange? Find(EventMention mention)
    {
        foreach (var toll in tolls[mention.Index])
        {
            if (toll.Outcome == CasualtyOutcome.Killed && (toll.Low ?? toll.Best) >= MostOfOneDeed)
                return toll.Range;
            // "More than 300,000 people have fled the violence"
            if (toll.Outcome == CasualtyOutcome.Displaced && (toll.Low ?? toll.Best) >= MostOfOneDeed && IsPerfect(mention, sentences[sentences.Holding(mention.Head)].Start)
                && reading.Get(MentionDate.Layer)[mention.Index].Time is null)
            {
                return toll.Range;
            }
        }

        // "Israel's offensive has killed more than 30,500 since October": the deed is what its verb sums up.
        if (mention.Trigger.Class == WordClass.Noun && VerbOf(mention) is { } verb && CueOn(verb) is { } summed)
        {
            return summed;
        }

        if (!HasNumber(mention))
            return null;
        var sentence = sentences[sentences.Holding(mention.Head)];
        var perfect = IsPerfect(mention, sentence.Start);
        if (WarAsSubject(mention, sentence.Start) is { } war && (perfect || HasMany(mention)))
            return war;
        var sumsUp = perfect || HasMany(mention) || mention.Trigger.Type.IsResult;
        if (perfect && HasMany(mention) && !IsOfOneDeed(mention))
            return tolls[mention.Index].First(t => t.Low >= ManyDead).Range;
        if (perfect && InTheFighting(mention, sentence) is { } fighting)
            return fighting;
        return Stretch(mention, sentence) ?? SinceLongAgo(mention, sentence, perfect) ?? (sumsUp ? OverYears(mention, sentence) : null);
    }

    // The verb whose subject a deed is.
    private EventMention? VerbOf(EventMention deed) => mentions.FirstOrDefault(m => m.Index != deed.Index && m.Trigger.Class == WordClass.Verb
        && m.Arguments.Any(a => a.Slot == Slot.Subject && a.Head == deed.Head));

    private bool HasMany(EventMention mention) => tolls[mention.Index].Any(t => t.Low is null or >= ManyDead);

    // "Its fighters have killed hundreds of civilians": unless a deed, a weapon or a day says that it was done once, or the report opens with it.
    private bool IsOfOneDeed(EventMention mention) => sentences.Holding(mention.Head) == sentences.FirstOfBody() || reading.Get(MentionDate.Layer)[mention.Index].Time is not null
        || !tolls[mention.Index].Any(t => t.Low >= ManyDead)
        || mention.Arguments.Any(a => a.Slot != Slot.Complement && (mentions.Any(m => m.Head == a.Head && m.Index != mention.Index && m.Trigger.Type.IsViolent)
            || reading.Get(RoleFiller.Layer).Any(r => r.Mention == mention.Index && r.Head == a.Head && r.Role == FrameRole.Instrument)));

    // "has killed", "have since been killed", "has cost the lives of"
    private bool IsPerfect(EventMention mention, int start)
    {
        if (mention.Trigger.Class != WordClass.Verb)
            return false;
        for (var t = mention.Range.Start - 1; t >= Math.Max(start, mention.Range.Start - WordsBeforeVerb); t--)
        {
            if (tokens[t] is "has" or "have" or "Have" or "HAS" or "HAVE")
                return true;
            if (syntax.Tags[t] is not (UniversalTag.Aux or UniversalTag.Adv or UniversalTag.Verb or UniversalTag.Punct))
                return false;
        }

        return false;
    }

    // "the war has killed", "the conflict, which has claimed": in the tree, or right before the verb.
    private TokenRange? WarAsSubject(EventMention mention, int start)
    {
        foreach (var argument in mention.Arguments)
        {
            if (argument.Slot is Slot.Subject or Slot.By && IsWar(argument.Head))
                return new(argument.Head, argument.Head + 1);
        }

        if (mention.Trigger.Class != WordClass.Verb)
            return null;
        var at = mention.Range.Start - 1;
        for (var least = at - WordsBeforeVerb; at > Math.Max(start, least) && StandsBeforeVerb(at);)
            at--;
        return at >= start && at < mention.Range.Start - 1 && IsWar(at) ? new(at, at + 1) : null;
    }

    private bool StandsBeforeVerb(int token) => syntax.Tags[token] is UniversalTag.Aux or UniversalTag.Adv or UniversalTag.Punct
        || tokens[token] is "that" or "which" or "has" or "have" or "had";

    // Not "the war-torn town".
    private bool IsWar(int token) => cues.Wars.TryFind(syntax.Lemmas[token], out _) && !(token + 1 < tokens.Count && tokens[token + 1] is "-" && !tokens.SpaceAfter(token));

    // "At least 185 have been killed in the fighting", behind the news of the day: what is called so has gone on for longer.
    private TokenRange? InTheFighting(EventMention mention, TokenRange sentence)
    {
        if (sentences.Holding(mention.Head) == sentences.FirstOfBody() || reading.Get(MentionDate.Layer)[mention.Index].Time is not null)
            return null;
        foreach (var child in syntax.ChildrenOf(mention.Head))
        {
            if (child > mention.Head && syntax.Relations[child] == Relation.Obl && syntax.Lemmas[child] is "fighting" or "violence" or "conflict" or "hostility" && sentence.Contains(child)
                && NounPhrases.Preposition(syntax, child) is var within and >= 0 && tokens[within] is "in" && syntax.Child(child, Relation.Det) is var the and >= 0 && tokens[the] is "the")
                return new(within, child + 1);
        }

        return null;
    }

    // "in recent days", "over the past week"; "since Saturday … have been killed"
    private TokenRange? Stretch(EventMention mention, TokenRange sentence)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (cues.TallyStretches.TryFindAt(tokens, t, out _, out var length) && (t < mention.Head ? IsBefore(mention, t + length - 1) : IsOn(mention, t)) && !Ranks.HoldsOver(syntax, cues, t + length - 1, mention.Head))
                return new(t, t + length);
        }

        return null;
    }

    // "since 2014", "since the uprising began", "since then": with a perfect anywhere in the sentence, else on the mention itself.
    private TokenRange? SinceLongAgo(EventMention mention, TokenRange sentence, bool perfect)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (!tokens[t].Equals("since", StringComparison.OrdinalIgnoreCase) || (!perfect && !(t > mention.Head && IsOn(mention, t)))
                || IsFirstSince(sentence.Start, t))
                continue;
            if (EndOfLongTime(t + 1, sentence.End) is var end and > 0)
                return new(t, end);
        }

        return null;
    }

    private bool HasNumber(EventMention mention) => tolls[mention.Index].Any(t => t.Low is not null);

    // "the first to die since the war began", "the deadliest attack since 2015": one deed, set against those before.
    private bool IsFirstSince(int start, int since)
    {
        for (var t = start; t < since; t++)
        {
            if (tokens[t] is "first" or "second" or "worst" or "most" || (syntax.Tags[t] == UniversalTag.Adj && tokens[t].EndsWith("est", StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    // No other deed stands between the mention and what follows it.
    private bool IsOn(EventMention mention, int token) => !VerbOfViolenceStandsBetween(mention.Head, token);

    // "…, the latest in a series of attacks over the last 18 months": it took the series so long.
    private bool IsOfSeries(EventMention mention, int time)
    {
        for (int t = syntax.Heads[time], step = 0; t >= 0 && t != mention.Head && step < 4; t = syntax.Heads[t], step++)
        {
            if (syntax.Tags[t] == UniversalTag.Noun && cues.StandingGovernors.TryFind(syntax.Lemmas[t], out var standing) && standing == Standing.Aggregate)
                return true;
        }

        return false;
    }

    private int EndOfLongTime(int start, int end)
    {
        if (start < end && tokens[start].Equals("then", StringComparison.OrdinalIgnoreCase))
            return start + 1;
        foreach (var time in reading.Get(ResolvedTime.ToldLayer))
        {
            var range = tokens.RangeOf(time.Span);
            if (!range.IsEmpty && range.Start >= start && range.Start <= start + 1 && time.Type == TimexType.Date
                && (time.Precision is DatePrecision.Month or DatePrecision.Year || (time.Days is { } days && published is { } day && days.End < day.AddDays(-MostDays))))
            {
                return range.End;
            }
        }

        for (var t = start; t < Math.Min(end, start + WordsOfClause); t++)
        {
            if (IsWar(t) || cues.Beginnings.TryFind(syntax.Lemmas[t], out _))
                return t + 1;
            if (t > start && mentions.Any(m => m.Head == t && m.Trigger.Class == WordClass.Verb))
                return -1;
        }

        return -1;
    }

    // "in four years of war", "during the five-year conflict", "over the past months"
    private TokenRange? OverYears(EventMention mention, TokenRange sentence)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (!(tokens[t] is "in" or "In" or "during" or "During" or "over" or "Over" or "throughout"))
                continue;
            for (var u = t + 1; u < Math.Min(sentence.End, t + WordsBeforeVerb + 2); u++)
            {
                if (IsLong(t, u) && (t < mention.Head ? IsBefore(mention, u) : IsOn(mention, t) && !IsOfSeries(mention, u)) && !Ranks.HoldsOver(syntax, cues, u, mention.Head))
                    return new(t, u + 1);
                if (!IsOfPhrase(u) && tokens[u] is not ("-" or "than"))
                    break;
            }
        }

        return null;
    }

    // What opens the sentence is of its first deed.
    private bool IsBefore(EventMention mention, int token) => !VerbOfViolenceStandsBetween(token, mention.Head);

    private bool VerbOfViolenceStandsBetween(int first, int last) =>
        mentions.Any(m => m.Head > first && m.Head < last && m.Trigger.Type.IsViolent && m.Trigger.Class == WordClass.Verb);

    private bool IsOfPhrase(int token) => syntax.Tags[token] is UniversalTag.Det or UniversalTag.Adj or UniversalTag.Num or UniversalTag.Noun
        or UniversalTag.Propn or UniversalTag.Pron or UniversalTag.Part;

    // "years of", "the past years", "a five-year war": units alone ("in the year") are no such stretch.
    private bool IsLong(int first, int token)
    {
        if (IsWar(token))
            return syntax.Tags[token] == UniversalTag.Noun;
        if (!cues.LongUnits.TryFind(syntax.Lemmas[token], out _) || tokens[token].Equals(syntax.Lemmas[token], StringComparison.OrdinalIgnoreCase))
            return false;
        return first + 1 < token;
    }
}
