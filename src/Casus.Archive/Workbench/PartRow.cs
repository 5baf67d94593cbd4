namespace Casus.Archive.Workbench;

/// <summary>Somebody's part in an incident.</summary>
/// <param name="Incident">The number of the incident's row.</param>
/// <param name="Actor">An id of the register, or empty.</param>
/// <param name="Name">The name in folded words.</param>
/// <param name="Role">As records write it.</param>
/// <param name="Certainty">As records write it.</param>
public readonly record struct PartRow(long Incident, string Actor, string Name, string Role, string Certainty);
