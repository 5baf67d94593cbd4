using System.Text;
using System.Text.Json;
using System.Xml;
using Casus.Formats;

namespace Casus.Sources.Lists;

/// <summary>Reads feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed.</summary>
internal static class FeedReader
{
    private const int DeepestElement = 64;
    private const int LongestText = 4_000_000;

    /// <summary>The entries in the order of the feed.</summary>
    /// <exception cref="ListFormatException">It is no feed.</exception>
    public static PageList Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return JsonValues.WithoutMark(bytes) is var json && json.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? OfJson(json) : OfXml(bytes);
    }

    /// <summary>A date as feeds write it, in ISO 8601; <see langword="null"/> where it is none.</summary>
    public static string? DateOf(string? written) =>
        (MailReader.DateOf(written) ?? (HtmlDate.TryRead(written, out var iso) ? iso : null))?.AsWritten;

    private static PageList OfXml(byte[] bytes)
    {
        var pages = new List<ListedPage>();
        try
        {
            using var xml = SafeXml.Open(bytes);
            var (isFeed, number, misfits) = (false, 0, default(Misfits));
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.Depth > DeepestElement)
                    throw new ListFormatException("its elements stand too deep in each other");
                isFeed |= xml.LocalName is "rss" or "RDF" or "feed" or "channel";
                if (!isFeed)
                    throw new ListFormatException($"it begins with <{xml.LocalName}>; expected <rss>, <rdf:RDF> or <feed>");
                if (xml.LocalName is not ("item" or "entry") || xml.IsEmptyElement)
                    continue;
                if (pages.Count >= PageList.Most)
                    return new(pages, [], true) { Misfits = misfits };
                number++;
                if (Entry(xml) is { } page)
                    pages.Add(page);
                else
                    misfits = Misfits.Add(misfits, number, Misfits.NoPage);
            }

            return isFeed ? new(pages, [], false) { Misfits = misfits } : throw new ListFormatException("it is empty");
        }
        catch (XmlException e)
        {
            throw new ListFormatException(e.Message.TrimEnd('.'), e);
        }
    }

    private static ListedPage? Entry(XmlReader xml)
    {
        var depth = xml.Depth;
        var texts = new Dictionary<string, (string Text, bool IsPage)>(StringComparer.Ordinal);
        string? link = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1)
                continue;
            var name = xml.LocalName;
            if (name == "link" && xml.GetAttribute("href") is { Length: > 0 } href)
            {
                if (link is null || xml.GetAttribute("rel") is null or "alternate")
                    link = xml.GetAttribute("rel") is null or "alternate" ? href : link;
                continue;
            }

            if (name == "guid" && xml.GetAttribute("isPermaLink") == "false")
                continue;
            if (name is "title" or "link" or "guid" or "id" or "pubDate" or "date" or "published" or "updated" or "modified" or "encoded" or "content" or "description" or "summary"
                && xml.Prefix is not ("media" or "itunes"))
            {
                // In Atom "xhtml" stands as elements, "html" as text of them.
                var type = xml.GetAttribute("type");
                var text = InnerText(xml, type == "xhtml");
                texts.TryAdd(name, (text, type is "html" or "xhtml" or null));
            }
        }

        var address = link ?? Text(texts, "link") ?? Text(texts, "guid") ?? (Text(texts, "id") is { } id && id.StartsWith("http", StringComparison.Ordinal) ? id : null);
        if (address is null)
            return null;
        var content = texts.GetValueOrDefault("encoded") is { Text.Length: > 0 } encoded ? encoded
            : texts.GetValueOrDefault("content") is { Text.Length: > 0 } whole ? whole
            : texts.GetValueOrDefault("description") is { Text.Length: > 0 } description ? description
            : texts.GetValueOrDefault("summary");
        return new(address)
        {
            Title = Plain(Text(texts, "title")),
            Published = DateOf(Text(texts, "pubDate")) ?? DateOf(Text(texts, "published")) ?? DateOf(Text(texts, "date")) ?? DateOf(Text(texts, "updated")),
            Changed = Text(texts, "updated") ?? Text(texts, "modified") ?? Text(texts, "pubDate") ?? Text(texts, "published") ?? Text(texts, "date"),
            Content = content.Text,
            IsPage = content.IsPage,
        };
    }

    // Everything inside the element that the reader stands on; it stands on its end afterwards.
    private static string InnerText(XmlReader xml, bool withTags)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var text = new StringBuilder();
        while (xml.Read() && xml.Depth > depth && text.Length < LongestText)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(withTags ? System.Net.WebUtility.HtmlEncode(xml.Value) : xml.Value);
            else if (withTags && xml.NodeType is XmlNodeType.Element)
                text.Append('<').Append(xml.LocalName).Append('>');
            else if (withTags && xml.NodeType is XmlNodeType.EndElement)
                text.Append("</").Append(xml.LocalName).Append('>');
        }

        return text.ToString().Trim();
    }

    private static PageList OfJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new() { MaxDepth = DeepestElement });
            if (!json.RootElement.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
                throw new ListFormatException("it has no list 'items'");
            var (pages, number, misfits) = (new List<ListedPage>(), 0, default(Misfits));
            foreach (var item in items.EnumerateArray().Take(PageList.Most))
            {
                number++;
                if (Item(item) is { } page)
                    pages.Add(page);
                else
                    misfits = Misfits.Add(misfits, number, Misfits.NoPage);
            }

            return new(pages, [], items.GetArrayLength() > PageList.Most) { Misfits = misfits };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ListFormatException("it is no JSON: " + e.Message.TrimEnd('.'), e);
        }
    }

    private static ListedPage? Item(JsonElement item) =>
        (JsonValues.Text(item, "url") ?? JsonValues.Text(item, "external_url") ?? JsonValues.Text(item, "id")) is not { } address ? null : new(address)
        {
            Title = JsonValues.Text(item, "title"),
            Published = DateOf(JsonValues.Text(item, "date_published")),
            Changed = JsonValues.Text(item, "date_modified") ?? JsonValues.Text(item, "date_published"),
            Content = JsonValues.Text(item, "content_html") ?? JsonValues.Text(item, "content_text"),
            IsPage = JsonValues.Text(item, "content_html") is not null,
        };

    private static string? Text(Dictionary<string, (string Text, bool IsPage)> texts, string name) =>
        texts.GetValueOrDefault(name).Text is { Length: > 0 } text ? text : null;

    // Titles hold the characters of HTML twice packed, as often as not.
    private static string? Plain(string? title) => title is null ? null : string.Join(' ', System.Net.WebUtility.HtmlDecode(title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
