using Casus.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Casus.Server.Accounts;

/// <summary>Checks name, password and code. Failures count for the name and the address, and are answered alike.</summary>
internal sealed class Credentials(UserManager<Person> people, LoginLimits limits, AccessLog access)
{
    private const int LongestName = 256;
    private const int LongestPassword = 1024;
    private const int RecoveryGroup = 5;

    private static string? nobodysHash;

    /// <summary>Who bears a name, where the password is theirs. Takes as long for a name that nobody bears.</summary>
    /// <remarks>A second factor may still be wanted: whoever is let in by this alone is let in by half.</remarks>
    /// <exception cref="RequestException">CAS1303: name or password are wrong. CAS1313: too many failures.</exception>
    public async Task<Person> OfPassword(HttpContext http, string name, string password)
    {
        if (name.Length > LongestName || password.Length > LongestPassword)
            throw RequestException.WrongLogin();
        if (limits.Wait(name, Address(http)) is { } wait)
            throw RequestException.TooOften(wait);
        var person = await people.FindByNameAsync(name).ConfigureAwait(false);
        var hash = person?.PasswordHash ?? (nobodysHash ??= people.PasswordHasher.HashPassword(new(), Moment.Secret()));
        var isRight = people.PasswordHasher.VerifyHashedPassword(person ?? new() { UserName = name }, hash, password) != PasswordVerificationResult.Failed;
        if (person is not null && isRight && !(person.LockoutEnd > DateTimeOffset.UtcNow))
            return person;
        await Fail(http, name, person).ConfigureAwait(false);
        throw RequestException.WrongLogin();
    }

    /// <summary>Who bears a name, where the password is theirs, and the code as well where one is wanted.</summary>
    /// <exception cref="RequestException">As for the password; CAS1302: a second factor is wanted.</exception>
    public async Task<Person> OfPasswordAndCode(HttpContext http, string name, string password, string? code)
    {
        var person = await OfPassword(http, name, password).ConfigureAwait(false);
        var hasPasskeys = (await people.GetPasskeysAsync(person).ConfigureAwait(false)).Count > 0;
        if ((person.TwoFactorEnabled || hasPasskeys) && !await IsCode(person, code).ConfigureAwait(false))
        {
            // A code that was not given yet is no attempt at one.
            var isWrong = !string.IsNullOrWhiteSpace(code);
            if (isWrong)
                await Fail(http, name, person).ConfigureAwait(false);
            throw RequestException.SecondFactorWanted(person.TwoFactorEnabled, hasPasskeys, isWrong);
        }

        limits.Succeed(name);
        return person;
    }

    /// <summary>The address that a request is from, as limits and logs name it.</summary>
    public static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private async Task Fail(HttpContext http, string name, Person? person)
    {
        limits.Fail(name, Address(http));
        // Who mistypes may have typed the password for the name: what nobody bears is not written down.
        await access.Add(person?.UserName ?? "", "login", "", Address(http), http.TraceIdentifier, "failed", "").ConfigureAwait(false);
    }

    private async Task<bool> IsCode(Person person, string? code)
    {
        var given = string.Concat((code ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (given.Length == 0)
            return false;
        // A secret that was shown and never confirmed counts for nothing.
        return (person.TwoFactorEnabled && await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, given).ConfigureAwait(false))
            || (await people.RedeemTwoFactorRecoveryCodeAsync(person, AsGiven(given)).ConfigureAwait(false)).Succeeded;
    }

    // Copied from paper: in capitals or not, with the hyphen or without. Identity gives them in two groups of five.
    private static string AsGiven(string code) => code.Length == 2 * RecoveryGroup ? code.Insert(RecoveryGroup, "-") : code;
}
