using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Reports;
using Casus.Server.Hosting;
using Casus.Server.Incidents;

namespace Casus.Server.ReportPages;

/// <summary>Lays the values of a record over the words of its report.</summary>
internal sealed class ReportReading(KnownReport known, Store store, Loaded loaded, IncidentReader reader)
{
    private readonly OffsetMap map = OffsetMap.For(known.Report.Text);
    private readonly OffsetMap titleMap = OffsetMap.For(known.Report.Title ?? "");

    /// <summary>The report.</summary>
    public ReportDetails Details()
    {
        var incidents = known.Incidents
            .Select(i => (i.Part, Incident: ArchiveSearch.Incident(store, i.Incident)))
            .Where(i => i.Incident is not null)
            .Select(i => (i.Part, Incident: JudgedIncident.Of(i.Incident!)))
            .ToList();
        // Which incident an event is of is told by the claims that were read off it.
        var byEvent = incidents
            .SelectMany(i => i.Incident.Claims.Select((c, n) => (Claim: c, Number: n, i.Incident.Id)))
            .Where(c => c.Claim.Report == known.Report.Id)
            .ToLookup(c => c.Claim.Event, StringComparer.Ordinal);
        var values = EventEvidence.Of(known.Record, reader.ValueWords, loaded).ToList();
        var spans = values
            .SelectMany(v => v.Words.Select(w => (Value: v, Word: w)))
            .GroupBy(p => (p.Word.In, p.Word.Start, p.Word.End))
            .OrderBy(g => g.Key.In is null ? 1 : 0)
            .ThenBy(g => g.Key.Start)
            .ThenByDescending(g => g.Key.End)
            .Select((g, i) => (Id: "s" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Words: g.First().Word, Values: g.Select(p => p.Value).Distinct().ToList()))
            .ToList();
        var report = known.Report;
        return new()
        {
            Id = report.Id,
            Title = report.Title,
            Publisher = report.Publisher,
            PublishedOn = known.Record.PublishedOn,
            PrintedOn = known.Record.PrintedOn is { } printed ? new(printed.Date, [.. printed.Evidence.Select(SpanOf)]) : null,
            Url = IncidentReader.SafeUrl(report.Url),
            Language = known.Record.Language,
            Direction = Direction.Of(report.Text),
            CapturedAt = known.CapturedAt,
            Origin = report.Origin.ToString(),
            Sha256 = known.Original,
            Coder = known.Record.Coder,
            Versions = known.Versions,
            Text = report.Text,
            Blocks = [.. report.Blocks.Select(b => new BlockView(char.ToLowerInvariant(b.Kind.ToString()[0]) + b.Kind.ToString()[1..], b.Span.Start, b.Span.End))],
            Evidence = [.. spans.Select(s => View(s.Id, s.Words, [.. s.Values.Select(v => Carried(v, byEvent))]))],
            Events = [.. known.Record.Events.Select(e => new EventView(
                e.Id,
                e.Type,
                loaded.TypeLabel(e.Type),
                ValueWords.Name(e.Modality),
                ValueWords.Name(e.Standing),
                byEvent[e.Id].Select(c => c.Id).FirstOrDefault(),
                [.. spans.Where(s => s.Values.Any(v => v.Event == e.Id)).Select(s => s.Id)]))],
            Incidents = [.. incidents.Select(i => new IncidentPart(i.Incident.Id, reader.ValueWords.Label(i.Incident), i.Part))],
            Graphic = loaded.Graphic.IsIn(report.Text) || loaded.Graphic.IsIn(report.Title ?? ""),
            Unread = known.Record.Unknown?.GetValueOrDefault("text"),
        };
    }

    private EvidenceView View(string id, TextQuote words, IReadOnlyList<Carried> carries)
    {
        var span = SpanOf(words);
        return new(id, span.Start, span.End, span.StartUtf16, span.EndUtf16, span.In, span.Text, carries);
    }

    private SpanView SpanOf(TextQuote words) => ReportTexts.Span(words, words.In == "title" ? titleMap : map);

    private static Carried Carried(EventEvidence value, ILookup<string, (IncidentClaim Claim, int Number, string Id)> byEvent)
    {
        var claim = byEvent[value.Event].FirstOrDefault(c => c.Claim.Field == value.Field && c.Claim.Evidence.Any(e => value.Words.Any(w => w.Start == e.Start && w.End == e.End && w.In == e.In)));
        return new(value.Event, value.Field, value.Value, claim.Id ?? byEvent[value.Event].Select(c => c.Id).FirstOrDefault(), claim.Claim is null ? null : claim.Number);
    }
}

/// <summary>A value of an event with the words that carry it.</summary>
/// <param name="Event">The event in the record.</param>
/// <param name="Field">As claims name it; besides these <c>attribution</c>, <c>modality</c>, <c>standing</c> and <c>links.…</c>.</param>
/// <param name="Value">For people.</param>
/// <param name="Words">The words.</param>
internal sealed record EventEvidence(string Event, string Field, string Value, IReadOnlyList<TextQuote> Words)
{
    /// <summary>Every value of a record that carries words.</summary>
    public static IEnumerable<EventEvidence> Of(CodedReport record, ValueWords wording, Loaded loaded)
    {
        var entities = record.Entities.ToDictionary(e => e.Id, e => e.Name, StringComparer.Ordinal);
        string NameOf(string id) => entities.GetValueOrDefault(id, id);
        foreach (var e in record.Events)
        {
            List<TextQuote> triggers = [e.Trigger, .. e.Mentions, .. e.Headline is null ? [] : new[] { e.Headline }];
            yield return new(e.Id, "type", loaded.TypeLabel(e.Type), [.. triggers.DistinctBy(t => (t.In, t.Start, t.End))]);
            if (e.Date is { } date)
                yield return new(e.Id, "date", ValueWords.DateText(new(date.Start, date.End, date.Precision)), [.. date.Evidence]);
            if (e.Location is { } place)
                yield return new(e.Id, "location", place.Name + (place.Country is { } country ? ", " + loaded.CountryName(country) : ""), [.. place.Evidence]);
            foreach (var part in e.Participants)
                yield return new(e.Id, "participants." + ValueWords.Name(part.Role), ValueWords.Party(NameOf(part.Entity), part.Certainty), [.. part.Evidence, .. part.CertaintyEvidence]);
            foreach (var toll in e.Casualties)
                yield return new(e.Id, "casualties." + ValueWords.Name(toll.Outcome), wording.Claim("casualties.", new() { Low = toll.Low, Best = toll.Best, High = toll.High, Who = toll.Who }), [.. toll.Evidence]);
            foreach (var link in e.Links)
                yield return new(e.Id, "links." + ValueWords.Name(link.Relation), link.Event, [.. link.Evidence]);
            foreach (var speaker in e.AttributedTo.Concat(e.Participants.SelectMany(p => p.AttributedTo)).Concat(e.Casualties.SelectMany(c => c.AttributedTo)))
                yield return new(e.Id, "attribution", NameOf(speaker.Entity), [.. speaker.Evidence]);
            if (e.ModalityEvidence.Length > 0)
                yield return new(e.Id, "modality", ValueWords.Name(e.Modality), [.. e.ModalityEvidence]);
            if (e.StandingEvidence.Length > 0)
                yield return new(e.Id, "standing", ValueWords.Name(e.Standing), [.. e.StandingEvidence]);
        }
    }
}

/// <summary>Which way a text runs: as its first strong letter does.</summary>
internal static class Direction
{
    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public static string Of(string text)
    {
        foreach (var c in text)
        {
            if (c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'))
                return "rtl";
            if (char.IsLetter(c))
                return "ltr";
        }

        return "ltr";
    }
}
