using System.Collections.Immutable;

namespace Casus.Exports;

/// <summary>What is to be exported, for whom.</summary>
public sealed record ExportOptions
{
    /// <summary>One of <see cref="Exporter.Formats"/>.</summary>
    public required string Format { get; init; }

    /// <summary>A profile of <c>data/exports/profiles.txt</c>: <c>public</c>, <c>partner</c> or <c>internal</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>The day of the export; <see langword="null"/>: the newest day of publication in the input.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Days after an incident before it may leave; <see langword="null"/>: those of the profile.</summary>
    public int? EmbargoDays { get; init; }

    /// <summary>Whether ACLED's actor classes are written as numbers.</summary>
    public bool NumericInteractions { get; init; }

    /// <summary>Names of adults that may be published although they are private persons: by consent, or because they are published already.</summary>
    public ImmutableArray<string> PublishedNames { get; init; } = [];
}
