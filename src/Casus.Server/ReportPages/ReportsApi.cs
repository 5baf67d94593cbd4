using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Incidents;
using Casus.Server.Overview;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.ReportPages;

/// <summary>A report as lists show it.</summary>
internal sealed record ReportSummary(
    string Id, string? Title, string? Publisher, string? PublishedOn, string? Url, string? Language, string CapturedAt, string Sha256, int Events, IReadOnlyList<string> Incidents);

/// <summary>A report with its text, and what stands where in it.</summary>
internal sealed record ReportDetails
{
    public required string Id { get; init; }

    public required string? Title { get; init; }

    public required string? Publisher { get; init; }

    public required string? PublishedOn { get; init; }

    /// <summary>Where the text contradicts that day.</summary>
    public required PrintedOnView? PrintedOn { get; init; }

    public required string? Url { get; init; }

    public required string? Language { get; init; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public required string Direction { get; init; }

    public required string CapturedAt { get; init; }

    public required string Origin { get; init; }

    public required string Sha256 { get; init; }

    public required string Coder { get; init; }

    public required int Versions { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<BlockView> Blocks { get; init; }

    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    public required IReadOnlyList<EventView> Events { get; init; }

    public required IReadOnlyList<IncidentPart> Incidents { get; init; }

    public required bool Graphic { get; init; }

    public string? Unread { get; init; }
}

/// <summary>A date of publication that the text prints, and its words.</summary>
internal sealed record PrintedOnView(string Date, IReadOnlyList<SpanView> Evidence);

/// <summary>A part of the text by its function.</summary>
internal sealed record BlockView(string Kind, int StartUtf16, int EndUtf16);

/// <summary>Words and the values that they carry.</summary>
internal sealed record EvidenceView(string Id, int Start, int End, int StartUtf16, int EndUtf16, string In, string Text, IReadOnlyList<Carried> Carries);

/// <summary>A value that words carry.</summary>
internal sealed record Carried(string Event, string Field, string Value, string? Incident, int? Claim);

/// <summary>An event of the record.</summary>
internal sealed record EventView(string Id, string Type, string TypeLabel, string Modality, string Standing, string? Incident, IReadOnlyList<string> Spans);

/// <summary>An incident that the report tells of.</summary>
internal sealed record IncidentPart(string Id, string Label, string Part);

/// <summary>Reports.</summary>
internal static class ReportsApi
{
    public static void MapReportsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/reports").WithTags("Reports");
        group.MapGet("", List).WithName("ListReports").WithSummary("Reports, the last published first.").Needs(Permissions.Read);
        group.MapGet("/{id}", One).WithName("GetReport").WithSummary("A report with its text, and the values that its words carry.").Needs(Permissions.Read);
    }

    private static Ok<Items<ReportSummary>> List(string? from, string? to, string? text, string? publisher, string? incident, string? cursor, int? limit, Store store)
    {
        foreach (var (name, day) in new[] { ("from", from), ("to", to) })
        {
            if (day is not null && IncidentIndex.DayOf(day) == IncidentIndex.NoDay)
                throw RequestException.Field(name, "Expected a day, such as 2024-02-07.");
        }

        var page = KnownReports.List(store, from, to, text, publisher, incident, cursor, Routes.Limit(limit));
        return TypedResults.Ok(new Items<ReportSummary>([.. page.Items.Select(Summary)], page.Next));
    }

    // Ids of reports are whatever their publishers say, addresses also: a stroke in one comes encoded, and the framework leaves it so.
    private static Ok<ReportDetails> One(string id, HttpContext http, Store store, Loaded loaded, IncidentReader reader) =>
        KnownReports.Find(store, Routes.RawEnd(http, "/reports/") ?? id) is { } report
            ? TypedResults.Ok(new ReportReading(report, store, loaded, reader).Details())
            : throw new RequestException(404, "CAS1110", "There is no report of that id.");

    private static ReportSummary Summary(ListedReport listed) => new(
        listed.Report.Id,
        IncidentReader.OrNull(listed.Report.Title),
        IncidentReader.OrNull(listed.Report.Publisher),
        IncidentReader.OrNull(listed.Report.Published),
        IncidentReader.SafeUrl(listed.Url),
        IncidentReader.OrNull(listed.Language),
        listed.Report.CapturedAt,
        listed.Report.Original,
        listed.Events,
        listed.Incidents);
}
