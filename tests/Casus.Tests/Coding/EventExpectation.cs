using System.Collections.Immutable;
using System.Globalization;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Coding;

/// <summary>One <c>event</c> line of a case: what an event must be like.</summary>
internal sealed class EventExpectation
{
    private static readonly Codebook Codebook = Codebook.Load(DataFolder.Find(), NounClasses.Load(DataFolder.Find()));

    private readonly string line;
    private readonly ImmutableArray<Func<CodedEvent, CodedReport, bool>> conditions;

    private EventExpectation(string line)
    {
        this.line = line;
        var parts = line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var types = parts[0].Split(" or ", StringSplitOptions.TrimEntries);
        Types = [.. types];
        foreach (var type in types)
            CheckType(type);
        var standing = parts.Select(p => Named<Standing>(p)).FirstOrDefault(s => s is not null) ?? Standing.News;
        var modality = parts.Select(p => Named<Modality>(p)).FirstOrDefault(m => m is not null) ?? Modality.Asserted;
        conditions =
        [
            (e, _) => types.Any(t => IsA(e.Type, t)),
            (e, _) => e.Standing == standing,
            (e, _) => e.Modality == modality,
            .. parts.Skip(1).Where(p => Named<Standing>(p) is null && Named<Modality>(p) is null).Select(Condition),
        ];
    }

    /// <summary>The types it may be of.</summary>
    public ImmutableArray<string> Types { get; }

    public static EventExpectation Parse(string line) => new(line);

    public static bool IsA(string type, string ancestor)
    {
        for (var at = Codebook.Types.Named(type); at is not null; at = at.Parent)
        {
            if (at.Name == ancestor)
                return true;
        }

        return false;
    }

    public static bool IsViolent(string type) => Codebook.Types.Named(type).IsViolent;

    public static void CheckType(string type)
    {
        if (!Codebook.Types.TryNamed(type, out _))
            throw new FormatException($"'{type}' is no type of the codebook.");
    }

    /// <summary>An event in the words of a case, for messages.</summary>
    public static string Describe(CodedEvent e, CodedReport report) => string.Join("; ", (IEnumerable<string>)
    [
        e.Type, Word(e.Standing), Word(e.Modality),
        .. e.Date is { } date ? [$"date {date.Start}..{date.End}"] : Array.Empty<string>(),
        .. e.Location is { } place ? [$"place {place.Name} ({Word(place.Relation)})"] : Array.Empty<string>(),
        .. e.Participants.Select(p => $"{Word(p.Certainty)} {Word(p.Role)} {p.Text}"),
        .. e.Casualties.Select(c => $"{Word(c.Outcome)} {c.Low}-{c.High}"),
        .. e.AttributedTo.Select(a => $"said by {NameOf(a.Entity, report)}"),
        .. e.Links.Select(l => $"{Word(l.Relation)} {report.Events.Single(o => o.Id == l.Event).Type}"),
    ]);

    public bool Fits(CodedEvent e, CodedReport report) => conditions.All(c => c(e, report));

    public override string ToString() => line;

    private static Func<CodedEvent, CodedReport, bool> Condition(string words)
    {
        var (first, rest) = Cut(words);
        if (first == "no")
            return Missing(rest);
        if (first == "not" && Condition(rest) is var unwanted)
            return (e, r) => !unwanted(e, r);
        if (Named<LocationRelation>(words) is { } lying)
            return (e, _) => e.Location?.Relation == lying;
        if (Named<LinkRelation>(first) is { } relation)
            return (e, r) => e.Links.Any(l => l.Relation == relation && r.Events.Any(o => o.Id == l.Event && IsA(o.Type, rest)));
        if (Named<CasualtyOutcome>(first) is { } outcome)
            return Toll(outcome, rest);
        if (Named<ParticipantRole>(first) is { } role)
            return (e, r) => e.Participants.Any(p => p.Role == role && IsCalled(p, rest, r));
        if (Named<Certainty>(first) is { } certainty && Cut(rest) is var (sureRole, who) && Named<ParticipantRole>(sureRole) is { } part)
            return (e, r) => e.Participants.Any(p => p.Role == part && p.Certainty == certainty && IsCalled(p, who, r));
        return first switch
        {
            "date" => (e, _) => e.Date is { } d && DaysOf(rest) == (d.Start, d.End),
            "country" => (e, _) => e.Location?.Country == rest,
            "place" => (e, _) => e.Location is { } l && (l.Name == rest || l.Evidence.Any(q => Holds(q.Text, rest))),
            "ged" => (e, _) => e.Codes.Ged == rest,
            "muc4" => (e, _) => e.Codes.Muc4 == rest,
            "hedge" => (e, _) => e.ModalityEvidence.Any(q => Holds(q.Text, rest)),
            "said" => (e, r) => e.AttributedTo.Any(a => Holds(NameOf(a.Entity, r), Cut(rest).Others)),
            _ => throw new FormatException($"'{words}' means nothing in an event line."),
        };
    }

    private static Func<CodedEvent, CodedReport, bool> Missing(string what) => what switch
    {
        "date" => (e, _) => e.Date is null,
        "place" => (e, _) => e.Location is null,
        "speaker" => (e, _) => e.AttributedTo.IsEmpty,
        "link" => (e, _) => e.Links.IsEmpty,
        _ when Named<ParticipantRole>(what) is { } role => (e, _) => e.Participants.All(p => p.Role != role),
        _ when Named<CasualtyOutcome>(what) is { } outcome => (e, _) => e.Casualties.All(c => c.Outcome != outcome),
        _ => throw new FormatException($"'no {what}' means nothing in an event line."),
    };

    // "killed 12", "killed 12 says police", "killed 12 earlier"
    private static Func<CodedEvent, CodedReport, bool> Toll(CasualtyOutcome outcome, string words)
    {
        var (range, more) = Cut(words);
        if (more == "earlier")
            return (e, _) => e.Casualties.Any(c => c.Outcome == outcome && c.Superseded && c.Best == Number(range));
        if (Cut(more) is ("says", var who))
            return (e, r) => e.Casualties.Any(c => c.Outcome == outcome && c.Best == Number(range) && (who == "nobody" ? c.AttributedTo.IsEmpty : c.AttributedTo.Any(a => Holds(NameOf(a.Entity, r), who))));
        if (range == "some")
            return (e, _) => e.Casualties.Any(c => c.Outcome == outcome && (c.Low, c.Best, c.High) == (null, null, null));
        var (low, high) = range.Split('-') is [var from, var to] ? (Number(from), Number(to)) : range.EndsWith('+') ? (Number(range[..^1]), (int?)null) : (Number(range), Number(range));
        return (e, _) => e.Casualties.Any(c => c.Outcome == outcome && c.Low == low && c.High == high);
    }

    private static int? Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static (string Start, string End) DaysOf(string date)
    {
        if (date.Split("..") is [var first, var last])
            return (DaysOf(first).Start, DaysOf(last).End);
        var parts = date.Split('-').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var start = new DateOnly(parts[0], parts.ElementAtOrDefault(1) is > 0 and var month ? month : 1, parts.ElementAtOrDefault(2) is > 0 and var day ? day : 1);
        var end = parts.Length switch { 1 => start.AddYears(1).AddDays(-1), 2 => start.AddMonths(1).AddDays(-1), _ => start };
        return (Iso(start), Iso(end));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NameOf(string entity, CodedReport report) => report.Entities.Single(e => e.Id == entity).Name;

    private static bool IsCalled(Participant participant, string words, CodedReport report) =>
        Holds(participant.Text, words) || (report.Entities.FirstOrDefault(e => e.Id == participant.Entity) is { } who && Holds(who.Name, words));

    private static bool Holds(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static (string First, string Others) Cut(string words) => words.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var at ? (words[..at], words[(at + 1)..].Trim()) : (words, "");

    private static T? Named<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => Word(v) == word).Select(v => (T?)v).FirstOrDefault();

    // As in the record: the deed's words, joined by hyphens.
    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
