using System.Globalization;
using Casus.Language.English.Times;

namespace Casus.Grounding;

/// <content>Times of day.</content>
internal sealed partial class TimeRules
{
    private TimeMeaning PartOfDay(TimePhrase phrase)
    {
        var part = phrase.Pattern.Value["part"] ?? Word(phrase, "part") ?? "MO";
        var day = NightOfDays(phrase) ?? DayOf(phrase);
        var mod = phrase["early"] is not null ? "START" : phrase["late"] is not null ? "END" : phrase["mid"] is not null ? "MID" : null;
        return day.Value is null ? day : day with { Value = day.Value + Suffix(part), Modifier = mod };
    }

    /// <summary>"the night of February 7-8": the value is that of the first day, the days are both.</summary>
    private TimeMeaning? NightOfDays(TimePhrase phrase)
    {
        if (Find(phrase, "days-of-month") is { } joined && Apply(joined) is { Period: { } first } both)
            return both with { Value = first.ToTimex() };
        var named = phrase.Inner.Where(i => i.Group == "day").Select(i => Apply(i.Phrase)).ToList();
        return named.Count == 2 && named[0].Period?.Days is { } from && named[1].Period?.Days is { } to && from.Start <= to.End
            ? named[0] with { Days = new(from.Start, to.End) }
            : null;
    }

    private static string Suffix(string part) =>
        part[0] == 'T' && part.Length > 2 ? part : "T" + (part == "DA" ? "MO" : part);

    /// <summary>The day an expression of time belongs to: the one it names, else the one that the story is at.</summary>
    private TimeMeaning DayOf(TimePhrase phrase)
    {
        if (Find(phrase, "day") is { } named)
            return Apply(named);
        if (Steering(phrase) is { } shift)
            return FromPublication(day => CalendarPeriod.Of(day).Shift(shift));
        return phrase.Pattern.Name == "overnight"
            ? BothDays(FromPublication(day => CalendarPeriod.Of(day).Shift(-1)))
            : FromStory(story.LastDay, told => told.At(Grain.Day)?.Shift(LaterBy(phrase))) with { IsDayOfStory = true };
    }

    // "the next morning"
    private static int LaterBy(TimePhrase phrase) => phrase.Pattern.Value["shift"] is { } days ? int.Parse(days, CultureInfo.InvariantCulture) : 0;

    // "struck overnight": before midnight or after it.
    private static TimeMeaning BothDays(TimeMeaning night) =>
        night.Period?.Days is { } evening ? night with { Days = new(evening.Start, evening.Start.AddDays(1)) } : night;

    private static int? Steering(TimePhrase phrase)
    {
        if (phrase.Pattern.Value["day"] is { } text)
            return int.Parse(text, CultureInfo.InvariantCulture);
        if (phrase["this-word"] is not null)
            return 0;
        return phrase.Inner.Select(i => Steering(i.Phrase)).FirstOrDefault(s => s is not null);
    }

    private TimeMeaning ClockTime(TimePhrase phrase)
    {
        var time = Clock(phrase);
        if (time is null)
            return PartOfDay(Find(phrase, "time-of-day") ?? phrase) is var part && Find(phrase, "day") is { } named
                && part.Value?.LastIndexOf('T') is { } t and > 0
                ? Apply(named) is { Value: { } dayValue } day ? day with { Value = dayValue + part.Value[t..] } : part
                : part;
        var on = DayOf(phrase);
        return on.Value is null
            ? on with { Lack = on.Lack }
            : on with { Value = on.Value + time, Modifier = phrase["about"] is null ? null : "APPROX" };
    }

    /// <summary>The clock time of a phrase as <c>T21:30</c>.</summary>
    private string? Clock(TimePhrase phrase)
    {
        var clock = Find(phrase, "clock") ?? Find(phrase, "zoned-clock") ?? phrase;
        if (clock["point"] is not null)
            return Suffix(Word(clock, "point")!);
        if (clock["hour-minutes"] is { } military)
            return $"T{(int)military.Atom.Number / 100:00}:{(int)military.Atom.Number % 100:00}";
        int hour, minute = 0;
        if (clock["clock"] is { } digits)
        {
            var text = Text(digits.Atom);
            var colon = text.IndexOfAny(":.");
            (hour, minute) = (Parse(text[..colon]), Parse(text.Slice(colon + 1, 2)));
        }
        else if (clock["hour"] is not null)
        {
            hour = Integer(clock, "hour")!.Value;
        }
        else
        {
            return null;
        }

        hour = HalfDay(clock, phrase) switch { "PM" when hour < 12 => hour + 12, "AM" when hour == 12 => 0, _ => hour };
        return hour > 24 ? null : string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}");
    }

    private string? HalfDay(TimePhrase clock, TimePhrase phrase)
    {
        if (clock["half-day"] is not null)
            return Word(clock, "half-day");
        return (Word(phrase, "part") ?? "") switch { "AF" or "EV" or "NI" => "PM", "MO" => "AM", _ => null };
    }

    private TimeMeaning ClockAgo(TimePhrase phrase)
    {
        var sign = Setting(phrase, "sign", -1);
        var count = Count(phrase);
        if (story.Published is not { } anchor)
            return TimeMeaning.Without("no-anchor");
        if (count.IsVague)
            return new(sign < 0 ? "PAST_REF" : "FUTURE_REF");
        var hours = count.Number * (Unit(phrase) switch { "H" => 1, "MIN" => 1 / 60.0, _ => 1 / 3600.0 }) * sign;
        if (Math.Abs(hours) > 100_000)
            return TimeMeaning.Without("no-such-date");
        if (story.PublishedAt is not { } time)
            return new TimeMeaning(CalendarPeriod.Of(anchor.Date).ToTimex() + "TXX") { Period = CalendarPeriod.Of(anchor.Date), Anchor = anchor };
        var moment = anchor.Date.DayNumber + ((time.ToTimeSpan().TotalHours + hours) / 24);
        if (CalendarPeriod.Of(anchor.Date).Shift(Math.Floor(moment) - anchor.Date.DayNumber) is not { } day)
            return TimeMeaning.Without("no-such-date");
        var minutes = (int)Math.Round((moment - Math.Floor(moment)) * 1440) % 1440;
        return new TimeMeaning(string.Create(CultureInfo.InvariantCulture, $"{day.ToTimex()}T{minutes / 60:00}:{minutes % 60:00}")) { Period = day, Anchor = anchor };
    }

    /// <summary>"two hours later": on the day told last, at a time that is not known.</summary>
    private TimeMeaning ClockLater(TimePhrase phrase)
    {
        var day = FromStory(story.LastDay, told => told.At(Grain.Day)) with { IsDayOfStory = true };
        return day.Value is { } value ? day with { Value = value + "TXX" } : day;
    }
}
