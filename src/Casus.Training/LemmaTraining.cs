using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training;

/// <summary>Learns the lemmatizer's rules: the shortest endings that tell the right rule for nearly all forms seen.</summary>
internal static class LemmaTraining
{
    public static Dictionary<string, Lemmatizer.Rule>[] Train(IEnumerable<TreebankSentence> sentences)
    {
        var tagCount = Enum.GetValues<UniversalTag>().Length;
        var seen = Enumerable.Range(0, tagCount)
            .Select(_ => new Dictionary<string, Dictionary<Lemmatizer.Rule, int>>(StringComparer.Ordinal))
            .ToArray();
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Forms.Length; i++)
            {
                if (sentence.Lemmas[i] != "_" && sentence.Tags[i] is not UniversalTag.Propn)
                    Count(
                        seen[(int)sentence.Tags[i]],
                        sentence.Forms[i].ToLowerInvariant().Replace('\u2019', '\''),
                        sentence.Lemmas[i].ToLowerInvariant());
            }
        }

        return [.. seen.Select(Prune)];
    }

    private static void Count(Dictionary<string, Dictionary<Lemmatizer.Rule, int>> table, string form, string lemma)
    {
        if (form.Length > 40)
            return;
        var shared = 0;
        while (shared < form.Length && shared < lemma.Length && form[shared] == lemma[shared])
            shared++;
        var rule = new Lemmatizer.Rule(form.Length - shared, lemma[shared..]);
        var marked = Lemmatizer.WordStart + form;
        // An ending must hold at least what its rule cuts.
        for (var length = rule.Cut; length <= marked.Length; length++)
        {
            if (length > 6 && length < marked.Length)
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
            var best = rules
                .OrderByDescending(r => r.Value)
                .ThenBy(r => r.Key.Cut)
                .ThenBy(r => r.Key.Add, StringComparer.Ordinal)
                .First();
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
