using System.Globalization;
using System.Text.RegularExpressions;
using Casus.Reports;

namespace Casus.Archive.Judgements;

/// <summary>The values of an incident that can be corrected, and their forms.</summary>
internal static partial class CorrectedField
{
    public const string Date = "date";
    public const string Type = "type";
    public const string Country = "country";
    public const string Place = "place";
    public const string Point = "point";
    public const string Killed = "killed";
    public const string Injured = "injured";

    /// <summary>All names, in the order in which they are listed.</summary>
    public static IReadOnlyList<string> All { get; } = [Date, Type, Country, Place, Point, Killed, Injured];

    /// <summary>Checks a value.</summary>
    /// <exception cref="CasusException">CAS1113: it does not fit.</exception>
    public static void Check(string field, string value)
    {
        var (fits, expected) = field switch
        {
            Date => (TryDays(value, out _, out _), "a day, or two with a slash between: 2024-02-07 or 2024-02-07/2024-02-09"),
            Type => (TypeName().IsMatch(value), "an event type of the codebook: drone-strike"),
            Country => (CountryCode().IsMatch(value), "three letters of ISO 3166-1: IRQ"),
            Place => (value.Trim().Length > 0, "a name"),
            Point => (TryPoint(value, out _, out _), "latitude and longitude in degrees: 33.34,44.40"),
            Killed or Injured => (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _), "a number of people: 3"),
            _ => throw ArchiveErrors.CannotBeCorrected(field, "one of the fields " + string.Join(", ", All)),
        };
        if (!fits)
            throw ArchiveErrors.CannotBeCorrected($"{field}: {value}", expected);
    }

    public static bool TryDays(string value, out string first, out string last)
    {
        var parts = value.Split('/');
        (first, last) = (parts[0], parts[^1]);
        return parts.Length <= 2 && parts.All(p => DateOnly.TryParseExact(p, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            && string.CompareOrdinal(first, last) <= 0;
    }

    public static bool TryPoint(string value, out double latitude, out double longitude)
    {
        var parts = value.Split(',');
        (latitude, longitude) = (0, 0);
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out latitude) && Math.Abs(latitude) <= 90
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out longitude) && Math.Abs(longitude) <= 180;
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.None, 250)]
    private static partial Regex TypeName();

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.None, 250)]
    private static partial Regex CountryCode();
}
