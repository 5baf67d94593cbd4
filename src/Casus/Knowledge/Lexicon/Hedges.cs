namespace Casus.Knowledge;

/// <summary>The hedges of <c>lexicon/hedges.txt</c>.</summary>
public sealed class Hedges
{
    private readonly PhraseTable<Hedge> table;

    private Hedges(PhraseTable<Hedge> table) => this.table = table;

    /// <summary>How many entries there are.</summary>
    public int Count => table.Count;

    /// <summary>Entries by first lemma, the longest first. A word may stand several times, with several scopes.</summary>
    public ReadOnlySpan<Phrase<Hedge>> StartingWith(ReadOnlySpan<char> lemma) => table.StartingWith(lemma);

    internal static Hedges Read(IReadOnlyList<Stanza> stanzas)
    {
        var hedges = new List<Phrase<Hedge>>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "effect", "scope", "on", "words", "gloss");
            hedges.AddRange(WordLists.Phrases(
                stanza,
                new Hedge(WordLists.Choice<HedgeEffect>(stanza, "effect"), WordLists.Choice<CueScope>(stanza, "scope"), WordLists.Choice<HedgeObject>(stanza, "on")),
                "words"));
        }

        return new(new(hedges));
    }
}
