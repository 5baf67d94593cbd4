using System.Collections.Immutable;
using Casus.Language.English.Times;
using Casus.Readings;

namespace Casus.Grounding;

/// <summary>The day of publication that a report prints itself, where the caller gave another.</summary>
public static class PrintedDay
{
    /// <summary>At most one: empty where no day was given, where the text prints none, or where the two agree.</summary>
    public static Layer<ImmutableArray<TimeAnchor>> Layer { get; } = new("printed-day");
}

/// <summary>Compares the day of publication that was given with the one that stands in the text.</summary>
/// <remarks>Times are counted from the day that was given. A day off is none: clocks differ, and reports are updated at night.</remarks>
/// <param name="patterns">The words and patterns of the language.</param>
public sealed class PrintedDayFinder(TimePatterns patterns) : IStage
{
    private const int DaysOfUpdates = 1;

    private readonly PublicationDateFinder finder = new(patterns);

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Requires = [], Provides = PrintedDay.Layer };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(PrintedDay.Layer, reading.Report.PublishedOn is { } given && finder.Find(reading.Text) is { } printed
            && Math.Abs(printed.Date.DayNumber - given.Date.DayNumber) > DaysOfUpdates ? [printed] : []);
    }
}
