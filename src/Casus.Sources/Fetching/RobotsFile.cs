using System.Globalization;

namespace Casus.Sources.Fetching;

/// <summary>What a site's robots.txt says to one fetcher (RFC 9309).</summary>
internal sealed class RobotsFile
{
    private const int MostRules = 5000;
    private const int LongestRule = 2048;

    private readonly List<(string Path, bool Allows)> rules = [];

    private RobotsFile(bool allowsAll) => AllowsAll = allowsAll;

    /// <summary>The site has none: everything may be asked for.</summary>
    public static RobotsFile None { get; } = new(true);

    /// <summary>Whether there is nothing that it refuses.</summary>
    public bool AllowsAll { get; }

    /// <summary>Why it could not be had, in words, so that nothing is asked for until it can; <see langword="null"/> where it was.</summary>
    public string? WhyClosed { get; private init; }

    /// <summary>The pause that it asks for between requests; zero where it asks for none, a minute at most.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>The site cannot say: nothing is asked for until it can.</summary>
    /// <param name="why">In words.</param>
    public static RobotsFile Closed(string why) => new(false) { WhyClosed = why };

    /// <summary>Reads the groups that name <paramref name="product"/>, or those for all where none does.</summary>
    /// <param name="text">The file; lines that mean nothing are passed over.</param>
    /// <param name="product">The first word of the user agent, without its version.</param>
    public static RobotsFile Parse(string text, string product)
    {
        ArgumentNullException.ThrowIfNull(text);
        var own = new RobotsFile(false);
        var common = new RobotsFile(false);
        var (isOwn, isCommon, inNames, named) = (false, false, false, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (Field(line) is not var (key, value))
                continue;
            if (key == "user-agent")
            {
                if (!inNames)
                    (isOwn, isCommon) = (false, false);
                inNames = true;
                isCommon |= value == "*";
                isOwn |= value.Equals(product, StringComparison.OrdinalIgnoreCase);
                named |= isOwn;
                continue;
            }

            inNames = false;
            if (isOwn)
                own.Add(key, value);
            else if (isCommon)
                common.Add(key, value);
        }

        return named ? own : common;
    }

    /// <summary>Whether the address may be asked for: the longest rule that fits decides, and of two as long the one that allows.</summary>
    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = Unescaped(address.PathAndQuery);
        if (AllowsAll || path == "/robots.txt")
            return true;
        var (longest, allows) = (-1, WhyClosed is null);
        foreach (var (rule, allowed) in rules)
        {
            if (rule.Length >= longest && (rule.Length > longest || allowed) && Fits(rule, path))
                (longest, allows) = (rule.Length, allowed);
        }

        return allows;
    }

    private static (string Key, string Value)? Field(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is var hash and >= 0)
            line = line[..hash];
        var colon = line.IndexOf(':');
        return colon < 0 ? null : (line[..colon].Trim().Trim('\uFEFF').ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
    }

    private void Add(string key, string value)
    {
        if (key is "allow" or "disallow" && value.Length > 0 && rules.Count < MostRules)
            AddRule(Unescaped(value), key == "allow");
        else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            Delay = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 60));
    }

    // A rule that is too long is cut where it refuses, and so refuses more than it says; where it allows, it is passed over.
    private void AddRule(string path, bool allows)
    {
        if (path.Length <= LongestRule)
            rules.Add((path, allows));
        else if (!allows)
            rules.Add((path[..LongestRule], false));
    }

    // %7E and ~ are the same sign of a path; %2F and / are not.
    private static string Unescaped(string path) => path.Contains('%', StringComparison.Ordinal)
        ? string.Join("%2F", path.Split("%2F").SelectMany(p => p.Split("%2f")).Select(Uri.UnescapeDataString))
        : path;

    /// <summary>Prefix match with <c>*</c> for any run of signs and <c>$</c> for the end; in time of the product of both lengths at most.</summary>
    private static bool Fits(string rule, string path)
    {
        var toEnd = rule.EndsWith('$');
        var pattern = toEnd ? rule.AsSpan(0, rule.Length - 1) : rule.AsSpan();
        int p = 0, at = 0, star = -1, mark = 0;
        while (at < path.Length)
        {
            if (p == pattern.Length && !toEnd)
                return true;
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark, p) = (p, at, p + 1);
            else if (p < pattern.Length && pattern[p] == path[at])
                (p, at) = (p + 1, at + 1);
            else if (star >= 0)
                (p, at) = (star + 1, ++mark);
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
