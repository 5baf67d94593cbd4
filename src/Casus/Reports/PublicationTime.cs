using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Casus.Reports;

/// <summary>A date of publication, with the time of day where the source gives one.</summary>
/// <param name="Date">The calendar day at the place of publication, as written: a time zone never moves it.</param>
/// <param name="Time">The time of day as written, or <see langword="null"/>.</param>
/// <param name="AsWritten">The ISO 8601 text the value was read from, carried through to the record.</param>
public sealed record PublicationTime(DateOnly Date, TimeOnly? Time, string AsWritten)
{
    private static readonly string[] TimeFormats =
        ["HH:mm:ss.FFFFFFFK", "HH:mm:ssK", "HH:mmK", "HH:mm:ss", "HH:mm", "HH:mm:ss.FFFFFFFzzz", "HH:mm:sszzz", "HH:mmzzz"];

    /// <summary>
    /// Reads ISO 8601: <c>2024-02-08</c>, <c>2024-02-08T21:30</c>, with seconds, fraction and zone or without.
    /// </summary>
    /// <returns>Whether <paramref name="text"/> is a real date in that form. 31 February is not.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PublicationTime? value)
    {
        value = null;
        var trimmed = text?.Trim();
        if (trimmed is null || trimmed.Length < 10
            || !IsoDay.TryParse(trimmed.AsSpan(0, 10), out var date))
        {
            return false;
        }

        if (trimmed.Length == 10)
        {
            value = new(date, null, trimmed);
            return true;
        }

        if (trimmed[10] is not ('T' or 't' or ' '))
            return false;
        // The zone is checked but not applied: "on Wednesday" is written on the outlet's own calendar.
        if (!DateTime.TryParseExact(trimmed.AsSpan(11), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault, out _))
            return false;
        _ = TimeOnly.TryParseExact(
            trimmed.AsSpan(11, 5), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        value = new(date, time, trimmed);
        return true;
    }

    /// <summary>The day alone.</summary>
    public static PublicationTime On(DateOnly date) =>
        new(date, null, IsoDay.Text(date));

    /// <inheritdoc/>
    public override string ToString() => AsWritten;
}
