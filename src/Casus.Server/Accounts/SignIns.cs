using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Accounts;

/// <summary>Sessions and keys: who a token belongs to. Everything is on the server, so that ending one ends it.</summary>
internal sealed class SignIns(IDbContextFactory<WorkbenchDb> databases, TimeProvider time)
{
    /// <summary>A session ends after so long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>A session ends after so long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // What the console changes in another process is seen after so long.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(1);
    private const string SecretKey = "token-secret";

    private readonly ConcurrentDictionary<string, (ClaimsPrincipal? Who, long At)> known = new(StringComparer.Ordinal);
    private readonly Lock making = new();
    private byte[]? secret;

    /// <summary>Whether there are accounts; without any, whoever reaches the server may do everything.</summary>
    public static bool ThereAreAccounts(WorkbenchDb db) => db.Users.Any();

    /// <summary>The token that a session has to send with what changes something.</summary>
    /// <param name="session">The session's id; of nobody's, a word.</param>
    public string TokenOf(string session) =>
        Convert.ToBase64String(HMACSHA256.HashData(Secret(), Encoding.UTF8.GetBytes(session)))[..40].Replace('+', '-').Replace('/', '_');

    /// <summary>Begins a session.</summary>
    /// <returns>Its id, and the token for the cookie.</returns>
    public async Task<(string Id, string Token)> Begin(Person person, string address, string agent)
    {
        using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        var token = Moment.Secret();
        var now = time.Now();
        await db.SignIns.Where(s => s.LastSeenAt < now - (long)Longest.TotalMilliseconds).ExecuteDeleteAsync().ConfigureAwait(false);
        var session = new SignIn
        {
            Id = Moment.ShortName('s'),
            Hash = Moment.Hash(token),
            PersonId = person.Id,
            CreatedAt = now,
            LastSeenAt = now,
            ConfirmedAt = now,
            Address = address,
            Agent = agent.Length > 200 ? agent[..200] : agent,
        };
        db.SignIns.Add(session);
        await db.SaveChangesAsync().ConfigureAwait(false);
        await db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(u => u.SetProperty(p => p.LastSeenAt, now)).ConfigureAwait(false);
        return (session.Id, token);
    }

    /// <summary>Who a cookie's token belongs to; <see langword="null"/> for nobody.</summary>
    public Task<ClaimsPrincipal?> OfToken(string token) => Known("t" + Moment.Hash(token), async hash =>
    {
        using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        var found = await db.SignIns.FirstOrDefaultAsync(s => s.Hash == hash).ConfigureAwait(false);
        var now = time.Now();
        if (found is null || now - found.LastSeenAt > Idle.TotalMilliseconds || now - found.CreatedAt > Longest.TotalMilliseconds)
            return null;
        if (await Person(db, found.PersonId).ConfigureAwait(false) is not var (person, roles))
            return null;
        if (now - found.LastSeenAt > SeenAgain.TotalMilliseconds)
        {
            found.LastSeenAt = now;
            person.LastSeenAt = now;
            await db.SaveChangesAsync().ConfigureAwait(false);
        }

        return Principal(person, roles, Permissions.Of(roles), new(Permissions.SessionClaim, found.Id), new(Permissions.ConfirmedClaim, found.ConfirmedAt.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    });

    /// <summary>Who a key belongs to, with what of its owner's rights it carries.</summary>
    public Task<ClaimsPrincipal?> OfKey(string key) => Known("k" + Moment.Hash(key), async hash =>
    {
        using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        var found = await db.Keys.FirstOrDefaultAsync(k => k.Hash == hash).ConfigureAwait(false);
        var now = time.Now();
        if (found is null || found.ExpiresAt <= now || await Person(db, found.PersonId).ConfigureAwait(false) is not var (person, roles))
            return null;
        if (now - (found.LastUsedAt ?? 0) > SeenAgain.TotalMilliseconds)
        {
            found.LastUsedAt = now;
            await db.SaveChangesAsync().ConfigureAwait(false);
        }

        var scopes = found.Scopes.Split(',');
        return Principal(person, [], [.. Permissions.Of(roles).Where(p => scopes.Contains(p) && Permissions.OfKeys.Contains(p))], new Claim(Permissions.KeyClaim, found.Id));
    });

    /// <summary>Forgets what is remembered, after rights, sessions or keys were changed.</summary>
    public void Forget() => known.Clear();

    /// <summary>Ends sessions of a person.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="but">The session that goes on, or <see langword="null"/>.</param>
    public async Task EndAll(string person, string? but)
    {
        using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        await db.SignIns.Where(s => s.PersonId == person && s.Id != but).ExecuteDeleteAsync().ConfigureAwait(false);
        Forget();
    }

    /// <summary>The roles of a person, where it is there and not locked.</summary>
    public static async Task<(Person Person, List<string> Roles)?> Person(WorkbenchDb db, string id)
    {
        var person = await db.Users.FirstOrDefaultAsync(p => p.Id == id).ConfigureAwait(false);
        return person is null || person.LockoutEnd > DateTimeOffset.UtcNow ? null : (person, await RolesOf(db, id).ConfigureAwait(false));
    }

    /// <summary>The roles of a person.</summary>
    public static Task<List<string>> RolesOf(WorkbenchDb db, string person) =>
        db.UserRoles.Where(r => r.UserId == person).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).Order().ToListAsync();

    /// <summary>Somebody with rights.</summary>
    public static ClaimsPrincipal Principal(IdentityUser person, IEnumerable<string> roles, IEnumerable<string> permissions, params IEnumerable<Claim> more) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, person.Id),
            new(ClaimTypes.Name, person.UserName ?? ""),
            .. roles.Select(r => new Claim(ClaimTypes.Role, r)),
            .. permissions.Select(p => new Claim(Permissions.Claim, p)),
            .. more,
        ],
        CasusAuthentication.Scheme));

    private async Task<ClaimsPrincipal?> Known(string key, Func<string, Task<ClaimsPrincipal?>> find)
    {
        var now = time.Now();
        if (known.TryGetValue(key, out var entry) && now - entry.At < Remembered.TotalMilliseconds)
            return entry.Who;
        var who = await find(key[1..]).ConfigureAwait(false);
        // Whoever tries tokens leaves no trace here.
        if (who is not null)
        {
            if (known.Count > 10_000)
                known.Clear();
            known[key] = (who, now);
        }
        else
        {
            known.TryRemove(key, out _);
        }

        return who;
    }

    // The first pages of a new workbench ask at once: one of them makes it.
    private byte[] Secret()
    {
        if (Volatile.Read(ref secret) is { } have)
            return have;
        lock (making)
        {
            if (secret is { } made)
                return made;
            using var db = databases.CreateDbContext();
            var kept = db.Settings.FirstOrDefault(s => s.Key == SecretKey);
            if (kept is null)
            {
                kept = new() { Key = SecretKey, Value = Moment.Secret() };
                db.Settings.Add(kept);
                db.SaveChanges();
            }

            return secret = Encoding.UTF8.GetBytes(kept.Value);
        }
    }
}
