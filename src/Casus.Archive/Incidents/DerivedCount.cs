namespace Casus.Archive.Incidents;

/// <summary>What deriving incidents changed.</summary>
/// <param name="Opened">Incidents that are new or other than before.</param>
/// <param name="Closed">Incidents that are gone or other than before.</param>
public readonly record struct DerivedCount(long Opened, long Closed);
