namespace Casus.Archive.Workbench;

/// <summary>What lists, counts and maps go by of one current incident; the columns of the table, without the incident itself.</summary>
/// <param name="Number">The number of the row: a later state of an incident has a higher one.</param>
/// <param name="Id">The incident's id.</param>
/// <param name="Type">Event type, corrected where it was; the same holds of the other values.</param>
/// <param name="FirstDay">First possible day, ISO 8601; empty where unknown.</param>
/// <param name="LastDay">Last possible day.</param>
/// <param name="Country">ISO 3166-1 alpha-3; empty where unknown.</param>
/// <param name="Place">The place's name in folded words; empty where unknown.</param>
/// <param name="Latitude">Degrees, or <see langword="null"/>.</param>
/// <param name="Longitude">Degrees, or <see langword="null"/>.</param>
/// <param name="Killed">The dead, or <see langword="null"/> where no report says.</param>
/// <param name="Injured">The injured, likewise.</param>
/// <param name="Sources">Independent sources.</param>
/// <param name="Grade">How well supported.</param>
/// <param name="Review">What people made of it.</param>
public readonly record struct IncidentRow(
    long Number,
    string Id,
    string Type,
    string FirstDay,
    string LastDay,
    string Country,
    string Place,
    double? Latitude,
    double? Longitude,
    long? Killed,
    long? Injured,
    long Sources,
    string Grade,
    string Review);

/// <summary>Somebody's part in an incident.</summary>
/// <param name="Incident">The number of the incident's row.</param>
/// <param name="Actor">An id of the register, or empty.</param>
/// <param name="Name">The name in folded words.</param>
/// <param name="Role">As records write it.</param>
/// <param name="Certainty">As records write it.</param>
public readonly record struct PartRow(long Incident, string Actor, string Name, string Role, string Certainty);

/// <summary>Some of what changed in the table of incidents since a mark.</summary>
/// <param name="Mark">Where the archive stands when all of it was taken; given to the next call.</param>
/// <param name="Opened">Rows that came and still hold, in the order of their numbers.</param>
/// <param name="Parts">Parts of the incidents that came, also of some that hold no longer.</param>
/// <param name="Closed">Numbers of rows that hold no longer; some may have been told before.</param>
public sealed record IncidentChanges(ArchiveMark Mark, IReadOnlyList<IncidentRow> Opened, IReadOnlyList<PartRow> Parts, IReadOnlyList<long> Closed);

/// <summary>How far an archive has come.</summary>
/// <param name="Entry">The number of the last entry of its log, 0 for none.</param>
/// <param name="At">Its moment.</param>
/// <param name="Incident">The highest number of a row of incidents.</param>
public sealed record ArchiveMark(long Entry, string At, long Incident)
{
    /// <summary>Before everything.</summary>
    public static ArchiveMark Beginning { get; } = new(0, "", 0);
}
