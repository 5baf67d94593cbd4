namespace Casus.Knowledge;

/// <summary>The words of tolls, from <c>lexicon/casualty-words.txt</c>.</summary>
public sealed class CasualtyWords
{
    private readonly PhraseTable<CasualtyWord>[] tables;

    private CasualtyWords(List<Phrase<CasualtyWord>> words) =>
        tables = [.. Enum.GetValues<WordClass>().Select(c => new PhraseTable<CasualtyWord>(words.Where(w => w.Value.Class == c)))];

    /// <summary>Words by first lemma and part of speech, the longest first.</summary>
    public ReadOnlySpan<Phrase<CasualtyWord>> StartingWith(ReadOnlySpan<char> lemma, WordClass wordClass) => tables[(int)wordClass].StartingWith(lemma);

    internal static CasualtyWords Read(IReadOnlyList<Stanza> stanzas)
    {
        var words = new List<Phrase<CasualtyWord>>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "outcome", "people", "strength", "verbs", "nouns", "adjectives");
            words.AddRange(WordLists.Phrases(stanza, Word(stanza, WordClass.Verb), "verbs"));
            words.AddRange(WordLists.Phrases(stanza, Word(stanza, WordClass.Noun), "nouns"));
            words.AddRange(WordLists.Phrases(stanza, Word(stanza, WordClass.Adjective), "adjectives"));
        }

        return new(words);
    }

    private static CasualtyWord Word(Stanza stanza, WordClass wordClass)
    {
        var people = stanza.Require("people");
        var form = people is "modified" or "self" or "number" ? WordLists.Choice<CasualtyForm>(stanza, "people") : CasualtyForm.Slots;
        return new()
        {
            Outcome = WordLists.Choice<HarmOutcome>(stanza, "outcome"),
            Class = wordClass,
            Form = form,
            People = form == CasualtyForm.Slots ? [.. stanza.List("people").Select(slot => WordLists.Choice<Slot>(stanza, "people", slot))] : [],
            IsWeak = stanza["strength"] switch
            {
                null or "strong" => false,
                "weak" => true,
                var other => throw KnowledgeErrors.UnknownValue(stanza, "strength", other, "strong, weak"),
            },
        };
    }
}
