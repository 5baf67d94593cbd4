namespace Casus.Sources.Watching;

/// <summary>What is known of a list.</summary>
/// <param name="Tag">Its <c>ETag</c>.</param>
/// <param name="Modified">Its <c>Last-Modified</c>.</param>
/// <param name="Failures">How often in a row it could not be had.</param>
/// <param name="NextAt">Before then it is not asked.</param>
internal sealed record SourceState(string? Tag, string? Modified, int Failures, DateTimeOffset? NextAt)
{
    /// <summary>What was wrong last.</summary>
    public string? Problem { get; init; }
}
