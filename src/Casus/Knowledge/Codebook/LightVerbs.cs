namespace Casus.Knowledge;

/// <summary>The light verbs of the codebook.</summary>
public sealed class LightVerbs
{
    private readonly PhraseTable<LightVerb> table;

    private LightVerbs(PhraseTable<LightVerb> table) => this.table = table;

    /// <summary>How many there are.</summary>
    public int Count => table.Count;

    /// <summary>The light verbs whose first lemma is <paramref name="lemma"/>, the longest first.</summary>
    public ReadOnlySpan<Phrase<LightVerb>> StartingWith(ReadOnlySpan<char> lemma) => table.StartingWith(lemma);

    internal static LightVerbs Read(IReadOnlyList<Stanza> stanzas)
    {
        var phrases = new List<Phrase<LightVerb>>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "subject", "event", "verbs");
            FrameRole? subject = stanza.Require("subject") == "event" ? null : WordLists.Choice<FrameRole>(stanza, "subject");
            var slot = WordLists.Choice<Slot>(stanza, "event");
            foreach (var phrase in WordLists.Phrases(stanza, 0, "verbs"))
                phrases.Add(new(phrase.Words, new() { Words = phrase.Words, Subject = subject, Event = slot }));
        }

        return new(new(phrases));
    }
}
