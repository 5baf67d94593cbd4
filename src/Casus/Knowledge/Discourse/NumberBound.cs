namespace Casus.Knowledge;

/// <summary>How a word bounds the number beside it.</summary>
public enum NumberBound
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>"at least": that or more.</summary>
    Least,

    /// <summary>"more than": more.</summary>
    Above,

    /// <summary>"up to": that or fewer.</summary>
    Most,

    /// <summary>"fewer than": fewer.</summary>
    Below,

    /// <summary>"about": near it.</summary>
    About,

    /// <summary>"another": it adds to an earlier number.</summary>
    More,
}
