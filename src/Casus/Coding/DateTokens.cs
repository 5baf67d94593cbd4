using Casus.Grounding;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>The tokens that are part of a date: "March 7" is no march, and the seven counts nobody.</summary>
internal static class DateTokens
{
    /// <summary>The tokens of all dates of the report.</summary>
    public static HashSet<int> In(Reading reading)
    {
        var tokens = reading.Get(Tokens.Layer);
        HashSet<int> dates = [.. reading.Get(ResolvedTime.Layer)
            .Where(t => t.Type == TimexType.Date)
            .Select(t => tokens.RangeOf(t.Span))
            .SelectMany(r => Enumerable.Range(r.Start, r.Count))];
        for (var t = 0; t + 4 < tokens.Count; t++)
        {
            if (IsInFigures(tokens, t))
                dates.UnionWith(Enumerable.Range(t, 5));
        }

        return dates;
    }

    /// <summary>The tokens of all dates and times of day: "at dawn on Monday".</summary>
    public static HashSet<int> InTimes(Reading reading)
    {
        var tokens = reading.Get(Tokens.Layer);
        return [.. reading.Get(ResolvedTime.Layer)
            .Where(t => t.Type is TimexType.Date or TimexType.Time)
            .Select(t => tokens.RangeOf(t.Span))
            .SelectMany(r => Enumerable.Range(r.Start, r.Count))];
    }

    // "25-04-2016": a date whether or not its order of day and month is known.
    private static bool IsInFigures(Tokens tokens, int first) => tokens[first + 1] is "-" or "/" && tokens[first + 3].SequenceEqual(tokens[first + 1])
        && IsFigure(tokens[first]) && IsFigure(tokens[first + 2]) && IsFigure(tokens[first + 4])
        && !(tokens.SpaceAfter(first) || tokens.SpaceAfter(first + 1) || tokens.SpaceAfter(first + 2) || tokens.SpaceAfter(first + 3));

    private static bool IsFigure(ReadOnlySpan<char> form) => form.Length <= 4 && form.IndexOfAnyExceptInRange('0', '9') < 0;
}
