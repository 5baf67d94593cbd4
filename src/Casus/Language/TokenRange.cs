namespace Casus.Language;

/// <summary>A half-open run of tokens <c>[Start, End)</c>. The default value is the empty run at 0.</summary>
/// <param name="Start">Index of the first token.</param>
/// <param name="End">One past the index of the last.</param>
public readonly record struct TokenRange(int Start, int End)
{
    /// <summary>How many tokens.</summary>
    public int Count => End - Start;

    /// <summary>Whether the run holds no token.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Whether <paramref name="token"/> belongs to the run.</summary>
    public bool Contains(int token) => Start <= token && token < End;

    /// <summary>Whether the runs share a token.</summary>
    public bool Overlaps(TokenRange other) => Start < other.End && other.Start < End;
}
