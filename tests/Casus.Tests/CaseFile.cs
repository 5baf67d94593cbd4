using System.Globalization;
using System.Text.RegularExpressions;
using Casus.Knowledge;
using Casus.Tests.Cli;

namespace Casus.Tests;

/// <summary>Tables of cases beside the tests that run them. Adding a case touches no C#.</summary>
internal static partial class CaseFile
{
    /// <summary>The lines of a table, without comments and blank lines.</summary>
    /// <param name="name">Below tests/Casus.Tests, with forward slashes.</param>
    public static IReadOnlyList<string> Lines(string name) =>
        [.. File.ReadLines(PathOf(name)).Where(l => l.Length > 0 && l[0] != '#').Select(Unescape)];

    /// <summary>Lines of two columns with an arrow between them.</summary>
    public static TheoryData<string, string> Pairs(string name)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var line in Lines(name))
        {
            var columns = line.Split(" → ");
            Assert.True(columns.Length == 2, $"{name}: expected 'text → answer', found '{line}'");
            pairs.Add(columns[0], columns[1]);
        }

        return pairs;
    }

    /// <summary>The stanzas of a table.</summary>
    public static IReadOnlyList<Stanza> Stanzas(string name)
    {
        using var reader = new StreamReader(PathOf(name));
        return Stanza.ReadAll(name, reader);
    }

    private static string PathOf(string name) => Repository.File($"tests/Casus.Tests/{name}");

    private static string Unescape(string line) =>
        Escape().Replace(line, m => ((char)int.Parse(m.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u[0-9A-F]{4}")]
    private static partial Regex Escape();
}
