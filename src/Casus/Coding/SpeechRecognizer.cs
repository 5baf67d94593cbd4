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
    // Farther back, a speaker is forgotten.
    private const int SentencesInMind = 2;

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
        var speakers = new SpeakerFinder(reading, cues, nouns);
        var quotations = new QuotationSpeakers(reading, cues, speakers, new QuotationFinder(tokens, sentences, reading.Get(ReportStructure.Layer)).Find());
        var found = Reported(reading, speakers, quotations);
        quotations.Complete(found);
        return reading.With(Speech.Layer, [.. found.OrderBy(s => s.Content.Start).ThenByDescending(s => s.Content.End)]);
    }

    private List<Speech> Reported(Reading reading, SpeakerFinder speakers, QuotationSpeakers quotations)
    {
        var (sentences, syntax) = (reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        var reported = new ReportedSpeech(reading, cues, speakers);
        var phrases = new SpeechPhrases(reading, cues, speakers, reported);
        var found = new List<Speech>();
        var (last, lastSentence) = (-1, -1);
        for (var s = 0; s < sentences.Count; s++)
        {
            var before = found.Count;
            for (var t = sentences[s].Start; t < sentences[s].End; t++)
            {
                if (!phrases.PassesOn(t) && phrases.At(t, sentences[s], null) is { } phrase)
                {
                    // "said in a message that …": the noun adds nothing to its verb.
                    if (phrase.Speaker >= 0 || found.FindIndex(before, f => f.Content == phrase.Content) < 0)
                        found.Add(phrase);
                }
                else if (SpeechCues.TryVerb(cues, syntax, t, out var kind))
                    found.AddRange(reported.Of(t, kind, sentences[s]));
            }

            // "Local media, citing doctors, reported …": what is passed on is known when the verbs are read.
            var said = found.Count > before ? found[before] : null;
            for (var t = sentences[s].Start; t < sentences[s].End; t++)
            {
                if (phrases.PassesOn(t) && phrases.At(t, sentences[s], said) is { } passedOn)
                    found.Add(passedOn);
            }

            if (found.Count == before && phrases.Labelled(sentences[s]) is { } labelled && quotations.Holding(labelled.Cue.Start) < 0)
                found.Add(labelled);
            for (var i = before; i < found.Count; i++)
            {
                var speaker = found[i].Speaker;
                if (speakers.IsUnresolved(speaker)
                    && speakers.Antecedent(speaker, s - lastSentence <= SentencesInMind ? last : -1) is var meant and >= 0)
                {
                    found[i] = found[i] with { Speaker = meant };
                }

                if (found[i].Speaker >= 0 && !speakers.IsUnresolved(found[i].Speaker) && !found[i].Cue.IsEmpty
                    && quotations.Holding(found[i].Cue.Start) < 0)
                {
                    (last, lastSentence) = (found[i].Speaker, s);
                }
            }
        }

        return found;
    }
}
