namespace Casus.Knowledge.Actors;

/// <summary>
/// What two names have in common when they are the same name: 64-bit hashes (FNV-1a) of their folded letters, words run
/// together.
/// </summary>
/// <param name="Plain">Of the letters as written, without case, accents, apostrophes, hyphens and articles.</param>
/// <param name="Loose">Of the sounds they stand for.</param>
internal readonly record struct NameKey(ulong Plain, ulong Loose)
{
    private const ulong Prime = 1099511628211;

    /// <summary>The key of no words.</summary>
    public static NameKey None { get; } = new(14695981039346656037, 14695981039346656037 ^ 0x9E3779B97F4A7C15);

    /// <summary>A hash that goes on with one letter.</summary>
    public static ulong Extend(ulong hash, char letter) => unchecked((hash ^ letter) * Prime);
}
