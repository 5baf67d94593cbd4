using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Administration;

/// <summary>A filter under a name.</summary>
internal sealed record SavedViewView(long Id, string Name, string Query, bool Shared, string By, bool Mine, string CreatedAt);

/// <summary>A filter to be kept.</summary>
internal sealed record SavedViewRequest(string Name, string Query, bool Shared = false);

/// <summary>Saved views.</summary>
internal static class ViewsApi
{
    private const int MostViews = 200;

    public static void MapViewsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/views").WithTags("Saved views");
        group.MapGet("", List).WithName("ListViews").WithSummary("One's own views, and those that others share.").Needs(Permissions.Read);
        group.MapPost("", Add).WithName("AddView").WithSummary("Keeps a view.").Needs(Permissions.Read);
        group.MapDelete("/{id}", Remove).WithName("RemoveView").WithSummary("Removes one's own view.").Needs(Permissions.Read);
    }

    private static async Task<Ok<Items<SavedViewView>>> List(HttpContext http, WorkbenchDb db)
    {
        var id = http.User.Id();
        var found = await db.Views.AsNoTracking().Where(v => v.PersonId == id || v.Shared).OrderBy(v => v.Name).ThenBy(v => v.Id).ToListAsync().ConfigureAwait(false);
        return TypedResults.Ok(new Items<SavedViewView>([.. found.Select(v => View(v, id))], null));
    }

    private static async Task<Created<SavedViewView>> Add(SavedViewRequest body, HttpContext http, WorkbenchDb db, TimeProvider time)
    {
        var id = http.User.Id();
        if (await db.Views.CountAsync(v => v.PersonId == id).ConfigureAwait(false) >= MostViews)
            throw RequestException.Senseless("name", "There are two hundred views of yours already. Remove some first.");
        if (body.Query.Length > 4000)
            throw RequestException.Senseless("query", "Expected at most 4000 characters.");
        var view = new SavedView { Name = Routes.Required(body.Name, "name", 200), Query = body.Query, Shared = body.Shared, PersonId = id, By = http.User.Name(), CreatedAt = time.Now() };
        db.Views.Add(view);
        await db.SaveChangesAsync().ConfigureAwait(false);
        return TypedResults.Created($"{WorkbenchHost.Api}/views/{view.Id}", View(view, id));
    }

    private static async Task<NoContent> Remove(long id, HttpContext http, WorkbenchDb db)
    {
        var own = http.User.Id();
        return await db.Views.Where(v => v.Id == id && v.PersonId == own).ExecuteDeleteAsync().ConfigureAwait(false) > 0
            ? TypedResults.NoContent()
            : throw RequestException.NotFound("view");
    }

    private static SavedViewView View(SavedView v, string own) => new(v.Id, v.Name, v.Query, v.Shared, v.By, v.PersonId == own, Moment.Text(v.CreatedAt));
}
