namespace Casus.Archive.Workbench;

/// <summary>How far an archive has come.</summary>
/// <param name="Entry">The number of the last entry of its log, 0 for none.</param>
/// <param name="At">Its moment.</param>
/// <param name="Incident">The highest number of a row of incidents.</param>
public sealed record ArchiveMark(long Entry, string At, long Incident)
{
    /// <summary>Before everything.</summary>
    public static ArchiveMark Beginning { get; } = new(0, "", 0);
}
