using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads the headline that stands outside the text, with the stages that read the text, as context for the event it sums up.</summary>
/// <param name="reader">The stages up to <see cref="MentionPlace"/>.</param>
public sealed class HeadlineReader(ReadingPipeline reader) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Provides = Headline.Layer };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var report = reading.Report;
        var isRead = report.Title is { } title && !IdentifiedLanguage.IsUnread(reading) && !StandsInText(title, report.Text);
        return reading.With(Headline.Layer, isRead ? Read(report, report.Title!) : Headline.None);
    }

    // What the text begins with is read there.
    private static bool StandsInText(string title, string text) => text.AsSpan().TrimStart().StartsWith(title.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    private Headline Read(Report report, string title)
    {
        var reading = reader.Read(report with { Text = title, Title = null, Blocks = [] });
        var told = reading.Get(EventMention.Layer).Where(m => m.Trigger.Type.IsViolent).ToList();
        if (told.Count == 0)
            return Headline.None;
        // "12 killed as bomb hits market": of the deed and its result the deed says more.
        var best = told.OrderBy(m => m.Trigger.IsWeak).ThenBy(m => m.Trigger.Type.IsResult).ThenBy(m => m.Index).First();
        var tokens = reading.Get(Tokens.Layer);
        var deeds = told.Select(m => m.Index).ToHashSet();
        return new(
            best.Trigger.Type,
            tokens.SpanOf(best.Range),
            PlacesOf(reading, best, told),
            [.. reading.Get(Toll.Layer).Where(t => t.Best is not null && !t.IsSuperseded && deeds.Contains(t.Mention)).Select(t => new HeadlineToll(t, tokens.SpanOf(t.Range)))]);
    }

    // "Gunmen raid Kabul University": where no place is named, the one that the words imply.
    private static ImmutableArray<Toponym> PlacesOf(Reading reading, EventMention best, List<EventMention> told)
    {
        var places = reading.Get(MentionPlace.Layer);
        ImmutableArray<Toponym> named = [.. told.Prepend(best).SelectMany(m => places[m.Index].Toponyms).Where(t => t.Place is not null).DistinctBy(t => t.Span)];
        return named.IsEmpty ? reading.Get(ImpliedPlace.Layer) : named;
    }
}
