using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Casus.Server.Pages;

/// <summary>What the OpenAPI document says beyond the routes themselves.</summary>
internal static class ApiDescription
{
    private const string Key = "key";
    private const string Cookie = "session";

    /// <summary>Sets it.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Casus workbench", Version = "v1", Description = "Incidents, reports and the people's work on them. docs/reference/api.md says what is promised." };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, casus_…" };
            document.Components.SecuritySchemes[Cookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = CasusAuthentication.Cookie, Description = $"A session; what changes something wants the header {TokenGuard.Header} as well." };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Responses ??= [];
            operation.Responses["default"] = new OpenApiResponse { Description = "A problem document (RFC 9457), application/problem+json." };
            var policy = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy;
            if (policy is not null)
            {
                operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
                operation.Extensions["x-permission"] = new JsonNodeExtension(System.Text.Json.Nodes.JsonValue.Create(policy)!);
                operation.Security =
                [
                    new() { [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [] },
                    .. Permissions.OfKeys.Contains(policy) || policy == Permissions.CodeOrAdminister ? new[] { new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] } } : [],
                ];
            }

            return Task.CompletedTask;
        });
    }
}
