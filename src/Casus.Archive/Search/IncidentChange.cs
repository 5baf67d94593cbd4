namespace Casus.Archive.Search;

/// <summary>What became of one incident.</summary>
/// <param name="Kind"><c>new</c>, <c>gone</c> or <c>changed</c>.</param>
/// <param name="Before">As it stood; <see langword="null"/> where it is new.</param>
/// <param name="After">As it stands; <see langword="null"/> where it is gone.</param>
/// <param name="Fields">The fields that changed.</param>
public sealed record IncidentChange(string Kind, FoundIncident? Before, FoundIncident? After, IReadOnlyList<string> Fields);
