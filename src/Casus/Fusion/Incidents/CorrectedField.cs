using System.Globalization;
using System.Text.RegularExpressions;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>The values of an incident that people can correct, and their forms.</summary>
public static partial class CorrectedField
{
    /// <summary>When it happened.</summary>
    public const string Date = "date";

    /// <summary>Its event type.</summary>
    public const string Type = "type";

    /// <summary>Where it happened: the country.</summary>
    public const string Country = "country";

    /// <summary>Where it happened: the name of the place.</summary>
    public const string Place = "place";

    /// <summary>Where it happened: the point.</summary>
    public const string Point = "point";

    /// <summary>The dead.</summary>
    public const string Killed = "killed";

    /// <summary>The injured.</summary>
    public const string Injured = "injured";

    /// <summary>Who did it.</summary>
    public const string Actor = "actor";

    /// <summary>Value of <see cref="Actor"/>: it is not known who did it.</summary>
    public const string Nobody = "nobody";

    /// <summary>All names, in the order in which they are listed.</summary>
    public static IReadOnlyList<string> All { get; } = [Date, Type, Country, Place, Point, Actor, Killed, Injured];

    /// <summary>Whether a value has the form of its field.</summary>
    /// <param name="field">One of <see cref="All"/>.</param>
    /// <param name="value">The value.</param>
    /// <param name="expected">The form, in words.</param>
    public static bool Fits(string field, string value, out string expected)
    {
        (var fits, expected) = field switch
        {
            Date => (TryDays(value, out _, out _), "a day, or two with a slash between: 2024-02-07 or 2024-02-07/2024-02-09"),
            Type => (TypeName().IsMatch(value), "an event type of the codebook: drone-strike"),
            Country => (CountryCode().IsMatch(value), "three letters of ISO 3166-1: IRQ"),
            Place => (value.Trim().Length > 0, "a name"),
            Point => (TryPoint(value, out _, out _), "latitude and longitude in degrees: 33.34,44.40"),
            Actor => (TryParties(value, out _), "who did it, with ; between, an entry of the register with its id: Islamic State [islamic-state]; gunmen; or nobody, where it is not known"),
            Killed or Injured => (TryToll(value, out _), "a number of people: 3"),
            _ => (false, "one of the fields " + string.Join(", ", All)),
        };
        return fits;
    }

    /// <summary>Reads one day, or two with a slash between.</summary>
    internal static bool TryDays(string value, out string first, out string last)
    {
        var parts = value.Split('/');
        (first, last) = (parts[0], parts[^1]);
        return parts.Length <= 2 && parts.All(p => IsoDay.TryParse(p, out _))
            && string.CompareOrdinal(first, last) <= 0;
    }

    /// <summary>Reads parties with a semicolon between, each with the id of the register behind it where it is known there.</summary>
    /// <param name="value">The value.</param>
    /// <param name="parties">Names and ids; empty for <see cref="Nobody"/>.</param>
    public static bool TryParties(string value, out IReadOnlyList<(string Name, string? ActorId)> parties)
    {
        ArgumentNullException.ThrowIfNull(value);
        var found = new List<(string, string?)>();
        parties = found;
        if (value.Trim() == Nobody)
            return true;
        foreach (var party in value.Split(';'))
        {
            var match = Party().Match(party.Trim());
            if (!match.Success)
                return false;
            found.Add((match.Groups["name"].Value, match.Groups["id"] is { Success: true } id ? id.Value : null));
        }

        return true;
    }

    /// <summary>Reads latitude and longitude in degrees with a comma between.</summary>
    internal static bool TryPoint(string value, out double latitude, out double longitude)
    {
        var parts = value.Split(',');
        (latitude, longitude) = (0, 0);
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out latitude) && Math.Abs(latitude) <= 90
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out longitude) && Math.Abs(longitude) <= 180;
    }

    /// <summary>Reads a number of people.</summary>
    internal static bool TryToll(string? value, out int toll) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out toll);

    // Without a limit in time, which a busy machine would reach: both take time that grows with the text alone.
    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^(?<name>[^\[\]\s][^\[\]]*?)(?:\s*\[(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)\])?$")]
    private static partial Regex Party();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex CountryCode();
}
