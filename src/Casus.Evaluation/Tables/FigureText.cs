using System.Globalization;

namespace Casus.Evaluation.Tables;

/// <summary>How values are printed.</summary>
internal static class FigureText
{
    /// <summary>A value in its unit; a dash when there is none.</summary>
    public static string Value(double? value, FigureUnit unit) => value is not { } v ? "-" : unit switch
    {
        FigureUnit.Share => (100 * v).ToString("0.0", CultureInfo.InvariantCulture),
        FigureUnit.Count => v.ToString("0", CultureInfo.InvariantCulture),
        FigureUnit.Kilometres => v.ToString("0.0", CultureInfo.InvariantCulture),
        _ => v.ToString("0.000", CultureInfo.InvariantCulture),
    };

    /// <summary>The cells of a row: figure, value, cases, goal, anchor.</summary>
    public static string[] Cells(EvaluationRow row) =>
    [
        row.Figure.Name,
        Value(row.Figure.Value, row.Figure.Unit),
        row.Figure.Cases is { } cases ? $"{cases.Right}/{cases.Of}" : "",
        row.Goal is null ? "" : Value(row.Goal, row.Figure.Unit) + (row.IsReached == true ? " reached" : ""),
        row.Anchor ?? "",
    ];

    /// <summary>The cells of a line on speed: set, reports, words, seconds, words in a second.</summary>
    public static string[] Cells(SetSpeed speed) =>
    [
        speed.Set,
        speed.Reports.ToString(CultureInfo.InvariantCulture),
        speed.Words.ToString(CultureInfo.InvariantCulture),
        speed.Seconds?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
        speed.WordsPerSecond?.ToString("0", CultureInfo.InvariantCulture) ?? "-",
    ];
}
