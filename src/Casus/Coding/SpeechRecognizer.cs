using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds what somebody is said to have said: reported clauses, quotations, "according to".</summary>
/// <remarks>
/// The reach of a verb of saying is the clause it governs, or, when it stands behind ("…, police said"), the clause it follows. Words in
/// quotation marks belong to the verb of saying of their sentence, else to the speaker of the sentence before. A speaker is a person, an
/// organisation, an office or a document: whatever else the tree puts there, the words said stay without one.
/// </remarks>
public sealed class SpeechRecognizer(DiscourseCues cues, NounClasses nouns) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer],
        Provides = Speech.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var found = new Work(reading, cues, nouns).Run();
        return reading.With(Speech.Layer, [.. found.OrderBy(s => s.Content.Start).ThenByDescending(s => s.Content.End).ThenBy(s => s.Cue.Start)]);
    }

    private sealed class Work(Reading reading, DiscourseCues cues, NounClasses nouns)
    {
        private readonly Tokens tokens = reading.Get(Tokens.Layer);
        private readonly Sentences sentences = reading.Get(Sentences.Layer);
        private readonly Syntax syntax = reading.Get(Syntax.Layer);
        private readonly Entities entities = reading.Get(Entities.Layer);
        private readonly ParticipantClasses classes = new(reading, nouns);
        private readonly Negation negation = new(reading, cues);
        private readonly List<Speech> found = [];
        private int lastSpeaker = -1;

        public List<Speech> Run()
        {
            for (var s = 0; s < sentences.Count; s++)
            {
                var before = found.Count;
                for (var t = sentences[s].Start; t < sentences[s].End; t++)
                {
                    if (SpeechCues.TryVerb(cues, syntax, t, out var kind))
                        AddReported(t, kind, sentences[s]);
                    else if (cues.SpeechPhrases.TryFindAt(tokens, t, out _, out var length) && syntax.Tags[t] != UniversalTag.Noun)
                        AddAccordingTo(t, length, sentences[s]);
                }

                AddQuotations(sentences[s], before);
                if (found.Count > before && found[^1].Speaker >= 0)
                    lastSpeaker = found[^1].Speaker;
            }

            return found;
        }

        private void AddReported(int cue, SpeechKind kind, TokenRange sentence)
        {
            var content = ContentOf(cue, kind, sentence);
            // Who claims, accuses or denies speaks, though no clause says what.
            if (content.IsEmpty && kind is SpeechKind.Accuse or SpeechKind.Deny or SpeechKind.Confirm && IfSpeaks(SpeakerOf(cue)) >= 0)
                content = new(cue, cue);
            if (!content.IsEmpty || content.Start == cue)
                found.Add(new(content, false, IfSpeaks(SpeakerOf(cue)), new(cue, cue + 1), kind));
        }

        // "according to X, …": the speaker is X, the content the sentence without the phrase.
        private void AddAccordingTo(int cue, int length, TokenRange sentence)
        {
            var speaker = syntax.Heads[cue];
            if (speaker < 0 || speaker < cue)
                return;
            var phrase = syntax.SubtreeOf(speaker);
            var content = phrase.Start - sentence.Start >= sentence.End - phrase.End ? new TokenRange(sentence.Start, phrase.Start) : new TokenRange(phrase.End, sentence.End);
            found.Add(new(Trim(content), false, IfSpeaks(speaker), new(cue, Math.Min(cue + length, speaker)), SpeechKind.Neutral));
        }

        private TokenRange ContentOf(int verb, SpeechKind kind, TokenRange sentence)
        {
            var hasObject = syntax.Child(verb, Relation.Obj) >= 0;
            foreach (var child in syntax.ChildrenOf(verb))
            {
                if (syntax.Relations[child] is Relation.Ccomp || ((syntax.Relations[child] == Relation.Xcomp || (syntax.Relations[child] == Relation.Parataxis && !hasObject)) && child > verb && syntax.Tags[child] is UniversalTag.Verb or UniversalTag.Adj))
                    return Trim(Without(syntax.SubtreeOf(child), verb));
                // "accused Russia of shelling a school"
                if (kind == SpeechKind.Accuse && child > verb && syntax.Tags[child] == UniversalTag.Verb && syntax.Relations[child] is Relation.Advcl or Relation.Obl or Relation.Acl)
                    return Trim(Without(syntax.SubtreeOf(child), verb));
            }

            // "…, police said": the verb hangs on the clause it reports.
            if (syntax.Relations[verb] is Relation.Parataxis or Relation.Advcl or Relation.Conj && syntax.Heads[verb] is var host and >= 0 && host < verb && HasCommaBefore(verb))
                return Trim(new(sentence.Start, syntax.SubtreeOf(verb).Start));
            return default;
        }

        private bool HasCommaBefore(int verb)
        {
            var first = syntax.SubtreeOf(verb).Start;
            return tokens[first] is "," || (first > 0 && tokens[first - 1] is "," or "\"" or "\u201D");
        }

        // A clause that surrounds its verb of saying is cut at the verb; the longer side is the content.
        private static TokenRange Without(TokenRange content, int verb)
        {
            if (!content.Contains(verb))
                return content;
            return verb - content.Start >= content.End - verb - 1 ? new(content.Start, verb) : new(verb + 1, content.End);
        }

        private TokenRange Trim(TokenRange range)
        {
            var (start, end) = (range.Start, range.End);
            while (start < end && (syntax.Tags[start] == UniversalTag.Punct || syntax.Relations[start] == Relation.Mark))
                start++;
            while (end > start && syntax.Tags[end - 1] == UniversalTag.Punct)
                end--;
            return new(start, end);
        }

        private int IfSpeaks(int token) => token >= 0 && CanSpeak(token) ? token : -1;

        private bool CanSpeak(int token)
        {
            if (negation.On(token) >= 0)
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
            return known.Has(nouns.Person) || known.Has(nouns.Group) || syntax.Tags[token] == UniversalTag.Propn || cues.Speakers.TryFind(syntax.Lemmas[token], out _);
        }

        private int SpeakerOf(int verb)
        {
            foreach (var child in syntax.ChildrenOf(verb))
            {
                if (syntax.Relations[child] is Relation.Nsubj or Relation.OblAgent)
                    return child;
                // "state media reported": a noun right before the verb is its subject, whatever the tree calls it.
                if (child == verb - 1 && syntax.Relations[child] == Relation.Compound)
                    return child;
            }

            var head = syntax.Heads[verb];
            return head >= 0 && syntax.Relations[verb] is Relation.Conj or Relation.Advcl && SpeechCues.IsSaying(cues, syntax, head) ? syntax.Child(head, Relation.Nsubj) : -1;
        }

        private void AddQuotations(TokenRange sentence, int firstOfSentence)
        {
            var open = -1;
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                var form = tokens[t];
                if (open < 0 && form is "\"" or "\u201C" or "``" or "\u00AB")
                    open = t + 1;
                else if (open >= 0 && form is "\"" or "\u201D" or "''" or "\u00BB")
                {
                    AddQuotation(new(open, t), firstOfSentence);
                    open = -1;
                }
            }

            if (open >= 0)
                AddQuotation(new(open, sentence.End), firstOfSentence);
        }

        private void AddQuotation(TokenRange words, int firstOfSentence)
        {
            // One or two words in quotation marks are a term, not a saying.
            if (words.Count < 3)
                return;
            var reported = found.FindIndex(firstOfSentence, s => s.Content.Overlaps(words) && !s.IsDirect);
            var speech = reported >= 0 ? found[reported] : null;
            found.Add(new(words, true, speech?.Speaker ?? lastSpeaker, speech?.Cue ?? default, speech?.Kind ?? SpeechKind.Neutral));
        }
    }
}
