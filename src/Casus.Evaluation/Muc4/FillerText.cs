using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Casus.Evaluation.Muc4;

/// <summary>How strings of MUC-4 slots are compared.</summary>
internal static partial class FillerText
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    // A phrase's head stands before the first of these.
    private static readonly FrozenSet<string> Followers = FrozenSet.ToFrozenSet(
        ("of in on at from by with for who whom which that where whose to against near under over inside outside belonging wearing linked "
         + "located carrying containing made loaded called including while when as between behind").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Lower case, without ASCII punctuation and articles, white space folded.</summary>
    /// <remarks>As in the published evaluations of Du, Rush and Cardie (2021), so that figures compare.</remarks>
    public static string Normalise(string text)
    {
        var bare = string.Concat(text.ToLowerInvariant().Where(c => !Punctuation.Contains(c, StringComparison.Ordinal)));
        return string.Join(' ', Words(Article().Replace(bare, " ")));
    }

    /// <summary>
    /// The head word: the last before the first bracket, comma, preposition or relative; a plural as its singular.
    /// </summary>
    public static string Head(string text)
    {
        var phrase = PhraseEnd().Split(text.Trim().Trim('"', '\'').Trim())[0];
        var words = Words((phrase.Length == 0 ? text : phrase).ToLowerInvariant())
            .Select(w => Possessive().Replace(w.Trim(Punctuation.ToCharArray()), ""))
            .Where(w => w.Length > 0)
            .ToList();
        var end = words.FindIndex(Math.Min(1, words.Count), Followers.Contains);
        if (end > 0)
            words.RemoveRange(end, words.Count - end);
        return Singular(words.Count > 0 ? words[^1] : Normalise(text));
    }

    private static string Singular(string word) => word switch
    {
        { Length: > 3 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // Without a limit in time, which a busy machine would reach: these take time that grows with the text alone.
    [GeneratedRegex(@"\b(a|an|the)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"[\[(,;:]| -- ", RegexOptions.CultureInvariant)]
    private static partial Regex PhraseEnd();

    [GeneratedRegex("'s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
