using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads how many the victims of a deed were: "killed three soldiers", "34 were wounded", "killed no one".</summary>
internal sealed class VictimTolls(Reading reading, DiscourseCues cues, PeopleCounter people, TollOutcomes outcomes, TollCollector collector, HashSet<int> sideBySide)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly Negation negation = new(reading, cues);
    private readonly HashSet<int> triggers = [.. reading.Get(EventMention.Layer).Select(m => m.Head)];
    private readonly List<(int Mention, int Head, TokenRange Words)> unhurt = [];

    /// <summary>Adds those of the report.</summary>
    public void Add()
    {
        foreach (var filler in reading.Get(RoleFiller.Layer))
        {
            if (filler.Role is FrameRole.Victim or FrameRole.Target && outcomes.Of(mentions[filler.Mention]) is { } outcome)
                AddVictims(filler, outcome);
        }

        foreach (var mention in mentions)
        {
            if (mention.Trigger.Class == WordClass.Verb && outcomes.Of(mention) is { } outcome)
                AddOfVerb(mention, outcome);
            if (mention.Trigger.Class == WordClass.Verb && mention.Trigger.Type.IsViolent)
                AddOfParticiple(mention);
            if (mention.Trigger.Class == WordClass.Noun)
                AddMultiple(mention);
        }
    }

    // "a triple murder", "a double shooting"; not "a fatal double shooting", of which one may live.
    private void AddMultiple(EventMention mention)
    {
        var of = outcomes.Of(mention);
        var isHit = mention.Trigger.Type.Name is "shooting" or "stabbing";
        if (of != CasualtyOutcome.Killed && !(isHit && of is null) || isHit && of is not null || collector.Found.Any(t => t.Mention == mention.Index && t.Best is not null))
            return;
        var phrase = NounPhrases.Base(syntax, mention.Head);
        for (var t = phrase.Start; t < mention.Head; t++)
        {
            var times = cues.TollMultiples.IndexOf(syntax.Lemmas[t]) + 2;
            if (times < 2)
                continue;
            var words = new TokenRange(t, mention.Head + 1);
            collector.Add(mention.Index, new(of ?? CasualtyOutcome.Injured, new(times, times, times, NumberBound.None, words), mention.Head, words, "so many in one deed") { IsWeak = isHit });
            return;
        }
    }

    // "A car ploughed into a market, killing five people": no car kills by itself, but what it did here was violence.
    private void AddOfParticiple(EventMention mention)
    {
        foreach (var participle in syntax.ChildrenOf(mention.Head).ToArray())
        {
            if (participle < mention.Head || syntax.Relations[participle] != Relation.Advcl || syntax.FineTags[participle] is not "VBG" || triggers.Contains(participle)
                || !cues.TollDeeds.TryFind(syntax.Lemmas[participle], out var outcome) || syntax.Child(participle, Relation.Obj) is not (var victim and >= 0) || negation.On(participle) >= 0)
            {
                continue;
            }

            foreach (var person in NounPhrases.Conjuncts(syntax, victim).Where(p => people.MeansPeople(p) && !sideBySide.Contains(p)))
            {
                var phrase = NounPhrases.WithOf(syntax, tokens, person);
                if (people.Count(person, phrase) is { } count)
                    collector.Add(mention.Index, new(outcome, count, person, phrase, "what the deed did, by a participle"));
            }
        }
    }

    /// <summary>Adds, when all of whom it is said what befell them have been read, those of whom it is only said that they were hit.</summary>
    public void AddHit()
    {
        foreach (var filler in reading.Get(RoleFiller.Layer))
        {
            if (filler.Role is FrameRole.Victim or FrameRole.Target && outcomes.OfHit(mentions[filler.Mention]) is { } outcome && people.MeansPeople(filler.Head))
                AddVictims(filler, outcome, isWeak: !outcomes.IsInLimb(mentions[filler.Mention].Head));
        }
    }

    /// <summary>Adds, when all others have been read, that nobody was killed where nobody was hurt and the report tells of no dead.</summary>
    /// <remarks>"nobody else was hurt" says no such thing.</remarks>
    public void AddUnhurt()
    {
        if (collector.Found.Any(t => t.Outcome == CasualtyOutcome.Killed))
            return;
        foreach (var (mention, head, words) in unhurt)
            AddNobody(mention, CasualtyOutcome.Killed, head, words);
    }

    private void AddVictims(RoleFiller filler, CasualtyOutcome outcome, bool isWeak = false)
    {
        // "Five of the corpses had been burned": they were dead.
        if (outcome == CasualtyOutcome.Injured && IsOfBodies(filler.Head))
            return;
        var verb = mentions[filler.Mention].Head;
        if (NounPhrases.NamesCounted(syntax, filler.Head) || filler.Slot is Slot.Modifier or Slot.Complement || negation.IsNone(verb) || people.StandsForSubject(verb))
            return;
        if (filler.Role == FrameRole.Target && !people.MeansPeople(filler.Head) && syntax.Tags[filler.Head] != UniversalTag.Num)
            return;
        // "killed 15 people, not 12 as was first said"
        if (syntax.Relations[filler.Head] == Relation.Conj && syntax.Child(filler.Head, Relation.Advmod) is var not and >= 0 && tokens[not] is "not")
            return;
        // "17 bodies and 370 wounded": the bodies are no wounded; hostages may be killed.
        if (cues.TollNouns.TryFind(syntax.Lemmas[filler.Head], out var counted) && counted != outcome && IsHarm(counted))
            return;
        // "One person was killed and another injured": the injured are no dead; a hostage may be.
        if (cues.TollAdjectives.TryFind(tokens[filler.Head], out var said) && said != outcome && (IsHarm(said) || !IsHarm(outcome)))
        {
            if (syntax.Child(filler.Head, Relation.Det) < 0 && syntax.Child(filler.Head, Relation.Nummod) < 0)
                return;
            outcome = said;
        }

        // "left four cops dead and an officer injured"
        foreach (var child in syntax.ChildrenOf(filler.Head))
        {
            if (child > filler.Head && syntax.Relations[child] is Relation.Acl or Relation.Amod && syntax.Relations[filler.Head] == Relation.Conj && cues.TollAdjectives.TryFind(tokens[child], out var own) && IsHarm(own))
                outcome = own;
        }

        var head = WholeOf(filler.Head, verb);
        var phrase = NounPhrases.WithOf(syntax, tokens, head);
        // "the number of people killed … has climbed above 300": the number stands behind.
        if (IsOfTwo(verb, outcome) || (phrase.Start > 1 && tokens[phrase.Start - 1] is "of" && syntax.Lemmas[phrase.Start - 2] is "number" or "toll"))
            return;
        var rule = isWeak ? "hit, and not said to have died" : "victims of the trigger";
        if ((!sideBySide.Contains(head) || IsOfFurtherVerb(verb, head)) && people.Count(head, phrase) is { } count && !(count is { Low: null, High: null } && IsJoinedToCounted(head)))
            collector.Add(filler.Mention, new(outcome, count, head, phrase, rule) { IsWeak = isWeak });
    }

    private bool IsOfBodies(int head) => IsBody(head) || (syntax.Child(head, Relation.Nmod) is var whole && whole > head && IsBody(whole));

    private bool IsBody(int noun) => cues.TollBodies.TryFind(syntax.Lemmas[noun], out _);

    // "Eleven miners were abducted and later killed": of the same people a joined verb tells more.
    private bool IsOfFurtherVerb(int verb, int head) => syntax.Relations[verb] == Relation.Conj && syntax.Heads[verb] is var first and >= 0 && syntax.Tags[first] == UniversalTag.Verb
        && syntax.Child(first, Relation.NsubjPass) == head && syntax.Child(verb, Relation.NsubjPass) < 0 && syntax.Child(verb, Relation.Nsubj) < 0;

    // "12 men, women and children": the number is that of all.
    private bool IsJoinedToCounted(int noun) => syntax.Relations[noun] is Relation.Conj or Relation.Appos && syntax.Heads[noun] is var first and >= 0 && first < noun
        && syntax.Child(first, Relation.Nummod) >= 0 && people.MeansPeople(first);

    // "One of the five people shot and killed": what is told in the clause that describes them befell all five.
    private int WholeOf(int one, int verb)
    {
        var whole = syntax.Tags[one] == UniversalTag.Num && syntax.IsUnder(verb, one) ? syntax.Child(one, Relation.Nmod) : -1;
        return whole > one && whole < verb && syntax.Child(whole, Relation.Nummod) >= 0 && people.MeansPeople(whole) ? whole : one;
    }

    // "killed and injured five": one number for both tells neither.
    private bool IsOfTwo(int verb, CasualtyOutcome outcome) => IsOther(verb + 2, verb + 1, outcome) || IsOther(verb - 2, verb - 1, outcome);

    private bool IsOther(int verb, int and, CasualtyOutcome outcome) => verb >= 0 && verb < tokens.Count && tokens[and] is "and" or "or" or "AND" or "OR"
        && cues.TollDeeds.TryFind(syntax.Lemmas[verb], out var other) && other != outcome && IsHarm(other) && IsHarm(outcome);

    // "kidnapped and murdered": one man suffers both.
    private static bool IsHarm(CasualtyOutcome outcome) => outcome is CasualtyOutcome.Killed or CasualtyOutcome.Injured;

    // What no role holds: "no one was killed"; and, where the tree is wrong, a number right behind the verb: "killed two and wounded five".
    private void AddOfVerb(EventMention mention, CasualtyOutcome outcome)
    {
        foreach (var argument in mention.Arguments)
        {
            if (mention.Trigger.Frame.RolesOf(argument.Slot).Contains(FrameRole.Victim) && NobodyAt(argument.Head, mention.Head) is var no and >= 0)
            {
                var phrase = new TokenRange(Math.Min(no, argument.Head), Math.Max(no, argument.Head) + 1);
                AddNobody(mention.Index, outcome, argument.Head, phrase);
                if (OtherOutcome(mention.Head, outcome) is { } other)
                    AddNobody(mention.Index, other, argument.Head, phrase);
                else if (outcome == CasualtyOutcome.Injured && !IsOfTheRest(phrase))
                    unhurt.Add((mention.Index, argument.Head, phrase));
                return;
            }
        }

        var behind = FirstBehind(mention);
        if (syntax.Child(mention.Head, Relation.AuxPass) < 0 && !collector.Found.Any(t => t.Mention == mention.Index && t.Outcome == outcome)
            && (people.NumberAt(behind) ?? OneMoreAt(behind)) is { } number && !sideBySide.Contains(number.Range.Start))
        {
            collector.Add(mention.Index, new(outcome, number, number.Range.End - 1, number.Range, "a number behind the verb"));
        }
    }

    // Behind a verb that is left out: "killed three in Jos and six others in Kano".
    private int FirstBehind(EventMention mention) => ElidedVerbs.HasOne(syntax, mention.Head) ? NounPhrases.Base(syntax, mention.Head).Start : mention.Range.End;

    // "killed one soldier and wounded another", "wounded a twelfth": one of those told of before; not "wounded another policeman".
    private NumberPhrase? OneMoreAt(int token)
    {
        if (token >= tokens.Count)
            return null;
        var end = tokens[token] is "another" ? token + 1 : tokens[token] is "a" && token + 1 < tokens.Count && cues.TollOrdinals.TryFind(tokens[token + 1], out _) ? token + 2 : -1;
        if (end < 0 || end >= tokens.Count || syntax.Tags[end] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj or UniversalTag.Num || tokens[end] is "of")
            return null;
        return PeopleCounter.One(new(token, end));
    }

    private void AddNobody(int mention, CasualtyOutcome outcome, int head, TokenRange phrase) =>
        collector.Add(mention, new(outcome, new(0, 0, 0, NumberBound.None, phrase), head, phrase, "nobody said to be so"));

    // "no one was hurt or killed": what the word joined to the verb says.
    private CasualtyOutcome? OtherOutcome(int verb, CasualtyOutcome outcome) => JoinedOutcome(verb + 2, verb + 1, outcome) ?? JoinedOutcome(verb - 2, verb - 1, outcome);

    private CasualtyOutcome? JoinedOutcome(int word, int and, CasualtyOutcome outcome) => word >= 0 && word < tokens.Count && tokens[and] is "or" or "nor"
        && (cues.TollAdjectives.TryFind(tokens[word], out var other) || cues.TollDeeds.TryFind(syntax.Lemmas[word], out other)) && other != outcome ? other : null;

    private bool IsOfTheRest(TokenRange phrase) => (phrase.End < tokens.Count && tokens[phrase.End] is "else" or "other")
        || (phrase.Start + 1 < tokens.Count && tokens[phrase.Start + 1] is "other" or "others" or "else");

    // "killed no one", "did not kill anyone".
    private int NobodyAt(int victim, int verb) => negation.On(victim) is var no and >= 0 ? no
        : syntax.Lemmas[victim] is "anyone" or "anybody" || (syntax.Child(victim, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "any") ? negation.On(verb)
        : -1;
}
