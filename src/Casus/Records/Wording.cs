using System.Collections.Immutable;

namespace Casus.Records;

/// <summary>What a report's text is worded like, without the text: enough to tell which reports are about one thing, and which are copies.</summary>
public sealed record Wording
{
    /// <summary>
    /// The words of the beginning of the text (<see cref="LongestRead"/> words), folded to small letters without accents, and how often each stands there;
    /// in ordinal order. Their order in the text is not kept.
    /// </summary>
    public required ImmutableSortedDictionary<string, int> Words { get; init; }

    /// <summary>Those that stand among the first <see cref="LeadLength"/> words, in ordinal order: what the report comes out with first.</summary>
    public required ImmutableArray<string> Lead { get; init; }

    /// <summary>
    /// Base64 of 32 unsigned 32-bit numbers, little endian: the least hashes of the runs of five words (MinHash; Broder 1997). Of two texts, the share of equal
    /// numbers estimates the share of common runs. Empty for a text of fewer than five words.
    /// </summary>
    public required string Shingles { get; init; }

    /// <summary>How many words are read; news has told its incident by then.</summary>
    public const int LongestRead = 1200;

    /// <summary>How many words make the beginning.</summary>
    public const int LeadLength = 60;
}
