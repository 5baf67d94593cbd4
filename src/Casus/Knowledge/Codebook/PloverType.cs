using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>One of PLOVER's sixteen types.</summary>
/// <param name="Quad">Its quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
/// conflict.</param>
/// <param name="Modes">Its modes; empty where it has none.</param>
public sealed record PloverType(int Quad, ImmutableArray<string> Modes);
