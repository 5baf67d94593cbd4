using Casus.Records;

namespace Casus.Fusion.Incidents;

/// <summary>The JSON Schema (draft 2020-12) of the incident.</summary>
/// <remarks>Kept by hand in data/schema/incident.schema.json and built into the library; tests hold it equal to the types.</remarks>
public static class IncidentSchema
{
    /// <summary>The schema as UTF-8 JSON, indented, with a line feed at the end.</summary>
    public static string Text { get; } = RecordSchema.Read("Casus.incident.schema.json");
}
