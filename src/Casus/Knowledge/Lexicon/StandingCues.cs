namespace Casus.Knowledge;

/// <summary>A word that shows an event to be background or a total.</summary>
/// <param name="IsAggregate">True for a total over many events, false for background.</param>
/// <param name="Scope">Where the event stands to it.</param>
public sealed record StandingCue(bool IsAggregate, CueScope Scope);

/// <summary>The cues of <c>lexicon/standing.txt</c>.</summary>
public sealed class StandingCues
{
    private readonly PhraseTable<StandingCue> table;

    private StandingCues(PhraseTable<StandingCue> table) => this.table = table;

    /// <summary>How many entries there are.</summary>
    public int Count => table.Count;

    /// <summary>Entries by first lemma, the longest first. A word may stand several times, with several scopes.</summary>
    public ReadOnlySpan<Phrase<StandingCue>> StartingWith(ReadOnlySpan<char> lemma) => table.StartingWith(lemma);

    internal static StandingCues Read(IReadOnlyList<Stanza> stanzas)
    {
        var cues = new List<Phrase<StandingCue>>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "standing", "scope", "words", "gloss");
            var isAggregate = stanza.Require("standing") switch
            {
                "aggregate" => true,
                "background" => false,
                var other => throw KnowledgeErrors.UnknownValue(stanza, "standing", other, "background, aggregate"),
            };
            cues.AddRange(WordLists.Phrases(stanza, new StandingCue(isAggregate, WordLists.Choice<CueScope>(stanza, "scope")), "words"));
        }

        return new(new(cues));
    }
}
