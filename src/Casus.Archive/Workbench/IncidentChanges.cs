namespace Casus.Archive.Workbench;

/// <summary>Some of what changed in the table of incidents since a mark.</summary>
/// <param name="Mark">Where the archive stands when all of it was taken; given to the next call.</param>
/// <param name="Opened">Rows that came and still hold, in the order of their numbers.</param>
/// <param name="Parts">Parts of the incidents that came, also of some that hold no longer.</param>
/// <param name="Closed">Numbers of rows that hold no longer; some may have been told before.</param>
public sealed record IncidentChanges(ArchiveMark Mark, IReadOnlyList<IncidentRow> Opened, IReadOnlyList<PartRow> Parts, IReadOnlyList<long> Closed);
