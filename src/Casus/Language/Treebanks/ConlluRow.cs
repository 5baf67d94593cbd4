using System.Collections.Immutable;

namespace Casus.Language.Treebanks;

/// <summary>A line of a CoNLL-U sentence: a word, or a multiword token with its words behind it.</summary>
/// <param name="First">The number of the word in its sentence, from 1; of a multiword token that of its first word.</param>
/// <param name="Last">That of its last word; the same as <paramref name="First"/> for a word.</param>
/// <param name="Columns">The ten columns, the number included.</param>
/// <param name="Line">The line in the file, from 1.</param>
public readonly record struct ConlluRow(int First, int Last, ImmutableArray<string> Columns, int Line)
{
    /// <summary>Whether it is a multiword token, whose words follow.</summary>
    public bool IsMultiword => Columns[0].Contains('-', StringComparison.Ordinal);

    /// <summary>The word form.</summary>
    public string Form => Columns[1];

    /// <summary>Whether a blank, or the end of a line, follows it in the text.</summary>
    public bool SpaceAfter => !Columns[9].Split('|').Contains("SpaceAfter=No");
}
