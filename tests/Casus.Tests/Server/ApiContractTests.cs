using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Server.Accounts;
using Casus.Tests.Cli;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Tests.Server;

/// <summary>What docs/reference/api.md says is what the server has, and the other way round.</summary>
public sealed partial class ApiContractTests
{
    private static readonly string Page = File.ReadAllText(Repository.File("docs/reference/api.md"));

    // Whoever is not signed in has to be able to sign in, to read the methodology and to see that the server lives.
    private static readonly string[] ForAnybody = ["GET /session", "POST /login", "POST /login/passkey/options", "POST /login/passkey", "GET /health", "GET /method", "GET /method/{page}"];

    [Fact]
    public async Task Every_route_is_documented_and_every_documented_route_is_there()
    {
        await using var workbench = await Workbench.Start();
        var routes = RoutesOf(await Document(workbench)).Select(r => r.Route).ToHashSet(StringComparer.Ordinal);
        var documented = Documented().ToHashSet(StringComparer.Ordinal);
        Assert.Empty(routes.Except(documented).Order());
        Assert.Empty(documented.Except(routes).Order());
    }

    [Fact]
    public async Task Every_parameter_is_documented()
    {
        await using var workbench = await Workbench.Start();
        foreach (var (route, operation) in RoutesOf(await Document(workbench)))
        {
            foreach (var parameter in operation.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : [])
            {
                var name = parameter.GetProperty("name").GetString()!;
                Assert.True(parameter.GetProperty("in").GetString() != "query" || Regex.IsMatch(Page, $"[`{{?&]{name}[`=:?}}]"), $"{route}: {name}");
            }
        }
    }

    [Fact]
    public async Task Every_field_of_an_answer_is_documented()
    {
        await using var workbench = await Workbench.Start();
        var shapes = (await Document(workbench)).GetProperty("components").GetProperty("schemas");
        var fields = shapes.EnumerateObject()
            .Where(s => s.Value.TryGetProperty("properties", out _) && !s.Name.StartsWith("SseItem", StringComparison.Ordinal))
            .SelectMany(s => s.Value.GetProperty("properties").EnumerateObject().Select(p => (Shape: s.Name, p.Name)));
        Assert.Empty(fields.Where(f => !Page.Contains($"\"{f.Name}\"", StringComparison.Ordinal) && !Page.Contains($"`{f.Name}`", StringComparison.Ordinal)).Select(f => $"{f.Shape}.{f.Name}"));
    }

    [Fact]
    public async Task Every_route_says_who_may_ask()
    {
        await using var workbench = await Workbench.Start();
        foreach (var (route, operation) in RoutesOf(await Document(workbench)))
        {
            var isOpen = ForAnybody.Contains(route);
            Assert.True(isOpen != operation.TryGetProperty("x-permission", out var permission), route);
            Assert.True(isOpen || permission.GetString() is Permissions.SignedIn or Permissions.CodeOrAdminister || Permissions.All.Contains(permission.GetString()), route);
            Assert.NotEqual("", operation.GetProperty("summary").GetString());
            Assert.NotEqual("", operation.GetProperty("operationId").GetString());
        }
    }

    // Object-level access on every route begins with a policy on every route.
    [Fact]
    public async Task No_route_is_without_a_policy()
    {
        await using var workbench = await Workbench.Start();
        var endpoints = workbench.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(endpoints.Count > 60);
        foreach (var endpoint in endpoints)
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            var isAnonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var policy = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().LastOrDefault()?.Policy;
            Assert.True(isAnonymous || policy is not null, pattern);
            if (!isAnonymous)
                continue;
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.FirstOrDefault() ?? "";
            var isKnown = ForAnybody.Contains($"{method} {pattern.Replace("/api/v1", "", StringComparison.Ordinal)}")
                || pattern is "/api/{documentName}/openapi.json" or "/api/v1/docs"
                // The form for corrections, closed unless it was opened.
                || pattern.StartsWith("/corrections", StringComparison.Ordinal);
            Assert.True(isKnown, $"{method} {pattern} is open to anybody");
        }
    }

    [Fact]
    public async Task The_page_of_the_API_loads_nothing_from_elsewhere()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var page = (await visitor.Get("/api/v1/docs")).Is(System.Net.HttpStatusCode.OK).Text;
        Assert.Contains("/api/v1/incidents", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|style|onload|<script|<style|<link|https?://)", page);
    }

    private static async Task<JsonElement> Document(Workbench workbench) => (await (await workbench.Visit()).Get("/api/v1/openapi.json")).Json;

    private static IEnumerable<(string Route, JsonElement Operation)> RoutesOf(JsonElement document) => document.GetProperty("paths").EnumerateObject()
        .Where(p => p.Name.StartsWith("/api/v1", StringComparison.Ordinal))
        .SelectMany(p => p.Value.EnumerateObject().Select(m => ($"{m.Name.ToUpperInvariant()} {p.Name["/api/v1".Length..]}", m.Value)));

    // Routes stand in headings and tables as `GET /incidents/{id}`, several in one heading.
    private static IEnumerable<string> Documented() => RouteInDocument().Matches(Page)
        .Select(m => m.Groups[1].Value + " " + m.Groups[2].Value)
        .Distinct();

    [GeneratedRegex(@"`(GET|POST|PUT|DELETE) (/[a-zA-Z/{}-]+)[?a-zA-Z=&{}]*`", RegexOptions.None, 1000)]
    private static partial Regex RouteInDocument();
}
