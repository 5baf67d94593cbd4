using Casus.Server.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Accounts;

/// <summary>Makes and changes accounts, for the console and for who administers.</summary>
internal sealed class AccountBook(WorkbenchDb db, UserManager<Person> people, RoleManager<IdentityRole> roles, SignIns signIns, TimeProvider time)
{
    /// <summary>All accounts with their roles, by name.</summary>
    public async Task<List<(Person Person, List<string> Roles)>> All()
    {
        var found = new List<(Person, List<string>)>();
        foreach (var person in await db.Users.AsNoTracking().OrderBy(p => p.NormalizedUserName).ToListAsync().ConfigureAwait(false))
            found.Add((person, await SignIns.RolesOf(db, person.Id).ConfigureAwait(false)));
        return found;
    }

    /// <summary>How many security keys each account has, by its id; who has none is left out.</summary>
    public Task<Dictionary<string, int>> Passkeys() =>
        db.UserPasskeys.GroupBy(p => p.UserId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);

    /// <summary>The account of a name, or <see langword="null"/>.</summary>
    public Task<Person?> Find(string name) => people.FindByNameAsync(name);

    /// <summary>Makes an account.</summary>
    /// <exception cref="Reports.CasusException">CAS1327, CAS1329, CAS1332: the name is taken, the password weak, a role unknown.</exception>
    public async Task<Person> Add(string name, string password, IReadOnlyCollection<string> wanted)
    {
        Check(wanted);
        if (await people.FindByNameAsync(name).ConfigureAwait(false) is not null)
            throw ServerErrors.AccountIsThere(name);
        var person = new Person { UserName = name, CreatedAt = time.Now() };
        Must(await people.CreateAsync(person, password).ConfigureAwait(false));
        await SetRoles(person, wanted).ConfigureAwait(false);
        return person;
    }

    /// <summary>Changes an account; what is <see langword="null"/> stays. Its sessions end, but for a change of roles alone.</summary>
    /// <exception cref="Reports.CasusException">CAS1329, CAS1330, CAS1332.</exception>
    public async Task Change(Person person, IReadOnlyCollection<string>? wanted, bool? isLocked, string? password, bool withoutTotp = false, bool withoutPasskeys = false)
    {
        if (wanted is not null)
            Check(wanted);
        var before = await SignIns.RolesOf(db, person.Id).ConfigureAwait(false);
        if (before.Contains("admin") && ((wanted is not null && !wanted.Contains("admin")) || isLocked == true))
            await CheckNotLast(person).ConfigureAwait(false);
        if (wanted is not null)
            await SetRoles(person, wanted).ConfigureAwait(false);
        if (isLocked is { } locked)
        {
            person.LockoutEnabled = true;
            person.LockoutEnd = locked ? DateTimeOffset.MaxValue : null;
            Must(await people.UpdateAsync(person).ConfigureAwait(false));
        }

        if (password is not null)
            await SetPassword(person, password).ConfigureAwait(false);
        if (withoutTotp)
        {
            Must(await people.SetTwoFactorEnabledAsync(person, false).ConfigureAwait(false));
            Must(await people.ResetAuthenticatorKeyAsync(person).ConfigureAwait(false));
        }

        if (withoutPasskeys)
        {
            foreach (var passkey in await people.GetPasskeysAsync(person).ConfigureAwait(false))
                Must(await people.RemovePasskeyAsync(person, passkey.CredentialId).ConfigureAwait(false));
        }

        if (isLocked == true || password is not null || withoutTotp || withoutPasskeys)
            await signIns.EndAll(person.Id, null).ConfigureAwait(false);
        signIns.Forget();
    }

    /// <summary>Sets a password.</summary>
    /// <exception cref="Reports.CasusException">CAS1329: it is weak.</exception>
    public async Task SetPassword(Person person, string password)
    {
        foreach (var validator in people.PasswordValidators)
            Must(await validator.ValidateAsync(people, person, password).ConfigureAwait(false));
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        Must(await people.UpdateSecurityStampAsync(person).ConfigureAwait(false));
    }

    /// <summary>Removes an account with its sessions and keys.</summary>
    /// <exception cref="Reports.CasusException">CAS1330: nobody would administer any longer.</exception>
    public async Task Remove(Person person)
    {
        if ((await SignIns.RolesOf(db, person.Id).ConfigureAwait(false)).Contains("admin"))
            await CheckNotLast(person).ConfigureAwait(false);
        await db.Keys.Where(k => k.PersonId == person.Id).ExecuteDeleteAsync().ConfigureAwait(false);
        await signIns.EndAll(person.Id, null).ConfigureAwait(false);
        Must(await people.DeleteAsync(person).ConfigureAwait(false));
    }

    private static void Check(IReadOnlyCollection<string> wanted)
    {
        if (wanted.FirstOrDefault(r => !Permissions.OfRoles.ContainsKey(r)) is { } unknown)
            throw ServerErrors.NoRole(unknown);
    }

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
            throw ServerErrors.PasswordIsWeak(string.Join(' ', result.Errors.Select(e => e.Description.TrimEnd('.'))));
    }

    private async Task SetRoles(Person person, IReadOnlyCollection<string> wanted)
    {
        foreach (var role in wanted)
        {
            if (!await roles.RoleExistsAsync(role).ConfigureAwait(false))
                Must(await roles.CreateAsync(new(role)).ConfigureAwait(false));
        }

        var before = await people.GetRolesAsync(person).ConfigureAwait(false);
        Must(await people.RemoveFromRolesAsync(person, before.Except(wanted)).ConfigureAwait(false));
        Must(await people.AddToRolesAsync(person, wanted.Except(before)).ConfigureAwait(false));
    }

    private async Task CheckNotLast(Person person)
    {
        var others = (await people.GetUsersInRoleAsync("admin").ConfigureAwait(false)).Where(p => p.Id != person.Id && !(p.LockoutEnd > DateTimeOffset.UtcNow));
        if (!others.Any())
            throw ServerErrors.LastAdmin(person.UserName!);
    }
}
