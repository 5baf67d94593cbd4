using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Casus.Tests.Exports;

/// <summary>A table as others load it: with a CSV reader that is not ours.</summary>
internal sealed class LoadedTable
{
    private LoadedTable(string[] columns, List<string[]> rows) => (Columns, Rows) = (columns, rows);

    public string[] Columns { get; }

    public List<string[]> Rows { get; }

    public static LoadedTable Of(string text, string separator = ",")
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator, Mode = separator == "\t" ? CsvMode.NoEscape : CsvMode.RFC4180, BadDataFound = null };
        using var parser = new CsvParser(new StringReader(text.TrimStart('\uFEFF')), configuration);
        Assert.True(parser.Read());
        var columns = parser.Record!;
        var rows = new List<string[]>();
        while (parser.Read())
        {
            Assert.Equal(columns.Length, parser.Record!.Length);
            rows.Add(parser.Record);
        }

        return new(columns, rows);
    }

    public string this[int row, string column] => Rows[row][Array.IndexOf(Columns, column)];

    public int Number(int row, string column) => int.Parse(this[row, column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public double Degrees(int row, string column) => double.Parse(this[row, column], NumberStyles.Float, CultureInfo.InvariantCulture);
}
