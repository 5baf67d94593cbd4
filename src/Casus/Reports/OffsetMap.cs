namespace Casus.Reports;

/// <summary>
/// Converts offsets of one text between UTF-16 code units (inside the program) and Unicode code points (in records).
/// </summary>
/// <remarks>
/// A lone surrogate counts as one code point, as it does in Python and in W3C selectors. For text without surrogates, which is
/// nearly all news, the map is the identity and holds nothing.
/// </remarks>
public sealed class OffsetMap
{
    // Code-unit offsets of the second half of each surrogate pair, ascending; every later offset is that many code
    // points less.
    private readonly int[] lowHalves;

    private OffsetMap(int[] lowHalves) => this.lowHalves = lowHalves;

    /// <summary>Reads <paramref name="text"/> once and remembers where code units and code points drift apart.</summary>
    public static OffsetMap For(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0)
            return new([]);
        var lows = new List<int>();
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
                lows.Add(i);
        }

        return new([.. lows]);
    }

    /// <summary>The code-point offset of a code-unit offset; an offset inside a pair counts as after it.</summary>
    public int ToCodePoints(int codeUnits)
    {
        if (lowHalves.Length == 0)
            return codeUnits;
        var index = Array.BinarySearch(lowHalves, codeUnits);
        return codeUnits - (index >= 0 ? index : ~index);
    }

    /// <summary>The code-unit offset at which the code point of the given offset begins.</summary>
    public int ToCodeUnits(int codePoints)
    {
        // lowHalves[k] is the unit offset of the k-th low half; in code points it stands at lowHalves[k] - k.
        int low = 0, high = lowHalves.Length;
        while (low < high)
        {
            var mid = (low + high) / 2;
            if (lowHalves[mid] - mid <= codePoints)
                low = mid + 1;
            else
                high = mid;
        }

        return codePoints + low;
    }

    /// <summary>How many code points <paramref name="text"/> has.</summary>
    public int Length(string text) => ToCodePoints(text.Length);
}
