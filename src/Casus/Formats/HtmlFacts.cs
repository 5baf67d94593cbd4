using AngleSharp.Html.Dom;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>
/// What a page says about its article: from meta tags, linked data and the markup, each where it is plainest.
/// </summary>
internal sealed record HtmlFacts
{
    private const int ShortHeadline = 15;

    private const string Walls = "[class*=paywall], [id*=paywall], [class*=regwall], [class*=premium-wall], [class*=subscriber-only], [class*=subscribers-only], meta[content=locked][property='article:content_tier']";

    private static readonly string[] TitleNames = ["og:title", "twitter:title", "parsely-title", "dc.title"];
    private static readonly string[] PublisherNames = ["og:site_name", "application-name", "dc.publisher", "twitter:site"];

    private static readonly string[] DateNames =
    [
        "article:published_time", "og:article:published_time", "datepublished", "article.published", "parsely-pub-date", "sailthru.date",
        "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.created", "dc.date", "date",
    ];

    private static readonly string[] TitleSeparators = [" | ", " - ", " – ", " — ", " :: ", " » ", " • "];

    public string? Title { get; private init; }

    public string? Publisher { get; private init; }

    public PublicationTime? PublishedOn { get; private init; }

    public string? Url { get; private init; }

    public string? Language { get; private init; }

    /// <summary>Whether the page says, or its markup shows, that the whole text is for subscribers.</summary>
    public bool IsForSubscribers { get; private init; }

    /// <summary>Gathers the facts of a parsed page whose blocks are <paramref name="blocks"/>.</summary>
    public static HtmlFacts Of(IHtmlDocument document, List<HtmlBlock> blocks)
    {
        var meta = Meta(document);
        var linked = HtmlLinkedData.In(document);
        var publisher = First(meta, PublisherNames) ?? linked.Publisher ?? CopyrightHolder(document.Title, blocks);
        return new()
        {
            Title = TitleOf(First(meta, TitleNames) ?? linked.Headline, document.Title, publisher, blocks),
            Publisher = publisher?.TrimStart('@'),
            PublishedOn = DateOf(meta, linked, document),
            Url = Address(document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? Address(meta.GetValueOrDefault("og:url")),
            IsForSubscribers = linked.IsForSubscribers || document.QuerySelector(Walls) is not null,
            Language = Clean(document.DocumentElement?.GetAttribute("lang"))
                ?? Clean(document.DocumentElement?.GetAttribute("xml:lang"))
                ?? Clean(meta.GetValueOrDefault("content-language"))
                ?? Clean(meta.GetValueOrDefault("og:locale"))?.Replace('_', '-'),
        };
    }

    /// <summary>Whether two texts are the same but for case, white space and punctuation.</summary>
    public static bool SameWords(string a, string b)
    {
        int i = 0, j = 0;
        while (true)
        {
            i = NextLetter(a, i);
            j = NextLetter(b, j);
            if (i == a.Length || j == b.Length)
                return i == a.Length && j == b.Length;
            if (char.ToUpperInvariant(a[i++]) != char.ToUpperInvariant(b[j++]))
                return false;
        }
    }

    private static int NextLetter(string text, int at)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        return at;
    }

    private static Dictionary<string, string> Meta(IHtmlDocument document)
    {
        var meta = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in document.QuerySelectorAll("meta"))
        {
            var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop")
                ?? element.GetAttribute("http-equiv");
            if (name is not null && Clean(element.GetAttribute("content")) is { } content)
                meta.TryAdd(name.Trim(), content);
        }

        return meta;
    }

    /// <summary>
    /// The declared title, else the page's own headline, else the best part of the window title; without the outlet's
    /// name.
    /// </summary>
    private static string? TitleOf(string? declared, string? window, string? publisher, List<HtmlBlock> blocks)
    {
        if (declared is not null)
            return WithoutOutlet(declared, publisher);
        var parts = Parts(window);
        var headlines = blocks.Where(b => b.Role == HtmlRole.Title).Select(b => b.Text).ToList();
        // "Ministry of Defence: Raid on Orvast": where one headline of the page is an end of it, that is what the page is about.
        var whole = Clean(window);
        headlines.AddRange(blocks.Where(b => b.Role == HtmlRole.Heading && b.Text.Length >= ShortHeadline && whole is not null && IsEndOf(b.Text, whole)).Select(b => b.Text));
        var confirmed = headlines.Where(h => h.Length >= ShortHeadline && whole is not null && IsEndOf(h, whole)).MaxBy(h => h.Length)
            ?? headlines.Find(h => parts.Any(p => h.StartsWith(p, StringComparison.OrdinalIgnoreCase) || SameWords(h, p)));
        return confirmed ?? headlines.FirstOrDefault() ?? parts.MaxBy(p => p.Length) ?? Clean(window);
    }

    private static bool IsEndOf(string headline, string window) => headline.Length < window.Length
        && (SameWords(window[^headline.Length..], headline) || SameWords(window[..headline.Length], headline));

    /// <summary>The part of the window title that also stands in the page's copyright line.</summary>
    private static string? CopyrightHolder(string? window, List<HtmlBlock> blocks)
    {
        var line = blocks.FindLast(b => b.Text.Length < 300 && b.Text.Contains('©')).Text;
        return line is null ? null : Parts(window).FirstOrDefault(p => line.Contains(p, StringComparison.OrdinalIgnoreCase));
    }

    private static string[] Parts(string? window) =>
        Clean(window)?.Split(TitleSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string WithoutOutlet(string title, string? publisher)
    {
        foreach (var separator in TitleSeparators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && publisher is not null && SameWords(title[(at + separator.Length)..], publisher))
                return title[..at].TrimEnd();
        }

        return title;
    }

    private static PublicationTime? DateOf(Dictionary<string, string> meta, HtmlLinkedData linked, IHtmlDocument document)
    {
        foreach (var name in DateNames)
        {
            if (meta.TryGetValue(name, out var content) && HtmlDate.TryRead(content, out var published))
                return published;
        }

        if (HtmlDate.TryRead(linked.DatePublished, out var fromLinked))
            return fromLinked;
        // The first machine-readable time of the page body belongs to the article more often than any other; one in a list of
        // links to other articles does not.
        foreach (var time in document.QuerySelectorAll("[itemprop=datePublished], time[datetime], .published[title], .dt-published"))
        {
            var written = time.GetAttribute("datetime") ?? time.GetAttribute("content") ?? time.GetAttribute("title");
            if (time.Closest("nav, aside, footer, li") is null && HtmlDate.TryRead(written, out var published))
                return published;
        }

        return null;
    }

    private static string? Address(string? href) =>
        Clean(href) is { } address && (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            ? address
            : null;

    private static string? First(Dictionary<string, string> meta, string[] names)
    {
        foreach (var name in names)
        {
            if (meta.TryGetValue(name, out var content))
                return content;
        }

        return null;
    }

    private static string? Clean(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        return string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
