namespace Casus.Archive.Auditing;

/// <summary>An entry of the log.</summary>
internal sealed record AuditEntry(long Number, string At, string Who, string Action, string Subject, string Detail, string Previous, string Hash)
{
    /// <summary>The hash that its values come to.</summary>
    public string Computed => AuditLog.Hash(Number, At, Who, Action, Subject, Detail, Previous);
}
