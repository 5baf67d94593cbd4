namespace Casus.Archive.Incidents;

/// <summary>What names a draft in the archive: the least number of a report that leads with it, or the event beside a lead that opened it.</summary>
/// <param name="Report">The number of the report.</param>
/// <param name="Event">The number of the event in its record, −1 for a cluster.</param>
internal readonly record struct DraftKey(long Report, long Event)
{
    /// <summary>The draft of a cluster.</summary>
    public static DraftKey OfCluster(long least) => new(least, -1);

    /// <summary>Whether reports lead with it.</summary>
    public bool IsCluster => Event < 0;
}
