namespace Casus.Grounding;

/// <summary>A place that a name might mean.</summary>
/// <param name="Place">The place.</param>
/// <param name="Score">The resolver's score, comparable among the candidates of one name.</param>
public sealed record PlaceCandidate(Place Place, double Score);
