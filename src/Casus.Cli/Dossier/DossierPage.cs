using System.Globalization;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli.Dossier;

/// <summary>
/// The dossier of one report: what it tells, for a person to read. Incidents first and whole; what only surrounds them
/// briefer.
/// </summary>
internal static class DossierPage
{
    private const int RuleLength = 60;
    private const int LongestName = 160;

    /// <summary>Lays the dossier of <paramref name="record"/> out.</summary>
    public static Page Of(CodedReport record, CountryNames countries)
    {
        var page = new Page();
        AddHeader(page, record);
        var events = record.Events.ToLookup(SectionOf);
        var entry = new EventEntry(page, record, countries);
        AddSection(page, "INCIDENTS", events[Section.Incidents], entry.AddWhole);
        AddSection(page, "BACKGROUND", events[Section.Background], entry.AddWhole);
        AddSection(page, "TOTALS OVER MANY INCIDENTS", events[Section.Totals], entry.AddWhole);
        AddSection(page, "OTHER EVENTS", events[Section.Other], entry.AddBrief);
        return page;
    }

    private enum Section
    {
        Incidents,
        Background,
        Totals,
        Other,
    }

    private static Section SectionOf(CodedEvent coded) => coded switch
    {
        { Standing: Standing.Aggregate } => Section.Totals,
        _ when !IsViolent(coded) => Section.Other,
        { Standing: Standing.Background } => Section.Background,
        _ => Section.Incidents,
    };

    // MUC-4 names none but violent incidents; PLOVER's ASSAULT holds those it leaves out.
    private static bool IsViolent(CodedEvent coded) =>
        coded.Codes.Muc4 is not null || coded.Codes.Plover == "ASSAULT" || !coded.Casualties.IsEmpty;

    private static void AddHeader(Page page, CodedReport record)
    {
        page.Add(0, new Run(new('━', RuleLength), Tone.Faint));
        page.Add(0, new Run(NameOf(record), Tone.Title));
        page.Add(0, new Run(string.Join(" · ", Particulars(record)), Tone.Faint));
        if (record.Url is { } url)
            page.Add(0, new Run(Quotation.Clean(url), Tone.Faint));
        page.Add(0, Summary(record));
    }

    // A report without a headline goes by its first line, which mostly is one.
    private static string NameOf(CodedReport record)
    {
        if (record.Title is { } title)
            return Quotation.Clean(title);
        var line = record.Text is { } text ? text.AsSpan().TrimStart() : default;
        line = line.IndexOfAny('\n', '\r') is >= 0 and var end ? line[..end] : line;
        return line.Length is > 0 and <= LongestName ? Quotation.Clean(line.ToString()) : Quotation.Clean(record.Id);
    }

    private static IEnumerable<string> Particulars(CodedReport record)
    {
        if (NameOf(record) != Quotation.Clean(record.Id))
            yield return Quotation.Clean(record.Id);
        if (record.Publisher is { } publisher)
            yield return Quotation.Clean(publisher);
        yield return record.PublishedOn is { } published
            ? $"published {Phrases.Published(published)}{DerivedFrom(record, "publishedOn")}{Printed(record)}"
            : $"publication date unknown{UnknownBecause(record, "publishedOn")}";
        if (record.Language is { } language)
            yield return Phrases.Language(language) + DerivedFrom(record, "language");
    }

    private static string Printed(CodedReport record) => record.PrintedOn is { } printed ? $" (the text says {Phrases.Published(printed.Date)})" : "";

    private static string DerivedFrom(CodedReport record, string field) =>
        record.DerivedFrom?.GetValueOrDefault(field) is { } from ? $" ({Phrases.Derived(from)})" : "";

    private static string UnknownBecause(CodedReport record, string field) =>
        record.Unknown?.GetValueOrDefault(field) is { } reason ? $" ({Phrases.Reason(reason)})" : "";

    private static string Summary(CodedReport record)
    {
        var sections = record.Events.CountBy(SectionOf).OrderBy(c => c.Key).ToList();
        if (sections.Count == 0)
            return "No event found.";
        var parts = sections.Select(c => c.Key switch
        {
            Section.Incidents => Counted(c.Value, "incident", "incidents"),
            Section.Background => $"{c.Value} in the background",
            Section.Totals => Counted(c.Value, "total over many", "totals over many"),
            _ => Counted(c.Value, "other event", "other events"),
        });
        return string.Join(", ", parts);
    }

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static void AddSection(Page page, string heading, IEnumerable<CodedEvent> events, Action<CodedEvent> add)
    {
        if (!events.Any())
            return;
        page.Space();
        page.Add(0, new Run(heading, Tone.Heading));
        page.Space();
        foreach (var coded in events)
            add(coded);
    }
}
