using System.Globalization;

namespace Casus.Language;

/// <summary>Tells ages from counts: "Maria Lopez, 34, was", "a 15-year-old", "8-month-old", "two year old".</summary>
public static class Ages
{
    // Nobody has become older.
    private const int Oldest = 122;

    /// <summary>Whether the number at a token is set behind a name between commas or in brackets: "Lopez, 34, was", "Lopez (34)".</summary>
    /// <param name="tokens">The words of the report.</param>
    /// <param name="number">The token of the number.</param>
    public static bool StandsBehindName(Tokens tokens, int number)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (number < 2 || number + 1 >= tokens.Count || !char.IsUpper(tokens[number - 2][0])
            || !int.TryParse(tokens[number], NumberStyles.None, CultureInfo.InvariantCulture, out var age) || age is 0 or > Oldest)
            return false;
        return (tokens[number - 1] is "," && tokens[number + 1] is "," or "." or ";" or "who" or "and") || (tokens[number - 1] is "(" && tokens[number + 1] is ")");
    }

    /// <summary>Whether a token is the last word of an age that stands for a person: "old" of "a 15-year-old", "olds" of "two 15-year-olds".</summary>
    /// <param name="tokens">The words of the report.</param>
    /// <param name="token">Any token.</param>
    public static bool IsPerson(Tokens tokens, int token)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return token >= 4 && tokens[token] is "old" or "olds" && IsHyphen(tokens[token - 1]) && IsUnit(tokens[token - 2]) && IsHyphen(tokens[token - 3]);
    }

    /// <summary>Whether the number at a token opens such an age.</summary>
    /// <param name="tokens">The words of the report.</param>
    /// <param name="number">The token of the number.</param>
    public static bool Opens(Tokens tokens, int number)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return number + 2 < tokens.Count
            && ((IsHyphen(tokens[number + 1]) && IsUnit(tokens[number + 2])) || (IsUnit(tokens[number + 1]) && tokens[number + 2] is "old" or "olds"));
    }

    // "20–year–old", as some sites set it.
    private static bool IsHyphen(ReadOnlySpan<char> word) => word is "-" or "–" or "‑" or "‐";

    private static bool IsUnit(ReadOnlySpan<char> word) => word is "year" or "month" or "week" or "day" or "YEAR" or "MONTH" or "years" or "months";
}
