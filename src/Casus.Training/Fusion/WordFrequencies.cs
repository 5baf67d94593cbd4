using System.Globalization;
using System.Text;
using Casus.Fusion;

namespace Casus.Training.Fusion;

/// <summary>Counts in how many reports words stand. A word is as common as in the subject in which it is most common.</summary>
internal static class WordFrequencies
{
    /// <summary>The file.</summary>
    public const string FileName = TermWeights.FileName;

    /// <summary>Words in fewer reports of a subject are left out: they are names, for the most part.</summary>
    private const int Rarest = 8;

    // One subject a line: what is common in reports of shootings is not in reports of a war.
    private static readonly string[][] Subjects =
    [
        ["fusion/gva.jsonl", "fusion/gvc.jsonl"],
        ["fusion/fakes.jsonl"],
        ["fusion/aw.jsonl"],
        ["muc4/train.jsonl"],
        ["geo/lgl.jsonl", "geo/gwn.jsonl", "time/timebank.jsonl"],
    ];

    /// <summary>Of each word, in how many of a thousand reports it stands.</summary>
    public static SortedDictionary<string, double> Count(string data, WordStems stems, IEnumerable<string> known)
    {
        var shares = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var subject in Subjects)
        {
            var (reports, counts) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
            foreach (var text in subject.SelectMany(f => GoldLines.Read(Path.Combine(data, f.Replace('/', Path.DirectorySeparatorChar)), GoldLines.TextOf)))
            {
                reports++;
                foreach (var stem in FoldedWords.Of(text).Select(stems.Of).OfType<string>().ToHashSet(StringComparer.Ordinal))
                    counts[stem] = counts.GetValueOrDefault(stem) + 1;
            }

            foreach (var (stem, count) in counts.Where(c => c.Value >= Rarest))
                shares[stem] = Math.Max(shares.GetValueOrDefault(stem), Math.Round(1000.0 * count / reports, 1));
        }

        // Countries, peoples and armed groups make news again and again, whatever the reports at hand are about.
        foreach (var word in known.SelectMany(FoldedWords.Of).Select(stems.Of).OfType<string>())
            shares[word] = Math.Max(shares.GetValueOrDefault(word), Recurring);
        return shares;
    }

    private const double Recurring = 15;

    /// <summary>Names that recur in the news: of countries and their peoples, and of actors in the register.</summary>
    public static IEnumerable<string> RecurringNames(Casus.Knowledge.DataFolder files) =>
    [
        .. files.Stanzas("gazetteer/countries.txt").SelectMany(s => s.List("names").Concat(s.List("demonyms"))),
        .. files.StanzasIn("actors").Where(s => s["id"] is not null).SelectMany(s => s.List("name").Concat(s.List("alias"))),
    ];

    /// <summary>Writes the table.</summary>
    public static void Write(string path, SortedDictionary<string, double> shares)
    {
        var text = new StringBuilder($"# {FileName}: made by 'casus train fusion': words, their endings taken off, and in how many of a thousand reports they stand.\n");
        foreach (var (word, share) in shares)
            text.Append(word).Append('\t').Append(share.ToString("0.#", CultureInfo.InvariantCulture)).Append('\n');
        TrainingFiles.WriteText(path, text.ToString());
    }
}
