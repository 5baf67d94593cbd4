using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds attributions without a verb of saying of their own: "according to X", "citing X", "in X's words", "X's claim that", "X: …".</summary>
internal sealed class SpeechPhrases(Reading reading, DiscourseCues cues, SpeakerFinder speakers, ReportedSpeech reported)
{
    // "allegations by the main opposition party that"
    private const int FarthestThat = 7;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>Whether a verb at <paramref name="t"/> passes on another's words: "citing residents".</summary>
    public bool PassesOn(int t) => syntax.Tags[t] == UniversalTag.Verb && cues.SpeechPhrases.TryFindAt(tokens, t, out _, out _);

    /// <summary>What the word at <paramref name="t"/> attributes, or <see langword="null"/>.</summary>
    /// <param name="t">A token.</param>
    /// <param name="sentence">Its sentence.</param>
    /// <param name="around">A speech of the same sentence that the phrase may pass on: "…, the radio said, citing residents"; or null.</param>
    public Speech? At(int t, TokenRange sentence, Speech? around)
    {
        if (cues.SpeechPhrases.TryFindAt(tokens, t, out _, out var length) && syntax.Tags[t] != UniversalTag.Noun)
            return AccordingTo(t, length, sentence, around);
        if (syntax.Tags[t] is not (UniversalTag.Noun or UniversalTag.Propn))
            return null;
        if (cues.OwnWords.TryFind(syntax.Lemmas[t], out _) && InWordsOf(t, sentence) is { } own)
            return own;
        return cues.SpeechNouns.TryFind(syntax.Lemmas[t], out var kind) ? OfNoun(t, kind, sentence) : null;
    }

    /// <summary>"Police: 3 killed in blast", "3 killed in blast: police": who speaks is parted by a colon.</summary>
    public Speech? Labelled(TokenRange sentence)
    {
        for (var t = sentence.Start + 1; t < sentence.End - 1; t++)
        {
            if (tokens[t] is not ":")
                continue;
            var label = new TokenRange(sentence.Start, t);
            if (VoiceOf(label) is var first and >= 0 && sentence.End - t > 3)
                return new(reported.Trim(new(t + 1, sentence.End)), false, first, new(t, t + 1), SpeechKind.Neutral);
            var rest = reported.Trim(new(t + 1, sentence.End));
            return rest.Count is > 0 and <= 4 && label.Count > 2 && VoiceOf(rest) is var last and >= 0
                ? new(reported.Trim(label), false, last, new(t, t + 1), SpeechKind.Neutral)
                : null;
        }

        return null;
    }

    // No quotation follows that would make the colon plain: a bare noun phrase alone is a label; −1 for anything else.
    private int VoiceOf(TokenRange label)
    {
        for (var t = label.Start; t < label.End; t++)
        {
            if (syntax.Tags[t] is UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Punct or UniversalTag.Num or UniversalTag.Sconj)
                return -1;
        }

        return speakers.VoiceIn(label);
    }

    // "according to X, …": the speaker is X, the content the sentence without the phrase.
    private Speech? AccordingTo(int cue, int length, TokenRange sentence, Speech? around)
    {
        var isVerb = syntax.Tags[cue] == UniversalTag.Verb;
        var speaker = isVerb ? syntax.Child(cue, Relation.Obj) : syntax.Heads[cue];
        var nearest = speakers.PhraseFrom(cue + length, sentence.End);
        if (speaker < cue + length || !sentence.Contains(speaker)
            || (nearest >= 0 && speaker > nearest && HasDeterminer(new(nearest + 1, speaker + 1))))
        {
            speaker = nearest;
        }

        // "according to a leaked report": whatever the first noun behind is.
        for (var t = cue + length; speaker < 0 && t < Math.Min(sentence.End, cue + length + 4); t++)
            speaker = syntax.Tags[t] is UniversalTag.Noun or UniversalTag.Propn ? t : -1;
        if (speaker < 0)
            return null;
        var phrase = syntax.SubtreeOf(speaker) is var below && below.Start >= cue
            && below.End <= sentence.End ? below with { Start = cue } : new(cue, speaker + 1);
        // A tree that hangs the whole sentence, or the next subject, below the speaker is wrong: a phrase that opens it ends at the comma.
        var opensClause = HasDeterminer(new(speaker + 1, Math.Min(speaker + 2, tokens.Count)));
        if (cue <= sentence.Start + 1 && (phrase.End >= sentence.End - 1 || (speaker == nearest && opensClause)))
            phrase = phrase with { End = opensClause ? speaker + 1 : CommaBehind(speaker, sentence.End) };

        var content = around is { IsDirect: false }
            && isVerb ? around.Content : reported.Trim(ReportedSpeech.Longer(sentence, phrase));
        return content.IsEmpty ? null : new(content, false, speakers.CanSpeak(speaker) ? speaker : -1, new(cue, Math.Min(cue + length, speaker)), SpeechKind.Neutral);
    }

    // "According to investigators the bomber wore …": no comma, and the phrase ends with its noun.
    private int CommaBehind(int speaker, int end)
    {
        for (var t = speaker + 1; t < end; t++)
        {
            if (tokens[t] is ",")
                return t;
        }

        return speaker + 1;
    }

    private bool HasDeterminer(TokenRange range)
    {
        for (var t = range.Start; t < range.End; t++)
        {
            if (syntax.Tags[t] == UniversalTag.Det)
                return true;
        }

        return false;
    }

    // "in the minister's words", "in his own words"
    private Speech? InWordsOf(int noun, TokenRange sentence)
    {
        var owner = syntax.Child(noun, Relation.NmodPoss);
        var preposition = NounPhrases.Preposition(syntax, noun);
        if (owner < 0 || preposition < 0 || syntax.Lemmas[preposition] is not ("in" or "by"))
            return null;
        var content = reported.Trim(ReportedSpeech.Longer(sentence, new(preposition, noun + 1)));
        return content.IsEmpty ? null : new(content, false, Owner(owner), new(noun, noun + 1), SpeechKind.Neutral);
    }

    // "the ministry's claim that", "rumours that", "reports of"
    private Speech? OfNoun(int noun, SpeechKind kind, TokenRange sentence)
    {
        var (content, owner) = (ClauseOf(noun, sentence), -1);
        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (syntax.Relations[child] == Relation.NmodPoss)
                owner = child;
            else if (syntax.Relations[child] == Relation.Nmod && child > noun
                && NounPhrases.Preposition(syntax, child) is var p and >= 0)
            {
                if (syntax.Lemmas[p] is "by" or "from" && speakers.CanSpeak(child))
                    owner = child;
                else if (content.IsEmpty && syntax.Lemmas[p] is "of" && cues.HearsayNouns.TryFind(tokens[noun], out _))
                    content = new(p + 1, syntax.SubtreeOf(child).End);
            }
        }

        content = reported.Trim(content);
        return content.Count < 2 || content.Contains(noun)
            || !sentence.Contains(content.Start) ? null : new(content, false, Owner(owner), new(noun, noun + 1), kind);
    }

    // The order of words decides, for trees often go wrong here: "that" behind the noun or its "by the opposition", then no verb at once,
    // since that would make a relative clause of it. Before a noun that opens its sentence the clause ends at the second finite verb.
    private TokenRange ClauseOf(int noun, TokenRange sentence)
    {
        var that = noun + 1;
        while (that < sentence.End && that <= noun + FarthestThat && tokens[that] is not "that"
            && syntax.Tags[that] is not (UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Punct))
        {
            that++;
        }

        if (that + 2 >= sentence.End || tokens[that] is not "that"
            || (that > noun + 1 && syntax.Lemmas[noun + 1] is not ("by" or "from" or "of"))
            || syntax.Tags[that + 1] is UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Punct)
        {
            return default;
        }

        var (finite, opens) = (0, !FiniteVerbs.AreIn(syntax, new(sentence.Start, noun)));
        for (var t = that + 1; t < sentence.End; t++)
        {
            if (syntax.Tags[t] is UniversalTag.Sconj or UniversalTag.Cconj || syntax.Lemmas[t] is "who" or "which")
                finite--;
            else if ((FiniteVerbs.IsAt(syntax, t) || (finite == 1 && IsSecondVerb(t))) && ++finite == 2 && opens)
                return new(that + 1, t);
            if (tokens[t] is "," && finite > 0 && !opens)
                return new(that + 1, t);
        }

        return new(that + 1, sentence.End);
    }

    // "that votes were burned led to riots": two verbs side by side belong to two clauses.
    private bool IsSecondVerb(int t) => syntax.Tags[t] == UniversalTag.Verb && syntax.Tags[t - 1] == UniversalTag.Verb
        && syntax.FineTags[t] is "VBN" or "VB";

    private int Owner(int token) => token >= 0 && speakers.CanSpeak(token) ? token : -1;
}
