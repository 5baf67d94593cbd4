namespace Casus.Sources.Lists;

/// <summary>What stood in a list.</summary>
/// <param name="Pages">In the order of the list.</param>
/// <param name="Lists">Addresses of further lists that it names.</param>
/// <param name="IsCut">Whether there were more than are read.</param>
internal sealed record PageList(IReadOnlyList<ListedPage> Pages, IReadOnlyList<string> Lists, bool IsCut)
{
    /// <summary>How many entries of one list are read.</summary>
    public const int Most = 50_000;

    /// <summary>Entries that were passed over; <see langword="null"/> for none.</summary>
    public Misfits? Misfits { get; init; }
}
