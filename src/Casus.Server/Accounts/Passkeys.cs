using System.Buffers.Text;
using System.Text.Json;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Casus.Server.Accounts;

/// <summary>
/// Security keys and passkeys (WebAuthn level 3). What they sign is checked by ASP.NET Core Identity; here stand what challenges are for,
/// how often an answer may be wrong, and what the log tells.
/// </summary>
internal sealed class Passkeys(UserManager<Person> people, PasskeyChallenges challenges, LoginLimits limits, AccessLog access)
{
    /// <summary>The most keys of one account.</summary>
    public const int Most = 20;

    // A certificate of a key's maker makes an answer some kilobytes long.
    private const int LongestAnswer = 32 * 1024;

    private const int LongestReason = 200;

    // Which of the two a challenge was for decides whether Identity asks that the user was verified.
    private static readonly IdentityPasskeyOptions AfterPassword = Settings("preferred");
    private static readonly IdentityPasskeyOptions Alone = Settings("required");

    /// <summary>The keys of an account, the oldest first.</summary>
    public async Task<List<UserPasskeyInfo>> Of(Person person) => [.. (await people.GetPasskeysAsync(person).ConfigureAwait(false)).OrderBy(p => p.CreatedAt)];

    /// <summary>The id by which routes name a key.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    /// <summary>Whether a key may be used without the password: it verified its owner when it was added.</summary>
    /// <remarks>To a key without a PIN whoever finds it can give one.</remarks>
    public static bool StandsAlone(UserPasskeyInfo passkey) => passkey.IsUserVerified;

    /// <summary>Asks the browser for another key.</summary>
    /// <exception cref="RequestException">CAS1334: there are no keys under this address.</exception>
    public async Task<PasskeyOptions> AskForNew(HttpContext http, Person person)
    {
        RelyingParty.Check(http.Request);
        var entity = new PasskeyUserEntity { Id = person.Id, Name = person.UserName!, DisplayName = person.UserName! };
        var made = await Handler(AfterPassword).MakeCreationOptionsAsync(entity, http).ConfigureAwait(false);
        var challenge = new PasskeyChallenge { Purpose = PasskeyPurpose.Add, State = made.AttestationState!, StandsAlone = false, PersonId = person.Id, Session = Sessions.Current(http) };
        return Options(challenge, made.CreationOptionsJson);
    }

    /// <summary>Asks the browser for a key that is known.</summary>
    /// <param name="http">The request.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="person">Whose; <see langword="null"/> for anybody's, which tells nothing about anybody.</param>
    /// <param name="standsAlone">Whether nothing else is asked for.</param>
    /// <exception cref="RequestException">CAS1334: there are no keys under this address.</exception>
    public async Task<PasskeyOptions> AskFor(HttpContext http, PasskeyPurpose purpose, Person? person, bool standsAlone)
    {
        RelyingParty.Check(http.Request);
        var made = await Handler(standsAlone ? Alone : AfterPassword).MakeRequestOptionsAsync(person, http).ConfigureAwait(false);
        var challenge = new PasskeyChallenge { Purpose = purpose, State = made.AssertionState!, StandsAlone = standsAlone, PersonId = person?.Id, Session = http.User.FindFirst(Permissions.SessionClaim)?.Value };
        return Options(challenge, made.RequestOptionsJson);
    }

    /// <summary>Registers a key.</summary>
    /// <returns>It; <see langword="null"/> where the answer does not fit the challenge, which counts as a failure.</returns>
    public async Task<UserPasskeyInfo?> Add(HttpContext http, Person person, NewPasskey answer)
    {
        Wait(http, person);
        var challenge = Taken(http, answer.Ticket, answer.Credential, PasskeyPurpose.Add);
        var result = challenge?.PersonId != person.Id ? null : await Handler(AfterPassword).PerformAttestationAsync(new()
        {
            HttpContext = http,
            CredentialJson = answer.Credential.GetRawText(),
            AttestationState = challenge.State,
        }).ConfigureAwait(false);
        if (result is not { Succeeded: true, Passkey: { } passkey })
        {
            await Fail(http, person, "passkey-add", result?.Failure).ConfigureAwait(false);
            return null;
        }

        passkey.Name = answer.Name;
        return (await people.AddOrUpdatePasskeyAsync(person, passkey).ConfigureAwait(false)).Succeeded ? passkey : null;
    }

    /// <summary>Who showed a key, and which.</summary>
    /// <returns><see langword="null"/> for whatever reason it does not count, which counts as a failure.</returns>
    /// <exception cref="RequestException">CAS1313: too many failures.</exception>
    public async Task<(Person Person, UserPasskeyInfo Passkey, PasskeyPurpose Purpose)?> Check(HttpContext http, PasskeyAnswer answer, params PasskeyPurpose[] purposes)
    {
        var challenge = Taken(http, answer.Ticket, answer.Credential, purposes);
        var claimed = challenge?.PersonId is { } id ? await people.FindByIdAsync(id).ConfigureAwait(false) : await Claimed(answer.Credential).ConfigureAwait(false);
        Wait(http, claimed);
        var result = challenge is null ? null : await Handler(challenge.StandsAlone ? Alone : AfterPassword).PerformAssertionAsync(new()
        {
            HttpContext = http,
            CredentialJson = answer.Credential.GetRawText(),
            AssertionState = challenge.State,
        }).ConfigureAwait(false);
        if (result is not { Succeeded: true, User: { } person, Passkey: { } passkey } || person.LockoutEnd > DateTimeOffset.UtcNow || (challenge!.StandsAlone && !StandsAlone(passkey)))
        {
            await Fail(http, claimed, "login", result?.Failure).ConfigureAwait(false);
            return null;
        }

        // The counter of the key, by which a copy of it would be noticed.
        await people.AddOrUpdatePasskeyAsync(person, passkey).ConfigureAwait(false);
        limits.Succeed(person.UserName!);
        return (person, passkey, challenge.Purpose);
    }

    private static IdentityPasskeyOptions Settings(string userVerification) => new()
    {
        UserVerificationRequirement = userVerification,
        // Kept by the key, where it can: then no name has to be typed.
        ResidentKeyRequirement = "preferred",
        // Which make a key is, is nobody's business.
        AttestationConveyancePreference = "none",
        AuthenticatorTimeout = PasskeyChallenges.Patience,
        ValidateOrigin = context => ValueTask.FromResult(RelyingParty.IsOwn(context)),
    };

    private PasskeyHandler<Person> Handler(IdentityPasskeyOptions options) => new(people, Microsoft.Extensions.Options.Options.Create(options));

    private PasskeyOptions Options(PasskeyChallenge challenge, string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(challenges.Keep(challenge), document.RootElement.Clone());
    }

    private PasskeyChallenge? Taken(HttpContext http, string ticket, JsonElement credential, params PasskeyPurpose[] purposes)
    {
        var challenge = challenges.Take(ticket);
        var isOfThisSession = challenge?.Session is not { } session || session == http.User.FindFirst(Permissions.SessionClaim)?.Value;
        var isOfAForm = credential.ValueKind == JsonValueKind.Object && credential.GetRawText().Length <= LongestAnswer;
        return challenge is not null && purposes.Contains(challenge.Purpose) && isOfThisSession && isOfAForm ? challenge : null;
    }

    // Whose key the answer says it is of. Nothing is believed of it but whom failures count for.
    private async Task<Person?> Claimed(JsonElement credential)
    {
        if (credential.ValueKind != JsonValueKind.Object || !credential.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
            return null;
        var given = id.GetString()!;
        return given.Length is > 0 and < 1400 && Base64Url.IsValid(given) ? await people.FindByPasskeyIdAsync(Base64Url.DecodeFromChars(given)).ConfigureAwait(false) : null;
    }

    private void Wait(HttpContext http, Person? person)
    {
        if (limits.Wait(person?.UserName, Credentials.Address(http)) is { } wait)
            throw RequestException.TooOften(wait);
    }

    private async Task Fail(HttpContext http, Person? person, string action, PasskeyException? why)
    {
        limits.Fail(person?.UserName, Credentials.Address(http));
        // What Identity could not read it tells in words of the program's inside.
        var reason = why is null ? "the challenge was used up, too old or another's, the key may not stand alone, or the account is locked" : why.InnerException is null ? why.Message : "the answer is of no form that is read";
        var detail = "passkey: " + (reason.Length > LongestReason ? reason[..LongestReason] : reason);
        await access.Add(person?.UserName ?? "", action, "", Credentials.Address(http), http.TraceIdentifier, "failed", detail).ConfigureAwait(false);
    }
}
