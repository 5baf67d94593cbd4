using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Accounts;

/// <summary>An account as those who administer see it.</summary>
internal sealed record PersonView(string Id, string Name, IReadOnlyList<string> Roles, bool Totp, int Passkeys, bool Locked, string CreatedAt, string? LastSeenAt, int Sessions);

/// <summary>A new account.</summary>
internal sealed record PersonRequest(string Name, string Password, IReadOnlyList<string> Roles);

/// <summary>What of an account becomes another; what is <see langword="null"/> stays.</summary>
internal sealed record PersonChange(IReadOnlyList<string>? Roles = null, bool? Locked = null, string? Password = null);

/// <summary>A role.</summary>
internal sealed record RoleView(string Role, IReadOnlyList<string> Permissions);

/// <summary>People and roles.</summary>
internal static class PeopleApi
{
    public static void MapPeopleApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/users").WithTags("Administration");
        group.MapGet("", List).WithName("ListUsers").WithSummary("Accounts.").Needs(Permissions.Administer);
        group.MapPost("", Add).WithName("AddUser").WithSummary("Makes an account, where there are accounts.").Sensitive().Needs(Permissions.Administer);
        group.MapPut("/{id}", Change).WithName("ChangeUser").WithSummary("Changes roles, lock or password.").Sensitive().Needs(Permissions.Administer);
        group.MapDelete("/{id}", Remove).WithName("RemoveUser").WithSummary("Removes an account; what it decided stays.").Sensitive().Needs(Permissions.Administer);
        group.MapDelete("/{id}/sessions", EndSessions).WithName("EndUserSessions").WithSummary("Signs somebody out everywhere.").Needs(Permissions.Administer);
        api.MapGet("/roles", Roles).WithTags("Administration").WithName("ListRoles").WithSummary("Roles and what they allow.").Needs(Permissions.Administer);
    }

    private static async Task<Ok<Items<PersonView>>> List(AccountBook book, WorkbenchDb db)
    {
        var sessions = await db.SignIns.GroupBy(s => s.PersonId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count).ConfigureAwait(false);
        var passkeys = await book.Passkeys().ConfigureAwait(false);
        var all = await book.All().ConfigureAwait(false);
        return TypedResults.Ok(new Items<PersonView>([.. all.Select(p => View(p.Person, p.Roles, passkeys.GetValueOrDefault(p.Person.Id), sessions.GetValueOrDefault(p.Person.Id)))], null));
    }

    private static async Task<Created<PersonView>> Add(PersonRequest body, HttpContext http, AccountBook book, WorkbenchMode mode, AccessLog access)
    {
        // The first account is made on the console: nobody who reaches the server can make it.
        if (mode.IsAlone)
            throw RequestException.Conflict("There are no accounts yet. Make the first with 'casus accounts add NAME --role admin' on the machine of the server.");
        var name = Routes.Required(body.Name, "name", 256);
        var person = await book.Add(name, body.Password, [.. body.Roles.Distinct()]).ConfigureAwait(false);
        await access.Add(http, "user-add", name, "done", string.Join(',', body.Roles)).ConfigureAwait(false);
        return TypedResults.Created($"{WorkbenchHost.Api}/users/{person.Id}", View(person, body.Roles, 0, 0));
    }

    private static async Task<Ok<PersonView>> Change(string id, PersonChange body, HttpContext http, AccountBook book, WorkbenchDb db, AccessLog access)
    {
        var person = await Found(id, db).ConfigureAwait(false);
        var before = await SignIns.RolesOf(db, id).ConfigureAwait(false);
        await book.Change(person, body.Roles is null ? null : [.. body.Roles.Distinct()], body.Locked, body.Password).ConfigureAwait(false);
        var after = await SignIns.RolesOf(db, id).ConfigureAwait(false);
        var detail = $"{string.Join(',', before)} -> {string.Join(',', after)}{(body.Locked is { } locked ? locked ? "; locked" : "; unlocked" : "")}{(body.Password is null ? "" : "; password")}";
        await access.Add(http, "user-change", person.UserName!, "done", detail).ConfigureAwait(false);
        var passkeys = await db.UserPasskeys.CountAsync(p => p.UserId == id).ConfigureAwait(false);
        return TypedResults.Ok(View(person, after, passkeys, await db.SignIns.CountAsync(s => s.PersonId == id).ConfigureAwait(false)));
    }

    private static async Task<NoContent> Remove(string id, HttpContext http, AccountBook book, WorkbenchDb db, AccessLog access)
    {
        var person = await Found(id, db).ConfigureAwait(false);
        await book.Remove(person).ConfigureAwait(false);
        await access.Add(http, "user-remove", person.UserName!).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> EndSessions(string id, HttpContext http, WorkbenchDb db, SignIns signIns, AccessLog access)
    {
        var person = await Found(id, db).ConfigureAwait(false);
        await signIns.EndAll(id, null).ConfigureAwait(false);
        await access.Add(http, "user-sign-out", person.UserName!).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static Ok<Items<RoleView>> Roles() => TypedResults.Ok(new Items<RoleView>([.. Permissions.OfRoles.Select(r => new RoleView(r.Key, r.Value))], null));

    private static async Task<Person> Found(string id, WorkbenchDb db) => await db.Users.FirstOrDefaultAsync(p => p.Id == id).ConfigureAwait(false) ?? throw RequestException.NotFound("account");

    private static PersonView View(Person p, IReadOnlyList<string> roles, int passkeys, int sessions) =>
        new(p.Id, p.UserName!, roles, p.TwoFactorEnabled, passkeys, p.LockoutEnd > DateTimeOffset.UtcNow, Moment.Text(p.CreatedAt), Moment.Text(p.LastSeenAt), sessions);
}
