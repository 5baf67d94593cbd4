using System.Globalization;

namespace Casus.Knowledge;

/// <summary>Number words and the words that bend numbers, from <c>lexicon/numbers.txt</c>.</summary>
/// <remarks>
/// Plural forms stand in the list beside the singular, as they mean something else: "dozens" is not "dozen". Look up both the form on the
/// page and the lemma, the form first.
/// </remarks>
public sealed class NumberWords
{
    private readonly PhraseTable<NumberWord> numbers;
    private readonly PhraseTable<NumberBend[]> bends;

    private NumberWords(PhraseTable<NumberWord> numbers, PhraseTable<NumberBend[]> bends) => (this.numbers, this.bends) = (numbers, bends);

    /// <summary>Numbers by first word, the longest first.</summary>
    public ReadOnlySpan<Phrase<NumberWord>> NumbersWith(ReadOnlySpan<char> word) => numbers.StartingWith(word);

    /// <summary>Bending words by first word, the longest first; each with its readings in the order of the file.</summary>
    public ReadOnlySpan<Phrase<NumberBend[]>> BendsWith(ReadOnlySpan<char> word) => bends.StartingWith(word);

    internal static NumberWords Read(IReadOnlyList<Stanza> stanzas)
    {
        var numbers = new List<Phrase<NumberWord>>();
        var bends = new List<Phrase<NumberBend>>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "words", "low", "best", "high", "multiplier", "bend", "gloss");
            if (stanza["bend"] is not null)
                bends.AddRange(WordLists.Phrases(stanza, WordLists.Choice<NumberBend>(stanza, "bend"), "words"));
            else
                numbers.AddRange(WordLists.Phrases(stanza, Number(stanza), "words"));
        }

        var readings = bends.GroupBy(b => b.Text, StringComparer.OrdinalIgnoreCase)
            .Select(g => new Phrase<NumberBend[]>(g.First().Words, [.. g.Select(b => b.Value).Distinct()]));
        return new(new(numbers), new(readings));
    }

    private static NumberWord Number(Stanza stanza)
    {
        var number = new NumberWord(Whole(stanza, "low") ?? 0, Whole(stanza, "best"), Whole(stanza, "high"), stanza["multiplier"] is null ? 1 : Whole(stanza, "multiplier") ?? 1);
        return number.Low <= (number.Best ?? number.High ?? number.Low) && (number.Best ?? number.Low) <= (number.High ?? long.MaxValue)
            ? number
            : throw KnowledgeErrors.BadNumber(stanza, "low", stanza.Require("low"));
    }

    private static long? Whole(Stanza stanza, string key) => stanza.Require(key) switch
    {
        "open" => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw KnowledgeErrors.BadNumber(stanza, key, text),
    };
}
