namespace Casus.Knowledge;

/// <summary>A word that ties one event to another.</summary>
/// <param name="Kind">How.</param>
/// <param name="Scope">Where the two events stand to it.</param>
public sealed record LinkCue(LinkKind Kind, CueScope Scope);

/// <summary>How one event stands to another; the names are those of the record's link relations.</summary>
public enum LinkKind
{
    /// <summary>Done in answer to it.</summary>
    RetaliationFor,

    /// <summary>One of the deeds it consists of.</summary>
    PartOf,

    /// <summary>Said to come after it.</summary>
    Follows,
}

/// <summary>The cues of <c>lexicon/links.txt</c>.</summary>
public sealed class LinkCues
{
    private readonly PhraseTable<LinkCue> table;

    private LinkCues(PhraseTable<LinkCue> table) => this.table = table;

    /// <summary>How many entries there are.</summary>
    public int Count => table.Count;

    /// <summary>Entries by first lemma, the longest first.</summary>
    public ReadOnlySpan<Phrase<LinkCue>> StartingWith(ReadOnlySpan<char> lemma) => table.StartingWith(lemma);

    internal static LinkCues Read(IReadOnlyList<Stanza> stanzas)
    {
        var cues = new List<Phrase<LinkCue>>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "relation", "scope", "words", "gloss");
            cues.AddRange(WordLists.Phrases(stanza, new LinkCue(WordLists.Choice<LinkKind>(stanza, "relation"), WordLists.Choice<CueScope>(stanza, "scope")), "words"));
        }

        return new(new(cues));
    }
}
