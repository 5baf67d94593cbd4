using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads tolls whose number, people and what befell them stand side by side: "43 people dead and more than 61 others injured".</summary>
/// <remarks>Of words that stand side by side no tree is asked, which is often wrong about two of them joined.</remarks>
internal sealed class SideBySideTolls(Reading reading, DiscourseCues cues, PeopleCounter people, TollOutcomes outcomes, TollCollector collector)
{
    // "including at least three children and two women"
    private const int LongestAside = 12;

    // "an 18-year-old Boston man"
    private const int LongestDescription = 8;

    // "among them at least"
    private const int LongestCue = 3;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);

    private readonly HashSet<int> verbs = [.. reading.Get(EventMention.Layer).Where(m => m.Trigger.Class == WordClass.Verb).Select(m => m.Head)];

    /// <summary>Adds those of the report, and says which tokens they stand on: no tree takes them for anything else.</summary>
    public HashSet<int> Add()
    {
        for (var t = 0; t < tokens.Count; t++)
            AddAdjacent(t);
        return [.. collector.Found.SelectMany(t => Enumerable.Range(t.Range.Start, t.Range.Count))];
    }

    // A verb with an object is another thing: "four men wounded two officers".
    private void AddAdjacent(int token)
    {
        AddFatally(token);
        if (token > 0 && cues.TollPerishes.TryFind(syntax.Lemmas[token], out var befell))
        {
            AddBefore(token, befell, sentences[sentences.Holding(token)], isWord: false);
            return;
        }

        if (token == 0 || !(cues.TollAdjectives.TryFind(syntax.Lemmas[token], out var outcome) || cues.TollAdjectives.TryFind(tokens[token], out outcome)))
        {
            AddTreated(token);
            return;
        }

        // "Twenty-one hostages died": what they were.
        if (outcome == CasualtyOutcome.Detained && syntax.Tags[token] == UniversalTag.Noun && NounPhrases.IsPlural(syntax, token))
            return;
        // "shot 15 captured soldiers", "freed 20 abducted villagers": what had befallen them before.
        if (outcome is CasualtyOutcome.Detained or CasualtyOutcome.Displaced && syntax.Relations[token] == Relation.Amod && syntax.Heads[token] > token)
            return;
        outcome = outcomes.Fatal(token, outcome);
        // "were burned to death": the phrase says what befell them.
        if (mentions.FirstOrDefault(m => m.Head == token && m.Trigger is { Class: WordClass.Verb, Words.Length: > 1 }) is { } phrase && outcomes.Of(phrase) is { } told)
            outcome = told;
        var sentence = sentences[sentences.Holding(token)];
        if (token + 1 < sentence.End && !OpensNextCount(token + 1, sentence.End, outcome) && OpensObject(token + 1))
            return;
        AddBefore(token, outcome, sentence, isWord: true);
    }

    private bool OpensObject(int token) => people.IsNumber(token) || people.NumberAt(token) is not null
        || (syntax.Tags[token] == UniversalTag.Propn && !people.IsOfTime(token))
        || syntax.Tags[token] is UniversalTag.Det or UniversalTag.Pron or UniversalTag.Noun;

    // "Five people were shot, one fatally": those are among the others.
    private void AddFatally(int token)
    {
        if (syntax.Tags[token] != UniversalTag.Adv || !cues.TollFatal.TryFind(tokens[token], out _))
            return;
        var sentence = sentences[sentences.Holding(token)];
        var endsClause = token + 1 == sentence.End || tokens[token + 1] is "," or "." or ";" or ":";
        // "two of them fatally"
        var last = token - 3 > sentence.Start && tokens[token - 1] is "them" or "whom" && tokens[token - 2] is "of" ? token - 3 : token - 1;
        if (endsClause && token > sentence.Start && people.NumberEndingAt(last, sentence.Start) is { } number && number.Range.End == last + 1)
        {
            var phrase = new TokenRange(number.Range.Start, token + 1);
            collector.AddToNearest(token, new(CasualtyOutcome.Killed, number, number.Range.Start, phrase, "so many of them fatally"));
        }
    }

    // "124 were in hospital", "ten others are being treated for wounds"
    private void AddTreated(int token)
    {
        if (token > 0 && cues.TollTreated.TryFindAt(tokens, token, out var outcome, out _) && (IsAuxiliary(token - 1) || people.IsNumber(token - 1) || IsPeople(token - 1)))
            AddBefore(token, outcome, sentences[sentences.Holding(token)], isWord: false);
    }

    private void AddBefore(int token, CasualtyOutcome outcome, TokenRange sentence, bool isWord)
    {
        var last = token - 1;
        while (last > sentence.Start && StandsBeforeHarm(last, token))
            last--;
        // "ten people, most of them women, were killed", "30 militants including three commanders were killed"
        var behind = last + 1;
        var isState = isWord && syntax.Tags[token] == UniversalTag.Adj;
        if (last < token - 1 || tokens[last] is "," || isState)
            last = BeforeAside(last, sentence.Start);
        var counted = last;
        if (last >= sentence.Start && IsPeople(last))
            last = LastBeforePeople(last, sentence.Start);
        // "left an 18-year-old Boston man dead"
        if (isState && counted == token - 1 && IsPeople(counted) && OneAt(counted, sentence.Start) is { } one)
        {
            collector.AddToNearest(token, new(outcome, one, counted, new(one.Range.Start, token + 1), "one who is said to be so"));
            return;
        }

        if ((NumberOfPeople(last, sentence.Start) ?? OneMore(last, sentence.Start)) is not { } number || IsDenied(number.Range.Start, sentence.Start) || IsOfTwo(token, sentence.End))
            return;
        // "two of the five attackers were killed"; of "53 of the 221 wounded" all 221 were wounded.
        if (!isWord || counted < token - 1 || !people.IsNumber(counted))
            number = SomeOf(number, sentence.Start) ?? number;
        var range = new TokenRange(number.Range.Start, last == token - 1 ? token + 1 : counted + 1);
        Add(token, new(outcome, number, counted, range, "a number of people and what befell them, side by side"));
        if (counted + 1 < behind && PartIn(counted + 1, behind) is { } part)
            Add(token, new(outcome, part, part.Range.End - 1, part.Range, "counted within those before"));
    }

    // What may stand between people and what befell them: "were found seriously wounded".
    private bool StandsBeforeHarm(int token, int harm) => IsAuxiliary(token) || cues.TollFatal.TryFind(tokens[token], out _) || IsManner(token)
        || (syntax.Tags[harm] == UniversalTag.Adj && cues.TollStates.TryFind(tokens[token], out _));

    // The word before the phrase that ends in a noun for people, as far as it is short; its number where it has one.
    private int LastBeforePeople(int noun, int start)
    {
        var last = noun - 1;
        for (var least = last - 2; last > start && last > least && !people.IsNumber(last) && IsOfPhrase(last);)
            last--;
        // "dozens of people"
        return last > start && tokens[last] is "of" && people.IsNumber(last - 1) ? last - 1 : last;
    }

    private bool IsOfPhrase(int token) => syntax.Tags[token] is UniversalTag.Adj or UniversalTag.Noun or UniversalTag.Propn;

    // The number that ends at a token, where it is neither a day nor somebody's age.
    private NumberPhrase? NumberOfPeople(int last, int start) => last >= start && people.IsNumber(last) && !people.IsOfDate(last) && !people.IsAgeOfOne(last)
        && people.NumberEndingAt(last, start) is { } number && number.Range.End == last + 1 && !IsOfCounted(number.Range.Start, start) ? number : null;

    // "while a third died later": one of those told of before.
    private NumberPhrase? OneMore(int last, int start) => last > start && tokens[last - 1] is "a" or "A" && cues.TollOrdinals.TryFind(tokens[last], out _)
        ? PeopleCounter.One(new(last - 1, last + 1)) : null;

    // "Thirteen members of one family were killed": the members are counted.
    private bool IsOfCounted(int number, int start) => number - 2 >= start && tokens[number - 1] is "of" or "from" && syntax.Tags[number - 2] == UniversalTag.Noun
        && people.MeansPeople(number - 2) && syntax.Child(number - 2, Relation.Nummod) >= 0;

    // A noun phrase with "a", "an" or "one", read off the words.
    private NumberPhrase? OneAt(int noun, int start)
    {
        for (var t = noun - 1; t >= Math.Max(start, noun - LongestDescription); t--)
        {
            if (tokens[t] is "a" or "an" or "one" or "another" or "A" or "An" or "One" or "Another")
                return PeopleCounter.One(new(t, noun + 1));
            if (!IsOfPhrase(t) && !(Ages.Opens(tokens, t) || tokens[t] is "-"))
                return null;
        }

        return null;
    }

    // The number of those among the counted of whom it is told: "two of the" before "five attackers".
    private NumberPhrase? SomeOf(NumberPhrase whole, int start)
    {
        var the = whole.Range.Start - 1;
        return the - 2 >= start && syntax.Tags[the] is UniversalTag.Det or UniversalTag.Pron && tokens[the - 1] is "of" or "OF" && people.IsNumber(the - 2)
            && people.NumberEndingAt(the - 2, start) is { } some
            ? some with { Range = new(some.Range.Start, whole.Range.End) } : null;
    }

    // "Six people had been arrested": the word is a deed of its own.
    private void Add(int token, TollWords words)
    {
        // "executed 160 soldiers captured at a base", "killed three hostages"
        if (words.Outcome is CasualtyOutcome.Detained or CasualtyOutcome.Displaced && (IsHarmed(words.Head) || IsHarmed(token)))
            return;
        if (mentions.FirstOrDefault(m => m.Head == token && m.Trigger.Class == WordClass.Verb && outcomes.Of(m) == words.Outcome) is { } own)
            collector.Add(own.Index, words);
        else
            collector.AddToNearest(token, words);
    }

    private bool IsHarmed(int people) => syntax.Relations[people] is Relation.Obj or Relation.NsubjPass && syntax.Heads[people] is var verb and >= 0
        && (cues.TollHits.TryFind(syntax.Lemmas[verb], out _) || (cues.TollDeeds.TryFind(syntax.Lemmas[verb], out var harm) && harm is CasualtyOutcome.Killed or CasualtyOutcome.Injured));

    // "among them at least 29 children": the first number of people in an aside that counts.
    private NumberPhrase? PartIn(int start, int end)
    {
        for (var t = start; t < end; t++)
        {
            if (people.NumberAt(t) is { } number && number.Range.End <= end && people.MeansPeople(number.Range.End - 1))
                return number;
        }

        return null;
    }

    // The last word before what only says who the counted people were; the word itself where nothing does.
    private int BeforeAside(int last, int start)
    {
        if (last <= start)
            return last;
        // "14 people, teachers included, died"
        if (tokens[last] is "," && IsIncluded(last - 1))
            return CommaBefore(last, start) is var comma and > 0 ? comma - 1 : last;
        if (IsCounted(last, start))
            return last;
        for (var t = last; t > Math.Max(start, last - LongestAside) && (t == last || !verbs.Contains(t)); t--)
        {
            if (cues.TollAsides.TryFindAt(tokens, t, out _, out _))
                return tokens[t - 1] is "," or "(" or "-" or "\u2013" ? t - 2 : t - 1;
        }

        return last;
    }

    // A number right before the word, or before the noun that it is.
    private bool IsCounted(int token, int start) => people.IsNumber(token)
        || (token > start && people.IsNumber(token - 1) && !(people.NumberEndingAt(token - 1, start) is { } number && EndsAside(number.Range.Start, start)));

    // "including", "among them" right before a token
    private bool EndsAside(int token, int start) => Enumerable.Range(1, LongestCue).Any(back => token - back >= start
        && cues.TollAsides.TryFindAt(tokens, token - back, out _, out var length) && length >= back);

    private bool IsIncluded(int token) => Enumerable.Range(0, LongestCue).Any(back => token - back > 0
        && cues.TollIncluded.TryFindAt(tokens, token - back, out _, out var length) && length == back + 1);

    private int CommaBefore(int token, int start)
    {
        for (var t = token - 1; t > Math.Max(start, token - LongestAside); t--)
        {
            if (tokens[t] is ",")
                return t;
        }

        return -1;
    }

    // "6 killed 22 injured", "two killed over thirty others wounded": headlines leave the comma away.
    private bool OpensNextCount(int start, int end, CasualtyOutcome outcome)
    {
        var t = start;
        if (cues.Bounds.TryFindAt(tokens, t, out _, out var length))
            t += length;
        if (t >= end || !people.IsNumber(t))
            return false;
        while (t < end && people.IsNumber(t))
            t++;
        if (t < end && IsPeople(t))
            t++;
        return t < end && (cues.TollAdjectives.TryFind(syntax.Lemmas[t], out var next) || cues.TollAdjectives.TryFind(tokens[t], out next)) && next != outcome;
    }

    // "19 killed and wounded", "killed or wounded": one number for both tells neither.
    private bool IsOfTwo(int token, int end) => token + 2 < end && syntax.Tags[token + 1] == UniversalTag.Cconj
        && (cues.TollAdjectives.TryFind(syntax.Lemmas[token + 2], out _) || cues.TollAdjectives.TryFind(tokens[token + 2], out _));

    private bool IsDenied(int number, int start) => number > start && tokens[number - 1] is "no" or "No" or "NO" or "not" or "Not" or "NOT";

    // "20 seriously wounded"
    private bool IsManner(int token) => syntax.Tags[token] == UniversalTag.Adv && tokens[token].EndsWith("ly", StringComparison.Ordinal)
        && !cues.TollQualifiers.TryFind(tokens[token], out _);

    // "… were killed", "… have been killed"
    private bool IsAuxiliary(int token) => tokens[token] is "was" or "were" or "are" or "is" or "be" or "been" or "being"
        or "have" or "has" or "had" or "may" or "might" or "could" or "WAS" or "WERE" or "BEEN" or "HAVE" or "HAS" or "HAD";

    private bool IsPeople(int token) => tokens[token] is "others" or "more" or "OTHERS" || (syntax.Tags[token] == UniversalTag.Noun && people.MeansPeople(token));
}
