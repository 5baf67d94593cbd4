namespace Casus.Reports;

/// <summary>What kinds of blocks have in common.</summary>
public static class BlockKinds
{
    /// <summary>Whether it is the report's own telling, headings and boxes included, and not what stands around it.</summary>
    public static bool IsOfReport(this BlockKind kind) =>
        kind is BlockKind.Paragraph or BlockKind.Title or BlockKind.Summary or BlockKind.Box or BlockKind.Heading;
}
