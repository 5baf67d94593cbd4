using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds which events the report says answer, follow or belong to others.</summary>
/// <remarks>
/// A linking phrase ties the event before it to the event behind it in its sentence; a linking verb its subject's event to its object's.
/// Where the answered event is not named by a trigger in the sentence, nothing is linked.
/// </remarks>
public sealed class LinkFinder(DiscourseCues cues) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, EventMention.Layer, EventDraft.Layer, Stance.Layer, Speech.Layer],
        Provides = EventLinkDraft.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(EventLinkDraft.Layer, [.. new Work(reading, cues).Run().DistinctBy(l => (l.From, l.To))]);
    }

    private sealed class Work
    {
        private readonly DiscourseCues cues;
        private readonly Tokens tokens;
        private readonly Sentences sentences;
        private readonly Syntax syntax;
        private readonly ImmutableArray<EventMention> mentions;
        private readonly ImmutableArray<EventDraft> drafts;
        private readonly Dictionary<int, int> draftOf = [];
        private readonly MentionOrder deeds;
        private readonly SpeechIndex speeches;

        public Work(Reading reading, DiscourseCues cues)
        {
            this.cues = cues;
            (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
            (mentions, drafts) = (reading.Get(EventMention.Layer), reading.Get(EventDraft.Layer));
            foreach (var draft in drafts)
            {
                foreach (var mention in draft.Mentions)
                    draftOf[mention] = draft.Index;
            }

            deeds = new(mentions.Where(m => draftOf.ContainsKey(m.Index) && m.Trigger.Type.IsViolent));
            speeches = new(reading.Get(Speech.Layer), tokens.Count);
        }

        public IEnumerable<EventLinkDraft> Run()
        {
            for (var s = 0; s < sentences.Count; s++)
            {
                for (var t = sentences[s].Start; t < sentences[s].End; t++)
                {
                    // "The following day, soldiers shot two": what is told before came first.
                    if (cues.LinksBefore.TryFindAt(tokens, t, out var relation, out var length) && !(length == 1 && tokens[t] is "following" && t + 1 < sentences[s].End && cues.FollowingTimes.TryFind(tokens[t + 1], out _)) && Link(sentences[s], t, length, relation, answerFirst: true) is { } before)
                        yield return before;
                    else if (cues.LinksAfter.TryFindAt(tokens, t, out relation, out length) && Link(sentences[s], t, length, relation, answerFirst: false) is { } after)
                        yield return after;
                    else if (cues.LinksAlone.TryFindAt(tokens, t, out relation, out length) && Answer(sentences[s], t, length, relation) is { } answer)
                        yield return answer;
                }
            }
        }

        private EventLinkDraft? Link(TokenRange sentence, int cue, int length, LinkRelation relation, bool answerFirst)
        {
            var behind = Nearest(new(cue + length, sentence.End), backwards: false);
            var before = Nearest(new(sentence.Start, cue), backwards: true) ?? Earlier(sentence.Start);
            // "In response to the attack, the US struck": the answer stands behind both.
            if (answerFirst && cue - sentence.Start <= 1 && behind is { } first
                && Nearest(new(mentions[first].Range.End, sentence.End), backwards: false) is { } second && draftOf[second] != draftOf[first])
            {
                before = second;
            }

            // "Five days after it, aircraft hit two sites": what is told here answers what was told before.
            if (answerFirst && cue + length < tokens.Count && syntax.Tags[cue + length] == UniversalTag.Pron && syntax.Lemmas[cue + length] is "it" or "that" or "this"
                && Nearest(new(sentence.Start, cue), backwards: true) is null)
                (before, behind) = (behind, Earlier(sentence.Start));
            if (behind is null || before is null || draftOf[behind.Value] == draftOf[before.Value])
                return null;
            var (from, to) = answerFirst ? (draftOf[before.Value], draftOf[behind.Value]) : (draftOf[behind.Value], draftOf[before.Value]);
            if (!drafts[from].Type.IsViolent || !drafts[to].Type.IsViolent)
                return null;
            return new(from, to, relation, new(cue, cue + length), speeches.Innermost(cue));
        }

        // "In retaliation, the army bombed a camp", "The army bombed a camp in retaliation": the deed of the clause answers that of the sentences before.
        private EventLinkDraft? Answer(TokenRange sentence, int cue, int length, LinkRelation relation)
        {
            if (LinkCues.IsOfFray(cues, syntax, cue + length - 1))
                return null;
            if (cue + length < sentence.End && tokens[cue + length] is "for" or "to" or "against")
                return null;
            var answer = Nearest(new(cue + length, sentence.End), backwards: false) ?? Nearest(new(sentence.Start, cue), backwards: true);
            if (answer is not { } from)
                return null;
            // In one sentence the deed answered stands first: "Rebels shelled the town and in retaliation the army bombed a camp".
            var answered = mentions[from].Head > cue && Nearest(new(sentence.Start, cue), backwards: true) is { } first && draftOf[first] != draftOf[from]
                ? first
                : Before(sentence.Start, draftOf[from]);
            return answered is { } to && drafts[draftOf[from]].Type.IsViolent && drafts[draftOf[to]].Type.IsViolent
                ? new(draftOf[from], draftOf[to], relation, new(cue, cue + length), speeches.Innermost(cue))
                : null;
        }

        // The last deed before a sentence that is not the same.
        private int? Before(int start, int draft) => deeds.LastBefore(start) is { } last && draftOf[last.Index] != draft ? last.Index : null;

        private int? Nearest(TokenRange range, bool backwards)
        {
            var inside = deeds.In(range);
            return inside.IsEmpty ? null : inside[backwards ? ^1 : 0].Index;
        }

        // "It came in response to …": the event is that of the sentence before.
        private int? Earlier(int start) => deeds.LastBefore(start)?.Index;
    }
}
