namespace Casus.Knowledge;

/// <summary>A word that is a number, exactly or vaguely.</summary>
/// <param name="Low">At least so many.</param>
/// <param name="Best">The number meant, or <see langword="null"/> for a vague word.</param>
/// <param name="High">At most so many, or <see langword="null"/> for no bound.</param>
/// <param name="Multiplier">What it multiplies the number before it by ("two <i>hundred</i>"); 1 for other words.</param>
public sealed record NumberWord(long Low, long? Best, long? High, long Multiplier);

/// <summary>How a word bends the number beside it.</summary>
public enum NumberBend
{
    /// <summary>"at least": no upper bound.</summary>
    AtLeast,

    /// <summary>"more than": one more at least, no upper bound.</summary>
    MoreThan,

    /// <summary>"up to": nought at least.</summary>
    AtMost,

    /// <summary>"fewer than": one less at most, nought at least.</summary>
    LessThan,

    /// <summary>"nearly": a little less, the number itself the best estimate and the upper bound.</summary>
    Nearly,

    /// <summary>"about": a little less or more.</summary>
    About,

    /// <summary>"exactly", "a total of": as it stands.</summary>
    Exactly,

    /// <summary>"another": adds to a toll already told.</summary>
    Another,

    /// <summary>"in all": includes the tolls already told.</summary>
    Total,

    /// <summary>"including": counted in a toll already told.</summary>
    Part,
}
