using Casus.Archive.Search;
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
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Requests;

/// <summary>A request as the API shows it, with the incident that stands for it today and what that is, in words; without words where nothing is left of it.</summary>
internal sealed record RequestView(
    long Id, string Incident, string? Title, string Text, string ReceivedOn, string By, string At, string State, long? Judgement, string? Reason, string? AnsweredBy, string? AnsweredAt, bool Public, string? Contact);

/// <summary>A request to be taken down.</summary>
internal sealed record NewRequest(string Incident, string Text, string ReceivedOn);

/// <summary>Which incident a request is about.</summary>
internal sealed record RequestSubject(string Incident);

/// <summary>The answer: the judgement that was made, or why none was.</summary>
internal sealed record RequestAnswer(long? Judgement = null, string? Reason = null);

/// <summary>Requests for correction. They may name people who are named nowhere else: only who decides on them sees them.</summary>
internal static class RequestsApi
{
    private const int LongestText = 8000;
    private const int MostOpen = 2000;

    /// <summary>The state of what nobody has answered.</summary>
    public const string Open = "open";

    private const string Judged = "judged";
    private const string Declined = "declined";
    private const string Oldest = "oldest";
    private const string Newest = "newest";
    private static readonly string[] States = [Open, Judged, Declined];

    public static void MapRequestsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/requests").WithTags("Requests for correction");
        group.MapGet("", List).WithName("ListRequests").WithSummary("Requests for correction, the oldest first unless told otherwise.").Needs(Permissions.Judge);
        group.MapPost("", Add).WithName("AddRequest").WithSummary("Takes a request down.").Needs(Permissions.Judge);
        group.MapPut("/{id}/incident", Place).WithName("PlaceRequest").WithSummary("Says which incident an open request is about.").Needs(Permissions.Judge);
        group.MapDelete("/{id}/contact", RemoveContact).WithName("RemoveRequestContact").WithSummary("Removes how whoever asked can be reached.").Needs(Permissions.Judge);
        group.MapPost("/{id}/answer", Answer).WithName("AnswerRequest").WithSummary("Answers with a judgement, or says why there is none.").Needs(Permissions.Judge);
        group.MapDelete("/{id}", Remove).WithName("RemoveRequest").WithSummary("Removes a request and its words.").Needs(Permissions.Judge);
    }

    private static async Task<Ok<Items<RequestView>>> List(
        string? state, string? incident, string? sort, string? cursor, int? limit, WorkbenchDb db, Store store, Loaded loaded, TimeProvider time)
    {
        List<string> states = [.. state?.Split(',') ?? States];
        if (states.Except(States).Any())
            throw RequestException.Field("state", $"Expected {string.Join(", ", States)}; several with commas.");
        if (sort is not (null or Oldest or Newest))
            throw RequestException.Field("sort", $"Expected {Oldest} or {Newest}.");
        var most = Routes.Limit(limit);
        await CorrectionForm.RemoveOldContacts(db, time).ConfigureAwait(false);
        var fitting = db.Requests.AsNoTracking().Where(r => states.Contains(r.State) && (incident == null || r.Incident == incident));
        var found = await Page(fitting, sort == Newest, Cursor(cursor)).Take(most + 1).ToListAsync().ConfigureAwait(false);
        var ids = found.Select(r => r.Id).ToList();
        var contacts = await db.PublicRequests.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Contact).ConfigureAwait(false);
        var next = found.Count > most ? found[most - 1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Items<RequestView>([.. found.Take(most).Select(r => View(r, contacts.GetValueOrDefault(r.Id), store, loaded))], next));
    }

    // The cursor is the last request of the page before: what came or went meanwhile moves none of the others.
    private static IQueryable<CorrectionRequest> Page(IQueryable<CorrectionRequest> requests, bool newestFirst, long? after) => newestFirst
        ? requests.Where(r => after == null || r.Id < after).OrderByDescending(r => r.Id)
        : requests.Where(r => after == null || r.Id > after).OrderBy(r => r.Id);

    private static long? Cursor(string? cursor) => cursor is null ? null
        : long.TryParse(cursor, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw RequestException.Field("cursor", "Expected what the page before gave as next.");

    private static async Task<Created<RequestView>> Add(NewRequest body, HttpContext http, WorkbenchDb db, Store store, Loaded loaded, TimeProvider time, AccessLog access)
    {
        if (IncidentIndex.DayOf(Routes.Required(body.ReceivedOn, "receivedOn")) == IncidentIndex.NoDay)
            throw RequestException.Senseless("receivedOn", "Expected a day, such as 2024-02-07.");
        var text = Anonymous.Text(Routes.Required(body.Text, "text", LongestText));
        var incident = IncidentsApi.Current(store, Routes.Required(body.Incident, "incident"));
        if (await db.Requests.CountAsync(r => r.State == Open).ConfigureAwait(false) >= MostOpen)
            throw RequestException.Conflict("There are two thousand open requests already. Answer some first.");
        var request = new CorrectionRequest { Incident = incident, Text = text, ReceivedOn = body.ReceivedOn, By = http.User.Name(), At = time.Now(), State = Open };
        db.Requests.Add(request);
        await db.SaveChangesAsync().ConfigureAwait(false);
        await access.Add(http, "request-add", Name(request.Id), "done", incident).ConfigureAwait(false);
        return TypedResults.Created($"{WorkbenchHost.Api}/requests", View(request, null, store, loaded));
    }

    private static async Task<Ok<RequestView>> Answer(long id, RequestAnswer body, HttpContext http, WorkbenchDb db, Store store, Loaded loaded, TimeProvider time, AccessLog access)
    {
        var request = await db.Requests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id).ConfigureAwait(false) ?? throw RequestException.NotFound("request");
        if (body.Judgement is { } number && !Judgements(store, request.Incident).Contains(number))
            throw RequestException.Senseless("judgement", "There is no judgement of that number about the incident, or it holds no longer.");
        var reason = body.Judgement is null ? Routes.Required(body.Reason, "reason", 4000) : body.Reason;
        if (reason is { Length: > 4000 })
            throw RequestException.Senseless("reason", "Expected at most 4000 characters.");
        var (state, by, at) = (body.Judgement is null ? Declined : Judged, http.User.Name(), time.Now());
        // Of two who answer at once one does.
        var answered = await db.Requests.Where(r => r.Id == id && r.State == Open).ExecuteUpdateAsync(u => u
            .SetProperty(r => r.State, state)
            .SetProperty(r => r.Judgement, body.Judgement)
            .SetProperty(r => r.Reason, reason)
            .SetProperty(r => r.AnsweredBy, by)
            .SetProperty(r => r.AnsweredAt, at)).ConfigureAwait(false);
        if (answered == 0)
            throw RequestException.Conflict("The request was answered already.");
        await access.Add(http, "request-answer", Name(id), state, request.Incident).ConfigureAwait(false);
        return TypedResults.Ok(await ViewOf(id, db, store, loaded).ConfigureAwait(false));
    }

    private static async Task<Ok<RequestView>> Place(long id, RequestSubject body, HttpContext http, WorkbenchDb db, Store store, Loaded loaded, AccessLog access)
    {
        if (!await db.Requests.AnyAsync(r => r.Id == id).ConfigureAwait(false))
            throw RequestException.NotFound("request");
        var incident = IncidentsApi.Current(store, Routes.Required(body.Incident, "incident"));
        if (await db.Requests.Where(r => r.Id == id && r.State == Open).ExecuteUpdateAsync(u => u.SetProperty(r => r.Incident, incident)).ConfigureAwait(false) == 0)
            throw RequestException.Conflict("The request was answered already.");
        await access.Add(http, "request-place", Name(id), "done", incident).ConfigureAwait(false);
        return TypedResults.Ok(await ViewOf(id, db, store, loaded).ConfigureAwait(false));
    }

    private static async Task<NoContent> RemoveContact(long id, HttpContext http, WorkbenchDb db, AccessLog access)
    {
        if (await db.PublicRequests.Where(p => p.Id == id && p.Contact != null).ExecuteUpdateAsync(u => u.SetProperty(p => p.Contact, (string?)null)).ConfigureAwait(false) == 0)
            throw RequestException.NotFound("contact");
        await access.Add(http, "request-contact-remove", Name(id)).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(long id, HttpContext http, WorkbenchDb db, AccessLog access)
    {
        if (await db.Requests.Where(r => r.Id == id).ExecuteDeleteAsync().ConfigureAwait(false) == 0)
            throw RequestException.NotFound("request");
        await db.PublicRequests.Where(p => p.Id == id).ExecuteDeleteAsync().ConfigureAwait(false);
        await access.Add(http, "request-remove", Name(id)).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static HashSet<long> Judgements(Store store, string incident) =>
        [.. IncidentPast.Judgements(store, IncidentPast.Current(store, incident) ?? incident).Where(j => j.Holds).Select(j => j.Judgement.Number)];

    /// <summary>The name of a request in the log.</summary>
    public static string Name(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"request {id}");

    private static async Task<RequestView> ViewOf(long id, WorkbenchDb db, Store store, Loaded loaded)
    {
        var contact = await db.PublicRequests.Where(p => p.Id == id).Select(p => p.Contact).FirstOrDefaultAsync().ConfigureAwait(false);
        return View(await db.Requests.AsNoTracking().FirstAsync(r => r.Id == id).ConfigureAwait(false), contact, store, loaded);
    }

    private static RequestView View(CorrectionRequest r, string? contact, Store store, Loaded loaded)
    {
        var current = IncidentPast.Current(store, r.Incident) ?? r.Incident;
        var title = ArchiveSearch.Incident(store, current) is { } found ? new ValueWords(loaded).Label(JudgedIncident.Of(found)) : null;
        return new(r.Id, current, title, r.Text, r.ReceivedOn, r.By, Moment.Text(r.At), r.State, r.Judgement, r.Reason, r.AnsweredBy, Moment.Text(r.AnsweredAt), r.By == CorrectionForm.By, contact);
    }
}
