using Casus.Grounding;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>The day on which a report appeared.</summary>
/// <remarks>
/// Read from the times as they were first resolved (<see cref="ResolvedTime.Layer"/>): of those told, the only one that counts from the
/// dateline may have been given to a speech.
/// </remarks>
internal static class PublicationDay
{
    /// <summary>The day that the caller gave, or else that of the dateline; <see langword="null"/> where there is neither.</summary>
    public static DateOnly? Of(Reading reading) => reading.Report.PublishedOn?.Date ?? OfDateline(reading)?.Date;

    /// <summary>The day of the dateline, where a time of the report counts from it.</summary>
    public static TimeAnchor? OfDateline(Reading reading) =>
        reading.Get(ResolvedTime.Layer).Select(t => t.Anchor).FirstOrDefault(a => a?.Kind == TimeAnchorKind.Dateline);
}
