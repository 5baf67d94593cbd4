using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Accounts;

/// <summary>What a device needs to show codes.</summary>
internal sealed record TotpSecret(string Secret, string Uri, string Qr);

/// <summary>A code that a device shows.</summary>
internal sealed record TotpCode(string Code);

/// <summary>Codes for when the device is lost.</summary>
internal sealed record RecoveryCodes(IReadOnlyList<string> Codes)
{
    [System.Text.Json.Serialization.JsonPropertyName("recoveryCodes")]
    public IReadOnlyList<string> Codes { get; init; } = Codes;
}

/// <summary>One-time codes (RFC 6238), and the recovery codes that stand in for whatever is asked beside the password.</summary>
internal static class TotpApi
{
    /// <summary>How many recovery codes are given.</summary>
    public const int CodesGiven = 10;

    public static void MapTotpApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/totp").WithTags("Session");
        group.MapPost("", Begin).WithName("BeginTotp").WithSummary("A secret for a device; counts once it was confirmed.").Sensitive().Needs(Permissions.SignedIn);
        group.MapPost("/confirm", Confirm).WithName("ConfirmTotp").WithSummary("Shows that the device has the secret.").Needs(Permissions.SignedIn);
        api.MapPost("/recovery", Renew).WithTags("Session").WithName("RenewRecoveryCodes").WithSummary("Other recovery codes; those from before are worth nothing.").Sensitive().Needs(Permissions.SignedIn);
        group.MapDelete("", End).WithName("EndTotp").WithSummary("Does without codes.").Sensitive().Needs(Permissions.SignedIn);
    }

    private static async Task<Ok<TotpSecret>> Begin(HttpContext http, UserManager<Person> people, WorkbenchMode mode)
    {
        var person = await Own(http, people, mode).ConfigureAwait(false);
        if (person.TwoFactorEnabled)
            throw RequestException.Conflict("Codes are asked for already. End that first.");
        await people.ResetAuthenticatorKeyAsync(person).ConfigureAwait(false);
        var secret = (await people.GetAuthenticatorKeyAsync(person).ConfigureAwait(false))!;
        var uri = $"otpauth://totp/Casus:{Uri.EscapeDataString(person.UserName!)}?secret={secret}&issuer=Casus&digits=6&period=30";
        return TypedResults.Ok(new TotpSecret(secret, uri, QrCode.Svg(uri)));
    }

    private static async Task<Ok<RecoveryCodes>> Confirm(TotpCode body, HttpContext http, UserManager<Person> people, WorkbenchMode mode, LoginLimits limits, AccessLog access)
    {
        var person = await Own(http, people, mode).ConfigureAwait(false);
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (limits.Wait(person.UserName!, address) is { } wait)
            throw RequestException.TooOften(wait);
        if (!await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, body.Code.Replace(" ", "", StringComparison.Ordinal)).ConfigureAwait(false))
        {
            limits.Fail(person.UserName!, address);
            throw RequestException.Senseless("code", "The code does not fit. Look whether the clock of the device is right.");
        }

        await people.SetTwoFactorEnabledAsync(person, true).ConfigureAwait(false);
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(person, CodesGiven).ConfigureAwait(false);
        await access.Add(http, "totp", person.UserName!, "begun").ConfigureAwait(false);
        return TypedResults.Ok(new RecoveryCodes([.. codes!]));
    }

    private static async Task<NoContent> End(HttpContext http, UserManager<Person> people, WorkbenchMode mode, AccessLog access)
    {
        var person = await Own(http, people, mode).ConfigureAwait(false);
        await people.SetTwoFactorEnabledAsync(person, false).ConfigureAwait(false);
        await people.ResetAuthenticatorKeyAsync(person).ConfigureAwait(false);
        await access.Add(http, "totp", person.UserName!, "ended").ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<RecoveryCodes>> Renew(HttpContext http, UserManager<Person> people, WorkbenchMode mode, AccessLog access)
    {
        var person = await Own(http, people, mode).ConfigureAwait(false);
        if (!person.TwoFactorEnabled && (await people.GetPasskeysAsync(person).ConfigureAwait(false)).Count == 0)
            throw RequestException.Conflict("The password alone is asked for. Recovery codes come with one-time codes or the first security key.");
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(person, CodesGiven).ConfigureAwait(false);
        await access.Add(http, "recovery-codes", person.UserName!).ConfigureAwait(false);
        return TypedResults.Ok(new RecoveryCodes([.. codes!]));
    }

    private static async Task<Person> Own(HttpContext http, UserManager<Person> people, WorkbenchMode mode) => mode.IsAlone
        ? throw RequestException.Conflict("There are no accounts.")
        : (await people.FindByIdAsync(http.User.Id()).ConfigureAwait(false))!;
}
