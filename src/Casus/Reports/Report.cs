using System.Collections.Immutable;

namespace Casus.Reports;

/// <summary>
/// One published text, as it came in. Every span of a reading counts into <see cref="Text"/>, which is never changed.
/// </summary>
public sealed record Report
{
    /// <summary>The caller's name for the report, or one made from the content's SHA-256.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The report's text, to the letter as received (of an HTML page: as extracted). May be empty; may hold lone
    /// surrogates.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The headline, when it is not part of <see cref="Text"/>.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, as far as the source says; the anchor of "Wednesday night".</summary>
    public PublicationTime? PublishedOn { get; init; }

    /// <summary>Who published it, as given.</summary>
    public string? Publisher { get; init; }

    /// <summary>Where it was published, as given; never fetched.</summary>
    public string? Url { get; init; }

    /// <summary>BCP 47 tag of the text's language, as given.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// Why the text is kept but not read, as a reason code (<c>paywall</c>, <c>too-short</c>); <see langword="null"/> where nothing speaks against reading it.
    /// </summary>
    public string? NotRead { get; init; }

    /// <summary>
    /// What the format knew of the text's parts (an HTML <c>figcaption</c> is a caption). In text order, none overlapping;
    /// empty when the format knows nothing, as with plain text.
    /// </summary>
    public ImmutableArray<Block> Blocks { get; init; } = [];

    /// <summary>
    /// Whether <see cref="Text"/> was made by Casus (decoded from a file, extracted from a page), so that the record has to carry it:
    /// its offsets would count into nothing that the caller holds.
    /// </summary>
    public bool TextWasExtracted { get; init; }

    /// <summary>Where in the page each character of <see cref="Text"/> stands; <see langword="null"/> where it was not taken out of a page.</summary>
    public PageMap? Page { get; init; }

    /// <summary>
    /// The bytes it was read from, unpacked: a whole file or page, or the JSON object of one report; <see langword="null"/> unless asked for.
    /// </summary>
    public ReadOnlyMemory<byte>? Original { get; init; }

    /// <summary>File and line it came from, for messages; not part of the record.</summary>
    public ReportOrigin Origin { get; init; } = ReportOrigin.Unknown;
}
