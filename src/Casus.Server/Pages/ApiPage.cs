using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Casus.Server.Pages;

/// <summary>The OpenAPI document as a page to read: plain HTML, nothing to load.</summary>
internal static class ApiPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    /// <summary>Shows it.</summary>
    public static async Task<IResult> Show(HttpContext http)
    {
        var provider = http.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync(http.RequestAborted).ConfigureAwait(false);
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, http.RequestAborted).ConfigureAwait(false))!;
        return TypedResults.Content(Page(json), "text/html; charset=utf-8");
    }

    private static string Page(JsonNode document)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Casus API</title></head><body><main>");
        page.Append("<h1>").Append(Text(document["info"]!["title"])).Append(" API ").Append(Text(document["info"]!["version"])).Append("</h1><p>").Append(Text(document["info"]!["description"])).Append("</p>");
        page.Append("<p><a href=\"/api/v1/openapi.json\">openapi.json</a></p>");
        var routes = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => (Path: p.Key, Method: m.Key.ToUpperInvariant(), Operation: m.Value!))).ToList();
        foreach (var group in routes.GroupBy(r => r.Operation["tags"]?[0]?.ToString() ?? ""))
        {
            page.Append("<h2>").Append(Encoder.Encode(group.Key)).Append("</h2>");
            foreach (var (path, method, operation) in group)
                Add(page, path, method, operation);
        }

        page.Append("<h2>Shapes</h2>");
        foreach (var (name, shape) in document["components"]?["schemas"]?.AsObject() ?? [])
            page.Append("<h3 id=\"").Append(Encoder.Encode(name)).Append("\">").Append(Encoder.Encode(name)).Append("</h3>").Append(Shape(shape));
        return page.Append("</main></body></html>").ToString();
    }

    private static void Add(StringBuilder page, string path, string method, JsonNode operation)
    {
        page.Append("<section><h3>").Append(method).Append(" <code>").Append(Encoder.Encode(path)).Append("</code></h3><p>").Append(Text(operation["summary"])).Append(' ').Append(Text(operation["description"])).Append("</p>");
        if (operation["parameters"] is JsonArray { Count: > 0 } parameters)
        {
            page.Append("<table><thead><tr><th>Parameter</th><th>In</th><th>Type</th><th>Meaning</th></tr></thead><tbody>");
            foreach (var parameter in parameters.OfType<JsonNode>())
            {
                page.Append("<tr><td><code>").Append(Text(parameter["name"])).Append("</code></td><td>").Append(Text(parameter["in"])).Append("</td><td>")
                    .Append(Type(parameter["schema"])).Append("</td><td>").Append(Text(parameter["description"])).Append("</td></tr>");
            }

            page.Append("</tbody></table>");
        }

        if (operation["requestBody"]?["content"]?.AsObject() is { Count: > 0 } body)
            page.Append("<p>Body: ").Append(string.Join(", ", body.Select(c => Encoder.Encode(c.Key) + " " + Type(c.Value?["schema"])))).Append("</p>");
        foreach (var (status, answer) in operation["responses"]?.AsObject() ?? [])
        {
            var content = answer?["content"]?.AsObject();
            page.Append("<p>").Append(Encoder.Encode(status)).Append(": ")
                .Append(content is { Count: > 0 } ? string.Join(", ", content.Select(c => Type(c.Value?["schema"]))) : Text(answer?["description"])).Append("</p>");
        }

        page.Append("</section>");
    }

    private static string Shape(JsonNode? shape)
    {
        if (shape?["properties"]?.AsObject() is not { Count: > 0 } properties)
            return "<p>" + Type(shape) + "</p>";
        var table = new StringBuilder("<table><thead><tr><th>Field</th><th>Type</th></tr></thead><tbody>");
        foreach (var (name, type) in properties)
            table.Append("<tr><td><code>").Append(Encoder.Encode(name)).Append("</code></td><td>").Append(Type(type)).Append("</td></tr>");
        return table.Append("</tbody></table>").ToString();
    }

    private static string Type(JsonNode? schema)
    {
        if (schema is null)
            return "anything";
        if (schema["$ref"]?.ToString() is { } reference)
        {
            var name = Encoder.Encode(reference.Split('/')[^1]);
            return $"<a href=\"#{name}\">{name}</a>";
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
            return string.Join(" or ", choices.Select(Type));
        var type = schema["type"] switch { JsonArray several => string.Join(" or ", several.Select(Text)), { } one => Text(one), _ => "anything" };
        return schema["items"] is { } items ? type + " of " + Type(items) : type;
    }

    private static string Text(JsonNode? node) => node is null ? "" : Encoder.Encode(node.ToString());
}
