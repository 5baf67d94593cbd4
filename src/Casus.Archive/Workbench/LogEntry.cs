namespace Casus.Archive.Workbench;

/// <summary>An entry of the archive's log.</summary>
public sealed record LogEntry(long Number, string At, string Who, string Action, string Object, string Detail, string Hash);
