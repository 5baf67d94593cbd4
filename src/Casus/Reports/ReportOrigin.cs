namespace Casus.Reports;

/// <summary>Where a report was read from.</summary>
/// <param name="Source">A path as typed by the user, <c>-</c> for standard input, or a name the caller chose.</param>
/// <param name="Line">The 1-based line within it for line-based formats, else <see langword="null"/>.</param>
public readonly record struct ReportOrigin(string Source, long? Line = null)
{
    /// <summary>Nothing is known, as for a report made in memory.</summary>
    public static ReportOrigin Unknown { get; } = new("(memory)");

    /// <summary>As <c>path</c> or <c>path:line</c>.</summary>
    public override string ToString() => Line is { } line ? $"{Source}:{line}" : Source;
}
