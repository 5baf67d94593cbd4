using System.Collections.Immutable;
using Casus.Language;
using Casus.Language.English.Times;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>Gives time expressions their meaning: TIMEX3 values, and the calendar days they cover.</summary>
/// <remarks>
/// What is relative is counted from the report's date of publication; where the caller gave none, from a dateline or byline of the
/// text; where there is none either, it stays without value. "The next day" and "two weeks earlier" are counted from the date told
/// last. Linear in the length of the text; thread-safe.
/// </remarks>
public sealed class TimeResolver : IStage
{
    private readonly TimePatterns patterns;
    private readonly PublicationDateFinder publication;

    /// <summary>Makes the resolver of the expressions that <paramref name="patterns"/> find.</summary>
    /// <exception cref="CasusException">CAS0315: a pattern names a rule that does not exist.</exception>
    public TimeResolver(TimePatterns patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        patterns.CheckRules(TimeRules.Names);
        (this.patterns, publication) = (patterns, new(patterns));
    }

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [TimeExpression.Layer, Tokens.Layer, Sentences.Layer],
        Provides = ResolvedTime.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var expressions = reading.Get(TimeExpression.Layer);
        var resolved = ImmutableArray.CreateBuilder<ResolvedTime>(expressions.Length);
        if (!expressions.IsEmpty)
        {
            var anchor = Anchor(reading);
            var story = new TimeStory(
                patterns,
                reading.Get(Tokens.Layer),
                reading.Get(Sentences.Layer),
                anchor,
                reading.Report.PublishedOn?.Time);
            foreach (var expression in expressions)
                resolved.Add(Resolve(expression, story));
        }

        return reading.With(ResolvedTime.Layer, resolved.MoveToImmutable());
    }

    private static ResolvedTime Resolve(TimeExpression expression, TimeStory story)
    {
        var meaning = story.Enter(expression) is { } phrase
            ? new TimeRules(story).Apply(phrase)
            : TimeMeaning.Without("unread");
        story.Tell(meaning, expression.Span);
        var days = expression.Type is TimexType.Date or TimexType.Time ? meaning.Days ?? meaning.Period?.Days : null;
        var rule = meaning.Lack is { } lack ? expression.Pattern + ":" + lack : expression.Pattern;
        return new(
            expression.Span,
            expression.Type,
            meaning.Value,
            meaning.Modifier,
            days,
            PrecisionOf(meaning, days),
            meaning.Anchor,
            rule);
    }

    private static DatePrecision PrecisionOf(TimeMeaning meaning, DayRange? days)
    {
        if (days is not { } range)
            return DatePrecision.Unknown;
        if (meaning.Days is not null)
            return range.Start == range.End ? DatePrecision.Day : DatePrecision.Days;
        return meaning.Period?.Grain switch
        {
            Grain.Day => DatePrecision.Day,
            Grain.Weekend => DatePrecision.Days,
            Grain.Week => DatePrecision.Week,
            Grain.Month => DatePrecision.Month,
            _ => DatePrecision.Year,
        };
    }

    private TimeAnchor? Anchor(Reading reading) => reading.Report.PublishedOn is { } published
        ? new(published.Date, TimeAnchorKind.PublishedOn, null)
        : publication.Find(reading.Text);
}
