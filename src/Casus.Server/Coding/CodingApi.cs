using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Casus.Formats;
using Casus.Pipeline;
using Casus.Records;
using Casus.Reports;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Coding;

/// <summary>A text to be read.</summary>
internal sealed record CodingRequest
{
    public required string Text { get; init; }

    public string? Title { get; init; }

    public string? PublishedOn { get; init; }

    public string? Publisher { get; init; }

    public bool? Html { get; init; }
}

/// <summary>What was read.</summary>
internal sealed record CodingAnswer(string Text, string? Title, string? PublishedOn, long Milliseconds, LayersView Layers, JsonElement Record);

/// <summary>Codes a text while somebody waits, and keeps nothing.</summary>
internal static class CodingApi
{
    // A long text takes a core for seconds; the others wait their turn, and the rest of the workbench goes on.
    private static readonly SemaphoreSlim Turns = new(2, 2);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static void MapCodingApi(this IEndpointRouteBuilder api) =>
        api.MapPost("/coding", Code).WithTags("Coding").WithName("CodeText").WithSummary("Reads a text with every layer, and keeps nothing.").Needs(Permissions.Code);

    private static async Task<Ok<CodingAnswer>> Code(CodingRequest body, Loaded loaded, WorkbenchOptions options, CancellationToken cancelled)
    {
        if (body.Text.Length > options.PasteCharacters)
            throw new RequestException(413, "CAS1309", string.Create(CultureInfo.InvariantCulture, $"The text has more than {options.PasteCharacters:N0} characters. Upload it as a file."));
        if (body.Title is { Length: > 2000 } || body.Publisher is { Length: > 500 })
            throw RequestException.Senseless("title", "Expected at most 2000 characters, and 500 of a publisher.");
        if (body.PublishedOn is { Length: > 0 } day && !PublicationTime.TryParse(day, out _))
            throw RequestException.Senseless("publishedOn", "Expected a date, such as 2024-02-08 or 2024-02-08T21:30.");
        if (!await Turns.WaitAsync(LongestWait, cancelled).ConfigureAwait(false))
            throw RequestException.TooOften(TimeSpan.FromSeconds(10));
        try
        {
            return TypedResults.Ok(await Task.Run(() => Read(body, loaded), cancelled).ConfigureAwait(false));
        }
        finally
        {
            Turns.Release();
        }
    }

    private static CodingAnswer Read(CodingRequest body, Loaded loaded)
    {
        var report = ReportOf(body);
        var started = Stopwatch.GetTimestamp();
        var reading = loaded.Pipeline.Read(report);
        var record = RecordBuilder.Build(reading, loaded.Program);
        var milliseconds = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new(
            report.Text, report.Title, record.PublishedOn, milliseconds, new LayerReader(loaded).Read(reading, record), JsonSerializer.SerializeToElement(record, RecordJson.Lines.CodedReport));
    }

    private static Report ReportOf(CodingRequest body)
    {
        var published = PublicationTime.TryParse(body.PublishedOn, out var time) ? time : null;
        if (body.Html == true)
        {
            var reader = new ReportReader(new() { PublishedOn = published });
            var page = reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(body.Text)), "pasted.html");
            return page.OfType<ReadResult.Found>().FirstOrDefault()?.Report ?? throw RequestException.Senseless("text", "There is no report in the page.");
        }

        return new()
        {
            Id = "pasted",
            Text = body.Text,
            Title = IncidentReader.OrNull(body.Title),
            PublishedOn = published,
            Publisher = IncidentReader.OrNull(body.Publisher),
            Origin = new("pasted"),
        };
    }
}
