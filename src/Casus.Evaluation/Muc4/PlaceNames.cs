using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Casus.Evaluation.Measures;
using Casus.Knowledge;

namespace Casus.Evaluation.Muc4;

/// <summary>How the key's place and country names are compared with those of a record.</summary>
internal sealed partial class PlaceNames
{
    private readonly Folding folding;
    private readonly FrozenDictionary<string, string[]> countryNames;

    private PlaceNames(Folding folding, FrozenDictionary<string, string[]> countryNames) =>
        (this.folding, this.countryNames) = (folding, countryNames);

    /// <summary>Reads <c>evaluation/muc4-countries.txt</c>: the names that the keys use for today's country codes.</summary>
    public static PlaceNames From(DataFolder data) => new(Folding.From(data), data.Stanzas("evaluation/muc4-countries.txt")
        .ToFrozenDictionary(s => s.Require("country"), s => s.List("names").ToArray(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Capitals and digits, all else as single spaces.</summary>
    public string Plain(string text)
    {
        var result = new StringBuilder();
        foreach (var c in folding.WithoutAccents(text).ToUpperInvariant())
            result.Append(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) ? c : ' ');
        return string.Join(' ', result.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The name without words for its kind: "Department of La Paz" is "La Paz".</summary>
    public string Bare(string name) => KindBehind().Replace(KindBefore().Replace(Plain(name), ""), "");

    /// <summary>What the keys may call a country.</summary>
    /// <param name="country">ISO 3166-1 alpha-3, or a name; nothing gives nothing.</param>
    public HashSet<string> Country(string? country) => string.IsNullOrWhiteSpace(country)
        ? []
        : (countryNames.TryGetValue(country.Trim(), out var names) ? names : [country.Trim()])
            .Select(Plain)
            .ToHashSet(StringComparer.Ordinal);

    // Without a limit in time, which a busy machine would reach: these take time that grows with the text alone.
    [GeneratedRegex("^(DEPARTMENT|PROVINCE|CITY|TOWN|MUNICIPALITY|STATE) OF ", RegexOptions.CultureInvariant)]
    private static partial Regex KindBefore();

    [GeneratedRegex(" (DEPARTMENT|PROVINCE|MUNICIPALITY|STATE|NEIGHBORHOOD|DISTRICT)$", RegexOptions.CultureInvariant)]
    private static partial Regex KindBehind();
}
