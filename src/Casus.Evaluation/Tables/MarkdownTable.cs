using System.Text;

namespace Casus.Evaluation.Tables;

/// <summary>An evaluation as Markdown tables for a document.</summary>
public static class MarkdownTable
{
    /// <summary>Renders one table of figures and one of speeds, lines ending in LF.</summary>
    public static string Render(EvaluationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        text.Append(
            "| set | figure | value | cases | goal | what others reach |\n| --- | --- | ---: | ---: | ---: | --- |\n");
        foreach (var row in table.Rows)
            Append(text, FigureText.Cells(row).Prepend(row.Set));
        text.Append("\n| set | reports | words | seconds | words/s |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var speed in table.Speeds)
            Append(text, FigureText.Cells(speed));
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ")
            .AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");
}
