using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Puts the times of a report together where two name one stretch of days: "from Monday to Wednesday".</summary>
internal sealed partial class TimeRanges
{
    private readonly Reading reading;
    private readonly Tokens tokens;
    private readonly DiscourseCues cues;
    private readonly DateOnly? published;

    public TimeRanges(Reading reading, DiscourseCues cues)
    {
        (this.reading, this.cues, tokens) = (reading, cues, reading.Get(Tokens.Layer));
        published = PublicationDay.Of(reading);
    }

    /// <summary>The times of the report in text order, two that make one stretch as one.</summary>
    public ImmutableArray<(ResolvedTime Time, TokenRange Range)> Join()
    {
        var joined = ImmutableArray.CreateBuilder<(ResolvedTime Time, TokenRange Range)>();
        foreach (var time in reading.Get(ResolvedTime.ToldLayer))
        {
            var range = tokens.RangeOf(time.Span);
            if (range.IsEmpty)
                continue;
            if (joined.Count > 0 && JoinedBy(joined[^1].Time, time, joined[^1].Range, range) && Stretch(joined[^1].Time, time) is { } stretch)
                joined[^1] = (stretch, new(joined[^1].Range.Start, range.End));
            else
                joined.Add((time, range));
        }

        return joined.ToImmutable();
    }

    /// <summary>"since Friday": from then to the day of publication; <see langword="null"/> where no such word stands before the time.</summary>
    public ResolvedTime? Since(ResolvedTime time)
    {
        var (first, end) = (tokens.RangeOf(time.Span).Start, tokens.RangeOf(time.Span).End);
        // "since Friday, when fighting broke out": that was on Friday.
        if (first == 0 || TellsWhen(end) || !cues.RangeWords.TryFindAt(tokens, first - 1, out var word, out _) || word != RangeWord.Since)
            return null;
        return ToPublication(time);
    }

    /// <summary>From a time to the day of publication; <see langword="null"/> where it does not lie before it.</summary>
    public ResolvedTime? ToPublication(ResolvedTime time) => time is { Days: { } days } && published is { } last && days.End < last
        ? time with { Days = new(days.Start, last), Precision = DatePrecision.Days, Rule = time.Rule + ":since" }
        : null;

    private bool TellsWhen(int token)
    {
        if (token < tokens.Count && tokens[token] is ",")
            token++;
        return token < tokens.Count && tokens[token].Equals("when", StringComparison.OrdinalIgnoreCase);
    }

    private bool JoinedBy(ResolvedTime former, ResolvedTime latter, TokenRange first, TokenRange second)
    {
        // "Feb. 28-March 3" may be cut anywhere.
        if (latter.Span.Start > former.Span.End && reading.Text.AsSpan(former.Span.End..latter.Span.Start).Trim() is "-" or "\u2013" or "\u2014")
            return true;
        // "in clashes on Monday and Tuesday"
        if (second.Start == first.End + 1 && tokens[first.End] is "and" && former is { Precision: DatePrecision.Day, Rule: "weekday", Days: { } day } && latter is { Precision: DatePrecision.Day, Rule: "weekday", Days: { } next } && next.Start == day.End.AddDays(1))
            return true;
        var between = second.Start - first.End;
        if (between < 1 || !cues.RangeWords.TryFindAt(tokens, first.End, out var word, out var length) || length != between)
            return false;
        return word == RangeWord.Joins
            || (word == RangeWord.Between && first.Start > 0 && cues.RangeOpenings.TryFindAt(tokens, first.Start - 1, out _, out _));
    }

    private static ResolvedTime? Stretch(ResolvedTime first, ResolvedTime last)
    {
        if (first.Days is not { } from || last.Days is not { } to || IsClockTime(first) || IsClockTime(last))
            return null;
        // "From Friday to Monday", told on a Friday: the first is that of the week before.
        if (from.Start > to.End && first is { Precision: DatePrecision.Day, Rule: "weekday", Anchor: not null })
            from = new(from.Start.AddDays(-7), from.End.AddDays(-7));
        if (from.Start > to.End)
            return null;
        var precision = (DatePrecision)Math.Max((int)DatePrecision.Days, Math.Max((int)first.Precision, (int)last.Precision));
        return first with
        {
            Span = Reports.TextSpan.Cover(first.Span, last.Span),
            Type = TimexType.Date,
            Value = $"{first.Value}/{last.Value}",
            Modifier = null,
            Days = new(from.Start, to.End),
            Precision = from.Start == to.End ? DatePrecision.Day : precision,
            Anchor = first.Anchor ?? last.Anchor,
            Rule = first.Rule + ":range",
        };
    }

    private static bool IsClockTime(ResolvedTime time) => time.Type == TimexType.Time && (time.Value is null || ClockTime().IsMatch(time.Value));

    [GeneratedRegex("T([0-9]|XX)", RegexOptions.CultureInvariant)]
    private static partial Regex ClockTime();
}
