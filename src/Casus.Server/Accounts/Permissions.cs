using System.Security.Claims;

namespace Casus.Server.Accounts;

/// <summary>What somebody may do. Each route names one.</summary>
internal static class Permissions
{
    public const string Read = "read";
    public const string Code = "code";
    public const string Judge = "judge";
    public const string Publish = "publish";
    public const string Audit = "audit";
    public const string Administer = "administer";

    /// <summary>The policy of routes about one's own account: anybody who signed in, but no key.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>The policy of what concerns both who takes reports in and who runs the workbench.</summary>
    public const string CodeOrAdminister = "code or administer";

    /// <summary>The kinds of claims.</summary>
    public const string Claim = "permission";
    public const string SessionClaim = "session";
    public const string KeyClaim = "key";
    public const string ConfirmedClaim = "confirmed";

    /// <summary>All, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Code, Judge, Publish, Audit, Administer];

    /// <summary>What a key may carry.</summary>
    public static IReadOnlyList<string> OfKeys { get; } = [Read, Code, Judge, Publish];

    /// <summary>What each role gives.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfRoles { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["viewer"] = [Read],
        ["coder"] = [Read, Code],
        ["reviewer"] = [Read, Code, Judge],
        ["publisher"] = [Read, Publish],
        ["auditor"] = [Audit],
        ["admin"] = [Read, Audit, Administer],
    };

    /// <summary>What some roles give together.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> roles)
    {
        var given = roles.SelectMany(r => OfRoles.GetValueOrDefault(r) ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(given.Contains)];
    }

    /// <summary>Whether somebody has a permission.</summary>
    public static bool Can(this ClaimsPrincipal who, string permission) => who.HasClaim(Claim, permission);

    /// <summary>The id of who asks.</summary>
    public static string Id(this ClaimsPrincipal who) => who.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>The name of who asks.</summary>
    public static string Name(this ClaimsPrincipal who) => who.FindFirstValue(ClaimTypes.Name) ?? "";
}
