using System.Globalization;
using System.Security.Cryptography;
using Casus.Cli.Output;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Cli.Web;

/// <summary>Where accounts are.</summary>
internal sealed record AccountsPlace(string Archive, string? State);

/// <summary>What of an account becomes another.</summary>
internal sealed record AccountChange(IReadOnlyList<string>? Roles, bool? Locked, string? PasswordFile, bool WithoutTotp, bool WithoutPasskeys);

/// <summary>Works on accounts from the console.</summary>
internal static class AccountsRun
{
    // Without what is easily taken for another: no l, 1, O, 0.
    private const string Letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int PasswordLength = 20;

    /// <summary>Makes an account.</summary>
    public static Task<int> Add(Session session, AccountsPlace place, string name, IReadOnlyList<string> roles, string? passwordFile) => With(place, async (book, log) =>
    {
        var password = passwordFile is null ? RandomNumberGenerator.GetString(Letters, PasswordLength) : Read(session, passwordFile);
        var isFirst = (await book.All().ConfigureAwait(false)).Count == 0;
        await book.Add(name, password, [.. roles.Distinct()]).ConfigureAwait(false);
        await log("user-add", name, string.Join(',', roles)).ConfigureAwait(false);
        session.Messages.WriteLine($"casus: the account '{name}' was made{(isFirst ? "; from now on everybody has to sign in" : "")}.");
        if (passwordFile is null)
            session.Write($"{password}\n");
    });

    /// <summary>Lists accounts.</summary>
    public static Task<int> List(Session session, AccountsPlace place) => With(place, async (book, _) =>
    {
        var table = new TextTable("name", "roles", "codes", "keys", "locked", "last seen");
        var passkeys = await book.Passkeys().ConfigureAwait(false);
        foreach (var (person, roles) in await book.All().ConfigureAwait(false))
            table.Add(person.UserName!, string.Join(", ", roles), person.TwoFactorEnabled ? "yes" : "no", passkeys.GetValueOrDefault(person.Id).ToString(CultureInfo.InvariantCulture), person.LockoutEnd > DateTimeOffset.UtcNow ? "yes" : "no", Moment.Text(person.LastSeenAt) ?? "never");
        session.Write(table.ToString());
    });

    /// <summary>Changes an account.</summary>
    public static Task<int> Set(Session session, AccountsPlace place, string name, AccountChange change) => With(place, async (book, log) =>
    {
        var person = await book.Find(name).ConfigureAwait(false) ?? throw ServerErrors.NoAccount(name);
        var password = change.PasswordFile is { } file ? Read(session, file) : null;
        await book.Change(person, change.Roles is null ? null : [.. change.Roles.Distinct()], change.Locked, password, change.WithoutTotp, change.WithoutPasskeys).ConfigureAwait(false);
        await log("user-change", name, change.Roles is null ? "" : string.Join(',', change.Roles)).ConfigureAwait(false);
        session.Messages.WriteLine($"casus: {Changed(name, change)}");
    });

    /// <summary>Removes an account.</summary>
    public static Task<int> Remove(Session session, AccountsPlace place, string name) => With(place, async (book, log) =>
    {
        await book.Remove(await book.Find(name).ConfigureAwait(false) ?? throw ServerErrors.NoAccount(name)).ConfigureAwait(false);
        await log("user-remove", name, "").ConfigureAwait(false);
        session.Messages.WriteLine($"casus: the account '{name}' was removed.");
    });

    private static string Changed(string name, AccountChange change)
    {
        List<string> what = [];
        if (change.Roles is { } roles)
            what.Add("has the roles " + string.Join(", ", roles.Distinct()));
        if (change.Locked is { } isLocked)
            what.Add(isLocked ? "is locked" : "is not locked");
        if (change.PasswordFile is not null)
            what.Add("has another password");
        if (change.WithoutTotp)
            what.Add("is asked for no one-time code");
        if (change.WithoutPasskeys)
            what.Add("has no security keys");
        var ended = change.Locked == true || change.PasswordFile is not null || change.WithoutTotp || change.WithoutPasskeys;
        return what.Count == 0 ? $"nothing was to be changed of the account '{name}'." : $"the account '{name}' {string.Join(", ", what)}{(ended ? "; its sign-ins ended" : "")}.";
    }

    private static async Task<int> With(AccountsPlace place, Func<AccountBook, Func<string, string, string, Task>, Task> work)
    {
        var services = WorkbenchHost.AccountServices(place.Archive, place.State);
        await using (services.ConfigureAwait(false))
        {
            using var scope = services.CreateScope();
            var access = scope.ServiceProvider.GetRequiredService<AccessLog>();
            await work(
                scope.ServiceProvider.GetRequiredService<AccountBook>(),
                (action, subject, detail) => access.Add(Environment.UserName + " (console)", action, subject, "", "", "done", detail)).ConfigureAwait(false);
        }

        return ExitCodes.Done;
    }

    private static string Read(Session session, string file)
    {
        try
        {
            using var reader = file == "-" ? new StreamReader(session.OpenInput()) : new StreamReader(file);
            return reader.ReadLine() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.FileCannotBeRead(file, e);
        }
    }
}
