using System.Collections.Concurrent;
using System.Text;
using Casus.Server.Hosting;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Casus.Server.Method;

/// <summary>The pages of the methodology that were built into the program, as HTML. No page brings scripts, styles, or what loads from elsewhere by itself.</summary>
internal sealed class MethodPages(Loaded loaded)
{
    private const string Prefix = "method/";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).DisableHtml().Build();

    private readonly ConcurrentDictionary<string, MethodPage> pages = new(StringComparer.Ordinal);

    /// <summary>The pages there are, by their ids.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. typeof(MethodPages).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..].ToLowerInvariant())
            .OrderBy(n => n == "readme" ? 0 : n == "errors" ? 2 : 1)
            .ThenBy(n => n, StringComparer.Ordinal),
    ];

    /// <summary>A page; <see langword="null"/> where there is none.</summary>
    public MethodPage? Find(string id) => Ids.Contains(id) ? pages.GetOrAdd(id, Make) : null;

    /// <summary>Markdown as HTML that is safe whatever it says.</summary>
    internal static string Html(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !IsSafe(l.Url)))
            link.Url = "";
        foreach (var row in document.Descendants<Markdig.Extensions.Tables.TableRow>())
            NameCode(row);
        var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        // The alignment of columns would be written as a style, which the policy forbids: it stands in a class.
        foreach (var table in document.Descendants<Markdig.Extensions.Tables.Table>())
            table.ColumnDefinitions.ForEach(c => c.Alignment = null);
        renderer.Render(document);
        return text.ToString();
    }

    private MethodPage Make(string id)
    {
        var name = typeof(MethodPages).Assembly.GetManifestResourceNames().First(n => string.Equals(n, Prefix + id, StringComparison.OrdinalIgnoreCase));
        using var reader = new StreamReader(typeof(MethodPages).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        var markdown = reader.ReadToEnd();
        var title = markdown.Split('\n').FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? id;
        return new(id, title, Html(markdown), loaded.Program);
    }

    // Pages link each other; what lies elsewhere in the project is no page here, and other sites open only when somebody follows the link.
    private static void Tame(LinkInline link)
    {
        var url = link.Url ?? "";
        if (link.IsImage || !IsSafe(url))
        {
            link.Url = "";
            link.IsImage = false;
            return;
        }

        if (url.StartsWith("http", StringComparison.Ordinal))
        {
            link.GetAttributes().AddProperty("rel", "noopener noreferrer");
            link.GetAttributes().AddProperty("target", "_blank");
        }
        else if (!url.StartsWith('#'))
        {
            var (path, mark) = url.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? (url[..at], url[at..]) : (url, "");
            var page = Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
            link.Url = Ids.Contains(page) ? "/method/" + page + mark : "";
        }
    }

    private static bool IsSafe(string url) =>
        url.StartsWith('#') || url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal)
        || (!url.Contains(':', StringComparison.Ordinal) && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith('\\'));

    // A row that begins with a code of an error can be linked by it.
    private static void NameCode(Markdig.Extensions.Tables.TableRow row)
    {
        if (row.FirstOrDefault() is Markdig.Extensions.Tables.TableCell cell
            && cell.Descendants<LiteralInline>().FirstOrDefault()?.Content.ToString() is { Length: 7 } code
            && code.StartsWith("CAS", StringComparison.Ordinal) && code.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            row.GetAttributes().Id = code;
        }
    }
}

/// <summary>A page.</summary>
internal sealed record MethodPage(string Id, string Title, string Html, string Program);
