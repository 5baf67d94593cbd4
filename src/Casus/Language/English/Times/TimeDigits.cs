using System.Globalization;

namespace Casus.Language.English.Times;

/// <summary>Reads the numbers, clock times and dates that stand in one run of digits and signs.</summary>
internal static class TimeDigits
{
    /// <summary>Whether the whole token is <c>yyyy-mm-dd</c>, with or without a time behind a T.</summary>
    public static bool TryReadIsoDate(ReadOnlySpan<char> token) =>
        token.Length >= 10 && token[4] == '-' && token[7] == '-' && AllDigits(token[..4]) && AllDigits(token[5..7])
        && AllDigits(token[8..10])
        && (token.Length == 10 || (token[10] is 'T' && token.Length >= 16));

    /// <summary>Reads the number at the beginning of a token.</summary>
    /// <returns>How many characters belong to it; 0 when the token does not begin with a number.</returns>
    public static int Read(ReadOnlySpan<char> token, out ulong shapes, out double number)
    {
        (shapes, number) = (0, 0);
        var apostrophe = token[0] is '\'' or '\u2018' or '\u2019' ? 1 : 0;
        var digits = CountDigits(token[apostrophe..]);
        if (digits == 0 || digits > 9)
            return 0;
        var value = int.Parse(token.Slice(apostrophe, digits), CultureInfo.InvariantCulture);
        number = value;
        var end = apostrophe + digits;
        var rest = token[end..];
        if (apostrophe > 0)
            return ReadShort(rest, digits, value, end, out shapes, out number);
        if (rest.IsEmpty)
        {
            shapes = Whole(value, digits);
            return end;
        }

        return rest[0] switch
        {
            ':' => end + Colon(rest, value, digits, out shapes),
            '.' => end + Point(rest, value, digits, out shapes, ref number),
            ',' => end + Comma(rest, out shapes, ref number),
            '/' => end + Slash(rest, value, out shapes, ref number),
            _ => end + Suffix(rest, value, digits, out shapes, ref number),
        };
    }

    private static int ReadShort(ReadOnlySpan<char> rest, int digits, int value, int end, out ulong shapes, out double number)
    {
        number = value;
        shapes = 0;
        if (digits != 2)
            return 0;
        if (rest is "s" or "S" && value % 10 == 0)
        {
            shapes = Bit(TimeShape.ShortDecade);
            return end + 1;
        }

        shapes = rest.IsEmpty ? Bit(TimeShape.ShortYear) : 0;
        return rest.IsEmpty ? end : 0;
    }

    private static ulong Whole(int value, int digits)
    {
        ulong shapes = 0;
        if (digits == 4 && value is >= 1000 and < 3000)
            shapes |= Bit(TimeShape.Year) | (value is >= 1900 and < 2100 ? Bit(TimeShape.LikelyYear) | (value % 100 != 0 ? Bit(TimeShape.SureYear) : 0) : Bit(TimeShape.Number));
        else
            shapes |= Bit(TimeShape.Number);
        if (digits == 4 && value / 100 < 24 && value % 100 < 60)
            shapes |= Bit(TimeShape.HourMinutes);
        if (digits > 2)
            return shapes;
        if (digits == 2)
            shapes |= Bit(TimeShape.TwoDigits);
        if (value is >= 1 and <= 31)
            shapes |= Bit(TimeShape.Day);
        if (value is >= 1 and <= 12)
            shapes |= Bit(TimeShape.MonthNumber);
        return value <= 24 ? shapes | Bit(TimeShape.Hour) : shapes;
    }

    private static int Colon(ReadOnlySpan<char> rest, int hour, int digits, out ulong shapes)
    {
        shapes = 0;
        if (digits > 2 || hour > 24 || CountDigits(rest[1..]) != 2 || rest[1] > '5')
            return 0;
        shapes = Bit(TimeShape.Clock);
        var seconds = rest.Length >= 6 && rest[3] == ':' && CountDigits(rest[4..]) == 2;
        return seconds ? 6 : 3;
    }

    private static int Point(ReadOnlySpan<char> rest, int value, int digits, out ulong shapes, ref double number)
    {
        var decimals = CountDigits(rest[1..]);
        shapes = Bit(TimeShape.Number);
        if (decimals == 0)
        {
            shapes = Whole(value, digits);
            return rest.Length == 1 ? 1 : 0;
        }

        number = value + (int.Parse(rest.Slice(1, Math.Min(decimals, 9)), CultureInfo.InvariantCulture) / Math.Pow(10, Math.Min(decimals, 9)));
        if (digits <= 2 && decimals == 2 && value <= 24 && rest[1] <= '5')
            shapes |= Bit(TimeShape.DotClock) | (value > 0 && rest[2] is '0' or '5' ? Bit(TimeShape.RoundDotClock) : 0);
        return 1 + decimals;
    }

    private static int Comma(ReadOnlySpan<char> rest, out ulong shapes, ref double number)
    {
        shapes = Bit(TimeShape.Number);
        var length = 0;
        while (length < rest.Length && rest[length] == ',' && CountDigits(rest[(length + 1)..]) == 3)
        {
            number = (number * 1000) + int.Parse(rest.Slice(length + 1, 3), CultureInfo.InvariantCulture);
            length += 4;
        }

        return length;
    }

    private static int Slash(ReadOnlySpan<char> rest, int first, out ulong shapes, ref double number)
    {
        shapes = 0;
        var second = CountDigits(rest[1..]);
        if (second is 0 or > 4)
            return 0;
        var after = rest[(1 + second)..];
        if (!after.IsEmpty && after[0] == '/' && CountDigits(after[1..]) is 2 or 4)
        {
            shapes = Bit(TimeShape.SlashDate);
            return 1 + second + 1 + CountDigits(after[1..]);
        }

        var divisor = int.Parse(rest.Slice(1, second), CultureInfo.InvariantCulture);
        if (divisor is < 2 or > 8 || first >= divisor)
            return 0;
        number = (double)first / divisor;
        shapes = Bit(TimeShape.Fraction);
        return 1 + second;
    }

    private static int Suffix(ReadOnlySpan<char> rest, int value, int digits, out ulong shapes, ref double number)
    {
        shapes = Whole(value, digits);
        var decade = rest is "s" or "S" or "'s" or "\u2019s";
        if (decade && value % 10 == 0 && digits is 2 or 4)
        {
            shapes = Bit(digits == 4 ? TimeShape.Decade : TimeShape.ShortDecade);
            return rest.Length;
        }

        if (rest.Length != 2 || !IsOrdinalEnding(rest))
            return 0;
        shapes = Bit(TimeShape.Ordinal) | (value is >= 1 and <= 31 ? Bit(TimeShape.OrdinalDay) : 0);
        return 2;
    }

    private static bool IsOrdinalEnding(ReadOnlySpan<char> rest) =>
        rest.Equals("st", StringComparison.OrdinalIgnoreCase) || rest.Equals("nd", StringComparison.OrdinalIgnoreCase)
        || rest.Equals("rd", StringComparison.OrdinalIgnoreCase) || rest.Equals("th", StringComparison.OrdinalIgnoreCase);

    private static ulong Bit(TimeShape shape) => 1UL << (int)shape;

    private static bool AllDigits(ReadOnlySpan<char> text) => CountDigits(text) == text.Length;

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var n = text.IndexOfAnyExceptInRange('0', '9');
        return n < 0 ? text.Length : n;
    }
}
