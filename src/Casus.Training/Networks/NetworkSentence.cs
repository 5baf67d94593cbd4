using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>A sentence as numbers.</summary>
internal sealed record NetworkSentence
{
    /// <summary>How many words.</summary>
    public int Length => Vectors.Length;

    /// <summary>The rank of each word's vector, −1 for none.</summary>
    public required int[] Vectors { get; init; }

    /// <summary>The row of each word in the table of learnt words; 0 for the unknown.</summary>
    public required int[] Words { get; init; }

    /// <summary>The rows in the tables of affixes and shapes, <see cref="FormFeatures.Tables"/> a word.</summary>
    public required int[] Affixes { get; init; }

    /// <summary>Universal tags; null where the sentence has no tree.</summary>
    public int[]? Tags { get; init; }

    /// <summary>Tags of the language's own tag set; null where the sentence has no tree.</summary>
    public int[]? FineTags { get; init; }

    /// <summary>Heads within the sentence, its length for the root; null where the sentence has no tree.</summary>
    public int[]? Heads { get; init; }

    /// <summary>Relations to the heads; null where the sentence has no tree.</summary>
    public int[]? Relations { get; init; }

    /// <summary>What each word refers to, as <see cref="Language.ReferentKind"/> counts it; null where that is not marked.</summary>
    public int[]? Referents { get; init; }

    /// <summary>Classes of the name tagger; null where names are not marked.</summary>
    public int[]? Names { get; init; }

    /// <summary>The same sentence from its end.</summary>
    public NetworkSentence Mirrored() => new()
    {
        Vectors = [.. Vectors.Reverse()],
        Words = [.. Words.Reverse()],
        Affixes = [.. Affixes.Chunk(FormFeatures.Tables).Reverse().SelectMany(a => a)],
        Tags = Reversed(Tags),
        FineTags = Reversed(FineTags),
        Heads = Reversed(Heads)?.Select(h => h == Length ? h : Length - 1 - h).ToArray(),
        Relations = Reversed(Relations),
        Referents = Reversed(Referents),
        Names = Reversed(Names)?.Select(NameClasses.Mirrored).ToArray(),
    };

    private static int[]? Reversed(int[]? column) => column is null ? null : [.. column.Reverse()];
}
