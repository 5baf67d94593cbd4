using System.Collections.Frozen;
using System.Globalization;
using Casus.Language.English.Times;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>The rules that the <c>value</c> lines of the patterns name. docs/methodology/times.md describes each.</summary>
internal sealed partial class TimeRules(TimeStory story)
{
    private static readonly FrozenDictionary<string, Func<TimeRules, TimePhrase, TimeMeaning>> ByName = new Dictionary<string, Func<TimeRules, TimePhrase, TimeMeaning>>
    {
        ["none"] = (_, _) => TimeMeaning.Without("no-rule"),
        ["fixed"] = (r, p) => r.Fixed(p),
        ["inner"] = (r, p) => r.InnerOf(p),
        ["date"] = (r, p) => r.Date(p),
        ["days"] = (r, p) => r.DaysOfMonth(p),
        ["years"] = (r, p) => r.Years(p),
        ["iso"] = (r, p) => r.Iso(p),
        ["slash"] = (r, p) => r.Slash(p),
        ["holiday"] = (r, p) => r.Holiday(p),
        ["decade"] = (r, p) => r.DecadeOf(p),
        ["century"] = (r, p) => r.CenturyOf(p),
        ["weekday"] = (r, p) => r.Weekday(p),
        ["weekday-of-week"] = (r, p) => r.WeekdayOfWeek(p),
        ["weekday-near"] = (r, p) => r.WeekdayNear(p),
        ["month-near"] = (r, p) => r.MonthNear(p),
        ["weekend"] = (r, p) => r.Weekend(p),
        ["season"] = (r, p) => r.Season(p),
        ["quarter"] = (r, p) => r.Quarter(p),
        ["quarter-of"] = (r, p) => r.QuarterOf(p),
        ["this-quarter"] = (r, p) => r.ThisQuarter(p),
        ["half"] = (r, p) => r.Half(p),
        ["year-ago"] = (r, p) => r.YearAgo(-1),
        ["day"] = (r, p) => r.Day(p),
        ["this-day"] = (r, p) => r.ThisDay(p),
        ["period"] = (r, p) => r.Period(p),
        ["ago"] = (r, p) => r.Ago(p),
        ["later"] = (r, p) => r.Later(p),
        ["near"] = (r, p) => r.Near(p),
        ["part"] = (r, p) => r.Part(p),
        ["end"] = (r, p) => r.End(p),
        ["part-of-day"] = (r, p) => r.PartOfDay(p),
        ["clock-time"] = (r, p) => r.ClockTime(p),
        ["clock-ago"] = (r, p) => r.ClockAgo(p),
        ["clock-later"] = (r, p) => r.ClockLater(p),
        ["duration"] = (r, p) => r.Duration(p),
        ["duration-sum"] = (r, p) => r.DurationSum(p),
        ["set"] = (r, p) => r.Set(p),
        // Parts that other rules read directly.
        ["count"] = (_, _) => TimeMeaning.Without("no-rule"),
        ["unit"] = (_, _) => TimeMeaning.Without("no-rule"),
        ["clock"] = (_, _) => TimeMeaning.Without("no-rule"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of all rules.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    private TimeLexicon Lexicon => story.Patterns.Lexicon;

    /// <summary>Applies the rule of the phrase's pattern.</summary>
    public TimeMeaning Apply(TimePhrase phrase)
    {
        var meaning = ByName[phrase.Pattern.Value.Name](this, phrase);
        return phrase.Pattern.Modifier is { } mod ? meaning with { Modifier = mod } : meaning;
    }

    /// <summary>What a remembered word is worth, or <see langword="null"/> when the phrase has no such word.</summary>
    private string? Word(TimePhrase phrase, string name) =>
        phrase[name] is { } word ? Lexicon.Value(word.Atom, word.Class) ?? Text(word.Atom).ToString() : null;

    private ReadOnlySpan<char> Text(in TimeAtom atom) => story.Text.AsSpan(atom.Start..atom.End);

    /// <summary>A remembered number in digits or words.</summary>
    private double? Number(TimePhrase phrase, string name)
    {
        if (phrase[name] is not { } word)
            return null;
        if (Lexicon.Value(word.Atom, word.Class) is { } text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return value;
        return word.Atom.Number;
    }

    private int? Integer(TimePhrase phrase, string name) => Number(phrase, name) is { } n ? (int)n : null;

    private static int Setting(TimePhrase phrase, string name, int otherwise) =>
        phrase.Pattern.Value[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The first phrase of a group, however deep.</summary>
    private static TimePhrase? Find(TimePhrase phrase, string group)
    {
        foreach (var (name, inner) in phrase.Inner)
        {
            if (name == group)
                return inner;
            if (Find(inner, group) is { } found)
                return found;
        }

        return null;
    }

    private TimeMeaning InnerOf(TimePhrase phrase)
    {
        if (phrase.Inner.Count == 0)
            return TimeMeaning.Without("no-rule");
        // "a week ago Monday": the last phrase names the day, the others only steer.
        var meaning = Apply(phrase.Inner[^1].Phrase);
        var shift = Setting(phrase, "shift", 0);
        return shift != 0 && meaning.Period is { } period ? TimeMeaning.Of(period.Shift(shift), meaning.Anchor) : meaning;
    }

    private TimeMeaning Fixed(TimePhrase phrase)
    {
        if (phrase.Pattern.Value["date"] is { } date)
            return TimeMeaning.Of(
                CalendarPeriod.Of(IsoDay.Parse(date)), null);
        return new(phrase.Pattern.Value["ref"]);
    }

    /// <summary>A value counted from the day of publication.</summary>
    private TimeMeaning FromPublication(Func<DateOnly, CalendarPeriod?> count) =>
        story.Published is { } anchor ? TimeMeaning.Of(count(anchor.Date), anchor) : TimeMeaning.Without("no-anchor");

    /// <summary>A value counted from the date told last, or from publication where none was told yet.</summary>
    private TimeMeaning FromStory((CalendarPeriod Period, Reports.TextSpan Span)? told, Func<CalendarPeriod, CalendarPeriod?> count)
    {
        if (told is { } known && known.Period.FirstDay is { } day)
            return TimeMeaning.Of(count(known.Period), new TimeAnchor(day, TimeAnchorKind.Narrative, known.Span));
        return FromPublication(published => count(CalendarPeriod.Of(published)));
    }

    private static Grain? GrainOf(string? unit) => unit switch
    {
        "D" or "N" => Grain.Day,
        "W" or "FN" => Grain.Week,
        "WE" => Grain.Weekend,
        "M" => Grain.Month,
        "Q" => Grain.Quarter,
        "6M" => Grain.Half,
        "Y" => Grain.Year,
        "DE" => Grain.Decade,
        "CE" => Grain.Century,
        _ => null,
    };

    private string? Unit(TimePhrase phrase) => phrase.Pattern.Value["unit"] ?? Word(phrase, "unit")
        ?? phrase.Inner.Select(i => i.Phrase).Select(p => p["unit"] is null ? null : Word(p, "unit")).FirstOrDefault(u => u is not null);
}
