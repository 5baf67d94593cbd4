using System.Globalization;
using Casus.Knowledge;

namespace Casus.Language;

/// <summary>Reads how many a noun phrase speaks of.</summary>
public sealed class NumberReader(DiscourseCues cues)
{
    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Reads the number whose head is <paramref name="token"/>, with what bounds it.</summary>
    /// <param name="syntax">The trees.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="token">The number's last word ("three", "dozen" in "two dozen").</param>
    /// <param name="from">No word before this one belongs to the number.</param>
    public NumberPhrase? At(Syntax syntax, Tokens tokens, int token, int from)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        ArgumentNullException.ThrowIfNull(tokens);
        if (Value(tokens, token, from) is not { } number)
            return null;
        return Bounded(tokens, number, from);
    }

    private (int Start, int End, int Low, int? Best, int? High)? Value(Tokens tokens, int token, int from)
    {
        if (TryPlain(tokens[token], out var plain))
            return WithWordsBefore(tokens, token, from, plain);
        if (!cues.Numbers.TryFind(tokens[token], out var word))
            return null;
        var factor = token - 1 >= from && word.Multiplier > 0 && TryPlain(tokens[token - 1], out var before) ? before : 0;
        if (factor > 0)
            return (token - 1, token + 1, Times(factor, word.Multiplier), Times(factor, word.Multiplier), Times(factor, word.Multiplier));
        var start = token - 1 >= from && tokens[token - 1] is "a" or "A" ? token - 1 : token;
        return (start, token + 1, word.Low, word.Best, word.High);
    }

    // "two hundred and twenty-three": smaller numbers behind a multiplier add up; "seven to ten" and "7-10" are ranges.
    private (int Start, int End, int Low, int? Best, int? High) WithWordsBefore(Tokens tokens, int token, int from, int value)
    {
        var at = token - 1;
        if (at - 1 >= from && tokens[at] is "-" && TryPlain(tokens[at - 1], out var tens) && tens is >= 20 and < 100 && tens % 10 == 0 && value < 10 && !char.IsDigit(tokens[token][0]))
            return (at - 1, token + 1, tens + value, tens + value, tens + value);
        if (at - 1 >= from && tokens[at] is "to" or "-" or "\u2013" or "or" && TryPlain(tokens[at - 1], out var low) && low < value)
            return (at - 1, token + 1, low, null, value);
        if (at >= from && tokens[at] is "and")
            at--;
        if (at - 1 >= from && cues.Numbers.TryFind(tokens[at], out var word) && word.Multiplier >= 100 && TryPlain(tokens[at - 1], out var factor) && value < word.Multiplier)
            return (at - 1, token + 1, Times(factor, word.Multiplier) + value, Times(factor, word.Multiplier) + value, Times(factor, word.Multiplier) + value);
        return (token, token + 1, value, value, value);
    }

    private static int Times(int a, int b) => (int)Math.Min(int.MaxValue, (long)a * b);

    private NumberPhrase Bounded(Tokens tokens, (int Start, int End, int Low, int? Best, int? High) n, int from)
    {
        var (bound, start) = BoundBefore(tokens, n.Start, from);
        var end = n.End;
        if (bound == NumberBound.None && n.End < tokens.Count && tokens[n.End] is "or" or "OR" && cues.Bounds.TryFindAt(tokens, n.End, out var behind, out var length))
            (bound, end) = (behind, n.End + length);
        var range = new TokenRange(start, end);
        return bound switch
        {
            NumberBound.Least => new(n.Low, n.Best, null, bound, range),
            NumberBound.Above => new(n.Low, n.Best, null, bound, range),
            NumberBound.Most => new(0, n.High, n.High, bound, range),
            NumberBound.Below => new(null, null, n.High is { } h ? Math.Max(0, h - 1) : null, bound, range),
            _ => new(n.Low, n.Best, n.High, bound, range),
        };
    }

    private (NumberBound Bound, int Start) BoundBefore(Tokens tokens, int start, int from)
    {
        for (var begin = Math.Max(from, start - 4); begin < start; begin++)
        {
            if (cues.Bounds.TryFindAt(tokens, begin, out var bound, out var length) && begin + length == start)
                return (bound, begin);
        }

        return (NumberBound.None, start);
    }

    /// <summary>Reads digits ("1,200") and simple number words ("twelve"); fractions, and signs are no counts.</summary>
    public static bool TryPlain(ReadOnlySpan<char> form, out int value)
    {
        value = 0;
        if (form.Length == 0)
            return false;
        if (char.IsAsciiDigit(form[0]))
            return TryDigits(form, out value);
        for (var i = 0; i < Units.Length; i++)
        {
            if (form.Equals(Units[i], StringComparison.OrdinalIgnoreCase))
            {
                value = i;
                return true;
            }
        }

        for (var i = 0; i < Tens.Length; i++)
        {
            if (form.Equals(Tens[i], StringComparison.OrdinalIgnoreCase))
            {
                value = 20 + (10 * i);
                return true;
            }
        }

        return false;
    }

    private static bool TryDigits(ReadOnlySpan<char> form, out int value)
    {
        Span<char> digits = stackalloc char[12];
        var count = 0;
        value = 0;
        foreach (var c in form)
        {
            if (c is ',')
                continue;
            if (!char.IsAsciiDigit(c) || count == digits.Length)
                return false;
            digits[count++] = c;
        }

        return int.TryParse(digits[..count], CultureInfo.InvariantCulture, out value);
    }
}

/// <summary>A count as the words give it.</summary>
/// <param name="Low">At least so many, or <see langword="null"/>.</param>
/// <param name="Best">The likeliest number, or <see langword="null"/>.</param>
/// <param name="High">At most so many, or <see langword="null"/> when open.</param>
/// <param name="Bound">What bounds it.</param>
/// <param name="Range">The words.</param>
public sealed record NumberPhrase(int? Low, int? Best, int? High, NumberBound Bound, TokenRange Range);
