using System.Collections.Immutable;

namespace Casus.Records;

/// <summary>A date of publication that the text prints and that is not the one that was given.</summary>
public sealed record PrintedDate
{
    /// <summary>ISO 8601.</summary>
    public required string Date { get; init; }

    /// <summary>The words.</summary>
    public required ImmutableArray<TextQuote> Evidence { get; init; }
}
