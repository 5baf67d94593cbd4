using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds people who are counted by the order of the words: "at least 12 people", "up to 20 soldiers".</summary>
/// <remarks>Words that bound a number ("more than", "as many as") look like prepositions and adjectives, and mislead the tree.</remarks>
internal sealed class CountedPeople(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    // "as many as", "no fewer than"
    private const int LongestBound = 4;

    // "12 unarmed Christian villagers"
    private const int MostModifiers = 3;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ParticipantClasses classes = new(reading, nouns);

    /// <summary>Whether a token belongs to several words that bound the number behind them.</summary>
    public bool IsOfBound(int token)
    {
        var start = sentences[sentences.Holding(token)].Start;
        for (var first = Math.Max(start, token - LongestBound + 1); first <= token; first++)
        {
            if (cues.Bounds.TryFindAt(tokens, first, out _, out var length) && length > 1 && first + length > token && NumberEnd(first + length) > 0)
                return true;
        }

        return false;
    }

    /// <summary>The noun for people who are counted in the words that begin at <paramref name="start"/>, or −1.</summary>
    public int PeopleAt(int start)
    {
        var end = start < tokens.Count ? sentences[sentences.Holding(start)].End : start;
        if (start >= end)
            return -1;
        var number = cues.Bounds.TryFindAt(tokens, start, out _, out var length) ? start + length : start;
        if (number >= end || NumberEnd(number) is not (var noun and > 0))
            return -1;
        for (var t = noun; t < Math.Min(end, noun + MostModifiers + 1); t++)
        {
            if (syntax.Tags[t] is UniversalTag.Noun or UniversalTag.Propn && (t + 1 >= end || syntax.Tags[t + 1] is not (UniversalTag.Noun or UniversalTag.Propn)))
                return classes.Of(t).Has(nouns.Person) ? t : -1;
            if (syntax.Tags[t] is not (UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj or UniversalTag.Num))
                return -1;
        }

        return -1;
    }

    // Where the number that begins here ends, its article with it; −1 where none does.
    private int NumberEnd(int start)
    {
        var t = start < tokens.Count && tokens[start] is "a" or "A" ? start + 1 : start;
        return t < tokens.Count && (NumberReader.TryPlain(tokens[t], out _) || cues.Numbers.TryFind(tokens[t], out _)) ? t + 1 : -1;
    }
}
