namespace Casus.Fusion;

/// <summary>A stem of a report.</summary>
/// <param name="Weight">How much it says of the report: the rarer it is among reports, and the more often it stands there, the more.</param>
/// <param name="Word">The plainest of the report's words that have it: "karrada" for "karrad".</param>
internal readonly record struct ReportTerm(float Weight, string Word)
{
    /// <summary>Of two words of a stem the shorter, or the first of two of one length in ordinal order.</summary>
    public static string Plainer(string a, string b) => a.Length < b.Length || (a.Length == b.Length && string.CompareOrdinal(a, b) <= 0) ? a : b;
}
