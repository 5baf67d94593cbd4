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
