using System.Text;
using Casus.Cli.Dossier;

namespace Casus.Cli.Output;

/// <summary>A table for reading: columns as wide as their longest entry, numbers to the right, the last column as it comes.</summary>
internal sealed class TextTable(params string[] heads)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row, one entry per column.</summary>
    public void Add(params string[] entries) => rows.Add(Array.ConvertAll(entries, Quotation.Clean));

    /// <summary>The table; no row, no table.</summary>
    public override string ToString()
    {
        if (rows.Count == 0)
            return "";
        var widths = Enumerable.Range(0, heads.Length).Select(c => rows.Append(heads).Max(r => r[c].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(heads))
        {
            var line = string.Join("  ", row.Select((entry, c) => IsNumber(c) ? entry.PadLeft(widths[c]) : entry.PadRight(widths[c])));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private bool IsNumber(int column) => rows.All(r => r[column].All(c => char.IsAsciiDigit(c) || c is '–' or '-')) && rows.Any(r => r[column].Length > 0 && r[column].Length < 6);
}
