using System.Collections.Frozen;
using System.Globalization;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli.Dossier;

/// <summary>The values of a record in words.</summary>
internal static class Phrases
{
    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["no-date-in-text"] = "no date is given for it",
        ["no-anchor-date"] = "there is no publication date to count from",
        ["no-such-date"] = "the calendar has no such date",
        ["fiscal-year"] = "it is a fiscal year, whose months are not known",
        ["no-publication-date"] = "the report does not say when it was published",
        ["no-place-in-text"] = "no place is given for it",
        ["ambiguous-place"] = "the name fits several places",
        ["no-point"] = "it is no single spot",
        ["not-in-gazetteer"] = "the place is not in the gazetteer",
        ["actor-unnamed"] = "nobody is named as doing it",
        ["ambiguous-actor"] = "the name fits several known actors",
        ["speaker-unnamed"] = "the speaker is not named",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Sectors = new Dictionary<string, string>
    {
        ["GOV"] = "government",
        ["MIL"] = "military",
        ["COP"] = "police",
        ["SPY"] = "intelligence service",
        ["JUD"] = "courts",
        ["LEG"] = "parliament",
        ["PTY"] = "party",
        ["REB"] = "armed group",
        ["PRM"] = "pro-government militia",
        ["UAF"] = "unaligned armed group",
        ["CRM"] = "criminal group",
        ["CVL"] = "civilians",
        ["BUS"] = "business",
        ["MED"] = "medical service",
        ["JRN"] = "press",
        ["EDU"] = "schools and universities",
        ["REL"] = "religious body",
        ["LAB"] = "labour",
        ["NGO"] = "non-governmental organisation",
        ["IGO"] = "intergovernmental organisation",
        ["REF"] = "refugees",
        ["OPP"] = "opposition",
        ["AGR"] = "farmers",
        ["PRE"] = "partly recognised state",
        ["ELI"] = "elite",
        ["JNK"] = "",
        ["UNK"] = "",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Words that are capitals at the beginning of a sentence only; any other capital may belong to a name.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OpeningWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "The", "A", "An", "This", "That", "These", "Those", "His", "Her", "Its", "Their", "Some", "Several", "Many", "Few", "Other", "At", "More",
        "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety", "Dozens", "Hundreds", "Scores",
        "Armed", "Attackers", "Bandits", "Civilians", "Fighters", "Gunmen", "Local", "Masked", "Militants", "Officials", "People", "Police", "Rebels",
        "Residents", "Security", "Soldiers", "Suspected", "Troops", "Unidentified", "Unknown", "Witnesses")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>
    {
        ["actor"] = "who did it",
        ["target"] = "what it was aimed at",
        ["victim"] = "who was harmed",
        ["instrument"] = "with what",
        ["claimant"] = "who claimed it",
        ["casualties"] = "how many were harmed",
        ["killed"] = "how many were killed",
        ["injured"] = "how many were injured",
        ["date"] = "when",
        ["location"] = "where",
        ["type"] = "what",
        ["publishedOn"] = "publication date",
        ["language"] = "language",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A reason code in plain words; an unlisted code with spaces for its hyphens.</summary>
    public static string Reason(string code) => Reasons.TryGetValue(code, out var words) ? words : code.Replace('-', ' ');

    /// <summary>
    /// A PLOVER sector, <c>MIL</c>, in plain words; an unlisted one as it is written, the unknown one as nothing.
    /// </summary>
    public static string Sector(string code) => Sectors.TryGetValue(code, out var words) ? words : Quotation.Clean(code);

    /// <summary>A field of the record in plain words; an unlisted one as it is written.</summary>
    public static string Field(string name) => Fields.TryGetValue(name, out var words) ? words : name;

    /// <summary>An event type, <c>drone-strike</c>, as it is said: <c>drone strike</c>.</summary>
    public static string EventType(string type) => type.Replace('-', ' ');

    /// <summary>The same with the hedge that its modality calls for, as the beginning of a sentence.</summary>
    public static string Headline(CodedEvent coded)
    {
        var what = EventType(coded.Type);
        var hedged = coded.Modality == Reports.Modality.Asserted ? what : $"{coded.Modality} {what}".ToLowerInvariant();
        return hedged.Length == 0 ? hedged : char.ToUpperInvariant(hedged[0]) + hedged[1..];
    }

    /// <summary>How far the report stands behind an event.</summary>
    public static string Modality(Modality modality) => modality switch
    {
        Reports.Modality.Asserted => "told as fact",
        Reports.Modality.Alleged => "told as a claim",
        Reports.Modality.Suspected => "thought likely",
        Reports.Modality.Denied => "said not to have happened",
        Reports.Modality.Planned => "intended or prepared",
        Reports.Modality.Threatened => "threatened",
        _ => "imagined, feared or conditional",
    };

    /// <summary>A date with its day of the week where it is one day: <c>Wednesday 7 February 2024</c>.</summary>
    public static string Date(EventDate date) =>
        date.Precision == "day" && TryDay(date.Start, out var day) ? Format(day, "dddd d MMMM yyyy") : Span(date);

    /// <summary>A date as it ends a headline: <c>on 7 February 2024</c>, <c>in January 2020</c>.</summary>
    public static string DateInHeadline(EventDate date) => date.Precision switch
    {
        "day" when TryDay(date.Start, out var day) => "on " + Format(day, "d MMMM yyyy"),
        "days" => "on " + Span(date),
        "month" or "year" => "in " + Span(date),
        "week" => "in the " + Span(date),
        _ => Span(date),
    };

    /// <summary>A publication date and, where given, time.</summary>
    public static string Published(string iso)
    {
        if (!PublicationTime.TryParse(iso, out var time))
            return Quotation.Clean(iso);
        var day = Format(time.Date, "d MMMM yyyy");
        return time.Time is { } clock ? day + ", " + clock.ToString("HH:mm", CultureInfo.InvariantCulture) : day;
    }

    /// <summary>What a value was inferred from: one source or several, separated by commas.</summary>
    public static string Derived(string from) => EachOf(from, source => source switch
    {
        "dateline" => "from the dateline",
        "byline" => "from the byline",
        "title" => "from the headline",
        "context" => "from the sentences around it",
        _ => "from " + source.Replace('-', ' '),
    });

    /// <summary>What a relative time was counted from: one anchor or several, separated by commas.</summary>
    public static string CountedFrom(string anchor) => EachOf(anchor, source => source switch
    {
        "publishedOn" => "counted from the publication date",
        "narrative" => "counted from the date told before",
        "speech" => "counted from the day it was said",
        "context" => "taken from the sentences around it",
        "tense" => "since it is told in the perfect",
        "told" => "and the day it was told of",
        _ => "counted " + Derived(source),
    });

    private static string EachOf(string sources, Func<string, string> words) =>
        string.Join(
            ", ",
            sources.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(words));

    /// <summary>How exactly a place is known.</summary>
    public static string Precision(LocationPrecision precision) => precision switch
    {
        LocationPrecision.Exact => "exact spot",
        LocationPrecision.Neighbourhood => "part of a town",
        LocationPrecision.City => "city or town",
        LocationPrecision.Admin2 => "district",
        LocationPrecision.Admin1 => "province",
        LocationPrecision.Country => "country only",
        _ => "wider area",
    };

    /// <summary>A number as far as it is known: <c>3</c>, <c>at least 28</c>, <c>12 to 15</c>, <c>some</c>.</summary>
    public static string Count(Casualties toll) => (toll.Low, toll.Best, toll.High) switch
    {
        ({ } low, _, { } high) when low == high => Number(low),
        ({ } low, { } best, { } high) when best != low
            && best != high => $"{Number(low)} to {Number(high)}, likely {Number(best)}",
        ({ } low, _, { } high) => $"{Number(low)} to {Number(high)}",
        ({ } low, { } best, null) when best > low => $"at least {Number(low)}, likely {Number(best)}",
        ({ } low, _, null) => "at least " + Number(low),
        (null, { } best, { } high) when best < high => $"at most {Number(high)}, likely {Number(best)}",
        (null, _, { } high) => "at most " + Number(high),
        (null, { } best, null) => "about " + Number(best),
        _ => "some",
    };

    /// <summary>
    /// Who the people of a toll were, as it goes on after their number; empty when the report does not say.
    /// </summary>
    public static string Group(Casualties toll)
    {
        var group = (toll.Who, IsOne: toll is { Low: 1, High: 1 }) switch
        {
            (CasualtyGroup.Civilian, true) => "civilian",
            (CasualtyGroup.Civilian, _) => "civilians",
            (CasualtyGroup.Military, true) => "member of the military",
            (CasualtyGroup.Military, _) => "members of the military",
            (CasualtyGroup.Militant, true) => "militant",
            (CasualtyGroup.Militant, _) => "militants",
            (CasualtyGroup.Police, true) => "police officer",
            (CasualtyGroup.Police, _) => "police officers",
            (CasualtyGroup.Mixed, _) => "people of several groups",
            _ => "",
        };
        return group.Length == 0 ? "" : " " + group;
    }

    /// <summary>How sure a part is, where nobody is named who says so.</summary>
    public static string Certainty(Certainty certainty) => certainty switch
    {
        Reports.Certainty.Claimed => "by its own claim",
        Reports.Certainty.Accused => "accused",
        Reports.Certainty.Suspected => "suspected",
        Reports.Certainty.Denied => "denied",
        _ => "stated",
    };

    /// <summary>The same before the names of those who say so.</summary>
    public static string CertaintyOf(Certainty certainty) => certainty switch
    {
        Reports.Certainty.Claimed => "by its own claim, according to",
        Reports.Certainty.Accused => "accused by",
        Reports.Certainty.Suspected => "suspected, according to",
        Reports.Certainty.Denied => "denied by",
        _ => "according to",
    };

    /// <summary>The same where the participant itself says so.</summary>
    public static string OwnWord(Certainty certainty) => certainty switch
    {
        Reports.Certainty.Claimed => "by its own claim",
        Reports.Certainty.Accused => "accused by itself",
        Reports.Certainty.Suspected => "suspected, by its own account",
        Reports.Certainty.Denied => "denies it",
        _ => "by its own account",
    };

    /// <summary>The word between what happened and where.</summary>
    public static string Preposition(EventLocation place) =>
        place is { Relation: LocationRelation.In, Precision: LocationPrecision.Exact }
            ? "at"
            : place.Relation.ToString().ToLowerInvariant();

    /// <summary>A name as it stands within a sentence: <c>the Pentagon</c>, <c>two officials</c>.</summary>
    public static string InSentence(string name) => OpeningWords.Contains(FirstWord(name)) ? Uncapitalised(name) : name;

    private static ReadOnlySpan<char> FirstWord(string text) =>
        text.AsSpan().IndexOfAny(' ', '-') is >= 0 and var end ? text.AsSpan(0, end) : text;

    /// <summary>The text with a small first letter.</summary>
    public static string Uncapitalised(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>How an event stands to another.</summary>
    public static string Relation(LinkRelation relation) => relation switch
    {
        LinkRelation.RetaliationFor => "in answer to",
        LinkRelation.PartOf => "part of",
        _ => "after",
    };

    /// <summary>The name of a language, or its tag.</summary>
    public static string Language(string tag) => tag.Equals("en", StringComparison.OrdinalIgnoreCase)
        || tag.StartsWith("en-", StringComparison.OrdinalIgnoreCase)
        ? "English"
        : Quotation.Clean(tag);

    /// <summary>Names in a row: <c>A</c>, <c>A and B</c>, <c>A, B and C</c>.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
    };

    private static string Span(EventDate date)
    {
        if (!TryDay(date.Start, out var start) || !TryDay(date.End, out var end))
            return $"{Quotation.Clean(date.Start)} to {Quotation.Clean(date.End)}";
        return date.Precision switch
        {
            "year" when start.Year == end.Year => Format(start, "yyyy"),
            "month" when (start.Year, start.Month) == (end.Year, end.Month) => Format(start, "MMMM yyyy"),
            "week" => "week of " + Days(start, end),
            "days" => Days(start, end),
            _ => $"between {Format(start, "d MMMM yyyy")} and {Format(end, "d MMMM yyyy")}",
        };
    }

    private static string Days(DateOnly start, DateOnly end) => (start.Year == end.Year, start.Month == end.Month) switch
    {
        _ when start == end => Format(start, "d MMMM yyyy"),
        (true, true) => $"{start.Day}–{Format(end, "d MMMM yyyy")}",
        (true, false) => $"{Format(start, "d MMMM")} – {Format(end, "d MMMM yyyy")}",
        _ => $"{Format(start, "d MMMM yyyy")} – {Format(end, "d MMMM yyyy")}",
    };

    private static bool TryDay(string iso, out DateOnly day) =>
        IsoDay.TryParse(iso, out day);

    private static string Format(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
