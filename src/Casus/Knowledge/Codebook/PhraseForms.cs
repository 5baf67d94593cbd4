using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>Verb phrases that can be nothing else, by the words that stand in a text: "shot dead" is a deed whatever the tagger makes of "shot".</summary>
public sealed class PhraseForms
{
    private readonly PhraseTable<ImmutableArray<Trigger>> table;

    private PhraseForms(PhraseTable<ImmutableArray<Trigger>> table) => this.table = table;

    /// <summary>How many forms there are.</summary>
    public int Count => table.Count;

    /// <summary>The forms whose first word is <paramref name="word"/>, each with the triggers it may stand for.</summary>
    public ReadOnlySpan<Phrase<ImmutableArray<Trigger>>> StartingWith(ReadOnlySpan<char> word) => table.StartingWith(word);

    internal static PhraseForms Read(IReadOnlyList<Stanza> stanzas, TriggerLexicon triggers)
    {
        var phrases = new List<Phrase<ImmutableArray<Trigger>>>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "trigger", "forms");
            var words = stanza.Require("trigger").Split(' ');
            ImmutableArray<Trigger> meant = [.. triggers.All.Where(t => t.Class == WordClass.Verb && t.Words.SequenceEqual(words))];
            if (meant.IsEmpty)
                throw KnowledgeErrors.BadWord(stanza, "trigger", stanza.Require("trigger"), "it must be an entry of triggers.txt, under verbs");
            phrases.AddRange(WordLists.Phrases(stanza, meant, "forms"));
        }

        return new(new(phrases));
    }
}
