using System.Globalization;
using Casus.Language.English.Times;

namespace Casus.Grounding;

/// <content>Durations and sets.</content>
internal sealed partial class TimeRules
{
    private static readonly string[] Counts = ["exact-count", "count", "vague-count"];

    private (double Number, bool IsVague) Count(TimePhrase phrase)
    {
        if (phrase.Pattern.Value["n"] is not null)
            return CountOf(phrase);
        var inner = Counts.Select(g => Find(phrase, g)).FirstOrDefault(p => p is not null);
        return inner is not null ? CountOf(inner) : CountOf(phrase);
    }

    private (double Number, bool IsVague) CountOf(TimePhrase phrase)
    {
        if (phrase.Pattern.Value["vague"] is not null || phrase["few"] is not null)
            return (0, true);
        if (phrase.Pattern.Value["n"] is { } fixedCount)
            return (double.Parse(fixedCount, CultureInfo.InvariantCulture), false);
        var n = Number(phrase, "n") ?? Number(phrase, "article") ?? 0;
        return ((n == 0 && phrase["n"] is null ? 0 : n) + (Number(phrase, "half") ?? Number(phrase, "f") ?? Number(phrase, "fraction") ?? 0), false);
    }

    private TimeMeaning Duration(TimePhrase phrase)
    {
        var unit = Unit(phrase);
        if (unit is null)
            return TimeMeaning.Without("no-rule");
        var (number, vague) = Count(phrase);
        if (!vague && number == 0 && phrase.Inner.Count == 0)
            number = 1;
        if (phrase["f"] is not null && phrase.Pattern.Value["n"] is not null)
            number += Number(phrase, "f") ?? 0;
        return new(vague ? Vague(unit) : Iso(number, unit));
    }

    private static string Vague(string unit) => unit switch
    {
        "H" => "PTXH",
        "MIN" => "PTXM",
        "S" => "PTXS",
        "FN" => "PXW",
        "N" => "PXD",
        "WE" => "PXWE",
        "6M" => "PXM",
        _ => "PX" + unit,
    };

    /// <summary>The ISO 8601 duration; halves become the next smaller unit.</summary>
    private static string Iso(double number, string unit)
    {
        (number, unit) = unit switch
        {
            "FN" => (number * 2, "W"),
            "DE" => (number * 10, "Y"),
            "CE" => (number * 100, "Y"),
            "ML" => (number * 1000, "Y"),
            "6M" => (number * 6, "M"),
            "N" => (number, "D"),
            _ => (number, unit),
        };
        var whole = Math.Truncate(number);
        var rest = number - whole;
        var (prefix, letter, part, size) = unit switch
        {
            "Y" => ("P", "Y", "M", 12),
            "M" => ("P", "M", "D", 30),
            "W" => ("P", "W", "D", 7),
            "D" => ("P", "D", "TH", 24),
            "H" => ("PT", "H", "M", 60),
            "MIN" => ("PT", "M", "S", 60),
            "S" => ("PT", "S", "", 0),
            _ => ("P", unit, "", 0),
        };
        var smaller = (int)Math.Round(rest * size);
        if (smaller == 0)
            return prefix + Text(whole) + letter;
        var tail = part.StartsWith('T') ? "T" + Text(smaller) + part[1..] : Text(smaller) + part;
        return whole == 0 ? (prefix == "P" ? "P" : "PT") + tail : prefix + Text(whole) + letter + tail;

        static string Text(double n) => n.ToString("0", CultureInfo.InvariantCulture);
    }

    /// <summary>"two years and six months".</summary>
    private TimeMeaning DurationSum(TimePhrase phrase)
    {
        var parts = phrase.Inner.Select(i => Apply(i.Phrase).Value).ToList();
        if (parts.Contains(null))
            return TimeMeaning.Without("no-rule");
        var dates = string.Concat(parts.Where(p => !p!.StartsWith("PT", StringComparison.Ordinal)).Select(p => p![1..]));
        var times = string.Concat(parts.Where(p => p!.StartsWith("PT", StringComparison.Ordinal)).Select(p => p![2..]));
        return new("P" + dates + (times.Length > 0 ? "T" + times : ""));
    }

    private TimeMeaning Set(TimePhrase phrase)
    {
        if ((Word(phrase, "weekday") ?? Word(phrase, "weekdays")) is { } weekday)
            return new(SetOfWeekday(weekday) + ((Word(phrase, "parts") ?? Word(phrase, "part")) is { } part ? Suffix(part) : ""));
        if (Integer(phrase, "month") is { } month)
            return new($"XXXX-{month:00}");
        if (Word(phrase, "season") is { } season)
            return new("XXXX-" + season);
        if (Word(phrase, "part") is { } daily)
            return new("XXXX-XX-XX" + Suffix(daily));
        var unit = Unit(phrase) ?? Word(phrase, "calendar-unit") ?? Word(phrase, "clock-unit") ?? Word(phrase, "adverb-of-frequency") ?? "D";
        var counted = phrase.Pattern.Value["n"] is not null || phrase.Pattern.Name == "every-count";
        return new(Iso(counted ? Count(phrase).Number : 1, unit));
    }

    private static string SetOfWeekday(string weekday) => weekday switch
    {
        "WE" => "XXXX-WXX-WE",
        "WD" => "XXXX-WXX-WD",
        _ => "XXXX-WXX-" + weekday,
    };
}
