namespace Casus.Knowledge;

/// <summary>The words that report what somebody says, from <c>lexicon/reporting.txt</c>.</summary>
public sealed class ReportingWords
{
    private readonly PhraseTable<ReportingWord> verbs;
    private readonly PhraseTable<ReportingWord> nouns;
    private readonly PhraseTable<ReportingWord> phrases;

    private ReportingWords(List<Phrase<ReportingWord>> words)
    {
        verbs = new(words.Where(w => w.Value.Class == WordClass.Verb));
        nouns = new(words.Where(w => w.Value.Class == WordClass.Noun));
        phrases = new(words.Where(w => w.Value.Class is null));
    }

    /// <summary>Verbs by first lemma, the longest first. A verb may stand twice with two contents: "accuse of", "accuse that".</summary>
    public ReadOnlySpan<Phrase<ReportingWord>> VerbsWith(ReadOnlySpan<char> lemma) => verbs.StartingWith(lemma);

    /// <summary>Nouns by first lemma, the longest first.</summary>
    public ReadOnlySpan<Phrase<ReportingWord>> NounsWith(ReadOnlySpan<char> lemma) => nouns.StartingWith(lemma);

    /// <summary>Phrases such as "according to" by first lemma, the longest first.</summary>
    public ReadOnlySpan<Phrase<ReportingWord>> PhrasesWith(ReadOnlySpan<char> lemma) => phrases.StartingWith(lemma);

    internal static ReportingWords Read(IReadOnlyList<Stanza> stanzas)
    {
        var words = new List<Phrase<ReportingWord>>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "kind", "speaker", "content", "asserts", "verbs", "nouns", "phrases");
            var word = new ReportingWord(
                null,
                WordLists.Choice<ReportingKind>(stanza, "kind"),
                WordLists.Choice<Slot>(stanza, "speaker"),
                stanza.Require("content") == "clause" ? null : WordLists.Choice<Slot>(stanza, "content"),
                WordLists.YesNo(stanza, "asserts"));
            words.AddRange(WordLists.Phrases(stanza, word with { Class = WordClass.Verb }, "verbs"));
            words.AddRange(WordLists.Phrases(stanza, word with { Class = WordClass.Noun }, "nouns"));
            words.AddRange(WordLists.Phrases(stanza, word, "phrases"));
        }

        return new(words);
    }
}
