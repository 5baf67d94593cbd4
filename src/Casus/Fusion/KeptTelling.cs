namespace Casus.Fusion;

/// <summary>A report that was compared and clustered before, as it was kept.</summary>
/// <param name="Telling">What is compared of it.</param>
/// <param name="Edges">The reports that it is alike to, by the places of these in the list it is restored with.</param>
/// <param name="Unit">What tells its unit from others; <see langword="null"/> where it has to be clustered anew.</param>
/// <param name="Cluster">What tells its cluster from others of the unit.</param>
internal sealed record KeptTelling(Telling Telling, List<(int Other, float Likeness)> Edges, long? Unit, long? Cluster);
