namespace Casus.Sources.Lists;

/// <summary>A page that a feed, site map or list names.</summary>
/// <param name="Address">Its address as written; may be relative to that of the list.</param>
internal sealed record ListedPage(string Address)
{
    /// <summary>Its headline, as the list gives it.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, ISO 8601.</summary>
    public string? Published { get; init; }

    /// <summary>When it was changed last, as the list says it in whatever form; when it was published where it does not.</summary>
    public string? Changed { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Its text, where the list carries it whole.</summary>
    public string? Content { get; init; }

    /// <summary>Whether <see cref="Content"/> is HTML.</summary>
    public bool IsPage { get; init; }
}
