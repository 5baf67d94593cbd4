namespace Casus.Archive.Purging;

/// <summary>A report that a purge removes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The headline of its newest version; empty where there is none.</param>
/// <param name="Published">The day of publication; empty where it is not known.</param>
/// <param name="Versions">How many versions.</param>
/// <param name="Readings">How many records, also those that hold no longer.</param>
public sealed record PurgedReport(string Id, string Title, string Published, long Versions, long Readings);
