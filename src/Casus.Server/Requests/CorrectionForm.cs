using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Server.Requests;

/// <summary>
/// The form by which anybody can ask for a correction. It looks nothing up, so that it can give nothing away: what was written is kept as it is,
/// and those who decide see it among the other requests.
/// </summary>
internal static class CorrectionForm
{
    /// <summary>The name under which the list shows who took such a request down. No account can bear it.</summary>
    public const string By = "public form";

    /// <summary>Contacts are removed so long after the answer.</summary>
    public static readonly TimeSpan ContactsKept = TimeSpan.FromDays(30);

    // Whatever else fails, the list stays one that people can work through.
    private const int MostOpen = 500;
    private const int LargestForm = 64 * 1024;

    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static void MapCorrectionForm(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(CorrectionPages.Path).AllowAnonymous().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(LargestForm)).AddEndpointFilter(WhileOpen);
        group.MapGet("", Show);
        group.MapPost("", (Delegate)Take);
        group.MapGet("/state", (HttpContext http) => Prepared(http, CorrectionPages.AskReference("")));
        group.MapPost("/state", (Delegate)State);
        group.MapGet("/style.css", () => TypedResults.Content(CorrectionPages.Style, "text/css; charset=utf-8"));
        group.MapMethods("/{**rest}", [HttpMethods.Get, HttpMethods.Post], Missing);
    }

    /// <summary>Removes contacts whose time is over.</summary>
    public static async Task RemoveOldContacts(WorkbenchDb db, TimeProvider time)
    {
        var before = time.Now() - (long)ContactsKept.TotalMilliseconds;
        var over = db.PublicRequests.Where(p => p.Contact != null && db.Requests.Any(r => r.Id == p.Id && r.AnsweredAt < before));
        // Reading goes on where nothing can be written.
        if (await over.AnyAsync().ConfigureAwait(false))
            await over.ExecuteUpdateAsync(u => u.SetProperty(p => p.Contact, (string?)null)).ConfigureAwait(false);
    }

    private static ValueTask<object?> WhileOpen(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.HttpContext.RequestServices.GetRequiredService<FormSettings>().Current.IsOpen ? next(call) : throw new RequestException(StatusCodes.Status404NotFound, "CAS1307", "There is no such route.");

    private static ContentHttpResult Show(HttpContext http, FormTokens tokens, FormSettings settings) =>
        Prepared(http, CorrectionPages.Form(settings.Current.Operator, Asked.Nothing(Short(http.Request.Query["incident"].ToString())), tokens.New()));

    // People get a page, programs a problem document.
    private static ContentHttpResult Missing(HttpContext http) =>
        http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && a.Quality is not 0)
            ? Prepared(http, CorrectionPages.Missing())
            : throw new RequestException(StatusCodes.Status404NotFound, "CAS1307", $"There is no such page. The form for corrections is at {CorrectionPages.Path}.");

    private static async Task<IResult> Take(HttpContext http, WorkbenchDb db, FormTokens tokens, AskLimits limits, AccessLog access, TimeProvider time, FormSettings settings)
    {
        var keeper = settings.Current.Operator;
        if (await Sent(http).ConfigureAwait(false) is not { } form)
            return Prepared(http, CorrectionPages.Form(keeper, Asked.Nothing(""), tokens.New(), new("That could not be read, or was far too long. Go back in your browser, where your words may still be; make them shorter, and send them again."), StatusCodes.Status400BadRequest));
        var asked = Asked.Of(form);
        var token = form["token"].ToString();
        if (Fault(asked, form[CorrectionPages.Trap].ToString(), tokens.Age(token)) is { } fault)
            return Prepared(http, CorrectionPages.Form(keeper, asked, tokens.Age(token) is null ? tokens.New() : token, fault, StatusCodes.Status422UnprocessableEntity));
        var reference = tokens.ReferenceOf(token, asked);
        // Of two presses one after the other, or at once, the second finds what the first has kept.
        await OneAtATime.WaitAsync(http.RequestAborted).ConfigureAwait(false);
        try
        {
            return await TakeOnce(reference, asked, token, http, db, limits, access, time, keeper).ConfigureAwait(false);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<IResult> TakeOnce(string reference, Asked asked, string token, HttpContext http, WorkbenchDb db, AskLimits limits, AccessLog access, TimeProvider time, string? keeper)
    {
        var hash = Asked.HashOf(reference);
        if (await db.PublicRequests.AnyAsync(p => p.Hash == hash).ConfigureAwait(false))
            return Prepared(http, CorrectionPages.Taken(reference));
        if (!limits.MayAsk(http.Connection.RemoteIpAddress))
            return TooOften(http, CorrectionPages.Form(keeper, asked, token, new("Too many requests came from where you are. Keep what you wrote, and try again in an hour."), StatusCodes.Status429TooManyRequests));
        if (await db.Requests.CountAsync(r => r.State == RequestsApi.Open && r.By == By).ConfigureAwait(false) >= MostOpen)
            return TooOften(http, CorrectionPages.Form(keeper, asked, token, new("Too many requests wait for an answer at present. Keep what you wrote, and try again on another day."), StatusCodes.Status503ServiceUnavailable));
        await RemoveOldContacts(db, time).ConfigureAwait(false);
        await Keep(asked, hash, db, time, access, http.TraceIdentifier).ConfigureAwait(false);
        return Prepared(http, CorrectionPages.Taken(reference));
    }

    private static AskedFault? Fault(Asked asked, string trap, TimeSpan? age) =>
        age is null ? new("The form lay open for too long. Look it over, wait a few seconds, and send it again.")
        : age < FormTokens.Shortest ? new("That was very fast. Wait a few seconds, and send it again.")
        : trap.Length > 0 ? new("A field that is to stay empty was filled in, perhaps by the browser. It is empty again: send the form once more.")
        : asked.Fault();

    private static async Task Keep(Asked asked, string hash, WorkbenchDb db, TimeProvider time, AccessLog access, string requestId)
    {
        var now = time.GetUtcNow();
        var request = new CorrectionRequest
        {
            Incident = asked.Incident(),
            Text = asked.Text(),
            ReceivedOn = now.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            By = By,
            At = now.ToUnixTimeMilliseconds(),
            State = RequestsApi.Open,
        };
        using (var transaction = await db.Database.BeginTransactionAsync().ConfigureAwait(false))
        {
            db.Requests.Add(request);
            await db.SaveChangesAsync().ConfigureAwait(false);
            db.PublicRequests.Add(new() { Id = request.Id, Hash = hash, Contact = asked.Contact.Length > 0 ? asked.Contact : null });
            await db.SaveChangesAsync().ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
        }

        // Not from where: who asks may be in danger for it.
        await access.Add("", "request-add", RequestsApi.Name(request.Id), "", requestId, "done", By).ConfigureAwait(false);
    }

    private static async Task<IResult> State(HttpContext http, WorkbenchDb db, AskLimits limits)
    {
        if (await Sent(http).ConfigureAwait(false) is not { } form)
            return Prepared(http, CorrectionPages.AskReference("", "That could not be read. Write the reference here.", StatusCodes.Status400BadRequest));
        if (!limits.MayLook(http.Connection.RemoteIpAddress))
            return TooOften(http, CorrectionPages.AskReference("", "Too many looks came from where you are. Try again in an hour.", StatusCodes.Status429TooManyRequests));
        var reference = Short(form["reference"].ToString());
        var hash = Asked.HashOf(reference);
        var found = await db.PublicRequests.AsNoTracking().Where(p => p.Hash == hash).Join(db.Requests, p => p.Id, r => r.Id, (_, r) => new { r.State, r.Reason }).FirstOrDefaultAsync().ConfigureAwait(false);
        return Prepared(http, found is null
            ? CorrectionPages.AskReference(reference, "There is no request of that reference, or it was removed. Look whether it is as it was shown: four groups of five letters and digits, without l, o, 0 and 1.", StatusCodes.Status404NotFound)
            : CorrectionPages.State(found.State, found.Reason));
    }

    // What other sites make a browser send is not read, nor what is no form or too large.
    private static async Task<IFormCollection?> Sent(HttpContext http)
    {
        if (TokenGuard.IsFromElsewhere(http.Request) || !http.Request.HasFormContentType)
            return null;
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static ContentHttpResult TooOften(HttpContext http, ContentHttpResult page)
    {
        http.Response.Headers.RetryAfter = "3600";
        return Prepared(http, page);
    }

    // With the policy of the other pages, browsers would not tell that the form comes from here.
    private static ContentHttpResult Prepared(HttpContext http, ContentHttpResult page)
    {
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        http.Response.Headers.CacheControl = "no-store";
        return page;
    }

    private static string Short(string text) => text.Length > Asked.LongestLine ? text[..Asked.LongestLine] : text;
}
