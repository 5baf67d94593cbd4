using System.Text.Json;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Accounts;

/// <summary>Who is to show a key: name and password where it comes beside them, neither where it stands alone.</summary>
internal sealed record PasskeyLogin(string? Name = null, string? Password = null);

/// <summary>To show a key once more: with the password, or alone.</summary>
internal sealed record PasskeyConfirm(string? Password = null);

/// <summary>What a key answered.</summary>
/// <param name="Ticket">The challenge's.</param>
/// <param name="Credential">What <c>PublicKeyCredential.toJSON</c> gives.</param>
internal sealed record PasskeyAnswer(string Ticket, JsonElement Credential);

/// <summary>Signing in with a security key or passkey.</summary>
internal static class PasskeyLoginApi
{
    public static void MapPasskeyLoginApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Session");
        group.MapPost("/login/passkey/options", Begin).WithName("BeginPasskeyLogin").WithSummary("What the browser is to ask of a key.").ForAnybody();
        group.MapPost("/login/passkey", Login).WithName("PasskeyLogin").WithSummary("Signs in with a key.").ForAnybody();
        group.MapPost("/session/confirm/passkey/options", BeginConfirm).WithName("BeginPasskeyConfirm").WithSummary("What the browser is to ask of one's own key.").Needs(Permissions.SignedIn);
        group.MapPost("/session/confirm/passkey", Confirm).WithName("PasskeyConfirm").WithSummary("Shows the key again.").Needs(Permissions.SignedIn);
    }

    private static async Task<Ok<PasskeyOptions>> Begin(PasskeyLogin body, HttpContext http, Credentials credentials, Passkeys passkeys, LoginLimits limits, WorkbenchMode mode)
    {
        CheckAccounts(mode);
        if (body is { Name: null, Password: null })
        {
            if (limits.Wait(null, Credentials.Address(http)) is { } wait)
                throw RequestException.TooOften(wait);
            return TypedResults.Ok(await passkeys.AskFor(http, PasskeyPurpose.SignIn, null, standsAlone: true).ConfigureAwait(false));
        }

        var person = await credentials.OfPassword(http, body.Name ?? "", body.Password ?? "").ConfigureAwait(false);
        return await AskOwn(http, passkeys, PasskeyPurpose.SecondFactor, person, standsAlone: false).ConfigureAwait(false);
    }

    private static async Task<Ok<SessionView>> Login(PasskeyAnswer body, HttpContext http, Passkeys passkeys, Sessions sessions, WorkbenchMode mode)
    {
        CheckAccounts(mode);
        var (person, passkey, purpose) = await passkeys.Check(http, body, PasskeyPurpose.SignIn, PasskeyPurpose.SecondFactor).ConfigureAwait(false) ?? throw RequestException.WrongPasskey();
        var how = $"{(purpose == PasskeyPurpose.SignIn ? "passkey" : "password and passkey")}: {passkey.Name}";
        return TypedResults.Ok(await sessions.Begin(person, http, how).ConfigureAwait(false));
    }

    private static async Task<Ok<PasskeyOptions>> BeginConfirm(PasskeyConfirm body, HttpContext http, UserManager<Person> people, Credentials credentials, Passkeys passkeys, WorkbenchMode mode)
    {
        CheckAccounts(mode);
        var person = body.Password is { } password
            ? await credentials.OfPassword(http, http.User.Name(), password).ConfigureAwait(false)
            : (await people.FindByIdAsync(http.User.Id()).ConfigureAwait(false))!;
        return await AskOwn(http, passkeys, PasskeyPurpose.Confirm, person, standsAlone: body.Password is null).ConfigureAwait(false);
    }

    private static async Task<NoContent> Confirm(PasskeyAnswer body, HttpContext http, Passkeys passkeys, Sessions sessions, AccessLog access, WorkbenchMode mode)
    {
        CheckAccounts(mode);
        var (_, passkey, _) = await passkeys.Check(http, body, PasskeyPurpose.Confirm).ConfigureAwait(false) ?? throw RequestException.WrongPasskey();
        await sessions.Confirm(http).ConfigureAwait(false);
        await access.Add(http, "confirm", "", "done", "passkey: " + passkey.Name).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<PasskeyOptions>> AskOwn(HttpContext http, Passkeys passkeys, PasskeyPurpose purpose, Person person, bool standsAlone)
    {
        if ((await passkeys.Of(person).ConfigureAwait(false)).Count == 0)
            throw RequestException.Conflict("The account has no security key.");
        return TypedResults.Ok(await passkeys.AskFor(http, purpose, person, standsAlone).ConfigureAwait(false));
    }

    private static void CheckAccounts(WorkbenchMode mode)
    {
        if (mode.IsAlone)
            throw RequestException.Conflict("There are no accounts; whoever sits at this machine is signed in.");
    }
}
