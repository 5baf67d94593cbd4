using System.Text.Json.Serialization;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Accounts;

/// <summary>A key as lists show it: the key itself is nowhere kept.</summary>
internal sealed record KeyView(string Id, string Name, string Owner, IReadOnlyList<string> Scopes, string CreatedAt, string? LastUsedAt, string ExpiresAt)
{
    /// <summary>The key, shown this once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }
}

/// <summary>A new key.</summary>
internal sealed record KeyRequest(string Name, IReadOnlyList<string> Scopes, int Days);

/// <summary>Keys of programs.</summary>
internal static class KeysApi
{
    private const int MostDays = 366;
    private const int MostKeys = 50;

    public static void MapKeysApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/keys").WithTags("Administration");
        group.MapGet("", List).WithName("ListKeys").WithSummary("One's own keys; all of them for who administers.").Needs(Permissions.SignedIn);
        group.MapPost("", Add).WithName("AddKey").WithSummary("Makes a key, which is shown this once.").Sensitive().Needs(Permissions.SignedIn);
        group.MapDelete("/{id}", Remove).WithName("RemoveKey").WithSummary("Ends a key at once.").Needs(Permissions.SignedIn);
    }

    private static async Task<Ok<Items<KeyView>>> List(HttpContext http, WorkbenchDb db)
    {
        var (id, all) = (http.User.Id(), http.User.Can(Permissions.Administer));
        var found = await db.Keys.AsNoTracking().Where(k => all || k.PersonId == id).OrderByDescending(k => k.CreatedAt)
            .Join(db.Users, k => k.PersonId, p => p.Id, (k, p) => new { Key = k, p.UserName }).ToListAsync().ConfigureAwait(false);
        return TypedResults.Ok(new Items<KeyView>([.. found.Select(f => View(f.Key, f.UserName!))], null));
    }

    private static async Task<Created<KeyView>> Add(KeyRequest body, HttpContext http, WorkbenchDb db, WorkbenchMode mode, AccessLog access, TimeProvider time)
    {
        if (mode.IsAlone)
            throw RequestException.Conflict("Without accounts no key is needed.");
        var name = Routes.Required(body.Name, "name", 200);
        if (body.Days is < 1 or > MostDays)
            throw RequestException.Senseless("days", "Expected a number from 1 to 366.");
        var scopes = body.Scopes.Distinct().ToList();
        if (scopes.Count == 0 || scopes.Any(s => !Permissions.OfKeys.Contains(s)))
            throw RequestException.Senseless("scopes", "Expected one or more of " + string.Join(", ", Permissions.OfKeys) + ".");
        if (scopes.FirstOrDefault(s => !http.User.Can(s)) is { } missing)
            throw RequestException.Senseless("scopes", $"You have no right to '{missing}' yourself.");
        var id = http.User.Id();
        if (await db.Keys.CountAsync(k => k.PersonId == id).ConfigureAwait(false) >= MostKeys)
            throw RequestException.Senseless("name", "There are fifty keys of yours already. Remove some first.");
        var (key, now) = (CasusAuthentication.KeyPrefix + Moment.Secret(), time.Now());
        var kept = new ApiKey
        {
            Id = Moment.ShortName('k'),
            Hash = Moment.Hash(key),
            Name = name,
            PersonId = id,
            Scopes = string.Join(',', scopes),
            CreatedAt = now,
            ExpiresAt = now + (long)TimeSpan.FromDays(body.Days).TotalMilliseconds,
        };
        db.Keys.Add(kept);
        await db.SaveChangesAsync().ConfigureAwait(false);
        await access.Add(http, "key-add", kept.Id, "done", kept.Scopes).ConfigureAwait(false);
        return TypedResults.Created($"{WorkbenchHost.Api}/keys/{kept.Id}", View(kept, http.User.Name()) with { Key = key });
    }

    private static async Task<NoContent> Remove(string id, HttpContext http, WorkbenchDb db, SignIns signIns, AccessLog access)
    {
        var (own, all) = (http.User.Id(), http.User.Can(Permissions.Administer));
        if (await db.Keys.Where(k => k.Id == id && (all || k.PersonId == own)).ExecuteDeleteAsync().ConfigureAwait(false) == 0)
            throw RequestException.NotFound("key");
        signIns.Forget();
        await access.Add(http, "key-remove", id).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static KeyView View(ApiKey k, string owner) => new(k.Id, k.Name, owner, k.Scopes.Split(','), Moment.Text(k.CreatedAt), Moment.Text(k.LastUsedAt), Moment.Text(k.ExpiresAt));
}
