namespace Casus.Archive.Search;

/// <summary>A page of what was found.</summary>
/// <param name="Items">In the order of their days, then of their ids.</param>
/// <param name="Next">Given as <see cref="ArchiveQuery.After"/> it gives the next page; <see langword="null"/> where this is the last.</param>
public sealed record FoundPage<T>(IReadOnlyList<T> Items, string? Next);
