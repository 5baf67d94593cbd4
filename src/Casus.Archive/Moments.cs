using System.Globalization;
using Casus.Reports;

namespace Casus.Archive;

/// <summary>Moments as the archive writes them: UTC, to the millisecond, in an order that is that of their texts.</summary>
internal static class Moments
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>After everything.</summary>
    public const string End = "9999-12-31T23:59:59.999Z";

    /// <summary>Writes a moment.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Writes a moment to the tenth of a microsecond, for what follows closely upon each other. The text comes before that of <see cref="Of"/> for the same millisecond.</summary>
    public static string Fine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a day, which means its last moment, or a moment; both in UTC unless a zone is given.</summary>
    public static bool TryParse(string text, out string moment)
    {
        if (IsoDay.TryParse(text, out _))
        {
            moment = text + "T23:59:59.999Z";
            return true;
        }

        var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        moment = isTime ? Of(time) : "";
        return isTime && text.Length > 10;
    }
}
