using System.Globalization;
using System.Text.Json;
using Casus.Reports;
using Microsoft.AspNetCore.Http;

namespace Casus.Server.Hosting;

/// <summary>An error as answers tell it (RFC 9457).</summary>
internal sealed record Problem
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    public required string Code { get; init; }

    public required string RequestId { get; init; }

    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();
}

/// <summary>Makes answers of errors. Nothing of the program's inside goes into one.</summary>
internal static class Problems
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["CAS1301"] = "The request cannot be read.",
        ["CAS1302"] = "A second factor is wanted.",
        ["CAS1303"] = "Nobody is signed in.",
        ["CAS1304"] = "There is no right to this.",
        ["CAS1305"] = "The token is missing or another.",
        ["CAS1306"] = "The password is asked for again.",
        ["CAS1307"] = "There is no such thing.",
        ["CAS1308"] = "It changed meanwhile.",
        ["CAS1309"] = "It is too large.",
        ["CAS1310"] = "It is not of a form that is read.",
        ["CAS1311"] = "The request makes no sense.",
        ["CAS1312"] = "The host is not this server's.",
        ["CAS1313"] = "Too many requests.",
        ["CAS1334"] = "There are no security keys under this address.",
        ["CAS1399"] = "A defect in Casus.",
        ["CAS1105"] = "The archive is locked.",
        ["CAS1106"] = "The archive cannot be written to.",
        ["CAS1107"] = "The disk is full.",
        ["CAS1108"] = "The database cannot be reached.",
        ["CAS1110"] = "There is no such report.",
        ["CAS1111"] = "There is no such incident.",
        ["CAS1112"] = "There is no such judgement.",
        ["CAS1113"] = "A corrected value does not fit its field.",
        ["CAS1114"] = "The judgement makes no sense.",
        ["CAS1116"] = "This is no cursor.",
        ["CAS1121"] = "It changed meanwhile.",
        ["CAS1203"] = "A record is missing without which private persons cannot be hidden.",
        ["CAS1204"] = "The export would give something away.",
    };

    private const string Defect = "A defect in Casus ended the request. Please send in the log of the server with the request's id.";

    /// <summary>The problem that an exception means.</summary>
    public static (Problem Problem, TimeSpan? RetryAfter) Of(Exception e, string requestId) => e switch
    {
        RequestException r => (Make(r.Status, r.Code, r.Message, requestId) with { Errors = r.Errors }, r.RetryAfter),
        CasusException c => (Make(StatusOf(c.Code), c.Code, DetailOf(c), requestId) with { Errors = FieldsOf(c) }, c.Code is "CAS1105" or "CAS1108" ? TimeSpan.FromSeconds(10) : null),
        BadHttpRequestException { StatusCode: 413 or 415 } b => (OfStatus(b.StatusCode, requestId), null),
        BadHttpRequestException b => (Make(b.StatusCode is >= 400 and < 500 ? b.StatusCode : 400, "CAS1301", Readable(b), requestId), null),
        JsonException => (Make(400, "CAS1301", "The body is no JSON of the form that the route takes.", requestId), null),
        _ => (Make(500, "CAS1399", Defect, requestId), null),
    };

    /// <summary>The problem of a status that was set without words.</summary>
    public static Problem OfStatus(int status, string requestId) => status switch
    {
        404 => Make(status, "CAS1307", "There is no such route.", requestId),
        405 => Make(status, "CAS1301", "The route does not take this method.", requestId),
        413 => Make(status, "CAS1309", "The request is larger than is taken. GET /api/v1/session tells the limits.", requestId),
        415 => Make(status, "CAS1310", "Expected a body of the type application/json, or multipart/form-data for files.", requestId),
        >= 500 => Make(status, "CAS1399", Defect, requestId),
        _ => Make(status, "CAS1301", "The request cannot be read.", requestId),
    };

    /// <summary>A problem.</summary>
    public static Problem Make(int status, string code, string detail, string requestId) => new()
    {
        Type = "/api/v1/method/errors#" + code,
        Title = Titles.GetValueOrDefault(code, status >= 500 ? "The server cannot do it." : "It cannot be done."),
        Status = status,
        Detail = detail,
        Code = code,
        RequestId = requestId,
    };

    /// <summary>Writes a problem, unless an answer has begun.</summary>
    public static async Task Write(HttpContext context, Problem problem, TimeSpan? retryAfter = null)
    {
        if (context.Response.HasStarted)
            return;
        context.Response.Clear();
        SecurityHeaders.Set(context);
        context.Response.StatusCode = problem.Status;
        if (retryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (problem.Status == 401)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        await context.Response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", context.RequestAborted).ConfigureAwait(false);
    }

    // What the framework says of a body or parameter names the parameter, and in inner exceptions the program's types.
    private static string Readable(BadHttpRequestException e) => e switch
    {
        { InnerException: JsonException json } => json.Path is { Length: > 2 } path ? $"The body does not fit at {path[2..]}. See the API's description." : "The body is no JSON of the form that the route takes.",
        _ when e.Message.StartsWith("Failed to bind parameter", StringComparison.Ordinal) => "A parameter has a value that does not fit" + (e.Message.Split('"') is [_, var name, ..] ? $": {name.Split(' ')[^1]}." : "."),
        _ when e.Message.StartsWith("Required parameter", StringComparison.Ordinal) => "A parameter is missing" + (e.Message.Split('"') is [_, var name, ..] ? $": {name.Split(' ')[^1]}." : "."),
        _ => "The request cannot be read.",
    };

    // Where an error happened may name a file of the server; of what somebody sent it names the value.
    private static string DetailOf(CasusException e) => e.Code is "CAS1110" or "CAS1111" or "CAS1112"
        ? e.Message
        : StatusOf(e.Code) >= 500 ? e.Message : $"{e.Where}: {e.Message}";

    private static Dictionary<string, string[]> FieldsOf(CasusException e) => e.Code switch
    {
        "CAS1113" => new() { ["value"] = [e.Message] },
        "CAS1116" => new() { ["cursor"] = [e.Message] },
        _ => [],
    };

    private static int StatusOf(string code) => code switch
    {
        "CAS1105" or "CAS1106" or "CAS1108" or "CAS1101" or "CAS1102" or "CAS1104" or "CAS1109" or "CAS1325" => 503,
        "CAS1107" => 507,
        "CAS1110" or "CAS1111" or "CAS1112" or "CAS1328" => 404,
        "CAS1113" or "CAS1114" or "CAS1203" or "CAS1204" or "CAS1329" or "CAS1332" => 422,
        "CAS1116" => 400,
        "CAS1121" or "CAS1327" or "CAS1330" => 409,
        "CAS1310" => 415,
        _ => 500,
    };
}
