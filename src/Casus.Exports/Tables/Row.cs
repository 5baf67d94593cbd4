using System.Collections.Immutable;
using System.Globalization;
using Casus.Exports.Knowledge;

namespace Casus.Exports.Tables;

/// <summary>A row of a table under way; cells that are not set stay empty.</summary>
internal sealed class Row
{
    private readonly ImmutableArray<Column> columns;
    private readonly string[] cells;

    public Row(ImmutableArray<Column> columns)
    {
        this.columns = columns;
        cells = new string[columns.Length];
        Array.Fill(cells, "");
    }

    public ReadOnlySpan<string> Cells => cells;

    /// <summary>Sets words or a day.</summary>
    public string? this[string column]
    {
        set => cells[At(column)] = value ?? "";
    }

    public void Set(string column, long? number) => this[column] = number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sets a coordinate with a fixed number of decimals.</summary>
    public void SetDegrees(string column, double? degrees, int decimals) =>
        this[column] = degrees?.ToString("f" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private int At(string column)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Name == column)
                return i;
        }

        throw new ArgumentException($"The table has no column '{column}'.", nameof(column));
    }
}
