using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells whom a pronoun means that is the subject of a deed, or owns one.</summary>
internal sealed class Antecedents(Reading reading, NounClasses nouns, DiscourseCues cues, VerbVoice voice, VerbSubjects subjects)
{
    // "In October last year, it"
    private const int LongestOpening = 6;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly PronounFit fit = new(reading, new(reading, nouns), nouns);

    /// <summary>Whom a subject means: "who", "which", "that" the noun that their clause describes, other pronouns who speaks or did the deed told before; else itself.</summary>
    public int Of(int subject)
    {
        if (syntax.Tags[subject] != UniversalTag.Pron)
            return subject;
        if (!IsRelativePronoun(tokens[subject]))
            return Speaker(subject) is var speaker and >= 0 ? speaker : DoerTakenUp(subject) is var doer and >= 0 ? doer : subject;
        var verb = syntax.Heads[subject];
        for (var steps = 0; verb >= 0 && steps < 4; verb = syntax.Heads[verb], steps++)
        {
            if (syntax.Relations[verb] is Relation.AclRelcl or Relation.Acl && syntax.Heads[verb] >= 0)
                return syntax.Heads[verb];
        }

        return subject;
    }

    /// <summary>The speaker whom a pronoun in what he says means; −1 where it means another.</summary>
    /// <remarks>
    /// "Norway said it had expelled two diplomats", "the rebels said they would": in what one says who can act, the pronoun means him. Witnesses, residents and doctors
    /// tell of what others did. He who tells what he himself will do is the doer, whoever he is.
    /// </remarks>
    public int Speaker(int pronoun)
    {
        if (syntax.Lemmas[pronoun] is not ("it" or "they" or "he" or "she"))
            return -1;
        var verb = syntax.Heads[pronoun];
        while (verb >= 0 && (syntax.Relations[verb] is Relation.Conj or Relation.Xcomp || IsBesideOther(verb, pronoun)))
            verb = syntax.Heads[verb];
        if (verb < 0 || syntax.Relations[verb] != Relation.Ccomp || !SpeechCues.IsSaying(cues, syntax, syntax.Heads[verb]))
            return -1;
        var speaker = subjects.At(syntax.Heads[verb]);
        return speaker >= 0 && speaker < pronoun && fit.Is(pronoun, speaker) && TellsOfOwnDeeds(speaker, pronoun) ? speaker : -1;
    }

    // "Gunmen entered Bama. They killed three men.": a pronoun that opens the next sentence takes up the armed men who were its subject.
    private int DoerTakenUp(int pronoun)
    {
        var sentence = sentences.Holding(pronoun);
        if (sentence <= 0 || sentences.Blocks[sentence - 1] != sentences.Blocks[sentence] || pronoun > sentences[sentence].Start + 1 + LengthOfOpening(sentences[sentence]) || syntax.Relations[pronoun] != Relation.Nsubj
            || syntax.Lemmas[pronoun].ToLowerInvariant() is not ("they" or "he" or "she" or "it") || !IsTold(syntax.Heads[pronoun]) || IsOfWords(syntax.Heads[pronoun]))
        {
            return -1;
        }

        var before = sentences[sentence - 1];
        for (var verb = before.Start; verb < before.End; verb++)
        {
            if (syntax.Heads[verb] < 0)
                return IsTold(verb) && subjects.At(verb) is var doer and >= 0 && syntax.Relations[doer] == Relation.Nsubj && fit.Is(pronoun, doer) && IsArmed(doer) ? doer : -1;
        }

        return -1;
    }

    // "In August it killed 52", "In Kismayo it killed two": a time or a place may stand before the pronoun.
    private int LengthOfOpening(TokenRange sentence)
    {
        var preposition = tokens[sentence.Start] is "In" or "On" or "Last";
        for (var t = sentence.Start + 1; preposition && t < Math.Min(sentence.End, sentence.Start + LongestOpening); t++)
        {
            if (syntax.Tags[t] == UniversalTag.Pron)
                return t - sentence.Start;
            if (!(syntax.Tags[t] is UniversalTag.Propn or UniversalTag.Num or UniversalTag.Punct || tokens[t] is "month" or "year" or "week"))
                return 0;
        }

        return 0;
    }

    // "They blamed the rebels": whose word it is, is told otherwise.
    private bool IsOfWords(int verb) => SpeechCues.IsSaying(cues, syntax, verb)
        || cues.WordsOnly.TryFind(syntax.Lemmas[verb], out _);

    // The main verb of a sentence, or one joined to it, in the simple past.
    private bool IsTold(int verb)
    {
        if (verb < 0 || syntax.FineTags[verb] != "VBD" || voice.IsPassive(verb))
            return false;
        while (syntax.Relations[verb] == Relation.Conj && syntax.Heads[verb] >= 0)
            verb = syntax.Heads[verb];
        return syntax.Heads[verb] < 0 && syntax.Tags[verb] == UniversalTag.Verb;
    }

    private bool IsArmed(int noun) => entities.At(noun) is { Type: EntityType.Organisation } body ? ArmedSides.IsGroup(body) : nouns.ClassesOf(syntax.Lemmas, noun).Has(nouns.ArmedActor);

    /// <summary>The speaker whose a noun is by its pronoun: "The Air Force said its airstrikes killed 20"; −1 where it is another's.</summary>
    public int SpeakerOf(int noun, int pronoun)
    {
        var verb = syntax.Relations[noun] is Relation.Nsubj or Relation.NsubjPass or Relation.Obl or Relation.OblAgent or Relation.Obj ? syntax.Heads[noun] : -1;
        while (verb >= 0 && syntax.Relations[verb] is Relation.Conj or Relation.Xcomp)
            verb = syntax.Heads[verb];
        if (verb < 0 || syntax.Relations[verb] != Relation.Ccomp || syntax.Heads[verb] is not (var saying and >= 0) || !SpeechCues.IsSaying(cues, syntax, saying))
            return -1;
        var speaker = subjects.At(saying);
        return speaker >= 0 && speaker < pronoun && entities.At(speaker) is { } who && (ArmedSides.IsState(who) || ArmedSides.IsGroup(who)) ? speaker : -1;
    }

    private bool TellsOfOwnDeeds(int speaker, int pronoun) => entities.At(speaker) is { } who
        && (ArmedSides.IsState(who) || ArmedSides.IsGroup(who)
            || IsGroupOfItsOwn(who, pronoun)
            // "The Taliban said they had": of whichever land.
            || who is { Type: EntityType.Organisation, IsNamed: true, ActorCandidates.IsEmpty: false }
            || (who.Type == EntityType.Person && (syntax.Lemmas[pronoun] is "he" or "she" || IsOfWill(syntax.Heads[pronoun]))));

    // "The group said it carried out the bombing"; not "The rights group said it hit a school".
    private bool IsGroupOfItsOwn(Entity who, int pronoun) => who is { Type: EntityType.Organisation, ActorId: null } && syntax.Lemmas[pronoun] is "it" && cues.Committings.TryFind(syntax.Lemmas[syntax.Heads[pronoun]], out _)
        && who.Mentions.Any(m => cues.OwnGroups.TryFind(syntax.Lemmas[m.Head], out _) && syntax.Child(m.Head, Relation.Compound) < 0);

    // "The army said that the commander was killed when they bombed …": the clause above is about somebody whom the pronoun cannot mean.
    private bool IsBesideOther(int verb, int pronoun) => syntax.Relations[verb] == Relation.Advcl && syntax.Heads[verb] is var above and >= 0
        && subjects.At(above) is var subject and >= 0 && syntax.Tags[subject] != UniversalTag.Pron && !fit.Is(pronoun, subject);

    private bool IsOfWill(int verb) => syntax.Child(verb, Relation.Aux) is var auxiliary and >= 0 && syntax.Lemmas[auxiliary] is "will" or "would" or "shall";

    private static bool IsRelativePronoun(ReadOnlySpan<char> form) =>
        form.Equals("who", StringComparison.OrdinalIgnoreCase) || form.Equals("which", StringComparison.OrdinalIgnoreCase)
        || form.Equals("that", StringComparison.OrdinalIgnoreCase) || form.Equals("whom", StringComparison.OrdinalIgnoreCase);
}
