namespace Casus.Exports;

/// <summary>How much an export holds.</summary>
/// <param name="Incidents">Incidents read.</param>
/// <param name="Rejected">Of these, those that the main file has no record of.</param>
/// <param name="Records">Records of the main file.</param>
public sealed record ExportCounts(long Incidents, long Rejected, long Records)
{
    /// <summary>Incidents in the export that a person confirmed or corrected.</summary>
    public long Reviewed { get; init; }
}
