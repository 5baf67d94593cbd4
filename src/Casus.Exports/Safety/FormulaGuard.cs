namespace Casus.Exports.Safety;

/// <summary>Makes words harmless that a spreadsheet would take for a formula, so that they can be had back to the letter.</summary>
/// <remarks>
/// A cell of words whose first character after spaces is <c>= + - @</c>, one of their full-width forms, a tab or the end of a line gets an
/// apostrophe before it; so does one that has such an apostrophe already. Numbers are never touched.
/// </remarks>
internal static class FormulaGuard
{
    private const char Guard = '\'';

    /// <summary>The cell to be written.</summary>
    public static string Protect(string cell) => IsRisky(cell.AsSpan().TrimStart(Guard)) ? Guard + cell : cell;

    /// <summary>What the cell was before.</summary>
    public static string Restore(string cell) => cell.StartsWith(Guard) && IsRisky(cell.AsSpan().TrimStart(Guard)) ? cell[1..] : cell;

    private static bool IsRisky(ReadOnlySpan<char> cell)
    {
        if (!cell.IsEmpty && cell[0] is '\t' or '\r' or '\n')
            return true;
        cell = cell.TrimStart();
        return !cell.IsEmpty && cell[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
    }
}
