using System.Collections.Immutable;
using System.Globalization;
using Casus.Reports;

namespace Casus.Language.Treebanks;

/// <summary>Reads the sentences of a CoNLL-U file. Empty nodes are passed over.</summary>
/// <remarks>Source: universaldependencies.org/format.html.</remarks>
public static class ConlluReader
{
    private const int ColumnCount = 10;

    /// <summary>Reads sentence by sentence; the last one may lack the blank line that ends it.</summary>
    /// <param name="where">File name for messages.</param>
    /// <param name="reader">The text.</param>
    /// <exception cref="CasusException">CAS0905: a line does not have ten columns. CAS0906: a line has no number.</exception>
    public static IEnumerable<ConlluSentence> Read(string where, TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var comments = ImmutableArray.CreateBuilder<string>();
        var rows = ImmutableArray.CreateBuilder<ConlluRow>();
        var number = 0;
        while (reader.ReadLine() is { } read)
        {
            number++;
            var line = read.TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(line))
            {
                if (rows.Count > 0)
                    yield return new(comments.DrainToImmutable(), rows.DrainToImmutable());
            }
            else if (line[0] == '#')
            {
                comments.Add(line);
            }
            else if (Row(where, line, number) is { } row)
            {
                rows.Add(row);
            }
        }

        if (rows.Count > 0)
            yield return new(comments.ToImmutable(), rows.ToImmutable());
    }

    private static ConlluRow? Row(string where, string line, int number)
    {
        var columns = line.Split('\t').ToImmutableArray();
        if (columns.Length != ColumnCount)
            throw new CasusException(
                "CAS0905",
                $"{where}:{number}",
                $"expected ten columns separated by tabs, found {columns.Length}. Correct the line.");
        if (columns[0].Contains('.', StringComparison.Ordinal))
            return null;
        var parts = columns[0].Split('-');
        if (parts.Length > 2 || !TryNumber(parts[0], out var first) || !TryNumber(parts[^1], out var last) || first < 1
            || last < first)
            throw new CasusException(
                "CAS0906",
                $"{where}:{number}",
                $"'{columns[0]}' is no number of a word. Expected 1, 1-2 or 1.1. Correct the line.");
        return new(first, last, columns, number);
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
