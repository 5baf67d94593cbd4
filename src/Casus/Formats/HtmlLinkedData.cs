using System.Text.Json;
using AngleSharp.Dom;

namespace Casus.Formats;

/// <summary>What a page says about its article in JSON-LD with the vocabulary of schema.org.</summary>
internal sealed record HtmlLinkedData(string? Headline, string? DatePublished, string? Publisher, bool IsForSubscribers)
{
    private static readonly HtmlLinkedData Nothing = new(null, null, null, false);

    /// <summary>The first object with a publication date or a headline; scripts that are not JSON are passed over.</summary>
    public static HtmlLinkedData In(IDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(
                    script.TextContent,
                    new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                if (FirstArticle(json.RootElement) is { } article)
                    return article;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Broken linked data, lone surrogates included, is common and says nothing about the article.
                continue;
            }
        }

        return Nothing;
    }

    private static HtmlLinkedData? FirstArticle(JsonElement root)
    {
        var waiting = new Queue<JsonElement>([root]);
        while (waiting.TryDequeue(out var element))
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    waiting.Enqueue(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                var (headline, date) = (Text(element, "headline"), Text(element, "datePublished"));
                if (headline is not null || date is not null)
                    return new(
                        headline,
                        date,
                        element.TryGetProperty("publisher", out var publisher) ? NameOf(publisher) : null,
                        element.TryGetProperty("isAccessibleForFree", out var free) && IsFalse(free));
                if (element.TryGetProperty("@graph", out var graph))
                    waiting.Enqueue(graph);
            }
        }

        return null;
    }

    // Written as the word as often as the value.
    private static bool IsFalse(JsonElement value) => value.ValueKind == JsonValueKind.False
        || (value.ValueKind == JsonValueKind.String && Written(value) is { } word && word.Equals("false", StringComparison.OrdinalIgnoreCase));

    private static string? NameOf(JsonElement publisher) => publisher.ValueKind switch
    {
        JsonValueKind.Object => Text(publisher, "name"),
        JsonValueKind.Array when publisher.GetArrayLength() > 0
            && publisher[0].ValueKind == JsonValueKind.Object => Text(publisher[0], "name"),
        JsonValueKind.String => Written(publisher),
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Written(value) : null;

    private static string? Written(JsonElement value) =>
        value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
