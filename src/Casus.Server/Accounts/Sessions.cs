using System.Security.Claims;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Server.Hosting;
using Casus.Server.Overview;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Accounts;

/// <summary>Begins sessions, confirms them, and shows what a page has to know of one.</summary>
internal sealed class Sessions(
    WorkbenchDb db, UserManager<Person> people, WorkbenchMode mode, SignIns signIns, AccessLog access, Store store, Loaded loaded, WorkbenchOptions options, IndexKeeper keeper, TimeProvider time)
{
    /// <summary>Lets somebody in who has shown who they are: the cookie is set, and the log tells of it.</summary>
    /// <param name="person">Who.</param>
    /// <param name="http">The request.</param>
    /// <param name="how">What they showed, for the log; empty for a password.</param>
    public async Task<SessionView> Begin(Person person, HttpContext http, string how = "")
    {
        var address = Credentials.Address(http);
        var (_, token) = await signIns.Begin(person, address, http.Request.Headers.UserAgent.ToString()).ConfigureAwait(false);
        http.Response.Cookies.Append(CasusAuthentication.Cookie, token, CasusAuthentication.CookieOptions);
        var who = (await signIns.OfToken(token).ConfigureAwait(false))!;
        await access.Add(person.UserName!, "login", "", address, http.TraceIdentifier, "done", how).ConfigureAwait(false);
        return await View(who).ConfigureAwait(false);
    }

    /// <summary>Notes that somebody has just shown again who they are.</summary>
    public async Task Confirm(HttpContext http)
    {
        var (id, now) = (Current(http), time.Now());
        await db.SignIns.Where(s => s.Id == id).ExecuteUpdateAsync(u => u.SetProperty(s => s.ConfirmedAt, now)).ConfigureAwait(false);
        signIns.Forget();
    }

    /// <summary>The id of the session of who asks.</summary>
    public static string Current(HttpContext http) => http.User.FindFirst(Permissions.SessionClaim)!.Value;

    /// <summary>What a page has to know.</summary>
    public async Task<SessionView> View(ClaimsPrincipal who)
    {
        var isSomebody = who.Identity?.IsAuthenticated == true;
        var person = isSomebody && !mode.IsAlone ? await db.Users.AsNoTracking().FirstOrDefaultAsync(p => p.Id == who.Id()).ConfigureAwait(false) : null;
        var settings = person is not null ? new SessionSettings(person.Graphic, person.Theme) : await LocalSettings().ConfigureAwait(false);
        var passkeys = person is null ? 0 : await db.UserPasskeys.CountAsync(p => p.UserId == person.Id).ConfigureAwait(false);
        // Without anything beside the password they open nothing.
        var recoveryCodes = person is not null && (person.TwoFactorEnabled || passkeys > 0) ? await people.CountRecoveryCodesAsync(person).ConfigureAwait(false) : 0;
        string[] permissions = [.. who.FindAll(Permissions.Claim).Select(c => c.Value)];
        var archive = isSomebody && permissions.Contains(Permissions.Read)
            ? new SessionArchive(ShortName(store.Name), loaded.IsWritable, keeper.Current().Standing, ArchiveFacts.Reports(store))
            : null;
        return new(
            mode.IsAlone ? "alone" : "accounts",
            isSomebody ? new(who.Id(), who.Name(), [.. who.FindAll(ClaimTypes.Role).Select(c => c.Value)], permissions, person?.TwoFactorEnabled ?? false, passkeys, recoveryCodes) : null,
            signIns.TokenOf(who.FindFirst(Permissions.SessionClaim)?.Value ?? TokenGuard.Nobody),
            settings,
            loaded.Program,
            archive,
            new(options.UploadBytes, options.PasteCharacters));
    }

    // Folders of the server are nobody's business.
    private static string ShortName(string name) => name.Contains("://", StringComparison.Ordinal) ? new Uri(name).AbsolutePath.Trim('/') : Path.GetFileName(name);

    private async Task<SessionSettings> LocalSettings()
    {
        var kept = await db.Settings.AsNoTracking().Where(s => s.Key == "local-graphic" || s.Key == "local-theme").ToDictionaryAsync(s => s.Key, s => s.Value).ConfigureAwait(false);
        return new(kept.GetValueOrDefault("local-graphic", "collapsed"), kept.GetValueOrDefault("local-theme", "system"));
    }
}
