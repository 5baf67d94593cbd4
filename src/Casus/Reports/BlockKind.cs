namespace Casus.Reports;

/// <summary>What a part of a report is for.</summary>
public enum BlockKind
{
    /// <summary>A paragraph of the report itself.</summary>
    Paragraph,

    /// <summary>The headline, where it stands in the text.</summary>
    Title,

    /// <summary>A line between headline and body that sums it up.</summary>
    Summary,

    /// <summary>A cross-heading inside the body.</summary>
    Heading,

    /// <summary>Who wrote it, when it was published or updated.</summary>
    Byline,

    /// <summary>Where and when it was filed: <c>BAGHDAD, Feb 8 (Agency) -</c>.</summary>
    Dateline,

    /// <summary>Words under a picture.</summary>
    Caption,

    /// <summary>Whose picture it is: <c>Reuters</c>, <c>Photo: AP</c>.</summary>
    Credit,

    /// <summary>A text beside the text that explains: a profile, a time line.</summary>
    Box,

    /// <summary>Links to other reports, calls to subscribe, sharing buttons, tags.</summary>
    Furniture,
}
