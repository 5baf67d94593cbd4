using Casus.Exports.Events;
using Casus.Exports.Formats;
using Casus.Exports.Knowledge;
using Casus.Fusion.Incidents;

namespace Casus.Exports.Bundle;

/// <summary>What Casus knows beyond a format, one line an incident, keyed by the numbers of the main file.</summary>
internal static class Sidecar
{
    public static string Line(ExportEvent told, IReadOnlyList<ExportRecord> records, Profile profile) => JsonText.Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", told.Id);
        if (profile.ShowsReportIds)
            json.WriteString("incident", told.Incident.Id);
        json.WriteStartArray("records");
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("number", record.Number);
            json.Words("actor", record.Actor);
            json.Words("target", record.Target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        EventJson.Properties(json, told);
        json.WriteString("modality", told.Modality);
        json.WriteString("gradeReason", told.Grade);
        EventJson.Parts(json, told);
        json.WriteStartArray("killedOverTime");
        foreach (var day in told.Incident.Casualties.TollOverTime)
        {
            json.WriteStartObject();
            json.WriteString("publishedOn", day.PublishedOn);
            json.Number("killed", day.Killed);
            json.Number("injured", day.Injured);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var link in told.Incident.Links)
        {
            json.WriteStartObject();
            json.WriteString("relation", ClaimReader.Name(link.Relation));
            json.WriteString("number", EventIds.Of(link.Incident));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        EventJson.Claims(json, told);
        json.WriteEndObject();
    }) + "\n";
}
