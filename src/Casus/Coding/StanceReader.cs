using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells how far the report stands behind each event mention, from the words that hold sway over it in the tree.</summary>
/// <remarks>
/// In this order: a negation on the event's word; a modal verb; a hedge that modifies it; what governs it ("plans to attack", "believed
/// to have", "failed to"), going up as long as clauses complete one another; a condition; the kind of saying it stands in. A negation
/// holds for its own word ("the blast did not kill anyone", "no group claimed the attack"), not for the deeds that word speaks of, unless
/// it only says that they happened ("no attack took place").
/// </remarks>
public sealed class StanceReader(DiscourseCues cues, LightVerbs lightVerbs) : IStage
{
    private const int FarthestGovernor = 4;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Syntax.Layer, Speech.Layer, EventMention.Layer],
        Provides = Stance.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var syntax = reading.Get(Syntax.Layer);
        var speeches = reading.Get(Speech.Layer);
        var index = new SpeechIndex(speeches, syntax.Heads.Length);
        var tokens = reading.Get(Tokens.Layer);
        var negation = new Negation(reading, cues);
        var mentions = reading.Get(EventMention.Layer);
        var stances = mentions.Select(Of).ToImmutableArray();
        return reading.With(Stance.Layer, [.. mentions.Select(m => OfSubject(m, stances))]);

        // "An apparent arson attack damaged a mosque": what a doubtful deed did is as doubtful.
        Stance OfSubject(EventMention mention, ImmutableArray<Stance> all)
        {
            if (all[mention.Index].Modality != Modality.Asserted || mention.Trigger.Class != WordClass.Verb)
                return all[mention.Index];
            var subject = mention.Arguments.Where(a => a.Slot is Slot.Subject or Slot.By).SelectMany(a => mentions.Where(m => m.Head == a.Head)).FirstOrDefault();
            return subject is not null && all[subject.Index].Modality is Modality.Suspected or Modality.Alleged ? all[subject.Index] : all[mention.Index];
        }

        Stance Of(EventMention mention)
        {
            var speech = index.Innermost(mention.Head);
            var (modality, cue) = Modal(tokens, syntax, negation, mention);
            // "urged people not to attack migrants": what they may never have thought of.
            if (modality == Modality.Denied && syntax.Relations[mention.Head] == Relation.Xcomp && syntax.Heads[mention.Head] is var asked and >= 0 && cues.Directives.TryFind(syntax.Lemmas[asked], out _)
                && cue.Start > asked)
            {
                return new(Modality.Hypothetical, new(asked, asked + 1), speech);
            }

            // "Rebels may attack the town": what is only possible has not happened; "may have attacked" has, perhaps.
            if (modality == Modality.Suspected && mention.Trigger.Class == WordClass.Verb && cue.Count == 1 && syntax.Relations[cue.Start] == Relation.Aux && syntax.Heads[cue.Start] == mention.Head
                && syntax.FineTags[mention.Head] is "VB" && !HasPerfect(syntax, mention.Head))
            {
                return new(Modality.Hypothetical, cue, speech);
            }

            // "Norway will not sign": to say that one will not do it is an act of its own.
            if (modality == Modality.Denied && VerbalActs.CanBeRefused(mention.Trigger.Type) && syntax.Heads[cue.Start] == mention.Head && IsOfWill(syntax, mention.Head))
                modality = Modality.Asserted;
            // "pointed the finger at the rebels after five people were shot dead": that they were, nobody doubts.
            if (modality is null && speech >= 0 && speeches[speech].Kind is SpeechKind.Accuse && StandsBeside(syntax, mention.Head))
                return new(Modality.Asserted, default, -1);
            if (modality is null && speech >= 0 && speeches[speech].Kind is SpeechKind.Claim or SpeechKind.Accuse)
                return new(Modality.Alleged, speeches[speech].Cue, speech);
            if (modality is null or Modality.Denied && speech >= 0 && speeches[speech].Kind is SpeechKind.Deny && IsGivenDeed(syntax, mention))
                return new(Modality.Asserted, default, -1);
            if (modality is null && speech >= 0 && speeches[speech].Kind is SpeechKind.Deny)
                return new(Modality.Denied, speeches[speech].Cue, speech);
            return new(modality ?? Modality.Asserted, cue, speech);
        }
    }

    // In a clause of the main verb that tells when.
    private static bool StandsBeside(Syntax syntax, int deed)
    {
        var t = deed;
        while (syntax.Relations[t] is Relation.Xcomp or Relation.Obl or Relation.Nsubj or Relation.NsubjPass && syntax.Heads[t] >= 0)
            t = syntax.Heads[t];
        return syntax.Relations[t] == Relation.Advcl && TellsWhen(syntax, t) && syntax.Child(t, Relation.Mark) is var mark and >= 0 && syntax.Lemmas[mark] is "after"
            && syntax.Heads[t] is var main and >= 0 && syntax.Heads[main] < 0;
    }

    private static bool HasPerfect(Syntax syntax, int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] is Relation.Aux or Relation.AuxPass && syntax.Lemmas[child] is "have" or "be")
                return true;
        }

        return false;
    }

    private static bool IsOfWill(Syntax syntax, int verb) => syntax.Child(verb, Relation.Aux) is var auxiliary and >= 0 && syntax.Lemmas[auxiliary] is "will" or "would" or "shall";

    private (Modality? Modality, TokenRange Cue) Modal(Tokens tokens, Syntax syntax, Negation negation, EventMention mention)
    {
        if (mention.Trigger.Class == WordClass.Verb && negation.OnArgumentOf(mention.Head) is var no and >= 0)
            return (Modality.Denied, new(no, no + 1));
        if (Likened(tokens, syntax, mention) is { } likened)
            return likened;
        if ((OnWord(tokens, syntax, mention.Head, mention.Trigger.Class) ?? (NamesDoer(syntax, mention.Head) ? null : Beside(tokens, syntax, mention.Range))) is { } own)
        {
            if (own.Modality == Modality.Suspected && Feared(syntax, mention) is { } feared)
                return feared;
            return own.Modality == Modality.Hypothetical && IsFutureToldThen(tokens, syntax, mention.Head, own.Cue.Start) ? (Modality.Planned, own.Cue) : own;
        }

        var token = mention.Head;
        var describes = false;
        var isGiven = false;
        for (var step = 0; step < FarthestGovernor && syntax.Heads[token] >= 0; step++)
        {
            var head = syntax.Heads[token];
            if (!Carries(syntax, token) || SpeaksOfPart(syntax, token, head))
                break;
            if (Vouched(tokens, syntax, negation, head, token) is { } vouched)
                return vouched;
            // "has refused to sign and has left": what is joined shares what governs both, and an auxiliary where it has none of its own.
            var isJoined = syntax.Relations[token] == Relation.Conj;
            // "ordered police to find the killers of a farmer shot dead": nobody ordered the shooting.
            describes |= syntax.Relations[token] is Relation.Acl or Relation.AclRelcl && syntax.FineTags[token] is "VBN" or "VBD";
            // "denied that any civilians had died in Tuesday's strike": that there was a strike, nobody denies.
            isGiven |= syntax.Relations[token] == Relation.Obl && IsKnown(syntax, token) && NounPhrases.Preposition(syntax, token) is var within and >= 0 && syntax.Lemmas[within] is "in" or "during";
            if (!isJoined && Governed(syntax, head, token) is { } governed && !(describes && governed.Modality == Modality.Planned))
                return isGiven && governed.Modality == Modality.Denied ? (null, default) : governed;
            if (isJoined && syntax.Child(token, Relation.Aux) >= 0)
            {
                token = head;
                continue;
            }

            if (syntax.Tags[head] is UniversalTag.Verb or UniversalTag.Aux && OnWord(tokens, syntax, head, WordClass.Verb) is { } above && !SpeechCues.IsSaying(cues, syntax, head)
                && (above.Modality != Modality.Denied || syntax.Tags[token] == UniversalTag.Verb || SaysThatItWas(syntax, token, head))
                && !IsDealtWith(syntax, token, head))
            {
                return above;
            }

            token = head;
        }

        return (null, default);
    }

    // "The farmers said they would block the road": after a verb of saying in the past, "would" is the "will" of the words said.
    private bool IsFutureToldThen(Tokens tokens, Syntax syntax, int verb, int auxiliary)
    {
        if (syntax.Lemmas[auxiliary] is not ("would" or "'d") && !tokens[auxiliary].Equals("would", StringComparison.OrdinalIgnoreCase))
            return false;
        var top = verb;
        while (syntax.Relations[top] is Relation.Conj or Relation.Xcomp && syntax.Heads[top] >= 0)
            top = syntax.Heads[top];
        return syntax.Relations[top] is Relation.Ccomp && syntax.Heads[top] is var saying and >= 0 && SpeechCues.IsSaying(cues, syntax, saying)
            && syntax.FineTags[saying] is "VBD" or "VBN" && IsSameParty(syntax, top, saying);
    }

    // He who says what he himself would do announces it; of others it is an opinion.
    private static bool IsSameParty(Syntax syntax, int verb, int saying) => syntax.Child(verb, Relation.Nsubj) is var subject and >= 0
        && (syntax.Tags[subject] == UniversalTag.Pron || (syntax.Child(saying, Relation.Nsubj) is var speaker and >= 0 && syntax.Lemmas[subject] == syntax.Lemmas[speaker]));

    // "no evidence of an attack", "unconfirmed reports of an explosion": what vouches for the deed is itself denied or in doubt.
    private (Modality? Modality, TokenRange Cue)? Vouched(Tokens tokens, Syntax syntax, Negation negation, int head, int below)
    {
        if (syntax.Tags[head] != UniversalTag.Noun || syntax.Relations[below] is not (Relation.Nmod or Relation.Acl or Relation.Ccomp)
            || !cues.Vouchers.TryFind(syntax.Lemmas[head], out _))
        {
            return null;
        }

        // What is vouched for stands behind "of"; "no sign of life after the strike" leaves the strike as it is.
        if (syntax.Relations[below] == Relation.Nmod && NounPhrases.Preposition(syntax, below) is var preposition and >= 0
            && syntax.Lemmas[preposition] is not ("of" or "for" or "about"))
        {
            return null;
        }

        if (negation.On(head) is var no and >= 0)
            return (Modality.Denied, new(no, no + 1));
        return OnWord(tokens, syntax, head, WordClass.Noun) ?? InDoubt(syntax, negation, head);
    }

    // "Police were checking reports that …", "reports of an attack could not be confirmed"
    private (Modality? Modality, TokenRange Cue)? InDoubt(Syntax syntax, Negation negation, int report)
    {
        if (syntax.Heads[report] is not (var verb and >= 0))
            return null;
        var isObject = syntax.Relations[report] == Relation.Obj
            || (syntax.Relations[report] == Relation.Obl && NounPhrases.Preposition(syntax, report) is var into and >= 0 && syntax.Lemmas[into] is "into" or "at");
        var isInDoubt = (isObject && cues.Checks.TryFind(syntax.Lemmas[verb], out _))
            || ((isObject || syntax.Relations[report] == Relation.NsubjPass) && cues.Confirmers.TryFind(syntax.Lemmas[verb], out _) && negation.On(verb) >= 0);
        return isInDoubt ? (Modality.Alleged, new(verb, verb + 1)) : null;
    }

    // What holds sway over the head holds sway over these too; not over what only says when or why.
    private bool Carries(Syntax syntax, int token) => syntax.Relations[token] is Relation.Xcomp or Relation.Ccomp or Relation.Obj or Relation.Nsubj or Relation.NsubjPass
        or Relation.Acl or Relation.Compound or Relation.Amod or Relation.Csubj
        || (syntax.Relations[token] == Relation.Advcl && !TellsWhen(syntax, token))
        || (syntax.Relations[token] is Relation.Obl or Relation.Nmod && !Settings.IsSetting(syntax, cues, token))
        || (syntax.Relations[token] == Relation.Conj && syntax.Child(token, Relation.Nsubj) < 0 && syntax.Child(token, Relation.NsubjPass) < 0);

    // "Twenty were feared killed after gunmen opened fire": the shots nobody doubts.
    private static bool TellsWhen(Syntax syntax, int verb) => (syntax.FineTags[verb] == "VBD" || (syntax.Child(verb, Relation.AuxPass) is var was and >= 0 && syntax.FineTags[was] == "VBD")) && (syntax.Child(verb, Relation.Nsubj) >= 0 || syntax.Child(verb, Relation.NsubjPass) >= 0)
        && (IsWhen(syntax, syntax.Child(verb, Relation.Mark)) || IsWhen(syntax, syntax.Child(verb, Relation.Advmod)));

    private static bool IsWhen(Syntax syntax, int word) => word >= 0 && syntax.Lemmas[word] is "after" or "when" or "as" or "since" or "because" or "while";

    // "The shooting will be referred to a grand jury": what is still to be done with it, not it itself.
    private bool IsDealtWith(Syntax syntax, int noun, int verb) => syntax.Relations[noun] == Relation.NsubjPass && syntax.Tags[noun] == UniversalTag.Noun
        && syntax.Child(noun, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "the" or "this" or "that" && !SaysThatItWas(syntax, noun, verb);

    // "denied carrying out the attack": the deed is known, the doer denies his part.
    private bool IsGivenDeed(Syntax syntax, EventMention mention) => (mention.Trigger.Class == WordClass.Noun && syntax.Relations[mention.Head] == Relation.Obl && IsKnown(syntax, mention.Head)
            && NounPhrases.Preposition(syntax, mention.Head) is var within and >= 0 && syntax.Lemmas[within] is "in" or "during")
        || mention.Trigger.Class == WordClass.Noun && syntax.Relations[mention.Head] == Relation.Obj
        && syntax.Child(mention.Head, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "the" && SaysThatItWas(syntax, mention.Head, syntax.Heads[mention.Head]);

    private static bool IsKnown(Syntax syntax, int noun) => syntax.Child(noun, Relation.NmodPoss) is var whose and >= 0 && syntax.Tags[whose] != UniversalTag.Pron
        ? syntax.Tags[noun] == UniversalTag.Noun
        : syntax.Child(noun, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "the" or "both" or "that" or "this";

    // "claimed responsibility for the attack", "denied any part in it", "no claim of responsibility": what is claimed or denied is not the deed.
    private bool SpeaksOfPart(Syntax syntax, int token, int head) => syntax.Relations[token] is Relation.Nmod or Relation.Obl or Relation.Obj or Relation.Acl
        && (cues.Parts.TryFind(syntax.Lemmas[head], out _) || HasPart(syntax, head));

    private bool HasPart(Syntax syntax, int head)
    {
        foreach (var child in syntax.ChildrenOf(head))
        {
            if (syntax.Relations[child] is Relation.Obj or Relation.Nmod or Relation.NsubjPass && cues.Parts.TryFind(syntax.Lemmas[child], out _))
                return true;
        }

        return false;
    }

    // "was carried out", "took place": verbs that only say that the deed their noun names was done.
    private bool SaysThatItWas(Syntax syntax, int noun, int verb)
    {
        if (syntax.Tags[verb] == UniversalTag.Aux || syntax.Lemmas[verb] is "be")
            return true;
        var place = syntax.Relations[noun] == Relation.Nsubj ? Slot.Subject : Slot.Object;
        var hasObject = place == Slot.Subject && syntax.Child(verb, Relation.Obj) >= 0;
        foreach (var light in lightVerbs.StartingWith(syntax.Lemmas[verb]))
        {
            // "The attack did not hit the house" says what it did, "did not take place" that there was none.
            if (light.Value.Event == place && !(hasObject && light.Words.Length == 1) && LemmaSearch.FollowsClosely(syntax, light.Words, verb))
                return true;
        }

        return false;
    }

    // "It sounded like a bomb had gone off", "as if a bomb had exploded": a likeness is no deed.
    private (Modality? Modality, TokenRange Cue)? Likened(Tokens tokens, Syntax syntax, EventMention mention)
    {
        var first = NounPhrases.Base(syntax, mention.Head).Start;
        if (mention.Trigger.Class == WordClass.Verb)
        {
            var subject = mention.Arguments.FirstOrDefault(a => a.Slot is Slot.Subject or Slot.PassiveSubject && a.Head < mention.Head && a.Cue < 0);
            if (subject.Slot == Slot.None)
                return null;
            first = NounPhrases.Base(syntax, subject.Head).Start;
        }
        else if (syntax.Heads[mention.Head] is var governor
            && (governor < 0 || !cues.HedgeGovernors.TryFind(syntax.Lemmas[governor], out var seeming) || seeming != Modality.Suspected))
        {
            return null;
        }

        for (var start = Math.Max(0, first - 2); start < first; start++)
        {
            if (cues.Comparisons.TryFindAt(tokens, start, out var modality, out var length) && start + length == first)
                return (modality, new(start, first));
        }

        return null;
    }

    // "warned of a possible attack": what is only feared or threatened did not happen, however likely it is.
    private (Modality? Modality, TokenRange Cue)? Feared(Syntax syntax, EventMention mention) =>
        mention.Trigger.Class == WordClass.Noun && syntax.Heads[mention.Head] is var head and >= 0 && Carries(syntax, mention.Head) && Governed(syntax, head, mention.Head) is { Modality: Modality.Threatened or Modality.Hypothetical or Modality.Planned } governed
        ? governed
        : null;

    // Modifiers are looked up as lemma and as written: "alleged" may be an adjective or a participle of "allege".
    // A hedge right before the word counts whatever the tree makes of it: "reportedly bombed", "an apparent arson attack".
    private (Modality? Modality, TokenRange Cue)? Beside(Tokens tokens, Syntax syntax, TokenRange trigger)
    {
        var before = trigger.Start - 1;
        return before >= 0 && (cues.HedgeModifiers.TryFind(syntax.Lemmas[before], out var modality) || cues.HedgeModifiers.TryFind(tokens[before], out modality))
            && modality is Modality.Alleged or Modality.Suspected
            ? (modality, new(before, before + 1))
            : null;
    }

    private (Modality? Modality, TokenRange Cue)? OnWord(Tokens tokens, Syntax syntax, int word, WordClass wordClass)
    {
        (Modality, TokenRange)? weaker = null;
        foreach (var child in syntax.ChildrenOf(word))
        {
            var lemma = syntax.Lemmas[child];
            var found = syntax.Relations[child] switch
            {
                Relation.Aux when cues.HedgeAuxiliaries.TryFind(lemma, out var m) => m,
                Relation.Mark when cues.HedgeMarks.TryFind(lemma, out var m) => m,
                Relation.Case or Relation.Mark when (wordClass == WordClass.Noun || syntax.FineTags[word] is "VBG") && cues.HedgePrepositions.TryFind(lemma, out var m) => m,
                Relation.Advmod or Relation.Amod or Relation.Det or Relation.Cc or Relation.CcPreconj
                    when cues.HedgeModifiers.TryFind(lemma, out var m) || cues.HedgeModifiers.TryFind(tokens[child], out m) => m,
                _ => (Modality?)null,
            };
            if (found is Modality.Denied)
                return (found, new(child, child + 1));
            // "almost lost her life" loses none; "killed almost 300", "almost daily attacks" are deeds.
            if (found is Modality.Hypothetical && syntax.Relations[child] == Relation.Advmod && (wordClass != WordClass.Verb || child > word))
                continue;
            // "A suspected suicide bomber killed five": he is suspected, the deed is done.
            if (found is Modality.Suspected && wordClass == WordClass.Noun && NamesDoer(syntax, word))
                continue;
            if (found is { } modality)
                weaker ??= (modality, new(child, child + 1));
        }

        return weaker is { } w ? (w.Item1, w.Item2) : null;
    }

    // The word for the deed is one for who did it: "a suspected suicide bomber".
    private bool NamesDoer(Syntax syntax, int word) => cues.Doers.TryFind(syntax.Lemmas[word], out _);

    private (Modality? Modality, TokenRange Cue)? Governed(Syntax syntax, int head, int below)
    {
        foreach (var (words, modality) in cues.HedgeGovernors.StartingWith(syntax.Lemmas[head]))
        {
            // "believed to have fired": the "to" stands before the event's verb.
            var last = words.Length == 1 ? head : LemmaSearch.LastOf(syntax, [.. words], head);
            // "set to attack", not "set fire to a house"
            if (last > head && syntax.Lemmas[last] is "to" && syntax.Relations[last] == Relation.Case)
                continue;
            // "said to have fired", not "says it is willing to".
            if (last < 0 || (last > head && syntax.Heads[last] != below && syntax.Heads[last] >= 0 && syntax.Relations[syntax.Heads[last]] == Relation.Xcomp))
                continue;
            // "a gang called Los Ardillos for Monday's murder": nobody calls for it.
            if (words is ["call", "for"] && last > head + 1)
                continue;
            // A subject does not fall under its verb: "the attack failed" does, "the attack feared" does not arise.
            // "The attack was a hoax" does too.
            if (syntax.Relations[below] == Relation.Nsubj && syntax.Lemmas[head] is not ("fail" or "seem" or "appear") && syntax.Tags[head] is not UniversalTag.Adj
                && !(modality == Modality.Denied && syntax.Child(head, Relation.Cop) >= 0))
                continue;
            // "A man charged with killing two was refused bail": something is kept from him.
            if (modality == Modality.Denied && syntax.Relations[below] == Relation.NsubjPass
                && (syntax.Child(head, Relation.Obj) >= 0 || (syntax.Child(head, Relation.Xcomp) is var kept and >= 0 && syntax.Tags[kept] == UniversalTag.Noun)))
                continue;
            // "suspected of bombing", not "feared, having bombed".
            if (syntax.Relations[below] == Relation.Advcl && modality != Modality.Planned && !(syntax.Child(below, Relation.Mark) is var of and >= 0 && syntax.Lemmas[of] is "of"))
                continue;
            // "escaped death"; what "crossed the border to escape an attack" tells of was one.
            if (syntax.Lemmas[head] is "escape" && !cues.Escaped.TryFind(syntax.Lemmas[below], out _))
                continue;
            // "is wanted for the abduction of children": he is thought to have done it.
            if (modality == Modality.Planned && syntax.Lemmas[head] is "want" && (syntax.FineTags[head] == "VBN" || (syntax.Child(below, Relation.Mark) is var reason and >= 0 && syntax.Lemmas[reason] is "for")))
                continue;
            // "The attack was claimed by the group", "an attack claimed by the group": that there was one, nobody doubts.
            if (modality == Modality.Alleged && syntax.Lemmas[head] is "claim" && syntax.Relations[below] == Relation.NsubjPass && syntax.Child(head, Relation.OblAgent) >= 0)
                continue;
            // "claimed the attack", "claimed Monday's bombing": so it is for one that is known.
            if (modality == Modality.Alleged && syntax.Lemmas[head] is "claim" && syntax.Relations[below] == Relation.Obj && IsKnown(syntax, below))
                continue;
            // "Dozens are feared dead" is held to be so; what somebody fears may come.
            var isHeldToBe = modality == Modality.Hypothetical && syntax.Lemmas[head] is "fear" && syntax.Child(head, Relation.AuxPass) >= 0
                && syntax.Relations[below] != Relation.NsubjPass;
            return (isHeldToBe ? Modality.Suspected : modality, new(head, head + 1));
        }

        return null;
    }
}
