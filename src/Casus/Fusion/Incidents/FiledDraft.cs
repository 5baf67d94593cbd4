namespace Casus.Fusion.Incidents;

/// <summary>A draft with the incident that was made of it.</summary>
/// <param name="Draft">It.</param>
/// <param name="Opener">The event beside a lead that opened it, by the report's number; <see langword="null"/> where reports lead with it.</param>
/// <param name="Incident">It.</param>
internal sealed record FiledDraft(IncidentDraft Draft, (int Report, ExtraEvent Event)? Opener, Incident Incident);
