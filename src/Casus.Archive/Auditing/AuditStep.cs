namespace Casus.Archive.Auditing;

/// <summary>A step for the log.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Subject">To what: the id of a report or incident.</param>
/// <param name="Detail">Numbers of rows and their fingerprints, as JSON.</param>
internal readonly record struct AuditStep(string Action, string Subject, string Detail);
