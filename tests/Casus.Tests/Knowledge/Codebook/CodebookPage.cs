using System.Globalization;
using System.Text;
using Casus.Knowledge;

namespace Casus.Tests.Knowledge;

/// <summary>Writes the list of all types into docs/methodology/codebook.md, from the codebook itself.</summary>
internal static class CodebookPage
{
    private const string Begin = "<!-- types: begin; made from data/codebook by a test: change the words there -->";
    private const string End = "<!-- types: end -->";
    private const int MostWords = 6;

    private static readonly string[] Quads = ["Outside PLOVER", "Verbal cooperation", "Material cooperation", "Verbal conflict", "Material conflict"];

    /// <summary>The page with its list made anew.</summary>
    public static string With(string page, Codebook codebook)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"docs/methodology/codebook.md lacks the lines '{Begin}' and '{End}'.");
        return $"{page[..begin]}{Begin}\n{List(codebook)}{page[end..]}";
    }

    private static string List(Codebook codebook)
    {
        var list = new StringBuilder();
        var words = codebook.Triggers.All.ToLookup(t => t.Type);
        foreach (var category in codebook.Types.All.GroupBy(t => t.Plover).OrderBy(g => g.Key is null).ThenBy(g => g.First().Index))
        {
            list.Append(CultureInfo.InvariantCulture, $"\n### {category.Key ?? "Statements about deeds"}: {Quads[category.First().Quad].ToLowerInvariant()}\n\n");
            list.Append("| Type | What counts | Mode | CAMEO | ACLED | MUC-4 | Entries | Such as |\n| --- | --- | --- | --- | --- | --- | ---: | --- |\n");
            foreach (var type in category)
                list.Append(Row(type, [.. words[type]]));
        }

        return list.Append('\n').ToString();
    }

    private static string Row(EventType type, List<Trigger> triggers)
    {
        var examples = string.Join(", ", triggers.Select(t => t.Text).Distinct(StringComparer.Ordinal).Take(MostWords));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| `{type.Name}` | {type.Definition} | {type.PloverMode} | {type.Cameo} | {type.Acled} | {type.Muc4} | {triggers.Count} | {examples} |\n");
    }
}
