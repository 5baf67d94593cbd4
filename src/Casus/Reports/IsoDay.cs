using System.Globalization;

namespace Casus.Reports;

/// <summary>Days as texts of ISO 8601, <c>2024-02-07</c>.</summary>
public static class IsoDay
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Writes a day.</summary>
    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads a day; nothing may stand before or behind it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads a day.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateOnly Parse(ReadOnlySpan<char> text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);
}
