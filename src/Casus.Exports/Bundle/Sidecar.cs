using System.Text.Json;
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
        Records(json, records);
        EventJson.Properties(json, told);
        json.WriteString("modality", told.Modality);
        Review(json, told, profile);
        json.WriteString("gradeReason", told.Grade);
        EventJson.Parts(json, told);
        KilledOverTime(json, told);
        Links(json, told);
        EventJson.Claims(json, told);
        json.WriteEndObject();
    }) + "\n";

    private static void Records(Utf8JsonWriter json, IReadOnlyList<ExportRecord> records) => json.Objects("records", records, record =>
    {
        json.WriteString("number", record.Number);
        json.Words("actor", record.Actor);
        json.Words("target", record.Target);
    });

    // Who reviewed it and why is for those who see whole reports.
    private static void Review(Utf8JsonWriter json, ExportEvent told, Profile profile)
    {
        if (!told.IsReviewed)
            return;
        json.WriteStartObject("review");
        json.WriteString("state", told.Review);
        json.Strings("corrected", told.Corrected);
        if (profile.ShowsReportIds)
        {
            json.Objects("decisions", Decisions(told.Incident.Review!), decision =>
            {
                json.Words("field", decision.Field);
                json.Words("value", decision.Value);
                json.WriteString("by", decision.By);
                json.WriteString("at", decision.At);
                json.Words("reason", decision.Reason);
            });
        }

        json.WriteEndObject();
    }

    private static IEnumerable<ReviewDecision> Decisions(IncidentReview review) =>
        (review.Corrections ?? []).Append(review.Judged).OfType<ReviewDecision>().OrderBy(d => d.Judgement);

    private static void KilledOverTime(Utf8JsonWriter json, ExportEvent told) => json.Objects("killedOverTime", told.Incident.Casualties.TollOverTime, day =>
    {
        json.WriteString("publishedOn", day.PublishedOn);
        json.Number("killed", day.Killed);
        json.Number("injured", day.Injured);
    });

    private static void Links(Utf8JsonWriter json, ExportEvent told) => json.Objects("links", told.Incident.Links, link =>
    {
        json.WriteString("relation", ClaimReader.Name(link.Relation));
        json.WriteString("number", EventIds.Of(link.Incident));
    });
}
