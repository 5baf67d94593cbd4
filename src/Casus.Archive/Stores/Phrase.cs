namespace Casus.Archive.Stores;

/// <summary>Words that follow each other.</summary>
/// <param name="Words">Folded.</param>
/// <param name="IsPrefix">Whether the last one may go on.</param>
internal sealed record Phrase(IReadOnlyList<string> Words, bool IsPrefix);
