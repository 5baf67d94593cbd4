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
        return [.. reading.Get(ResolvedTime.Layer)
            .Where(t => t.Type == TimexType.Date)
            .Select(t => tokens.RangeOf(t.Span))
            .SelectMany(r => Enumerable.Range(r.Start, r.Count))];
    }
}
