using System.Numerics;
using System.Runtime.CompilerServices;

namespace Casus.Language.Engine;

/// <summary>
/// The hash that turns features into rows of a <see cref="LinearModel"/>. Part of the model format: never change it
/// without a new version.
/// </summary>
public static class FeatureHash
{
    /// <summary>Hashes characters as they are.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }

    /// <summary>Hashes characters as if they were lower case.</summary>
    public static uint OfLower(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ char.ToLowerInvariant(c)) * 16777619u;
        return hash;
    }

    /// <summary>The feature of template <paramref name="template"/> over one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint template, uint a) => Scramble((a ^ (template * 0x9E3779B1u)) * 0x85EBCA77u);

    /// <summary>The feature of a template over two values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint template, uint a, uint b) =>
        Mix(template, (a * 0xC2B2AE3Du) ^ BitOperations.RotateLeft(b * 0x27D4EB2Fu, 13));

    /// <summary>The feature of a template over three values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint template, uint a, uint b, uint c) =>
        Mix(template, (a * 0xC2B2AE3Du) ^ BitOperations.RotateLeft(b * 0x27D4EB2Fu, 13), c * 0x165667B1u);

    private static uint Scramble(uint h)
    {
        h ^= h >> 15;
        h *= 0x2C1B3C6Du;
        return h ^ (h >> 13);
    }
}
