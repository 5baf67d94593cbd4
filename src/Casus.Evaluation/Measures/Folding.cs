using System.Collections.Frozen;
using System.Text;
using Casus.Knowledge;

namespace Casus.Evaluation.Measures;

/// <summary>Takes accents off Latin letters, so that names can be compared however they were typed.</summary>
/// <remarks>The letters are data, because the runtime does not decompose text when it runs without a culture.</remarks>
internal sealed class Folding
{
    private readonly FrozenDictionary<char, string> bases;

    private Folding(FrozenDictionary<char, string> bases) => this.bases = bases;

    /// <summary>Reads <c>evaluation/latin-letters.txt</c>.</summary>
    public static Folding From(DataFolder data) => new(data.Stanzas("evaluation/latin-letters.txt")
        .SelectMany(s => s.Require("letters").Where(c => c != ' ').Select(letter => (letter, Base: s.Require("base"))))
        .ToFrozenDictionary(p => p.letter, p => p.Base));

    /// <summary>
    /// The text with every accented letter and ligature as plain letters and combining accents gone; all else as it is.
    /// </summary>
    public string WithoutAccents(string? text)
    {
        var result = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (bases.TryGetValue(c, out var plain))
                result.Append(plain);
            else if (c is not (>= '\u0300' and <= '\u036F'))
                result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>Lower case, accents off, hyphens as spaces, everything but ASCII letters, digits and spaces gone.</summary>
    public string Key(string? text)
    {
        var result = new StringBuilder();
        foreach (var c in WithoutAccents(text).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                result.Append(c);
            else if (c is ' ' or '-')
                result.Append(' ');
        }

        return result.ToString().Trim();
    }
}
