using System.Text.Json;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Accounts;

/// <summary>A key as its owner sees it.</summary>
internal sealed record PasskeyView(string Id, string Name, string AddedAt, bool StandsAlone);

/// <summary>What the browser is to ask of a key, and the ticket that the answer comes with.</summary>
/// <param name="Ticket">Good for one answer, for five minutes.</param>
/// <param name="Options">As <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c> takes it.</param>
internal sealed record PasskeyOptions(string Ticket, JsonElement Options);

/// <summary>A new key.</summary>
/// <param name="Ticket">The challenge's.</param>
/// <param name="Credential">What <c>PublicKeyCredential.toJSON</c> gives.</param>
/// <param name="Name">By which its owner knows it.</param>
internal sealed record NewPasskey(string Ticket, JsonElement Credential, string Name);

/// <summary>The key that was registered.</summary>
/// <param name="Passkey">It.</param>
/// <param name="RecoveryCodes">For when it is lost, shown this once; empty where there are some already.</param>
internal sealed record PasskeyAdded(PasskeyView Passkey, IReadOnlyList<string> RecoveryCodes);

/// <summary>One's own security keys and passkeys.</summary>
internal static class PasskeysApi
{
    private const int LongestName = 100;

    public static void MapPasskeysApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/passkeys").WithTags("Session");
        group.MapGet("", List).WithName("ListPasskeys").WithSummary("One's own security keys and passkeys.").Needs(Permissions.SignedIn);
        group.MapPost("/options", Begin).WithName("BeginPasskey").WithSummary("What the browser is to ask of a new key.").Sensitive().Needs(Permissions.SignedIn);
        group.MapPost("", Add).WithName("AddPasskey").WithSummary("Registers a key: from then on the password alone is not enough.").Sensitive().Needs(Permissions.SignedIn);
        group.MapDelete("/{id}", Remove).WithName("RemovePasskey").WithSummary("Removes a key; all other sessions of the person end.").Sensitive().Needs(Permissions.SignedIn);
    }

    private static async Task<Ok<Items<PasskeyView>>> List(HttpContext http, UserManager<Person> people, Passkeys passkeys, WorkbenchMode mode)
    {
        var found = mode.IsAlone ? [] : await passkeys.Of(await Own(http, people, mode).ConfigureAwait(false)).ConfigureAwait(false);
        return TypedResults.Ok(new Items<PasskeyView>([.. found.Select(View)], null));
    }

    private static async Task<Ok<PasskeyOptions>> Begin(HttpContext http, UserManager<Person> people, Passkeys passkeys, WorkbenchMode mode)
    {
        var person = await Own(http, people, mode).ConfigureAwait(false);
        await CheckRoom(passkeys, person).ConfigureAwait(false);
        return TypedResults.Ok(await passkeys.AskForNew(http, person).ConfigureAwait(false));
    }

    private static async Task<Created<PasskeyAdded>> Add(NewPasskey body, HttpContext http, UserManager<Person> people, Passkeys passkeys, WorkbenchMode mode, AccessLog access)
    {
        var person = await Own(http, people, mode).ConfigureAwait(false);
        Routes.Required(body.Name, "name", LongestName);
        var isFirst = await CheckRoom(passkeys, person).ConfigureAwait(false) == 0;
        var passkey = await passkeys.Add(http, person, body).ConfigureAwait(false)
            ?? throw RequestException.Senseless("credential", "The key's answer does not fit, or came too late. Begin again.");
        var codes = isFirst && !person.TwoFactorEnabled ? await people.GenerateNewTwoFactorRecoveryCodesAsync(person, TotpApi.CodesGiven).ConfigureAwait(false) : [];
        await access.Add(http, "passkey-add", body.Name).ConfigureAwait(false);
        return TypedResults.Created($"{WorkbenchHost.Api}/passkeys/{Passkeys.IdOf(passkey)}", new PasskeyAdded(View(passkey), [.. codes ?? []]));
    }

    private static async Task<NoContent> Remove(string id, HttpContext http, UserManager<Person> people, Passkeys passkeys, SignIns signIns, WorkbenchMode mode, AccessLog access)
    {
        var person = await Own(http, people, mode).ConfigureAwait(false);
        var passkey = (await passkeys.Of(person).ConfigureAwait(false)).Find(p => Passkeys.IdOf(p) == id) ?? throw RequestException.NotFound("key");
        await people.RemovePasskeyAsync(person, passkey.CredentialId).ConfigureAwait(false);
        // Who removes a key may have lost it: what was begun with it ends.
        await signIns.EndAll(person.Id, Sessions.Current(http)).ConfigureAwait(false);
        await access.Add(http, "passkey-remove", passkey.Name ?? "").ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<int> CheckRoom(Passkeys passkeys, Person person)
    {
        var count = (await passkeys.Of(person).ConfigureAwait(false)).Count;
        return count < Passkeys.Most ? count : throw RequestException.Conflict("There are twenty keys of yours already. Remove some first.");
    }

    private static async Task<Person> Own(HttpContext http, UserManager<Person> people, WorkbenchMode mode) => mode.IsAlone
        ? throw RequestException.Conflict("There are no accounts.")
        : (await people.FindByIdAsync(http.User.Id()).ConfigureAwait(false))!;

    private static PasskeyView View(UserPasskeyInfo p) => new(Passkeys.IdOf(p), p.Name ?? "", Moment.Text(p.CreatedAt.ToUnixTimeMilliseconds()), Passkeys.StandsAlone(p));
}
