namespace Casus.Fusion.Incidents;

/// <summary>When an incident happened.</summary>
/// <param name="Start">First possible day, ISO 8601.</param>
/// <param name="End">Last possible day, ISO 8601.</param>
/// <param name="Precision"><c>day</c>, <c>days</c>, <c>week</c>, <c>month</c>, <c>year</c>.</param>
public sealed record IncidentDate(string Start, string End, string Precision);
