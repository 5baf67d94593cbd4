using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Requests;

/// <summary>The form for corrections as those who administer see it.</summary>
internal sealed record FormView(bool Open, string? Operator, bool OpenByOption, bool OperatorByOption);

/// <summary>How the form is to stand.</summary>
internal sealed record FormChange(bool Open, string? Operator);

/// <summary>Opens and closes the form for corrections.</summary>
internal static class FormSettingsApi
{
    public static void MapFormSettingsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/correction-form").WithTags("Administration");
        group.MapGet("", (FormSettings form) => TypedResults.Ok(View(form))).WithName("GetCorrectionForm").WithSummary("Whether anybody may ask for corrections, and who keeps the record.").Needs(Permissions.Administer);
        group.MapPut("", Set).WithName("SetCorrectionForm").WithSummary("Opens or closes the form for corrections, and says who keeps the record.").Sensitive().Needs(Permissions.Administer);
    }

    private static async Task<Ok<FormView>> Set(FormChange body, HttpContext http, FormSettings form, AccessLog access)
    {
        var name = string.IsNullOrWhiteSpace(body.Operator) ? null : body.Operator.Trim();
        if (name is not null && (name.Length > FormSettings.LongestOperator || name.Any(char.IsControl)))
            throw RequestException.Senseless("operator", "Expected a name in one line of at most 200 characters.");
        if (form.IsOpenByOption && !body.Open)
            throw RequestException.Conflict("The server was started with the form open. Start it without --correction-form to close it.");
        if (form.IsNamedByOption && name != form.Current.Operator)
            throw RequestException.Conflict("The server was started with the name of who keeps the record. Start it without --operator, or with another, to change it.");
        var before = form.Current;
        await form.Set(new(body.Open, name)).ConfigureAwait(false);
        if (before != form.Current)
            await access.Add(http, "correction-form", form.Current.IsOpen ? "open" : "closed").ConfigureAwait(false);
        return TypedResults.Ok(View(form));
    }

    private static FormView View(FormSettings form) => new(form.Current.IsOpen, form.Current.Operator, form.IsOpenByOption, form.IsNamedByOption);
}
