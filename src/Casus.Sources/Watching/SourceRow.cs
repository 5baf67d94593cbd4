namespace Casus.Sources.Watching;

/// <summary>What is known of a source.</summary>
/// <param name="AskedAt">When it was looked at last.</param>
/// <param name="ReadAt">When that went well last.</param>
/// <param name="NextAt">Before then it is not asked.</param>
/// <param name="Failures">How often in a row it could not be had.</param>
/// <param name="Code">The code of what was wrong last; <see langword="null"/> for nothing.</param>
/// <param name="Problem">What was wrong last.</param>
/// <param name="Found">How many pages or reports it named that were new.</param>
/// <param name="Kept">How many reports of a folder were kept.</param>
/// <param name="Unread">How many of these were not read.</param>
internal sealed record SourceRow(string? AskedAt, string? ReadAt, string? NextAt, long Failures, string? Code, string? Problem, long Found, long Kept, long Unread)
{
    /// <summary>How many pages are in each state.</summary>
    public Dictionary<string, long> Pages { get; init; } = [];

    /// <summary>Why most of those that were refused were.</summary>
    public string? Refused { get; init; }
}
