using System.Buffers.Binary;
using System.Collections.Immutable;
using Casus.Records;

namespace Casus.Fusion;

/// <summary>Reads a text's wording.</summary>
internal static class WordingReader
{
    /// <summary>Numbers of a MinHash signature.</summary>
    public const int SignatureLength = 32;

    private const int RunLength = 5;

    /// <summary>The wording of <paramref name="text"/>.</summary>
    public static Wording Of(string text)
    {
        var words = FoldedWords.Of(text).Take(Wording.LongestRead).ToList();
        var counts = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
            counts[word] = counts.GetValueOrDefault(word) + 1;
        var lead = words.Take(Wording.LeadLength).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new() { Words = counts.ToImmutable(), Lead = [.. lead], Shingles = Signature(words) };
    }

    private static string Signature(List<string> words)
    {
        if (words.Count < RunLength)
            return "";
        var hashes = words.ConvertAll(w => StableHash.Of(w));
        var least = new uint[SignatureLength];
        Array.Fill(least, uint.MaxValue);
        for (var i = 0; i + RunLength <= hashes.Count; i++)
        {
            var run = hashes[i];
            for (var k = 1; k < RunLength; k++)
                run = StableHash.Of(run, hashes[i + k]);
            for (var k = 0; k < SignatureLength; k++)
                least[k] = Math.Min(least[k], (uint)StableHash.Mix(run + ((ulong)k * 0x9E3779B97F4A7C15)));
        }

        var bytes = new byte[SignatureLength * sizeof(uint)];
        for (var k = 0; k < SignatureLength; k++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(k * sizeof(uint)), least[k]);
        return Convert.ToBase64String(bytes);
    }
}
