using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>The words of a report that name a speaker, and when and where he spoke: they locate and date no deed that is told.</summary>
/// <remarks>
/// "…, a spokesman in Kabul said on Thursday", "according to officials in Nairobi": the verb or phrase of saying, the speaker with all that
/// hangs on him, and what else hangs on the verb beside the words said. A phrase that opens the sentence ("In Kabul, police said …") sets
/// the scene for both and is none of them.
/// </remarks>
internal sealed class Attributions
{
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly List<TokenRange> phrases = [];

    public Attributions(Reading reading)
    {
        (sentences, syntax) = (reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        foreach (var speech in reading.Get(Speech.Layer))
        {
            if (!speech.Content.IsEmpty && !speech.Cue.IsEmpty && PhraseOf(speech) is { IsEmpty: false } phrase)
                phrases.Add(phrase);
        }
    }

    /// <summary>Whether <paramref name="word"/> belongs to an attribution that <paramref name="deed"/> is no part of.</summary>
    public bool Hold(int word, int deed) => phrases.Exists(p => p.Contains(word) && !p.Contains(deed));

    /// <summary>Whether <paramref name="word"/> belongs to an attribution at all.</summary>
    public bool Hold(int word) => phrases.Exists(p => p.Contains(word));

    /// <summary>Whether a noun only says where words were put: "claimed the attack on Telegram".</summary>
    public static bool IsChannel(Reading reading, DiscourseCues cues, int noun) => reading.Get(Syntax.Layer) is var syntax
        && NounPhrases.Preposition(syntax, noun) is var on and >= 0 && on == noun - 1 && syntax.Lemmas[on] is "on" && cues.Channels.TryFind(syntax.Lemmas[noun], out _);

    private TokenRange PhraseOf(Speech speech)
    {
        var phrase = speech.Cue;
        // Whom a pronoun means may be named sentences before.
        if (speech.Speaker >= 0 && sentences[sentences.Holding(speech.Cue.Start)].Contains(speech.Speaker))
            phrase = Joined(phrase, syntax.SubtreeOf(OfficeOf(speech.Speaker)), speech.Content);
        // Of a noun ("reports of shelling in the north") only itself and its speaker.
        if (syntax.Tags[speech.Cue.Start] == UniversalTag.Noun)
            return phrase;
        foreach (var child in syntax.ChildrenOf(speech.Cue.Start))
        {
            var isFronted = child < speech.Cue.Start && child < speech.Speaker;
            if (!isFronted && IsPartOfSaying(syntax.Relations[child]))
                phrase = Joined(phrase, syntax.SubtreeOf(child), speech.Content);
        }

        return phrase;
    }

    // "the head of the local council, Ali Nur, said": with what he is.
    private int OfficeOf(int speaker) => syntax.Relations[speaker] == Relation.Appos && syntax.Heads[speaker] is var office and >= 0 && office < speaker ? office : speaker;

    private static bool IsPartOfSaying(Relation relation) => relation is Relation.Nsubj or Relation.Obl or Relation.OblAgent or Relation.OblUnmarked
        or Relation.Obj or Relation.Iobj or Relation.Advmod or Relation.Nmod;

    // A tree that puts words said below the speaker is wrong: the phrase ends where the words said begin.
    private static TokenRange Joined(TokenRange phrase, TokenRange more, TokenRange content)
    {
        var (start, end) = (Math.Min(phrase.Start, more.Start), Math.Max(phrase.End, more.End));
        if (content.IsEmpty || end <= content.Start || start >= content.End)
            return new(start, end);
        return phrase.Start < content.Start
            ? new(start, Math.Max(phrase.End, content.Start))
            : new(Math.Min(phrase.Start, content.End), end);
    }
}
