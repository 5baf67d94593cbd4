using System.Globalization;
using System.Reflection;
using Casus.Server.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Casus.Server.Hosting;

/// <summary>A page of a list.</summary>
/// <param name="All">What it holds.</param>
/// <param name="Next">Given as <c>cursor</c> it gives the next page; <see langword="null"/> where this is the last.</param>
internal sealed record Items<T>(IReadOnlyList<T> All, string? Next)
{
    [System.Text.Json.Serialization.JsonPropertyName("items")]
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public IReadOnlyList<T> All { get; init; } = All;
}

/// <summary>What routes have in common.</summary>
internal static class Routes
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);
    private const int MostItems = 200;

    /// <summary>The route needs a permission.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, string permission) =>
        route.RequireAuthorization(permission).WithDescription($"Needs: {permission}.");

    /// <summary>The route is for anybody.</summary>
    public static RouteHandlerBuilder ForAnybody(this RouteHandlerBuilder route) => route.AllowAnonymous().WithDescription("For anybody.");

    /// <summary>The route wants the password to have been given within the last quarter of an hour.</summary>
    public static RouteHandlerBuilder Sensitive(this RouteHandlerBuilder route) => route.AddEndpointFilter((call, next) =>
    {
        var http = call.HttpContext;
        var mode = (WorkbenchMode)http.RequestServices.GetService(typeof(WorkbenchMode))!;
        var time = (TimeProvider)http.RequestServices.GetService(typeof(TimeProvider))!;
        var confirmed = long.TryParse(http.User.FindFirst(Permissions.ConfirmedClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
        return mode.IsAlone || time.Now() - confirmed < Recent.TotalMilliseconds ? next(call) : throw RequestException.Confirm();
    });

    /// <summary>Refuses parameters of the query that the route does not know: a misspelt filter would show everything.</summary>
    public static TBuilder WithKnownParametersOnly<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilterFactory((context, next) =>
    {
        var known = context.MethodInfo.GetParameters().SelectMany(NamesOf).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => Nullable.GetUnderlyingType(p.Type) ?? p.Type, StringComparer.Ordinal);
        return call =>
        {
            foreach (var (name, values) in call.HttpContext.Request.Query)
            {
                if (!known.TryGetValue(name, out var type))
                    throw RequestException.Field(name, "There is no such parameter.");
                if (values.Count > 1)
                    throw RequestException.Field(name, "Give it once; several values go with commas.");
                // The framework refuses it as well, and does not say which.
                if (values[0] is { Length: > 0 } text && Misfit(type, text) is { } expected)
                    throw RequestException.Field(name, expected);
            }

            return next(call);
        };
    });

    /// <summary>The number of items asked for.</summary>
    public static int Limit(int? limit, int otherwise = 50) =>
        limit is null or (>= 1 and <= MostItems) ? limit ?? otherwise : throw RequestException.Field("limit", "Expected a number from 1 to 200.");

    /// <summary>A text of a body that has to be there.</summary>
    public static string Required(string? value, string name, int most = 2000) =>
        string.IsNullOrWhiteSpace(value) ? throw RequestException.Senseless(name, "It is missing.")
        : value.Length > most ? throw RequestException.Senseless(name, string.Create(CultureInfo.InvariantCulture, $"Expected at most {most} characters."))
        : value;

    /// <summary>What stands behind a part of the address, decoded once; <see langword="null"/> where the part is not there.</summary>
    public static string? RawEnd(HttpContext http, string behind)
    {
        var target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.Split('?')[0];
        var at = path.IndexOf(WorkbenchHost.Api + behind, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : Uri.UnescapeDataString(path[(at + WorkbenchHost.Api.Length + behind.Length)..]);
    }

    private static IEnumerable<(string Name, Type Type)> NamesOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is not null
            ? parameter.ParameterType.GetProperties().Select(p => (p.GetCustomAttribute<FromQueryAttribute>()?.Name ?? char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p.PropertyType))
            : [(parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, parameter.ParameterType)];

    private static string? Misfit(Type type, string text) =>
        type == typeof(int) && !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? "Expected a whole number."
        : type == typeof(double) && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "Expected a number, such as 33.34."
        : type == typeof(bool) && !bool.TryParse(text, out _) ? "Expected true or false."
        : null;
}
