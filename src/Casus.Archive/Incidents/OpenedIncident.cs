using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>An incident on its way into the table.</summary>
/// <param name="Incident">As machines made it.</param>
/// <param name="Machine">Its JSON.</param>
/// <param name="Review">What people decided.</param>
/// <param name="Words">What is searched for in it.</param>
internal sealed record OpenedIncident(Incident Incident, string Machine, IncidentReview Review, string Words);
