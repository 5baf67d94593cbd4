using System.Collections.Frozen;
using Casus.Knowledge;

namespace Casus.Server.ReportPages;

/// <summary>Whether words describe what people should not have to see before they ask for it.</summary>
internal sealed class Graphic
{
    private const int MostRead = 400_000;
    private const string File = "workbench/graphic.txt";

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    private Graphic(IEnumerable<string> words) =>
        this.words = words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the words.</summary>
    /// <exception cref="Reports.CasusException">The file is missing or damaged.</exception>
    public static Graphic Load(DataFolder data) => new(data.Stanzas(File).SelectMany(s => s.List("words")));

    /// <summary>Whether one of the words occurs.</summary>
    public bool IsIn(string text)
    {
        var rest = text.AsSpan(0, Math.Min(text.Length, MostRead));
        for (var start = 0; start < rest.Length;)
        {
            var end = start;
            while (end < rest.Length && (char.IsLetter(rest[end]) || rest[end] == '-'))
                end++;
            if (end - start is > 3 and < 20 && words.Contains(rest[start..end]))
                return true;
            start = end + 1;
        }

        return false;
    }
}
