namespace Casus.Formats;

/// <summary>What an element of a page is for, as its tag and its class names say.</summary>
internal enum HtmlRole
{
    /// <summary>Nothing is said; text in it is body text if the article is here.</summary>
    None,
    Title,
    Heading,
    Summary,
    Byline,
    Caption,
    Credit,
    Box,

    /// <summary>By class names, which may mislead: <c>body class="with-sidebar"</c>.</summary>
    LikelyFurniture,

    /// <summary>By the tag or an ARIA role, which do not.</summary>
    Furniture,

    /// <summary>Never shown as text.</summary>
    Hidden,
}
