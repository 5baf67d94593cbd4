namespace Casus.Fusion.Incidents;

/// <summary>An incident of a run that remembers the one before.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Composition">A fingerprint of all that it is made of: the readings filed with it, how, and why.</param>
/// <param name="Incident">It; <see langword="null"/> where it is what it was.</param>
internal sealed record FiledIncident(string Id, string Composition, Incident? Incident);
