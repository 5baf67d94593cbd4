namespace Casus.Archive.Reports;

/// <summary>What of a report was new to the archive.</summary>
internal enum Kept
{
    /// <summary>It was there, read by this coder.</summary>
    Nothing,

    /// <summary>It was there, read by another coder.</summary>
    Reading,

    /// <summary>Its content was not there.</summary>
    Report,
}
