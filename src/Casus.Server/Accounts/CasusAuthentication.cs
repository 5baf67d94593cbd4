using System.Text.Encodings.Web;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.AspNetCore.Identity;

namespace Casus.Server.Accounts;

/// <summary>Says who asks: a key, whoever sits at this machine where there are no accounts, or a session.</summary>
internal sealed class CasusAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, SignIns signIns, WorkbenchMode mode)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "casus";

    /// <summary>Without <c>Domain</c>, for every path, over TLS or on this machine only: browsers hold it to that by its name.</summary>
    public const string Cookie = "__Host-casus";

    public const string KeyPrefix = "casus_";
    private const string Bearer = "Bearer ";

    /// <summary>How the cookie is set.</summary>
    public static CookieOptions CookieOptions { get; } = new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true, MaxAge = SignIns.Longest };

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            var who = header.StartsWith(Bearer + KeyPrefix, StringComparison.Ordinal) && !mode.IsAlone
                ? await signIns.OfKey(header[Bearer.Length..]).ConfigureAwait(false)
                : null;
            return who is null ? AuthenticateResult.Fail("There is no such key.") : Success(who);
        }

        if (mode.IsAlone)
            return Success(SignIns.Principal(new IdentityUser { Id = WorkbenchMode.LocalId, UserName = mode.LocalName }, ["admin", "reviewer", "publisher"], Permissions.All, new System.Security.Claims.Claim(Permissions.SessionClaim, WorkbenchMode.LocalId)));
        if (Request.Cookies[Cookie] is not { Length: > 0 } token)
            return AuthenticateResult.NoResult();
        return await signIns.OfToken(token).ConfigureAwait(false) is { } person ? Success(person) : AuthenticateResult.NoResult();
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.Write(Context, Problems.Make(401, "CAS1303", "Sign in first, or send a key that holds.", Context.TraceIdentifier));

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Write(Context, Problems.Make(403, "CAS1304", "Your roles do not allow this. Ask who administers the workbench.", Context.TraceIdentifier));

    private static AuthenticateResult Success(System.Security.Claims.ClaimsPrincipal who) => AuthenticateResult.Success(new(who, Scheme));
}

/// <summary>Whether there are accounts. Once there are, they are asked for until the server ends.</summary>
internal sealed class WorkbenchMode(Func<bool> thereAreAccounts, string localName)
{
    public const string LocalId = "local";
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(2);

    private long looked;
    private volatile bool hasAccounts = thereAreAccounts();

    /// <summary>Whether whoever reaches the server may do everything.</summary>
    public bool IsAlone
    {
        get
        {
            // The first account may be made on the console while the server runs: from then on it is asked for.
            if (!hasAccounts && System.Diagnostics.Stopwatch.GetElapsedTime(Volatile.Read(ref looked)) > LookAgainAfter)
            {
                hasAccounts = thereAreAccounts();
                Volatile.Write(ref looked, System.Diagnostics.Stopwatch.GetTimestamp());
            }

            return !hasAccounts;
        }
    }

    /// <summary>The name of who sits at this machine.</summary>
    public string LocalName => localName;
}
