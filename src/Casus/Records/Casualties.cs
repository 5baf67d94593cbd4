using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Records;

/// <summary>A toll as one claim.</summary>
public sealed record Casualties
{
    /// <summary>What befell them.</summary>
    public required CasualtyOutcome Outcome { get; init; }

    /// <summary>At least so many; <see langword="null"/> when the words give no lower bound.</summary>
    public int? Low { get; init; }

    /// <summary>The likeliest number; <see langword="null"/> for "many".</summary>
    public int? Best { get; init; }

    /// <summary>At most so many; <see langword="null"/> when open ("at least").</summary>
    public int? High { get; init; }

    /// <summary>Who they were.</summary>
    public required CasualtyGroup Who { get; init; }

    /// <summary>The words for them.</summary>
    public required string Text { get; init; }

    /// <summary>Who says so; empty = the outlet itself.</summary>
    public ImmutableArray<Attribution> AttributedTo { get; init; } = [];

    /// <summary>The words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];

    /// <summary>Whether a larger toll of the same event already counts them ("including three children").</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PartOfTotal { get; init; }

    /// <summary>Whether the report itself sets the number aside as an earlier one ("had first put the toll at 28").</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Superseded { get; init; }
}
