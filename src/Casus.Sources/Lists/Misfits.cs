namespace Casus.Sources.Lists;

/// <summary>Entries of a list of which no page could be made.</summary>
/// <param name="Count">How many, 1 at least.</param>
/// <param name="First">The number of the first of them in the list, from 1.</param>
/// <param name="Why">What is wrong with them, as a clause.</param>
internal sealed record Misfits(int Count, int First, string Why)
{
    /// <summary>What is wrong with an entry without an address.</summary>
    public const string NoPage = "they name no page";

    /// <summary>One more.</summary>
    public static Misfits Add(Misfits? before, int number, string why) => before is null ? new(1, number, why) : before with { Count = before.Count + 1 };
}
