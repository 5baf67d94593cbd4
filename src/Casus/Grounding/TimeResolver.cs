using System.Collections.Immutable;
using System.Globalization;
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
    private readonly int betweenDates;

    /// <summary>Makes the resolver of the expressions that <paramref name="patterns"/> find.</summary>
    /// <exception cref="CasusException">CAS0315: a pattern names a rule that does not exist.</exception>
    public TimeResolver(TimePatterns patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        patterns.CheckRules(TimeRules.Names);
        (this.patterns, publication, betweenDates) = (patterns, new(patterns), patterns.Lexicon.ClassNumber("between-dates"));
    }

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 2)
    {
        Requires = [TimeExpression.Layer, Tokens.Layer, Sentences.Layer],
        Provides = ResolvedTime.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(ResolvedTime.Layer, Resolve(reading, _ => null));
    }

    /// <summary>Resolves the expressions of a reading, some of them from a moment of their own.</summary>
    /// <param name="reading">A reading with the layers that <see cref="Info"/> requires.</param>
    /// <param name="said">The day from which an expression counts by its number, where that is not publication.</param>
    internal ImmutableArray<ResolvedTime> Resolve(Reading reading, Func<int, TimeAnchor?> said)
    {
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
            TimeMeaning? before = null;
            for (var i = 0; i < expressions.Length; i++)
            {
                story.Said = said(i);
                var meaning = Read(expressions[i], story);
                if (before is { LacksYear: true } && AreJoined(reading.Text, expressions[i - 1], expressions[i]) && WithYearOf(before, meaning) is { } dated)
                    resolved[^1] = ToTime(expressions[i - 1], dated);
                resolved.Add(ToTime(expressions[i], meaning));
                before = meaning;
            }
        }

        return resolved.MoveToImmutable();
    }

    private static TimeMeaning Read(TimeExpression expression, TimeStory story)
    {
        var meaning = story.Enter(expression) is { } phrase
            ? new TimeRules(story).Apply(phrase)
            : TimeMeaning.Without("unread");
        // What months a fiscal year holds depends on whose it is.
        if (meaning is { Lack: null, Value: not null } && story.NamesOwnYear)
            meaning = meaning with { Lack = "own-year" };
        story.Tell(meaning, expression.Span);
        return meaning;
    }

    private static ResolvedTime ToTime(TimeExpression expression, TimeMeaning meaning)
    {
        var days = expression.Type is TimexType.Date or TimexType.Time && meaning.Lack is null ? meaning.Days ?? meaning.Period?.Days : null;
        var rule = meaning.Lack is { } lack ? expression.Pattern + ":" + lack : expression.Pattern;
        return new(expression.Span, expression.Type, meaning.Value, meaning.Modifier, days, PrecisionOf(meaning, days), meaning.Anchor, rule)
        {
            HasOwnDay = !meaning.IsDayOfStory,
            Lack = meaning.Lack,
        };
    }

    private bool AreJoined(string text, TimeExpression first, TimeExpression second)
    {
        const int Longest = 12;
        if (second.Span.Start - first.Span.End is < 1 or > Longest)
            return false;
        var between = text.AsSpan(first.Span.End..second.Span.Start).Trim();
        return patterns.Lexicon.TryFind(between, out var row) && patterns.Lexicon.Is(new(0, 0, row, 0, 0, false), betweenDates);
    }

    /// <summary>"from 28 January to 3 February 2021": the year stands with the last date and holds for the first.</summary>
    private static TimeMeaning? WithYearOf(TimeMeaning first, TimeMeaning last)
    {
        if (last is not { Anchor: null, LacksYear: false, Period: { Grain: Grain.Day or Grain.Month, FirstDay: { } day } } || first.Value is not { Length: 7 or 10 } value)
            return null;
        var month = int.Parse(value.AsSpan(5, 2), CultureInfo.InvariantCulture);
        int? number = value.Length == 10 ? int.Parse(value.AsSpan(8, 2), CultureInfo.InvariantCulture) : null;
        // From December to January the year changes in between.
        var year = month > day.Month ? day.Year - 1 : day.Year;
        var period = number is { } n ? CalendarPeriod.OfDay(year, month, n) : new CalendarPeriod(Grain.Month, year, month);
        return TimeMeaning.Of(period, null) with { Modifier = first.Modifier };
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
