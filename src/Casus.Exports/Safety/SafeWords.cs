using Casus.Exports.Events;

namespace Casus.Exports.Safety;

/// <summary>Makes words of reports fit to leave with one incident: withholds names of persons and of hidden places.</summary>
internal sealed class SafeWords
{
    private readonly Protection protection;
    private readonly ProtectedNames local;
    private readonly ProtectedNames places = new();
    private readonly Losses loss;
    private readonly Dictionary<string, string> done = new(StringComparer.Ordinal);
    private int withheld;
    private int addresses;

    public SafeWords(Protection protection, ProtectedNames local, string[] hiddenPlaces, Losses loss)
    {
        (this.protection, this.local, this.loss) = (protection, local, loss);
        foreach (var place in hiddenPlaces)
            places.Add(place);
    }

    /// <summary>The words, with what may not leave replaced.</summary>
    public string Safe(string words)
    {
        if (words.Length == 0)
            return words;
        if (!done.TryGetValue(words, out var safe))
            done[words] = safe = Hide(Plain(words));
        if (safe.Contains(ProtectedNames.Withheld, StringComparison.Ordinal))
            withheld++;
        return safe;
    }

    /// <summary>Whether nothing in an identifier would tell.</summary>
    public bool IsSafe(string id) => !protection.Names.StandIn(id) && !local.StandIn(id) && !places.StandIn(id);

    /// <summary>An address, or that of the outlet alone where the rest would tell.</summary>
    public string Address(string url)
    {
        if (url.Length == 0 || IsSafe(url))
            return url;
        addresses++;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host.Length > 0 && IsSafe(address.Host)
            ? $"{address.Scheme}://{address.Host}/"
            : "";
    }

    /// <summary>Tells what was withheld.</summary>
    public void Done()
    {
        if (withheld > 0)
            loss.Add("words", "hidden", "protected-name", withheld);
        if (addresses > 0)
            loss.Add("url", "hidden", "protected-name", addresses);
    }

    private string Hide(string words)
    {
        var folded = new FoldedText(words);
        return protection.Names.StandIn(folded) || local.StandIn(folded) || places.StandIn(folded)
            ? places.Hide(local.Hide(protection.Names.Hide(words))).Replace($"{ProtectedNames.Withheld} {ProtectedNames.Withheld}", ProtectedNames.Withheld, StringComparison.Ordinal)
            : words;
    }

    // No line ends and no characters that cannot be seen: each record of a file is one line.
    private static string Plain(string words)
    {
        if (!words.AsSpan().ContainsAny("\r\n\t\0\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u2028\u2029\u0085"))
            return words;
        return string.Join(' ', words.Split(['\r', '\n', '\t', '\0', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u2028', '\u2029', '\u0085', ' '], StringSplitOptions.RemoveEmptyEntries));
    }
}
