using System.Collections.Immutable;
using Casus.Records;

namespace Casus.Fusion.Incidents;

/// <summary>What one report says of one incident.</summary>
/// <param name="Number">The report's number in the table.</param>
/// <param name="Record">Its record.</param>
/// <param name="Part"><c>lead</c>, <c>also</c> or <c>background</c>.</param>
/// <param name="Events">The events of the record that tell of the incident, the chief one first.</param>
internal sealed record ReportPart(int Number, CodedReport Record, string Part, ImmutableArray<CodedEvent> Events)
{
    public const string Lead = "lead";
    public const string Also = "also";
    public const string Background = "background";

    /// <summary>Whether it reports the incident, and does not only retell it.</summary>
    public bool IsNews => Part != Background;
}
