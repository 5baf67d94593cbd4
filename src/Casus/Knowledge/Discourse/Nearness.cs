namespace Casus.Knowledge;

/// <summary>How near one deed lies to another when no number says it: "hours after", "days before".</summary>
/// <param name="Name">The name of the stanza.</param>
/// <param name="LeastDays">At least so many days apart; 0 for the same day.</param>
/// <param name="MostDays">At most so many.</param>
public sealed record Nearness(string Name, int LeastDays, int MostDays)
{
    internal static Nearness Read(Stanza stanza)
    {
        var nearness = new Nearness(stanza.Require("nearness"), Days(stanza, "least"), Days(stanza, "most"));
        return nearness.LeastDays <= nearness.MostDays
            ? nearness
            : throw stanza.Error("CAS0306", "'least' is greater than 'most'. Correct the values.");
    }

    private static int Days(Stanza stanza, string key) =>
        int.TryParse(stanza.Require(key), System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 400
            ? number
            : throw stanza.Error("CAS0306", $"'{key}' must be a number of days from 0 to 399. Correct the value.");
}
