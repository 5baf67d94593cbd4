using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells violence from figures of speech, fiction and play, by the words around a violent trigger.</summary>
/// <remarks>
/// "Shot down a proposal", "a barrage of complaints", "the first shot in a price war", "the novel tells of a massacre", "an exercise in which
/// jets bombed targets". The words are those of <c>data/discourse/figurative.txt</c>.
/// </remarks>
internal sealed class FigurativeUse(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    // "fired the first shot in a new price war": trigger, object, phrase.
    private const int FarthestRealm = 4;

    private const int HighestClause = 5;

    // "an exercise on Monday in which jets bombed": the tree may hang the clause on another word.
    private const int FarthestDrill = 6;

    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly ClassSet armed = nouns.ArmedActor.Set;
    private readonly Mishaps mishaps = new(reading, nouns, cues);
    private readonly HashSet<int> times = DateTokens.InTimes(reading);

    /// <summary>Why the words at <paramref name="head"/> tell of no violence, or <see langword="null"/> where nothing shows it.</summary>
    public string? ReasonAgainst(Trigger trigger, int head, IReadOnlyList<Argument> arguments)
    {
        if (IsLeftOver(head))
            return "it is what something was left over from";
        if (!trigger.Type.IsViolent)
            return null;
        foreach (var argument in arguments)
        {
            if (OfArgument(trigger, argument) is { } reason)
                return reason;
        }

        if (mishaps.Explain(trigger, head))
            return "it was an accident";
        if (IsTest(trigger, head, arguments))
            return "it is a test or a flight into space";
        if (HasSham(head))
            return "it is played";
        if (trigger.Class == WordClass.Noun && IsWarnedOf(head))
            return "it is only warned of";
        if (syntax.Lemmas[head] is "bomb" && head + 1 < syntax.Lemmas.Length && syntax.Lemmas[head + 1] is "disposal")
            return "it is the name of those who defuse bombs";
        return RealmNear(head) ? "it belongs to a contest without arms" : OfClauses(head);
    }

    private string? OfArgument(Trigger trigger, Argument argument)
    {
        var word = argument.Head;
        // "paid the supreme price": the price belongs to the words themselves.
        if (IsName(word) || (trigger.Words.Length > 1 && trigger.Words.Contains(syntax.Lemmas[word], StringComparer.OrdinalIgnoreCase)))
            return null;
        // "Thwarted a plan": where the trigger asks for it, it is meant.
        if (IsUndergoer(argument) && Is(cues.FigurativeUndergoers, word) && trigger.Conditions.Object?.Matches(syntax.Lemmas[word], classes.Of(word)) != true)
            return "no violence can be done to it";
        if (IsUndergoer(argument) && HasSham(word))
            return "it is played";
        if (IsMeans(argument) && (Is(cues.FigurativeMeans, word) || IsOfMeans(word)))
            return "no violence can be done with it";
        // "The senator died": of what befalls somebody, he is not the doer.
        return !trigger.Type.IsResult && IsDoer(argument) && Is(cues.Peaceful, word) ? "they do no violence" : null;
    }

    private bool IsUndergoer(Argument argument) => argument.Slot is Slot.Object or Slot.PassiveSubject
        || (argument.Cue >= 0 && syntax.Lemmas[argument.Cue] is "on" or "against" or "of" or "at" or "upon");

    private bool IsMeans(Argument argument) => argument.Cue >= 0 && syntax.Lemmas[argument.Cue] is "with" or "by" or "of" or "from";

    private bool IsDoer(Argument argument) => argument.Slot is Slot.Subject or Slot.By
        || (argument.Cue >= 0 && syntax.Lemmas[argument.Cue] is "from" or "by");

    // "test-fired a missile", "fired missiles off its west coast", "launched a rocket carrying a satellite"
    private bool IsTest(Trigger trigger, int head, IReadOnlyList<Argument> arguments)
    {
        if (trigger.Class != WordClass.Verb || trigger.Type.Name is not ("missile-strike" or "rocket-attack"))
            return false;
        if (head > 1 && syntax.Lemmas[head - 1] is "-" && syntax.Lemmas[head - 2] is "test" or "Test")
            return true;
        var isBound = arguments.Any(a => a.Slot is Slot.At or Slot.On or Slot.Against or Slot.Into or Slot.Toward && !times.Contains(a.Head) && !cues.TestRanges.TryFind(syntax.Lemmas[a.Head], out _));
        if (isBound)
            return false;
        var sentence = sentences[sentences.Holding(head)];
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (cues.SpaceFlights.TryFind(syntax.Lemmas[t], out _))
                return true;
        }

        foreach (var child in syntax.ChildrenOf(head))
        {
            if (syntax.Relations[child] is Relation.Obl && cues.TestRanges.TryFind(syntax.Lemmas[child], out _))
                return true;
        }

        return false;
    }

    // "a barrage of complaints"
    private bool IsOfMeans(int word)
    {
        foreach (var child in syntax.ChildrenOf(word))
        {
            if (syntax.Relations[child] == Relation.Nmod && Preposition(child) is "of" && Is(cues.FigurativeMeans, child))
                return true;
        }

        return false;
    }

    private bool HasSham(int word)
    {
        foreach (var child in syntax.ChildrenOf(word))
        {
            if (syntax.Relations[child] is Relation.Amod or Relation.Compound && cues.Sham.TryFind(syntax.Lemmas[child], out _))
                return true;
        }

        return false;
    }

    // "air raid sirens", "bomb shelters"
    private bool IsWarnedOf(int head) => syntax.Relations[head] is Relation.Compound && syntax.Heads[head] is var warning && warning > head && warning <= head + 2
        && cues.Warnings.TryFind(syntax.Lemmas[warning], out _);

    // "a mine left over from the fighting", "shells left over from the war"
    private bool IsLeftOver(int head)
    {
        var from = NounPhrases.Preposition(syntax, head);
        return (from > 1 && syntax.Lemmas[from] is "from" && syntax.Lemmas[from - 1] is "over" && syntax.Lemmas[from - 2] is "leave")
            || (syntax.Lemmas[head] is "leave" && head + 2 < syntax.Lemmas.Length && syntax.Lemmas[head + 1] is "over" && syntax.Lemmas[head + 2] is "from");
    }

    private bool RealmNear(int head)
    {
        var sentence = sentences[sentences.Holding(head)];
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (cues.Realms.TryFind(syntax.Lemmas, t, out _, out var length) && TreeDistance.Between(syntax, head, t + length - 1, _ => false) <= FarthestRealm)
                return true;
        }

        return false;
    }

    // What stands above the deed: "the film tells of a massacre", "in the novel, a bomb kills", "an exercise in which jets bombed".
    private string? OfClauses(int head)
    {
        if (IsInDrill(head))
            return "it is played";
        var token = head;
        for (var step = 0; token >= 0 && step < HighestClause; step++, token = syntax.Heads[token])
        {
            if (token != head && Is(cues.Drills, token) && IsRelativeUnder(head, token))
                return "it is played";
            // "A film about the massacre": a work of fiction of its own clause, not one somebody was shot in front of.
            if (token != head && Is(cues.Stages, token) && OpensContent(head, token))
                return "it is told in fiction";
            foreach (var child in syntax.ChildrenOf(token))
            {
                if (syntax.Relations[child] == Relation.Nsubj && Is(cues.Stages, child) && syntax.Child(token, Relation.Cop) < 0)
                    return "it is told in fiction";
                if (syntax.Relations[child] is Relation.Obl or Relation.Nmod && InStage(child))
                    return "it is told in fiction";
                if (IsJoinedTo(head, token) && syntax.Relations[child] == Relation.Obl && Is(cues.Drills, child) && Preposition(child) is "during" or "in" && IsOfForces(token))
                    return "it is played";
            }
        }

        return null;
    }

    // "During the exercise, terrorists seized a house and took hostages."
    private bool IsJoinedTo(int verb, int first)
    {
        if (syntax.Relations[verb] == Relation.Obj)
            verb = syntax.Heads[verb];
        while (verb != first && verb >= 0 && syntax.Relations[verb] == Relation.Conj)
            verb = syntax.Heads[verb];
        return verb == first;
    }

    private bool IsInDrill(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Lemmas[child] is not "which" || syntax.Relations[child] != Relation.Obl)
                continue;
            for (var t = child - 1; t >= Math.Max(sentences[sentences.Holding(verb)].Start, child - FarthestDrill); t--)
            {
                if (Is(cues.Drills, t))
                    return true;
            }
        }

        return false;
    }

    // "in the novel", "in the second act of the opera"
    private bool InStage(int word)
    {
        if (Preposition(word) is not "in")
            return false;
        if (Is(cues.Stages, word))
            return true;
        foreach (var child in syntax.ChildrenOf(word))
        {
            if (Is(cues.Excerpts, word) && syntax.Relations[child] == Relation.Nmod && Is(cues.Stages, child))
                return true;
        }

        return false;
    }

    private bool OpensContent(int head, int stage)
    {
        var below = head;
        while (syntax.Heads[below] != stage)
            below = syntax.Heads[below];
        return syntax.Relations[below] is Relation.AclRelcl or Relation.Acl || (syntax.Relations[below] == Relation.Nmod && Preposition(below) is "about" or "of" or "on");
    }

    private bool IsRelativeUnder(int head, int noun)
    {
        var below = head;
        while (syntax.Heads[below] != noun)
            below = syntax.Heads[below];
        return syntax.Relations[below] is Relation.AclRelcl or Relation.Acl;
    }

    private bool IsOfForces(int verb)
    {
        var subject = syntax.Child(verb, Relation.Nsubj);
        return subject >= 0 && classes.Of(subject).Overlaps(armed) && syntax.Lemmas[subject] is not ("militant" or "gunman" or "rebel");
    }

    private bool Is(CueTable<bool> words, int token)
    {
        var first = Math.Max(0, token - 1);
        return words.TryFind(syntax.Lemmas[token], out _)
            || (first < token && words.TryFind(syntax.Lemmas, first, out _, out var length) && first + length == token + 1);
    }

    private string? Preposition(int noun) => NounPhrases.Preposition(syntax, noun) is var p and >= 0 ? syntax.Lemmas[p] : null;

    private bool IsName(int token) => classes.Of(token).Overlaps(nouns.Name.Set);
}
