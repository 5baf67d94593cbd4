namespace Casus.Sources.Watching;

/// <summary>How long to wait before what failed is asked for again.</summary>
internal static class Pauses
{
    /// <summary>The longest.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    /// <summary>How often a page is looked at again that does not change though its list says so.</summary>
    public const int MostLooks = 5;

    /// <summary>How long a page is not looked at again, whatever its list says: an hour, twice as long each time that it had not changed.</summary>
    public static TimeSpan BetweenLooks(int looks) => TimeSpan.FromHours(Math.Pow(2, Math.Min(looks, MostLooks)));

    /// <summary>Ten minutes, twice as long each time, up to a day; a quarter more or less, so that many who failed at once do not come back at once.</summary>
    /// <param name="failures">How often in a row it failed before.</param>
    /// <param name="asked">How long the server asks to wait; a shorter pause than that is none.</param>
    public static TimeSpan After(int failures, TimeSpan asked = default)
    {
        var pause = First * Math.Pow(2, Math.Min(failures, 10)) * (0.75 + (Random.Shared.NextDouble() / 2));
        pause = pause > asked ? pause : asked;
        return pause < Longest ? pause : Longest;
    }
}
