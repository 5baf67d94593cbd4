using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training;

/// <summary>Learns the lemmatizer's rules: the shortest endings that tell the right rule for nearly all forms seen.</summary>
internal static class LemmaTraining
{
    /// <summary>How often a treebank must have a form for its word to stand against a dictionary.</summary>
    public const int Trusted = 10;

    /// <summary>Learns from the treebanks' words, and from what the regular forms of a dictionary's words would be.</summary>
    /// <param name="sentences">The treebanks.</param>
    /// <param name="verbs">Verbs in their dictionary form.</param>
    /// <param name="nouns">Nouns in theirs.</param>
    /// <param name="irregular">Forms that follow no rule, with the lemma and the tag: they go before what a treebank says fewer than
    /// <see cref="Trusted"/> times or of no word known.</param>
    public static Dictionary<string, IReadOnlyDictionary<string, Lemmatizer.Rule>> Train(
        IEnumerable<TreebankSentence> sentences, IReadOnlyCollection<string> verbs, IReadOnlyCollection<string> nouns,
        IEnumerable<(string Form, string Lemma, UniversalTag Tag, string FineTag)> irregular)
    {
        var seen = new SortedDictionary<string, Dictionary<string, Dictionary<Lemmatizer.Rule, int>>>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Forms.Length; i++)
            {
                if (sentence.Lemmas[i] is "_" || sentence.Forms[i].Length > 40)
                    continue;
                foreach (var fine in new[] { null, sentence.FineTags[i] })
                {
                    var key = Lemmatizer.KeyOf(sentence.Tags[i], fine);
                    if (!seen.TryGetValue(key, out var table))
                        seen[key] = table = new(StringComparer.Ordinal);
                    var isName = sentence.Tags[i] is UniversalTag.Propn || sentence.FineTags[i].StartsWith("NNP", StringComparison.Ordinal);
                    if (RuleOf(sentence.Forms[i], sentence.Lemmas[i], isName) is { } rule)
                        Count(table, Lower(sentence.Forms[i]), rule);
                }
            }
        }

        CorrectIrregular(seen, verbs.ToHashSet(StringComparer.Ordinal), irregular);
        // One form serves for the past and the participle of nearly every verb: what was seen of one holds for the other.
        Share(seen[Lemmatizer.KeyOf(UniversalTag.Verb, "VBD")], seen[Lemmatizer.KeyOf(UniversalTag.Verb, "VBN")]);
        // "Corpses" are of a corpse before they are of a corps.
        foreach (var (form, lemma, tag, fine) in verbs.SelectMany(Inflection.OfVerb).Concat(nouns.SelectMany(Inflection.OfNoun)).OrderBy(f => f.Form.Length - f.Lemma.Length))
        {
            // What a treebank says of a word goes before what a rule makes of it.
            if (seen.TryGetValue(Lemmatizer.KeyOf(tag, fine), out var table) && !table.ContainsKey(Lemmatizer.WordStart + form) && RuleOf(form, lemma, isName: false) is { } rule)
                table[Lemmatizer.WordStart + form] = new() { [rule] = 1 };
        }

        return seen.ToDictionary(p => p.Key, p => (IReadOnlyDictionary<string, Lemmatizer.Rule>)Prune(p.Value), StringComparer.Ordinal);
    }

    // Treebanks have slips of the pen in rare words: "fled" of "flead".
    private static void CorrectIrregular(
        SortedDictionary<string, Dictionary<string, Dictionary<Lemmatizer.Rule, int>>> seen, HashSet<string> verbs,
        IEnumerable<(string Form, string Lemma, UniversalTag Tag, string FineTag)> irregular)
    {
        foreach (var (form, lemma, tag, fine) in irregular)
        {
            if (RuleOf(form, lemma, isName: false) is not { } rule)
                continue;
            foreach (var key in new[] { Lemmatizer.KeyOf(tag, fine), Lemmatizer.KeyOf(tag, null) })
            {
                if (!seen.TryGetValue(key, out var table))
                    continue;
                var word = Lemmatizer.WordStart + form;
                if (table.TryGetValue(word, out var rules) && rules.Values.Sum() >= Trusted
                    && (tag != UniversalTag.Verb || rules.Keys.All(r => verbs.Contains(Lemmatizer.Apply(form, form, r)))))
                {
                    continue;
                }

                table[word] = new() { [rule] = Trusted };
            }
        }
    }

    private static void Share(Dictionary<string, Dictionary<Lemmatizer.Rule, int>> one, Dictionary<string, Dictionary<Lemmatizer.Rule, int>> other)
    {
        foreach (var word in one.Keys.Concat(other.Keys).Where(k => k.StartsWith(Lemmatizer.WordStart)).Distinct().ToList())
        {
            var both = new Dictionary<Lemmatizer.Rule, int>();
            foreach (var (rule, count) in (one.GetValueOrDefault(word) ?? []).Concat(other.GetValueOrDefault(word) ?? []))
                both[rule] = both.GetValueOrDefault(rule) + count;
            one[word] = both;
            other[word] = new(both);
        }
    }

    private static string Lower(string form) => form.ToLowerInvariant().Replace('\u2019', '\'');

    private static Lemmatizer.Rule? RuleOf(string form, string lemma, bool isName)
    {
        var lower = Lower(form);
        var plain = Lower(lemma);
        var shared = 0;
        while (shared < lower.Length && shared < plain.Length && lower[shared] == plain[shared])
            shared++;
        var (cut, add) = (form.Length - shared, plain[shared..]);
        // A name keeps its capitals; what is no name has those of its own.
        Lemmatizer.Case[] order = isName
            ? [Lemmatizer.Case.AsWritten, Lemmatizer.Case.Capital, Lemmatizer.Case.Lower]
            : [Lemmatizer.Case.Lower, Lemmatizer.Case.Capital, Lemmatizer.Case.AsWritten];
        foreach (var letterCase in order)
        {
            var rule = new Lemmatizer.Rule(cut, add, letterCase);
            if (Lemmatizer.Apply(form, lower, rule) == lemma)
                return rule;
        }

        return null;
    }

    private static void Count(Dictionary<string, Dictionary<Lemmatizer.Rule, int>> table, string form, Lemmatizer.Rule rule)
    {
        var marked = Lemmatizer.WordStart + form;
        // An ending must hold at least what its rule cuts.
        for (var length = rule.Cut; length <= marked.Length; length++)
        {
            // An abbreviation says nothing about another.
            if (length < marked.Length && (length > 6 || (length > 1 && marked[^1] is '.')))
                continue;
            var ending = marked[^length..];
            if (!table.TryGetValue(ending, out var rules))
                table[ending] = rules = [];
            rules[rule] = rules.GetValueOrDefault(rule) + 1;
        }
    }

    // An ending stays only where it says something else than the longest shorter ending that stays.
    private static Dictionary<string, Lemmatizer.Rule> Prune(Dictionary<string, Dictionary<Lemmatizer.Rule, int>> table)
    {
        var kept = new Dictionary<string, Lemmatizer.Rule>(StringComparer.Ordinal);
        foreach (var (ending, rules) in table.OrderBy(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            var best = rules.OrderByDescending(r => r.Value).ThenBy(r => r.Key.Case).ThenBy(r => r.Key.Cut).ThenBy(r => r.Key.Add, StringComparer.Ordinal).First();
            var isWord = ending.StartsWith(Lemmatizer.WordStart);
            if (!isWord && best.Value < 2)
                continue;
            if (best.Key.Cut <= ending.Length && best.Key != Fallback(kept, ending))
                kept[ending] = best.Key;
        }

        return kept;
    }

    private static Lemmatizer.Rule Fallback(Dictionary<string, Lemmatizer.Rule> kept, string ending)
    {
        for (var start = 1; start <= ending.Length; start++)
        {
            if (kept.TryGetValue(ending[start..], out var rule))
                return rule;
        }

        return new(0, "");
    }
}
