using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads the counts of words for casualties: "12 dead", "a death toll of 28", "left five injured", "no casualties".</summary>
internal sealed class CasualtyWordTolls(Reading reading, DiscourseCues cues, PeopleCounter people, TollCollector collector, HashSet<int> sideBySide)
{
    // "the death toll in the attack on the market rose to 59"
    private const int NearTotal = 9;
    private const int FarTotal = 25;

    // "killed two and wounded five": so many tokens lie at most between the counts.
    private const int FarthestJoined = 8;
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly HashSet<int> triggers = [.. reading.Get(EventMention.Layer).Select(m => m.Head)];
    private readonly Negation negation = new(reading, cues);
    private readonly bool tellsOfTaking = reading.Get(EventMention.Layer).Any(m => m.Trigger.Type.Muc4 is "KIDNAPPING");

    /// <summary>Adds those of the report.</summary>
    public void Add()
    {
        for (var t = 0; t < tokens.Count; t++)
            AddCasualtyWord(t);
    }

    private void AddCasualtyWord(int token)
    {
        var lemma = syntax.Lemmas[token];
        if (lemma is "include" && syntax.Tags[token] == UniversalTag.Verb)
            AddIncluded(token);
        if (cues.TollHarmed.TryFind(lemma, out _) && negation.IsNone(token))
        {
            AddZero(token, CasualtyOutcome.Killed);
            AddZero(token, CasualtyOutcome.Injured);
            return;
        }

        if (cues.TollTotals.TryFind(syntax.Lemmas, token, out var outcome, out var length)
            && syntax.Tags[token + length - 1] is UniversalTag.Noun or UniversalTag.Adj or UniversalTag.Verb)
        {
            AddTotal(token, length, outcome);
        }
        // "Strikes hit Rafah, as the army freed two hostages": in a report that tells of no taking they are those of no deed.
        else if (!tellsOfTaking && syntax.Lemmas[token] is "hostage" or "captive" && syntax.Relations[token] is Relation.Obj or Relation.NsubjPass && syntax.Heads[token] is var freeing and >= 0 && cues.Freeings.TryFind(syntax.Lemmas[freeing], out _))
            return;
        else if (cues.TollAdjectives.TryFind(lemma, out outcome) || cues.TollAdjectives.TryFind(tokens[token], out outcome))
            AddAdjective(token, outcome);
        else if (syntax.Tags[token] == UniversalTag.Noun && !IsOfWhoDied(token) && cues.TollNouns.TryFind(lemma, out outcome))
            AddNoun(token, outcome);
        else if (lemma.Equals("life", StringComparison.OrdinalIgnoreCase) && syntax.Heads[token] is var verb and >= 0 && cues.TollLives.TryFind(syntax.Lemmas[verb], out outcome))
            AddLives(token, verb, outcome);
    }

    // "The dead include four policemen and seven civilians": parts of a toll told before; where none was, they are at least so many.
    private void AddIncluded(int verb)
    {
        var who = syntax.Child(verb, Relation.Nsubj);
        if (who < 0 || OutcomeOf(who) is not { } outcome || syntax.Child(verb, Relation.Obj) is not (var first and >= 0))
            return;
        var isPart = collector.Found.Any(t => t is { IsPart: false, Best: > 0 } && t.Outcome == outcome && t.Range.End <= verb);
        foreach (var person in NounPhrases.Conjuncts(syntax, first).Prepend(first).Where(people.MeansPeople).Distinct().Order())
        {
            var phrase = NounPhrases.WithOf(syntax, tokens, person);
            if (people.Count(person, phrase) is { Low: > 0 } count)
                collector.AddToNearest(verb, new(outcome, isPart ? count : count with { High = null }, person, phrase, "counted among them") { IsPart = isPart });
        }
    }

    // "the victims" may have died or not.
    private CasualtyOutcome? OutcomeOf(int noun) =>
        cues.TollAdjectives.TryFind(syntax.Lemmas[noun], out var outcome) || cues.TollAdjectives.TryFind(tokens[noun], out outcome) ? outcome : null;

    // "claimed four lives", "claimed the lives of four people", "84 people lost their lives".
    private void AddLives(int token, int verb, CasualtyOutcome outcome)
    {
        var lost = token;
        foreach (var child in syntax.ChildrenOf(token))
        {
            if (syntax.Relations[child] == Relation.Nmod && child > token && (IsBehindOf(child) || tokens[token + 1] is "of"))
                lost = child;
            else if (syntax.Relations[child] == Relation.NmodPoss && syntax.Tags[child] == UniversalTag.Pron && syntax.Lemmas[verb] is "lose")
                lost = syntax.Child(verb, Relation.Nsubj);
        }

        if (lost == token)
            AddNoun(token, outcome);
        else if (lost >= 0 && NounPhrases.WithOf(syntax, tokens, lost) is var phrase && people.Count(lost, phrase) is { } count)
            collector.AddToNearest(token, new(outcome, count, lost, phrase, "lives lost"));
    }

    private bool IsBehindOf(int noun) =>
        NounPhrases.Preposition(syntax, noun) is var of and >= 0 && tokens[of].Equals("of", StringComparison.OrdinalIgnoreCase);

    // "a death toll of 28", "the death toll rose to 59", "put the toll at 83", "the toll from the strikes on the town has risen to 82".
    private void AddTotal(int token, int length, CasualtyOutcome outcome)
    {
        var sentence = sentences[sentences.Holding(token)];
        // "put the wounded at 57", "gave the dead as 12"; "the wounded" alone are no total.
        if (tokens[token].Equals("the", StringComparison.OrdinalIgnoreCase) && !(token + length < sentence.End && tokens[token + length] is "at" or "as"))
            return;
        // "the toll-free hotline at 855-4847"
        if (IsOfStretch(token, length, sentence) || (token + length < sentence.End && tokens[token + length] is "-"))
            return;
        // "taking to 46 the number of people killed", "bringing to 12 the death toll"
        if (token - 3 > sentence.Start && tokens[token - 1] is "the" && syntax.Tags[token - 2] == UniversalTag.Num && people.NumberEndingAt(token - 2, sentence.Start) is { } moving
            && moving.Range.Start > sentence.Start && tokens[moving.Range.Start - 1] is "to")
        {
            collector.AddToNearest(token + length - 1, new(outcome, moving, token - 2, new(moving.Range.Start, token + length), "a number and its toll") { IsTotal = true });
            return;
        }

        var governor = syntax.Heads[syntax.TopOf(new(token, token + length))];
        var moved = governor >= 0 && cues.TollMoves.TryFind(syntax.Lemmas[governor], out _);
        for (var t = token + length; t < sentence.End && t < token + length + FarTotal; t++)
        {
            var near = t < token + length + NearTotal;
            moved |= cues.TollMoves.TryFind(syntax.Lemmas[t], out _);
            // "put the number of dead at between 15 and 18"
            if (near && tokens[t - 1] is "between" && t - 2 >= token + length && LeadsToTotal(tokens[t - 2]) && t + 2 < sentence.End && tokens[t + 1] is "and" && people.NumberEndingAt(t + 2, t - 1) is { } bounds)
            {
                collector.AddToNearest(token, new(outcome, bounds, t, new(token, Math.Max(bounds.Range.End, token + length)), "a toll and its bounds") { IsTotal = true });
                return;
            }

            var leads = near ? LeadsToTotal(tokens[t - 1]) : moved && (LeadsToFigure(tokens[t - 1]) || (t - 1 == governor && cues.TollReaches.TryFind(tokens[t - 1], out _)) || (tokens[t - 1] is "of" && tokens[t - 2] is "total"));
            if (syntax.Tags[t] == UniversalTag.Num && leads && people.NumberEndingAt(LastOfNumber(t, sentence.End), token + length) is { } number)
            {
                var verb = governor >= 0 ? syntax.Lemmas[governor] : "";
                // "rose from 12 to 15" is no range
                var move = MoveTo(t, token + length, sentence.End);
                number = move?.Now ?? number;

                var range = new TokenRange(token, Math.Max(number.Range.End, token + length));
                // "to 60 since Tuesday"
                if (number.Range.End + 1 < sentence.End && (tokens[number.Range.End] is "since" || (tokens[number.Range.End + 1] is "since" && syntax.Tags[number.Range.End] is UniversalTag.Noun or UniversalTag.Propn)))
                    return;
                collector.AddToNearest(token, new(outcome, number, number.Range.End - 1, range, "a toll and its number")
                {
                    Source = SourceOf(governor),
                    IsTotal = true,
                    IsRisen = HasRisen(token + length, t),
                    IsLowered = cues.TollFalls.TryFind(verb, out _),
                    IsSum = cues.TollSums.TryFind(verb, out _) && !IsOfLongTime(token, t),
                });
                if (move is { Old: var old })
                    collector.AddToNearest(token, new(outcome, old, old.Range.End - 1, old.Range, "what a toll was before") { IsSuperseded = true });
                AddRivals(token, number.Range.End, sentence, outcome);
                return;
            }
        }
    }

    // "from 12 to 15": the two numbers, of which the second begins at a token.
    private (NumberPhrase Old, NumberPhrase Now)? MoveTo(int number, int from, int end) => tokens[number - 1] is "to" && number - 3 >= from
        && people.NumberEndingAt(number - 2, from) is { } old && old.Range.Start > from && tokens[old.Range.Start - 1] is "from"
        && people.NumberEndingAt(LastOfNumber(number, end), number) is { } now ? (old, now) : null;

    // "police put the toll at 12", "the toll was put at 12 by police": who says so.
    private int SourceOf(int verb)
    {
        if (verb < 0 || !cues.TollGivers.TryFind(syntax.Lemmas[verb], out _))
            return -1;
        var source = syntax.Child(verb, Relation.OblAgent) is var agent and >= 0 ? agent : syntax.Child(verb, Relation.AuxPass) < 0 ? syntax.Child(verb, Relation.Nsubj) : -1;
        return triggers.Contains(source) ? -1 : source;
    }

    // "pushing the death toll this year to 900"
    private bool IsOfLongTime(int start, int number)
    {
        for (var t = start; t < number; t++)
        {
            if (cues.LongUnits.TryFind(syntax.Lemmas[t], out _) || cues.Wars.TryFind(syntax.Lemmas[t], out _) || syntax.Lemmas[t] is "far")
                return true;
        }

        return false;
    }

    // "Twenty-one hostages and four soldiers died"
    private bool IsOfWhoDied(int noun)
    {
        while (syntax.Relations[noun] == Relation.Conj && syntax.Heads[noun] >= 0)
            noun = syntax.Heads[noun];
        return syntax.Relations[noun] is Relation.Nsubj && syntax.Heads[noun] is var verb and >= 0 && cues.TollPerishes.TryFind(syntax.Lemmas[verb], out _);
    }

    // "The toll later rose to 21"
    private bool HasRisen(int start, int number)
    {
        for (var t = start; t < number; t++)
        {
            if (cues.TollRises.TryFind(syntax.Lemmas[t], out _))
                return true;
        }

        return false;
    }

    // "put the toll at nine, but the Red Cross said it was 12"; "put at nine by the police and 12 by the Red Cross"; "one put it at 20, the second put it at 24 and the third at 26".
    private void AddRivals(int total, int start, TokenRange sentence, CasualtyOutcome outcome)
    {
        for (var t = start + 1; t < sentence.End; t++)
        {
            if (syntax.Tags[t] != UniversalTag.Num || !LeadsToRival(t, sentence) || people.NumberEndingAt(LastOfNumber(t, sentence.End), start) is not { } rival)
                continue;
            // "and 40 injured": of others.
            if (rival.Range.End < sentence.End && (cues.TollAdjectives.TryFind(tokens[rival.Range.End], out _) || syntax.Tags[rival.Range.End] is UniversalTag.Noun))
                continue;
            collector.AddToNearest(total, new(outcome, rival, t, rival.Range, "another number for the toll") { IsTotal = true });
            t = rival.Range.End;
        }
    }

    private bool LeadsToRival(int number, TokenRange sentence) => tokens[number - 1] switch
    {
        "at" => number - 2 > sentence.Start && (tokens[number - 2] is "it" or "figure" or "number" or "toll" or "second" or "third" or "other" or "another"),
        "was" or "is" or "were" => tokens[number - 2] is "it" or "figure" or "number" or "toll",
        "of" => tokens[number - 2] is "figure" or "toll",
        "and" or "but" => number + 1 < sentence.End && tokens[number + 1] is "by",
        _ => false,
    };

    // "the toll in a week of fighting", "the day's toll", "the toll since Tuesday": that of many deeds.
    private bool IsOfStretch(int total, int length, TokenRange sentence)
    {
        if (total > sentence.Start && syntax.Child(total + length - 1, Relation.NmodPoss) is var whose and >= 0 && IsStretch(whose))
            return true;
        for (var t = total + length; t < Math.Min(sentence.End, total + length + NearTotal); t++)
        {
            // Not "in last week's attack".
            if (tokens[t] is "since" || (IsStretch(t) && IsOver(t - 1) && !(t + 1 < sentence.End && tokens[t + 1] is "'s" or "\u2019s") && !(t + 1 < sentence.End && tokens[t + 1] is "earlier" or "before" or "ago" or "later")))
                return true;
            if (syntax.Tags[t] == UniversalTag.Num)
                return false;
        }

        return false;
    }

    // "in a", "over the past", "of the": not "earlier this week", "the day before".
    private bool IsOver(int token)
    {
        while (tokens[token] is "a" or "the" or "this" or "past" or "last")
            token--;
        return tokens[token] is "in" or "of" or "over" or "during" or "for";
    }

    private bool IsStretch(int token) => cues.LongUnits.TryFind(syntax.Lemmas[token], out _) || syntax.Lemmas[token] is "day" or "weekend";

    // "twenty-four"
    private int LastOfNumber(int first, int end)
    {
        // "rose to 24 two days after": figures are whole.
        if (!char.IsLetter(tokens[first][0]))
            return first;
        var last = first;
        while (last + 1 < end && (people.IsNumber(last + 1) || (tokens[last + 1] is "-" && last + 2 < end && people.IsNumber(last + 2))))
            last += tokens[last + 1] is "-" ? 2 : 1;
        return last;
    }

    // "the death toll of", "the death toll reached"
    private bool LeadsToTotal(ReadOnlySpan<char> word) => LeadsToFigure(word) || word is "of" or "as" or "is" or "was" or "over" or ","
        || cues.TollReaches.TryFind(word, out _);

    // "rose to", "now stands at"
    private static bool LeadsToFigure(ReadOnlySpan<char> word) =>
        word is "to" or "at" or "above" or "past" or "least" or "than" or "about" or "around";

    // "12 dead", "three people were left dead", "the dead".
    private void AddAdjective(int token, CasualtyOutcome outcome)
    {
        if ((triggers.Contains(token) && !people.StandsForSubject(token))
            || (outcome is CasualtyOutcome.Detained or CasualtyOutcome.Displaced && syntax.Relations[token] == Relation.Amod && syntax.Heads[token] > token))
        {
            return;
        }

        var before = token - 1;
        while (before > 0 && syntax.Tags[before] == UniversalTag.Adv && tokens[before - 1] is "another")
            before--;
        if (before >= 0 && tokens[before] is "another" && syntax.Relations[token] is Relation.Conj or Relation.Amod or Relation.Acl)
        {
            collector.AddToNearest(token, new(outcome, PeopleCounter.One(new(before, token + 1)), before, new(before, token + 1), "another said to be so"));
            return;
        }

        // "53 of the 221 wounded are in a critical state": so many were wounded.
        var isWhole = before > 1 && tokens[before - 1] is "the" && tokens[before - 2] is "of";
        if (before >= 0 && IsNumeral(before) && people.NumberEndingAt(before, isWhole ? before : sentences[sentences.Holding(token)].Start) is { } number)
        {
            collector.AddToNearest(token, new(outcome, number, before, new(number.Range.Start, token + 1), "a number before a casualty word"));
            return;
        }

        // "killed two and wounded five": the verb that the tree takes for an adjective.
        if (before >= 0 && IsJoint(before) && StandsBehindToll(token) && people.NumberAt(token + 1) is { } after)
        {
            collector.AddToNearest(token, new(outcome, after, after.Range.End - 1, after.Range, "a number behind a casualty word"));
            return;
        }

        AddCounted(token, outcome);
    }

    private bool IsNumeral(int token) => syntax.Tags[token] == UniversalTag.Num || cues.Numbers.TryFind(tokens[token], out _);

    private bool IsJoint(int token) => tokens[token] is "," || syntax.Tags[token] == UniversalTag.Cconj;

    private bool StandsBehindToll(int token) => collector.Found.Any(t => t.Range.End <= token && t.Range.End > token - FarthestJoined);

    // "left three people dead"; people without a number who fled tell nothing.
    private void AddCounted(int adjective, CasualtyOutcome outcome)
    {
        var counted = CountedBy(adjective);
        if (counted < 0 || sideBySide.Contains(counted))
            return;
        // "Two soldiers and four policemen were among the dead."
        foreach (var person in NounPhrases.Conjuncts(syntax, counted).Where(c => c == counted || (!sideBySide.Contains(c) && people.MeansPeople(c))))
        {
            var phrase = NounPhrases.WithOf(syntax, tokens, person);
            if (people.Count(person, phrase) is { } count && !(outcome == CasualtyOutcome.Displaced && count.Best is null))
                collector.AddToNearest(adjective, new(outcome, count, person, phrase, "people said to be so"));
        }
    }

    // "left three people dead": object and complement of one verb; "three people were dead": subject and predicate.
    private int CountedBy(int adjective)
    {
        var governor = syntax.Heads[adjective];
        var found = syntax.Child(adjective, Relation.Nsubj);
        if (found < 0 && governor >= 0 && syntax.Relations[adjective] is Relation.Xcomp or Relation.Advcl)
            found = syntax.Child(governor, Relation.Obj) is var o and >= 0 ? o : syntax.Child(governor, Relation.NsubjPass);
        if (found < 0 && governor >= 0 && syntax.Relations[adjective] is Relation.Acl or Relation.Amod && governor > adjective)
            found = governor;
        return found >= 0 && (syntax.Tags[found] == UniversalTag.Num || people.MeansPeople(found)) ? found : -1;
    }

    // "the bodies of 12 men", "the deaths of three farmers"; not "the death of the mayor", which a deed tells of itself.
    private int OfWhom(int token)
    {
        foreach (var child in syntax.ChildrenOf(token))
        {
            if (child > token && syntax.Relations[child] == Relation.Nmod && NounPhrases.Preposition(syntax, child) is var of and >= 0 && tokens[of] is "of" or "OF"
                && syntax.Child(child, Relation.Nummod) >= 0 && people.MeansPeople(child))
                return child;
        }

        return -1;
    }

    private void AddZero(int token, CasualtyOutcome outcome)
    {
        var phrase = NounPhrases.Base(syntax, token);
        if (negation.OfNone(token) is var no and >= 0)
            phrase = new(Math.Min(no, phrase.Start), Math.Max(no + 1, phrase.End));
        collector.AddToNearest(token, new(outcome, new(0, 0, 0, NumberBound.None, phrase), token, phrase, "casualties said to be none"));
    }

    // "12 deaths", "no fatalities", "the bodies of 12 men".
    private void AddNoun(int token, CasualtyOutcome outcome)
    {
        if (negation.IsNone(token))
        {
            AddZero(token, outcome);
            return;
        }

        if (OfWhom(token) is var whom and >= 0 && NounPhrases.Base(syntax, whom) is var whole && people.Count(whom, whole) is { Low: > 0 } of)
        {
            collector.AddToNearest(token, new(outcome, of, whom, new(token, whole.End), "casualties of people who are counted"));
            return;
        }

        // "the deaths of eight people and injuries to 20 others"
        if (outcome == CasualtyOutcome.Injured && token + 2 < tokens.Count && tokens[token + 1] is "to" && people.NumberAt(token + 2) is { } hurt && people.MeansPeople(hurt.Range.End - 1))
        {
            collector.AddToNearest(token, new(outcome, hurt, hurt.Range.End - 1, new(token, hurt.Range.End), "injuries to people who are counted"));
            return;
        }

        var phrase = NounPhrases.Base(syntax, token);
        // "and another sustained injuries"
        if (outcome == CasualtyOutcome.Injured && tokens[phrase.Start] is "another" && phrase.Count > 2 && syntax.Lemmas[phrase.Start + 1] is "sustain" or "suffer" or "receive" or "sustained")
        {
            collector.AddToNearest(token, new(outcome, PeopleCounter.One(phrase), phrase.Start, phrase, "another who was hurt"));
            return;
        }

        for (var t = token - 1; t >= phrase.Start; t--)
        {
            if (people.IsCountWord(t, token) && people.NumberEndingAt(t, sentences[sentences.Holding(t)].Start) is { } number)
            {
                var range = new TokenRange(Math.Min(number.Range.Start, phrase.Start), phrase.End);
                collector.AddToNearest(token, new(outcome, number, token, range, "a number of casualties"));
                return;
            }
        }
    }
}
