using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds what somebody is said to have said: reported clauses, quotations, "according to", headlines with a colon.</summary>
/// <remarks>
/// What is reported comes first, sentence by sentence (<see cref="ReportedSpeech"/>, <see cref="SpeechPhrases"/>), then what stands in
/// quotation marks (<see cref="QuotationFinder"/>, <see cref="QuotationSpeakers"/>), which may take in many sentences. Who speaks is
/// <see cref="SpeakerFinder"/>'s to say. A pronoun that the entities leave open means the last speaker or the subject before it.
/// </remarks>
public sealed class SpeechRecognizer(DiscourseCues cues, NounClasses nouns) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 2)
    {
        Requires = [ReportStructure.Layer, Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer],
        Provides = Speech.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var (tokens, sentences) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer));
        var quotations = new Quotations(new QuotationFinder(tokens, sentences, reading.Get(ReportStructure.Layer)).Find(), tokens);
        var speakers = new SpeakerFinder(reading, cues, nouns, quotations);
        var found = new Work(reading, cues, speakers, quotations).Reported();
        new QuotationSpeakers(reading, cues, speakers, quotations).Complete(found);
        return reading.With(Speech.Layer, [.. found.OrderBy(s => s.Content.Start).ThenByDescending(s => s.Content.End)]);
    }

    // Reads what is reported, sentence by sentence.
    private sealed class Work
    {
        private readonly DiscourseCues cues;
        private readonly Sentences sentences;
        private readonly Syntax syntax;
        private readonly SpeakerFinder speakers;
        private readonly Quotations quotations;
        private readonly ReportedSpeech reported;
        private readonly SpeechPhrases phrases;
        private readonly LastSpeaker last = new();

        public Work(Reading reading, DiscourseCues cues, SpeakerFinder speakers, Quotations quotations)
        {
            (this.cues, this.speakers, this.quotations) = (cues, speakers, quotations);
            (sentences, syntax) = (reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
            reported = new(reading, cues, speakers);
            phrases = new(reading, cues, speakers, reported);
        }

        public List<Speech> Reported()
        {
            var found = new List<Speech>();
            for (var s = 0; s < sentences.Count; s++)
                found.AddRange(In(s).Select(speech => WithMeant(speech, s)));
            return found;
        }

        private List<Speech> In(int s)
        {
            var sentence = sentences[s];
            var found = Told(sentence);
            // "Local media, citing doctors, reported …": what is passed on is known when the verbs are read.
            var said = found.Count > 0 ? found[0] : null;
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (phrases.PassesOn(t) && phrases.At(t, sentence, said) is { } passedOn)
                    found.Add(passedOn);
            }

            if (found.Count == 0 && phrases.Labelled(sentence) is { } labelled && quotations.Holding(labelled.Cue.Start) < 0)
                found.Add(labelled);
            return found;
        }

        private List<Speech> Told(TokenRange sentence)
        {
            var found = new List<Speech>();
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (!phrases.PassesOn(t) && phrases.At(t, sentence, null) is { } phrase)
                {
                    // "said in a message that …": the noun adds nothing to its verb.
                    if (phrase.Speaker >= 0 || !found.Exists(f => f.Content == phrase.Content))
                        found.Add(phrase);
                }
                else if (SpeechCues.TryVerb(cues, syntax, t, out var kind))
                {
                    found.AddRange(reported.Of(t, kind, sentence));
                }
            }

            return found;
        }

        // Of a pronoun, whom it means; and who speaks outside quotations is in mind from here on.
        private Speech WithMeant(Speech speech, int sentence)
        {
            if (speakers.IsUnresolved(speech.Speaker) && speakers.Antecedent(speech.Speaker, last.At(sentence)) is var meant and >= 0)
                speech = speech with { Speaker = meant };
            if (speech.Speaker >= 0 && !speakers.IsUnresolved(speech.Speaker) && !speech.Cue.IsEmpty && quotations.Holding(speech.Cue.Start) < 0)
                last.Note(speech.Speaker, sentence);
            return speech;
        }
    }
}
