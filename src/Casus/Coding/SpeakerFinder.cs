using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds who does the saying of a verb of saying, and whom a pronoun among the speakers means.</summary>
/// <remarks>
/// The tree is asked first; where it gives the verb no subject, the noun phrase right behind it ("…, said the mayor") or right before
/// it ("…, the mayor said") is taken. A speaker is a person, an organisation, an office or a document, whatever else the tree puts there.
/// </remarks>
internal sealed class SpeakerFinder(Reading reading, DiscourseCues cues, NounClasses nouns, Quotations quotations)
{
    // "the head of the local council in the old town": subjects are seldom longer.
    private const int LongestSubject = 12;

    // "Police:", "The press centre of the grouping of troops:"
    private const int LongestLabel = 9;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly PronounFit fit = new(reading, new(reading, nouns), nouns);
    private readonly Negation negation = new(reading, cues);

    /// <summary>The head of the speaker of <paramref name="verb"/>, or −1 where none is named or it is nobody.</summary>
    public int Of(int verb)
    {
        var subject = Subject(verb);
        // "…, a police officer said": what stands between the comma and the verb speaks, whatever subject the tree finds farther off.
        if (NamedBehindComma(verb) is (var comma, var nearest) && nearest >= 0 && subject < comma)
            return nearest;
        // "who said": the noun before it.
        if (subject >= 0 && syntax.Tags[subject] == UniversalTag.Pron && syntax.Lemmas[subject] is "who" or "which" or "that"
            && syntax.Relations[verb] == Relation.AclRelcl)
        {
            subject = syntax.Heads[verb];
        }

        if (subject >= 0)
            return CanSpeak(subject) ? subject : -1;
        // "…,' sobbed neighbour Rose Lual": right behind a mark the order of words is plain.
        if (verb > 0 && QuotationFinder.IsMark(tokens[verb - 1]) && PhraseFrom(verb + 1, EndBehind(verb)) is var named and >= 0)
            return named;
        return HasSubjectElsewhere(verb) ? -1 : Beside(verb);
    }

    /// <summary>Whether the phrase with this head can say something.</summary>
    public bool CanSpeak(int token)
    {
        if (token < 0 || negation.On(token) >= 0)
            return false;
        if (syntax.Tags[token] == UniversalTag.Pron)
            return !cues.Pointers.TryFind(syntax.Lemmas[token], out _);
        if (entities.At(token) is { } entity)
        {
            if (entity.Type is EntityType.Weapon or EntityType.Vehicle or EntityType.Money or EntityType.Quantity)
                return false;
            if (entity.IsNamed || entity.Type is EntityType.Person or EntityType.Organisation or EntityType.Nationality)
                return true;
        }

        var known = classes.Of(token);
        return known.Has(nouns.Person) || known.Has(nouns.Group) || syntax.Tags[token] == UniversalTag.Propn
            || cues.Speakers.TryFind(syntax.Lemmas[token], out _);
    }

    /// <summary>Whether somebody or something that speaks by itself, no mere place, is named: who may stand before a colon.</summary>
    public bool IsVoice(int token) => CanSpeak(token) && syntax.Tags[token] != UniversalTag.Pron
        && entities.At(token)?.Type is not (EntityType.Place or EntityType.Nationality)
        && (entities.At(token)?.Type is not (null or EntityType.Facility)
            || cues.Speakers.TryFind(syntax.Lemmas[token], out _) || classes.Of(token).Has(nouns.Person));

    /// <summary>The head of the voice that a few words before or behind a colon name: "The mayor: …"; −1 where they name none.</summary>
    public int VoiceIn(TokenRange label)
    {
        if (label.IsEmpty || label.Count > LongestLabel)
            return -1;
        var head = syntax.TopOf(label);
        if (!IsVoice(head))
            head = PhraseFrom(label.Start, label.End);
        return IsVoice(head) ? head : -1;
    }

    /// <summary>Whom <paramref name="pronoun"/> means: the last speaker, else the subject of the sentence before, where it fits; −1 for nobody.</summary>
    public int Antecedent(int pronoun, int lastSpeaker)
    {
        var sentence = sentences.Holding(pronoun);
        // "Karim Nasser is under fire for his statement"
        if (syntax.Relations[pronoun] == Relation.NmodPoss && SubjectOf(sentence) is var own and >= 0 && own < pronoun
            && CanSpeak(own) && fit.Is(pronoun, own))
        {
            return own;
        }

        if (fit.Is(pronoun, lastSpeaker))
            return lastSpeaker;
        return sentence > 0 && SubjectOf(sentence - 1) is var subject and >= 0 && CanSpeak(subject)
            && fit.Is(pronoun, subject) ? subject : -1;
    }

    /// <summary>The subject of a sentence's main clause, or −1.</summary>
    public int SubjectOf(int sentence)
    {
        for (var t = sentences[sentence].Start; t < sentences[sentence].End; t++)
        {
            if (syntax.Heads[t] < 0)
                return syntax.Child(t, Relation.Nsubj) is var subject and >= 0 ? subject : syntax.Child(t, Relation.NsubjPass);
        }

        return -1;
    }

    /// <summary>Whether a pronoun still stands for somebody to be found.</summary>
    public bool IsUnresolved(int token) => token >= 0 && syntax.Tags[token] == UniversalTag.Pron && entities.At(token) is null;

    /// <summary>The head of the noun phrase that begins at <paramref name="start"/>, if it can speak; −1 if not.</summary>
    public int PhraseFrom(int start, int end)
    {
        var last = -1;
        for (var t = start; t < end && GoesOn(t, last >= 0); t++)
        {
            if (syntax.Tags[t] is not UniversalTag.Det && !IsGenitive(t))
                last = t;
        }

        if (last < 0)
            return -1;
        // "Police Commissioner Samuel Otieno": the head may be any word of it.
        for (var t = last; t >= start; t--)
        {
            if (syntax.Tags[t] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Pron
                && (syntax.Heads[t] < start || syntax.Heads[t] > last) && CanSpeak(t))
            {
                return t;
            }
        }

        return CanSpeak(last) ? last : -1;
    }

    private int Subject(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            // "'Run!' shouted Ali Hasan": a word of the quotation is said, and says nothing.
            if (syntax.Relations[child] is Relation.Nsubj or Relation.OblAgent && !quotations.HaveSaid(child, verb))
                return child;
            // "state media reported": a noun right before the verb is its subject, whatever the tree calls it.
            if (child == verb - 1 && syntax.Relations[child] == Relation.Compound)
                return child;
        }

        var head = syntax.Heads[verb];
        if (head < 0)
            return -1;
        // "was quoted as saying", "quoted officials as saying"
        if (cues.Quoters.TryFind(syntax.Lemmas[head], out _)
            && syntax.Relations[verb] is Relation.Advcl or Relation.Xcomp or Relation.Obl or Relation.Ccomp or Relation.Acl)
        {
            return syntax.Child(head, Relation.NsubjPass) is var quoted and >= 0 ? quoted : syntax.Child(head, Relation.Obj);
        }

        // "flew to Goma and told reporters", "went on to say", "…, adding that"
        return syntax.Tags[head] == UniversalTag.Verb && !IsPassive(verb)
            && (syntax.Relations[verb] is Relation.Conj or Relation.Xcomp
                || (syntax.Relations[verb] == Relation.Advcl
                && SpeechCues.IsSaying(cues, syntax, head))) ? Subject(head) : -1;
    }

    private bool HasSubjectElsewhere(int verb) => syntax.Child(verb, Relation.NsubjPass) >= 0 || syntax.Child(verb, Relation.Expl) >= 0
        || IsPassive(verb) || syntax.Relations[verb] is Relation.Acl;

    // "was told", "a commander accused of": the one spoken of does not speak.
    private bool IsPassive(int verb) => syntax.Child(verb, Relation.AuxPass) >= 0
        || (syntax.FineTags[verb] is "VBN" && syntax.Child(verb, Relation.Aux) < 0
            && syntax.Relations[verb] is Relation.Acl or Relation.Advcl or Relation.Amod);

    // The phrase between a comma and the verb, if it is one that can speak; −1 for none.
    private (int Comma, int Speaker) NamedBehindComma(int verb)
    {
        var start = Math.Max(sentences[sentences.Holding(verb)].Start, verb - LongestSubject);
        // "a spokesman for the group, Muhammad Khurasani, told reporters": his name, set between commas.
        var last = verb > start + 1 && tokens[verb - 1] is "," && syntax.Tags[verb - 2] == UniversalTag.Propn ? verb - 1 : verb;
        for (var t = last - 1; t >= start; t--)
        {
            if (tokens[t] is ",")
                return (t, PhraseFrom(t + 1, last) is var named && (last == verb || (named >= 0 && entities.At(named) is { Type: EntityType.Person, IsNamed: true })) ? named : -1);
            if (syntax.Tags[t] is UniversalTag.Punct or UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Cconj or UniversalTag.Sconj)
                break;
        }

        return (-1, -1);
    }

    private int EndBehind(int verb) => Math.Min(sentences[sentences.Holding(verb)].End, verb + 1 + LongestSubject);

    private int Beside(int verb)
    {
        var sentence = sentences[sentences.Holding(verb)];
        var behind = PhraseFrom(verb + 1, EndBehind(verb));
        if (behind >= 0 && verb > sentence.Start && QuotationFinder.IsEdge(tokens[verb - 1]))
            return behind;
        var before = verb - 1;
        while (before >= sentence.Start && syntax.Tags[before] is UniversalTag.Aux or UniversalTag.Adv)
            before--;
        var isNominal = before >= sentence.Start && syntax.Tags[before] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Pron or UniversalTag.Adj;
        return isNominal && CanSpeak(before) ? before : -1;
    }

    // Behind a noun an article begins another phrase, and a genitive goes on with this one.
    private bool GoesOn(int t, bool hasNoun) => IsGenitive(t) ? hasNoun
        : syntax.Tags[t] == UniversalTag.Det ? !hasNoun
        : syntax.Tags[t] is UniversalTag.Adj or UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Num or UniversalTag.Pron;

    private bool IsGenitive(int t) => tokens[t] is "'s" or "\u2019s";
}
