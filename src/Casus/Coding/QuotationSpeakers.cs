using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Gives each quotation the verb that brings it and its speaker.</summary>
/// <remarks>
/// In this order: the verb before a colon; the verb behind ("…," said X); the verb before; a phrase of the same sentence that attributes
/// ("according to"). A quotation that is a sentence by itself and has none of these goes on with the speaker before, or else with the
/// person that the sentence before, or the one behind, is about.
/// </remarks>
internal sealed class QuotationSpeakers
{
    private const int FarthestBehind = 14;
    private const int FarthestBefore = 20;

    // Verbs that say something only with words in marks stand close to them.
    private const int FarthestQuoting = 6;

    private readonly DiscourseCues cues;
    private readonly Tokens tokens;
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly Entities entities;
    private readonly SpeakerFinder speakers;
    private readonly Quotations quotations;

    public QuotationSpeakers(Reading reading, DiscourseCues cues, SpeakerFinder speakers, Quotations quotations)
    {
        (this.cues, this.speakers, this.quotations) = (cues, speakers, quotations);
        (tokens, sentences, syntax, entities) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer), reading.Get(Entities.Layer));
    }

    /// <summary>Adds a speech for each quotation that is one to <paramref name="found"/>, which holds the reported ones, and takes out those that say the same.</summary>
    public void Complete(List<Speech> found)
    {
        var reported = found.Where(s => !s.Content.IsEmpty).ToLookup(s => sentences.Holding(s.Content.Start));
        var voices = found.Where(s => s.Speaker >= 0 && !s.Cue.IsEmpty && quotations.Holding(s.Cue.Start) < 0).OrderBy(s => s.Cue.Start).ToList();
        var direct = new Speech?[quotations.Count];
        var (next, last) = (0, new LastSpeaker());
        for (var q = 0; q < quotations.Count; q++)
        {
            var marked = quotations[q].Marked;
            for (; next < voices.Count && voices[next].Cue.Start < marked.Start; next++)
                last.Note(voices[next].Speaker, sentences.Holding(voices[next].Cue.Start));
            direct[q] = SpeechOf(q, last.At(sentences.Holding(marked.Start)), reported);
            if (quotations.Around(q) < 0 && direct[q] is { Speaker: >= 0 } speech)
                last.Note(speech.Speaker, sentences.Holding(marked.End - 1));
        }

        GoBack(direct);
        Drop(found, direct);
        found.AddRange(direct.OfType<Speech>());
    }

    private Speech? SpeechOf(int q, int lastSpeaker, ILookup<int, Speech> reported)
    {
        var quotation = quotations[q];
        var verb = ByColon(q) is var colon and >= 0 ? colon : Behind(q) is var behind and >= 0 ? behind : Before(q);
        // One or two words in quotation marks are a term, not a saying, unless they are all that is said.
        if (Length(quotation.Words) < 3 && (verb < 0 || !quotations.EndsInStop(q)))
            return null;
        // A mark that is never closed before words that are plainly reported: "We ran, said X. The road …
        if (!quotation.IsClosed && reported[sentences.Holding(quotation.Marked.Start)].Any(IsReported))
            return null;
        if (verb >= 0)
            return ByVerb(quotation, verb, lastSpeaker);
        if (ByPhrase(quotation, reported) is { } phrase)
            return new(quotation.Words, true, phrase.Speaker, phrase.Cue, phrase.Kind is SpeechKind.Deny ? SpeechKind.Neutral : phrase.Kind);
        if (LabelBefore(quotation) is var label and >= 0)
            return new(quotation.Words, true, label, new(quotation.Marked.Start - 1, quotation.Marked.Start), SpeechKind.Neutral);
        if (quotations.Around(q) >= 0)
            return null;
        return new(quotation.Words, true, IsSentence(quotation) ? Carried(quotation, lastSpeaker) : -1, default, SpeechKind.Neutral);

        bool IsReported(Speech speech) => speech.Content.Start == quotation.Words.Start && quotation.Words.Contains(speech.Cue.Start);
    }

    // "people's" is one word.
    private int Length(TokenRange words)
    {
        var length = words.Count;
        for (var t = words.Start; t < words.End; t++)
            length -= tokens[t][0] is '\'' or '\u2019' ? 1 : 0;
        return length;
    }

    private Speech ByVerb(Quotation quotation, int verb, int lastSpeaker)
    {
        SpeechCues.TryVerb(cues, syntax, verb, out var kind);
        var speaker = speakers.Of(verb);
        if (speaker < 0 && IsWithoutSubject(verb))
            speaker = lastSpeaker;
        else if (speakers.IsUnresolved(speaker) && speakers.Antecedent(speaker, lastSpeaker) is var meant and >= 0)
            speaker = meant;
        // What is quoted are the denier's own words, not what he denies.
        return new(quotation.Words, true, speaker, new(verb, verb + 1), kind is SpeechKind.Deny ? SpeechKind.Neutral : kind);
    }

    // "…, adding: …", "… and added"
    private bool IsWithoutSubject(int verb) => syntax.Child(verb, Relation.Nsubj) < 0
        && syntax.Child(verb, Relation.NsubjPass) < 0 && syntax.Child(verb, Relation.AuxPass) < 0
        && syntax.Relations[verb] is not (Relation.Acl or Relation.AclRelcl);

    // "The ministry said in a statement: …", also where the colon ends the paragraph before.
    private int ByColon(int q)
    {
        var before = quotations[q].Marked.Start - 1;
        if (before < 0 || tokens[before] is not ":")
            return -1;
        return NearestBefore(q, before, sentences[sentences.Holding(before)].Start, FarthestBefore + 10);
    }

    private int Behind(int q)
    {
        var (quotation, parent) = (quotations[q], quotations.Around(q));
        if (!quotation.IsClosed)
            return -1;
        var close = quotation.Marked.End - 1;
        var s = sentences.Holding(close);
        var end = sentences[s].End;
        var isBroken = quotations.EndsInStop(q);
        // "Who did it?" asked X: the splitter may have ended the sentence at the mark.
        if (close + 1 == end && isBroken && s + 1 < sentences.Count
            && (char.IsLower(tokens[end][0]) || sentences[s + 1].Count <= 8) && IsSameParagraph(close, end))
        {
            end = sentences[s + 1].End;
        }

        var isParted = isBroken || (close + 1 < end && QuotationFinder.IsEdge(tokens[close + 1]));
        for (var t = close + 1; isParted && t < Math.Min(end, close + 1 + FarthestBehind); t++)
        {
            if (quotations.Holding(t) != parent || (t > close + 1 && tokens[t] is ";" or ":" or "."))
                return -1;
            if (IsSaying(t, t - close))
                return t;
            if (syntax.Tags[t] is UniversalTag.Verb or UniversalTag.Cconj)
                return -1;
        }

        return -1;
    }

    private int Before(int q)
    {
        var open = quotations[q].Marked.Start;
        return NearestBefore(q, open, sentences[sentences.Holding(open)].Start, FarthestBefore);
    }

    private int NearestBefore(int q, int from, int start, int farthest)
    {
        var reach = 0;
        for (var t = from - 1; t >= start && reach < farthest; t--)
        {
            // A quotation between the two counts as one word: "A," he said, "B."
            var holding = quotations.Holding(t);
            if (holding != quotations.Around(q))
            {
                if (holding < 0 || holding == q || quotations.Around(holding) != quotations.Around(q))
                    return -1;
                t = Math.Max(start, quotations[holding].Marked.Start);
                reach++;
                continue;
            }

            reach++;
            if (IsSaying(t, reach))
                return t;
        }

        return -1;
    }

    private bool IsSaying(int t, int distance) => syntax.Tags[t] == UniversalTag.Verb
        ? SpeechCues.IsSaying(cues, syntax, t) || (distance <= FarthestQuoting && SpeechCues.IsQuoting(cues, syntax, t))
        // Some verbs of saying are taken for nouns or adjectives: the form decides beside a quotation.
        : syntax.Tags[t] is not UniversalTag.Noun && distance <= FarthestQuoting && tokens[t] is "said" or "says" or "SAID" or "SAYS";

    private Speech? ByPhrase(Quotation quotation, ILookup<int, Speech> reported) => reported[sentences.Holding(quotation.Marked.Start)]
        .FirstOrDefault(s => s.Content.Overlaps(quotation.Words) && !quotation.Marked.Contains(s.Cue.Start));

    // "The mayor: …"
    private int LabelBefore(Quotation quotation)
    {
        var colon = quotation.Marked.Start - 1;
        return colon >= 0 && tokens[colon] is ":" ? speakers.VoiceIn(new(sentences[sentences.Holding(colon)].Start, colon)) : -1;
    }

    // Only a quotation that stands by itself goes on with an earlier speaker.
    private bool IsSentence(Quotation quotation) => quotation.Marked.Start == sentences[sentences.Holding(quotation.Marked.Start)].Start;

    private int Carried(Quotation quotation, int lastSpeaker)
    {
        var first = sentences.Holding(quotation.Marked.Start);
        if (first > 0 && tokens[quotation.Marked.Start - 1] is ":" && VerbOf(first - 1) is var verb and >= 0)
            return speakers.Of(verb);
        if (lastSpeaker >= 0)
            return lastSpeaker;
        if (first > 0 && PersonIn(first - 1) is var before and >= 0)
            return before;
        var last = sentences.Holding(quotation.Marked.End - 1);
        return last + 1 < sentences.Count
            && IsSameParagraph(quotation.Marked.End - 1, sentences[last + 1].Start) ? PersonIn(last + 1) : -1;
    }

    private int VerbOf(int sentence)
    {
        for (var t = sentences[sentence].End - 1; t >= sentences[sentence].Start; t--)
        {
            if (SpeechCues.IsSaying(cues, syntax, t))
                return t;
        }

        return -1;
    }

    // The person that a sentence is about.
    private int PersonIn(int sentence) => speakers.SubjectOf(sentence) is var subject and >= 0
        && entities.At(subject) is { Type: EntityType.Person, IsNamed: true } ? subject : -1;

    private bool IsSameParagraph(int left, int right) => !tokens.Text.AsSpan(tokens.Ends[left], tokens.Starts[right] - tokens.Ends[left]).Contains('\n');

    // "They came at night." "They had lists," said X: of quotations side by side the speaker is named once.
    private void GoBack(Speech?[] direct)
    {
        for (var q = quotations.Count - 2; q >= 0; q--)
        {
            if (direct[q] is { Speaker: < 0, Cue.IsEmpty: true } speech
                && quotations[q + 1].Marked.Start == quotations[q].Marked.End && direct[q + 1] is { Speaker: >= 0 } behind)
            {
                direct[q] = speech with { Speaker = behind.Speaker };
            }
        }
    }

    // What is quoted whole is not reported besides; a speaker's "I think" in his own words is no further source.
    private void Drop(List<Speech> found, Speech?[] direct) => found.RemoveAll(s =>
    {
        var own = s.Cue.IsEmpty ? -1 : quotations.Holding(s.Cue.Start);
        if (own >= 0 && s.Speaker >= 0 && syntax.Lemmas[s.Speaker] is "I" or "we")
            return true;
        if (s.Content.IsEmpty)
            return false;
        // The outermost quotations that begin or end in it are those that can hold it or cut it.
        foreach (var t in (ReadOnlySpan<int>)[s.Content.Start, s.Content.End - 1])
        {
            for (var q = quotations.Holding(t); q >= 0 && q != own; q = quotations.Around(q))
            {
                if (direct[q] is not null && !Covers(s.Content, quotations[q].Marked))
                    return true;
            }
        }

        return false;
    });

    // Both ends outside, with words of its own beside the quotation.
    private static bool Covers(TokenRange content, TokenRange marked) => content.Start <= marked.Start
        && content.End >= marked.End - 1 && content.Count > marked.Count;
}
