using System.Collections.Immutable;
using System.Text;
using Casus.Exports.Knowledge;
using Casus.Exports.Safety;

namespace Casus.Exports.Tables;

/// <summary>How tables are written: comma-separated with every cell of words in quotation marks, or tab-separated without any.</summary>
internal static class TableText
{
    private const string Quote = "\"";

    /// <summary>The line with the names of the columns.</summary>
    public static string Header(ImmutableArray<Column> columns, char separator) =>
        string.Join(separator, columns.Select(c => separator == '\t' ? c.Name : Escape(c.Name))) + "\n";

    /// <summary>A row as a line.</summary>
    public static string Line(ImmutableArray<Column> columns, Row row, char separator)
    {
        var line = new StringBuilder();
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0)
                line.Append(separator);
            var cell = OneLine(row.Cells[i]);
            if (columns[i].IsText)
                cell = FormulaGuard.Protect(cell);
            line.Append(separator == '\t' ? cell : columns[i].IsText ? Quote + cell.Replace(Quote, "\"\"", StringComparison.Ordinal) + Quote : Escape(cell));
        }

        return line.Append('\n').ToString();
    }

    private static string Escape(string cell) => cell.AsSpan().ContainsAny(",\"\n\r")
        ? Quote + cell.Replace(Quote, "\"\"", StringComparison.Ordinal) + Quote
        : cell;

    // A tab would be one cell more, and the end of a line one row more, for readers that only split.
    private static string OneLine(string cell) => cell.AsSpan().ContainsAny("\t\r\n")
        ? cell.Replace('\t', ' ').Replace("\r\n", " ", StringComparison.Ordinal).Replace('\r', ' ').Replace('\n', ' ')
        : cell;
}
