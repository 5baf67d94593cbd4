using Casus.Language.Engine;

namespace Casus.Training;

/// <summary>Learns which morphological features go with which tags, and which words differ.</summary>
internal static class FeatureTraining
{
    public static Dictionary<string, string> Train(IEnumerable<TreebankSentence> sentences)
    {
        var byTags = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var byForm = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var tagsOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Forms.Length; i++)
            {
                var tags = FeatureTable.KeyOf(sentence.Tags[i], sentence.FineTags[i], "");
                Count(byTags, tags, sentence.Morphology[i]);
                if (sentence.Forms[i].Length > 24)
                    continue;
                var key = tags + sentence.Forms[i].ToLowerInvariant().Replace('\u2019', '\'');
                tagsOf[key] = tags;
                Count(byForm, key, sentence.Morphology[i]);
            }
        }

        var result = byTags.ToDictionary(p => p.Key, p => Commonest(p.Value), StringComparer.Ordinal);
        foreach (var (key, counts) in byForm)
        {
            var features = Commonest(counts);
            if (features != result[tagsOf[key]] && key != tagsOf[key])
                result[key] = features;
        }

        return result;
    }

    private static void Count(Dictionary<string, Dictionary<string, int>> table, string key, string value)
    {
        if (!table.TryGetValue(key, out var counts))
            table[key] = counts = new(StringComparer.Ordinal);
        counts[value] = counts.GetValueOrDefault(value) + 1;
    }

    private static string Commonest(Dictionary<string, int> counts) => counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).First().Key;
}
