using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Accounts;

/// <summary>Who asks, and what the server is.</summary>
internal sealed record SessionView(
    string Mode, SessionUser? User, string Token, SessionSettings Settings, string Program, SessionArchive? Archive, SessionLimits Limits);

/// <summary>Who is signed in.</summary>
internal sealed record SessionUser(string Id, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, bool Totp, int Passkeys, int RecoveryCodes);

/// <summary>How somebody likes it.</summary>
internal sealed record SessionSettings(string Graphic, string Theme);

/// <summary>The archive.</summary>
internal sealed record SessionArchive(string Name, bool Writable, long Incidents, long Reports);

/// <summary>What is taken at most.</summary>
internal sealed record SessionLimits(long UploadBytes, int PasteCharacters);

/// <summary>Name, password and code.</summary>
internal sealed record LoginRequest(string Name, string Password, string? Code = null);

/// <summary>Password and code again.</summary>
internal sealed record ConfirmRequest(string Password, string? Code = null);

/// <summary>Old and new password.</summary>
internal sealed record PasswordRequest(string Old, string New);

/// <summary>Somebody's session.</summary>
internal sealed record SignInView(string Id, bool Current, string CreatedAt, string LastSeenAt, string Address, string Agent);

/// <summary>Signing in and out.</summary>
internal static class SessionApi
{
    private static readonly string[] Graphics = ["collapsed", "shown"];
    private static readonly string[] Themes = ["system", "light", "dark"];

    public static void MapSessionApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Session");
        group.MapGet("/session", Show).WithName("GetSession").WithSummary("Who asks, and the token for changes.").ForAnybody();
        group.MapPut("/session/settings", Settings).WithName("PutSettings").WithSummary("Sets how one likes it.").Needs(Permissions.SignedIn);
        group.MapPost("/login", Login).WithName("Login").WithSummary("Signs in.").ForAnybody();
        group.MapPost("/logout", Logout).WithName("Logout").WithSummary("Ends the session on the server.").Needs(Permissions.SignedIn);
        group.MapPost("/session/confirm", Confirm).WithName("ConfirmSession").WithSummary("Gives the password again.").Needs(Permissions.SignedIn);
        group.MapPut("/session/password", Password).WithName("PutPassword").WithSummary("Sets another password.").Needs(Permissions.SignedIn);
        group.MapGet("/sessions", List).WithName("ListSessions").WithSummary("One's own sessions.").Needs(Permissions.SignedIn);
        group.MapDelete("/sessions/{id}", End).WithName("EndSession").WithSummary("Ends one of one's own sessions.").Needs(Permissions.SignedIn);
        api.MapGet("/health", Health).WithTags("Administration").WithName("Health").WithSummary("Whether the archive can be used.").ForAnybody();
    }

    private static async Task<Ok<SessionView>> Show(HttpContext http, Sessions sessions) => TypedResults.Ok(await sessions.View(http.User).ConfigureAwait(false));

    private static async Task<Ok<SessionSettings>> Settings(SessionSettings body, HttpContext http, WorkbenchDb db, WorkbenchMode mode)
    {
        if (!Graphics.Contains(body.Graphic))
            throw RequestException.Senseless("graphic", "Expected collapsed or shown.");
        if (!Themes.Contains(body.Theme))
            throw RequestException.Senseless("theme", "Expected system, light or dark.");
        if (mode.IsAlone)
        {
            try
            {
                await KeepLocal(body, db).ConfigureAwait(false);
            }
            catch (DbUpdateException)
            {
                // Another window wrote the first settings at the same moment: now they are there to be changed.
                db.ChangeTracker.Clear();
                await KeepLocal(body, db).ConfigureAwait(false);
            }
        }
        else
        {
            var person = await db.Users.FirstAsync(p => p.Id == http.User.Id()).ConfigureAwait(false);
            (person.Graphic, person.Theme) = (body.Graphic, body.Theme);
            await db.SaveChangesAsync().ConfigureAwait(false);
        }

        return TypedResults.Ok(body);
    }

    private static async Task KeepLocal(SessionSettings body, WorkbenchDb db)
    {
        foreach (var (key, value) in new[] { ("local-graphic", body.Graphic), ("local-theme", body.Theme) })
        {
            if (await db.Settings.FirstOrDefaultAsync(s => s.Key == key).ConfigureAwait(false) is { } kept)
                kept.Value = value;
            else
                db.Settings.Add(new() { Key = key, Value = value });
        }

        await db.SaveChangesAsync().ConfigureAwait(false);
    }

    private static async Task<Ok<SessionView>> Login(LoginRequest body, HttpContext http, Credentials credentials, Sessions sessions, WorkbenchMode mode)
    {
        if (mode.IsAlone)
            throw RequestException.Conflict("There are no accounts; whoever sits at this machine is signed in.");
        var person = await credentials.OfPasswordAndCode(http, body.Name, body.Password, body.Code).ConfigureAwait(false);
        return TypedResults.Ok(await sessions.Begin(person, http).ConfigureAwait(false));
    }

    private static async Task<NoContent> Logout(HttpContext http, WorkbenchDb db, SignIns signIns, AccessLog access, WorkbenchMode mode)
    {
        if (mode.IsAlone)
            throw RequestException.Conflict("There are no accounts to sign out of.");
        var id = Sessions.Current(http);
        await db.SignIns.Where(s => s.Id == id).ExecuteDeleteAsync().ConfigureAwait(false);
        signIns.Forget();
        http.Response.Cookies.Delete(CasusAuthentication.Cookie, CasusAuthentication.CookieOptions);
        await access.Add(http, "logout", "").ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Confirm(ConfirmRequest body, HttpContext http, Credentials credentials, Sessions sessions, WorkbenchMode mode)
    {
        if (mode.IsAlone)
            return TypedResults.NoContent();
        await credentials.OfPasswordAndCode(http, http.User.Name(), body.Password, body.Code).ConfigureAwait(false);
        await sessions.Confirm(http).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Password(PasswordRequest body, HttpContext http, UserManager<Person> people, LoginLimits limits, SignIns signIns, AccountBook book, AccessLog access, WorkbenchMode mode)
    {
        if (mode.IsAlone)
            throw RequestException.Conflict("There are no accounts.");
        if (limits.Wait(http.User.Name(), Credentials.Address(http)) is { } wait)
            throw RequestException.TooOften(wait);
        var person = (await people.FindByIdAsync(http.User.Id()).ConfigureAwait(false))!;
        if (!await people.CheckPasswordAsync(person, body.Old).ConfigureAwait(false))
        {
            limits.Fail(http.User.Name(), Credentials.Address(http));
            throw RequestException.WrongLogin();
        }

        await book.SetPassword(person, body.New).ConfigureAwait(false);
        await signIns.EndAll(person.Id, Sessions.Current(http)).ConfigureAwait(false);
        await access.Add(http, "password", person.UserName!).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Items<SignInView>>> List(HttpContext http, WorkbenchDb db)
    {
        var (id, current) = (http.User.Id(), Sessions.Current(http));
        var found = await db.SignIns.AsNoTracking().Where(s => s.PersonId == id).OrderByDescending(s => s.LastSeenAt).ToListAsync().ConfigureAwait(false);
        return TypedResults.Ok(new Items<SignInView>([.. found.Select(s => new SignInView(s.Id, s.Id == current, Moment.Text(s.CreatedAt), Moment.Text(s.LastSeenAt), s.Address, s.Agent))], null));
    }

    private static async Task<NoContent> End(string id, HttpContext http, WorkbenchDb db, SignIns signIns, AccessLog access)
    {
        var own = http.User.Id();
        if (await db.SignIns.Where(s => s.Id == id && s.PersonId == own).ExecuteDeleteAsync().ConfigureAwait(false) == 0)
            throw RequestException.NotFound("session");
        signIns.Forget();
        await access.Add(http, "session-end", id).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static Ok<HealthView> Health(Store store)
    {
        IncidentRows.LastEntry(store);
        return TypedResults.Ok(new HealthView("ok"));
    }
}

/// <summary>Whether it works.</summary>
internal sealed record HealthView(string Status);
