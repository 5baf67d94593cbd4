namespace Casus.Archive.Reports;

/// <summary>A block of a report's text.</summary>
internal sealed record StoredBlock(int Start, int End, string Kind);
