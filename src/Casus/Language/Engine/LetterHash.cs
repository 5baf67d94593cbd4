namespace Casus.Language.Engine;

/// <summary>The hash of a run of letters (Fowler, Noll and Vo) that tables and caches go by. Trained models depend on its values.</summary>
internal static class LetterHash
{
    /// <summary>Where a hash begins.</summary>
    public const uint Start = 2166136261u;

    /// <summary>The hash with one letter more.</summary>
    public static uint With(uint hash, char letter) => (hash ^ letter) * 16777619u;

    /// <summary>The hash of letters, or of those behind others.</summary>
    public static uint Of(ReadOnlySpan<char> letters, uint start = Start)
    {
        foreach (var c in letters)
            start = With(start, c);
        return start;
    }

    /// <summary>Mixes the upper bits, which differ most, into the lower ones, which tables go by.</summary>
    public static uint Mixed(uint hash) => hash ^ (hash >> 15);
}
