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
    /// <param name="tokens">The tokens.</param>
    /// <param name="token">The number's last word ("three", "dozen" in "two dozen").</param>
    /// <param name="from">No word before this one belongs to the number.</param>
    public NumberPhrase? At(Tokens tokens, int token, int from)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (Value(tokens, token, from) is not { } number)
            return null;
        return Bounded(tokens, number, from);
    }

    private (int Start, int End, int Low, int? Best, int? High)? Value(Tokens tokens, int token, int from)
    {
        // "no-one was hurt"
        if (token - 2 >= from && IsWord(tokens[token], "one") && tokens[token - 1] is "-" && IsWord(tokens[token - 2], "no"))
            return (token - 2, token + 1, 0, 0, 0);
        // "several dozen", "a few hundred": more than one of them.
        if (token - 1 >= from && Multiplier(tokens[token]) is > 1 and var unit && cues.Numbers.TryFind(tokens[token - 1], out var vague) && vague is { Best: null, Low: >= 2, Multiplier: 0 })
            return (token - 2 >= from && IsArticle(tokens[token - 2]) ? token - 2 : token - 1, token + 1, 2 * unit, null, null);
        if (Cardinal(tokens, token, from) is { } number)
            return Range(tokens, number, token, from) ?? (number.Start, token + 1, number.Value, number.Value, number.Value);
        // "how many people died": no number.
        if (!cues.Numbers.TryFind(tokens[token], out var word) || (token > 0 && IsWord(tokens[token - 1], "how")))
            return null;
        // "tens of thousands": a plural word for a number means two of it at least.
        if (word is { Best: null, High: null } && token - 2 >= from && IsWord(tokens[token - 1], "of") && cues.Numbers.TryFind(tokens[token - 2], out var times)
            && times is { Best: null, High: null } && times.Low < word.Low)
            return (token - 2, token + 1, Times(word.Low / 2, times.Low), null, null);
        var start = token - 1 >= from && IsArticle(tokens[token - 1]) ? token - 1 : token;
        return (start, token + 1, word.Low, word.Best, word.High);
    }

    // "seven to ten", "7-10", "between 20 and 30", "two to three hundred".
    private (int Start, int End, int Low, int? Best, int? High)? Range(Tokens tokens, (int Start, int Value) upper, int last, int from)
    {
        var at = upper.Start - 1;
        if (at - 1 < from || Cardinal(tokens, at - 1, from) is not { } lower)
            return null;
        var between = lower.Start - 1 >= from
            && tokens[lower.Start - 1].Equals("between", StringComparison.OrdinalIgnoreCase);
        if (!(tokens[at] is "-" or "\u2013" || IsWord(tokens[at], between ? "and" : "to") || IsWord(tokens[at], "or")))
            return null;
        var shared = Multiplier(tokens[last]) is > 1 and var multiplier && lower.Value < upper.Value / multiplier
            ? multiplier
            : 1;
        return lower.Value < upper.Value
            ? (between ? lower.Start - 1 : lower.Start, last + 1, Times(lower.Value, shared), null, upper.Value)
            : null;
    }

    // The number whose last word is given: "223", "two dozen", "2.5 million", "two hundred and twenty-three". A bare
    // "dozen" is one dozen.
    private (int Start, int Value)? Cardinal(Tokens tokens, int last, int from)
    {
        if (!TryPlain(tokens[last], out _) && Multiplier(tokens[last]) == 0)
            return null;
        var start = last;
        while (Preceding(tokens, start, from) is var before and >= 0)
            start = before;
        var value = Sum(tokens, start, last);
        // "half a dozen"
        if (start == last && Multiplier(tokens[last]) > 1 && start - 2 >= from && IsArticle(tokens[start - 1]) && IsWord(tokens[start - 2], "half"))
            return (start - 2, value / 2);
        if (Multiplier(tokens[start]) > 0 && start - 1 >= from && IsArticle(tokens[start - 1]))
            start--;
        return (start, value);
    }

    // Where the number goes on to the left of its word at `at`, or −1.
    private int Preceding(Tokens tokens, int at, int from)
    {
        var multiplier = Multiplier(tokens[at]);
        if (at - 2 >= from && tokens[at - 1] is "-" && IsTens(tokens[at - 2]) && IsUnit(tokens[at]))
            return at - 2;
        if (at - 1 < from)
            return -1;
        if (multiplier > 0)
            return TryFactor(tokens[at - 1], out _) || Multiplier(tokens[at - 1]) is > 1 and var smaller && smaller < multiplier ? at - 1 : -1;
        if (IsTens(tokens[at - 1]) && IsUnit(tokens[at]))
            return at - 1;
        var and = IsWord(tokens[at - 1], "and") ? 1 : 0;
        return at - 1 - and >= from && Multiplier(tokens[at - 1 - and]) is >= 100 and var larger && TryPlain(tokens[at], out var value) && value < larger ? at - 1 - and : -1;
    }

    private int Sum(Tokens tokens, int start, int last)
    {
        double total = 0, current = 0;
        for (var t = start; t <= last; t++)
        {
            var multiplier = Multiplier(tokens[t]);
            if (multiplier >= 1000)
                (total, current) = (total + (Math.Max(current, 1) * multiplier), 0);
            else if (multiplier > 0)
                current = Math.Max(current, 1) * multiplier;
            else if (TryFactor(tokens[t], out var value))
                current += value;
        }

        return (int)Math.Min(int.MaxValue, Math.Round(total + current));
    }

    private int Multiplier(ReadOnlySpan<char> form) => cues.Numbers.TryFind(form, out var word) ? word.Multiplier : 0;

    // Before a multiplier a fraction may stand: "2.5 million".
    private static bool TryFactor(ReadOnlySpan<char> form, out double factor)
    {
        factor = 0;
        if (TryPlain(form, out var whole))
            factor = whole;
        else if (!char.IsAsciiDigit(form[0]) || form.Length > 8
            || !double.TryParse(form, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor))
            return false;
        return true;
    }

    private static bool IsTens(ReadOnlySpan<char> form) =>
        !char.IsAsciiDigit(form[0]) && TryPlain(form, out var value) && value is >= 20 and < 100;

    private static bool IsUnit(ReadOnlySpan<char> form) =>
        !char.IsAsciiDigit(form[0]) && TryPlain(form, out var value) && value is >= 1 and < 10;

    private static bool IsWord(ReadOnlySpan<char> form, string word) => form.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsArticle(ReadOnlySpan<char> form) => IsWord(form, "a") || IsWord(form, "an");

    private static int Times(int a, int b) => (int)Math.Min(int.MaxValue, (long)a * b);

    private NumberPhrase Bounded(Tokens tokens, (int Start, int End, int Low, int? Best, int? High) n, int from)
    {
        var (bound, start) = BoundBefore(tokens, n.Start, from);
        var end = n.End;
        if (bound == NumberBound.None && n.End < tokens.Count && tokens[n.End] is "or" or "OR"
            && cues.Bounds.TryFindAt(tokens, n.End, out var behind, out var length))
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
