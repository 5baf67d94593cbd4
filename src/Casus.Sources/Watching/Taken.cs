namespace Casus.Sources.Watching;

/// <summary>What came of handing reports on.</summary>
/// <param name="Unread">For each why it was not read, as its record says; <see langword="null"/> where it was.</param>
/// <param name="Fresh">How many were not known.</param>
/// <param name="Kept">How many were not known as they are now read: those that were not known, and those that another coder had read.</param>
internal readonly record struct Taken(IReadOnlyList<string?> Unread, long Fresh, long Kept);
