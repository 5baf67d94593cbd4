namespace Casus.Archive.Workbench;

/// <summary>What an archive holds as a whole.</summary>
/// <param name="Reports">Reports.</param>
/// <param name="Publishers">Publishers with the number of their reports, most first; an empty name where reports name none.</param>
/// <param name="FirstDay">First day of publication; empty where none is known.</param>
/// <param name="LastDay">Last day of publication.</param>
public sealed record ArchiveCard(long Reports, IReadOnlyList<(string Name, long Reports)> Publishers, string FirstDay, string LastDay);
