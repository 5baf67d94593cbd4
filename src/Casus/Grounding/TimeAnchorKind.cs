namespace Casus.Grounding;

/// <summary>Where an anchor is known from.</summary>
public enum TimeAnchorKind
{
    /// <summary>The caller's date of publication.</summary>
    PublishedOn,

    /// <summary>A byline, a dateline or an "Updated" line in the text.</summary>
    Dateline,

    /// <summary>Another time of the narrative ("the next day").</summary>
    Narrative,

    /// <summary>The moment at which quoted words were said.</summary>
    Speech,
}
