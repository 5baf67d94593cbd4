using System.Text;

namespace Casus.Evaluation.Tables;

/// <summary>An evaluation as aligned text for a terminal.</summary>
public static class PlainTable
{
    /// <summary>Renders the table, set by set, lines ending in LF.</summary>
    public static string Render(EvaluationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        var width = table.Rows.Select(r => r.Figure.Name.Length).DefaultIfEmpty().Max();
        foreach (var set in table.Rows.GroupBy(r => r.Set, StringComparer.Ordinal))
        {
            text.Append(set.Key).Append('\n');
            foreach (var cells in set.Select(FigureText.Cells))
            {
                var line = $"  {cells[0].PadRight(width)} {cells[1],8}  {cells[2],11}  {cells[3],-13}  {cells[4]}";
                text.Append(line.TrimEnd()).Append('\n');
            }

            text.Append('\n');
        }

        return AppendSpeeds(table, text).ToString();
    }

    private static StringBuilder AppendSpeeds(EvaluationTable table, StringBuilder text)
    {
        var width = Math.Max("speed".Length, table.Speeds.Select(s => s.Set.Length).DefaultIfEmpty().Max());
        text.Append($"{"speed".PadRight(width)} {"reports",8} {"words",9} {"seconds",9} {"words/s",9}\n");
        foreach (var cells in table.Speeds.Select(FigureText.Cells))
            text.Append($"{cells[0].PadRight(width)} {cells[1],8} {cells[2],9} {cells[3],9} {cells[4],9}\n");
        return text;
    }
}
