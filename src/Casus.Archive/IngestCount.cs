namespace Casus.Archive;

/// <summary>What came of taking reports in.</summary>
/// <param name="Added">Reports, or new versions of reports, that were not there.</param>
/// <param name="Recoded">Reports that another coder had read.</param>
/// <param name="Known">Reports that were there.</param>
/// <param name="Lost">Reports that could not be coded.</param>
public readonly record struct IngestCount(long Added, long Recoded, long Known, long Lost)
{
    /// <summary>Reports that were purged, and were not taken in.</summary>
    public long Purged { get; init; }

    /// <summary>All of them.</summary>
    public long All => Added + Recoded + Known + Lost + Purged;

    /// <summary>The sum.</summary>
    public static IngestCount operator +(IngestCount a, IngestCount b) =>
        new(a.Added + b.Added, a.Recoded + b.Recoded, a.Known + b.Known, a.Lost + b.Lost) { Purged = a.Purged + b.Purged };

    /// <summary>The sum.</summary>
    public static IngestCount Add(IngestCount left, IngestCount right) => left + right;
}
