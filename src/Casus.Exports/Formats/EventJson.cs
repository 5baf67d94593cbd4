using System.Text.Json;
using Casus.Exports.Events;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Exports.Formats;

/// <summary>What GeoJSON, JSON Lines and the sidecar say of an event, in one form.</summary>
internal static class EventJson
{
    /// <summary>The facts on one level, as maps show them.</summary>
    public static void Properties(Utf8JsonWriter json, ExportEvent told)
    {
        json.WriteString("event", told.Type.Name);
        json.WriteString("label", told.Type.Label);
        json.WriteString("dateStart", told.Date.Start);
        json.WriteString("dateEnd", told.Date.End);
        json.WriteString("datePrecision", told.Date.Precision);
        json.Words("place", told.Place?.Name);
        json.Words("placePrecision", told.Place?.Precision.ToString().ToLowerInvariant());
        json.Words("admin2", told.Place?.Admin2);
        json.Words("admin1", told.Place?.Admin1);
        json.Words("country", told.Country?.Code);
        json.WriteBoolean("coarsened", told.IsCoarsened);
        Toll(json, "killed", told.Incident.Casualties.Killed);
        Toll(json, "injured", told.Incident.Casualties.Injured);
        json.WriteNumber("sources", told.Incident.IndependentSources);
        json.WriteString("grade", told.Incident.Grade);
        json.WriteBoolean("reviewed", told.IsReviewed);
        json.WriteBoolean("singleSource", told.IsSingleSource);
        json.WriteString("summary", told.Summary);
    }

    /// <summary>Who, with whose word for it; who did it to whom.</summary>
    public static void Parts(Utf8JsonWriter json, ExportEvent told)
    {
        var sides = told.Actors.Select(a => (Role: "actor", Side: a)).Concat(told.Targets.Select(t => (Role: "target", Side: t)));
        json.Objects("participants", sides, part => Participant(json, part.Role, part.Side));
        json.Objects("byGroup", told.Incident.Casualties.ByGroup, group => Group(json, group, told));
        json.Objects("reports", told.Reports, report =>
        {
            json.WriteString("ref", report.Ref);
            json.Words("publisher", report.Publisher);
            json.Words("publishedOn", report.PublishedOn);
            json.Words("url", report.Url);
            json.Words("title", report.Title);
        });
    }

    /// <summary>Every value of every report, with its words as far as they may be quoted.</summary>
    public static void Claims(Utf8JsonWriter json, ExportEvent told) => json.Objects("claims", told.Claims, claim =>
    {
        json.WriteString("field", claim.Field);
        json.WritePropertyName("value");
        json.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(claim.Value, ClaimJson.Lines.ClaimValue));
        json.WriteString("report", claim.Report);
        json.Strings("attributedTo", claim.AttributedTo);
        json.WriteString("certainty", claim.Certainty.ToString().ToLowerInvariant());
        json.Strings("words", claim.Words);
    });

    private static void Participant(Utf8JsonWriter json, string role, Side side)
    {
        json.WriteString("role", role);
        json.WriteString("name", side.Name);
        if (!side.Key.Contains(':', StringComparison.Ordinal) && !side.IsCivilian && !side.IsUnidentified)
            json.WriteString("actorId", side.Key);
        json.Words("country", side.Country);
        json.WriteString("class", side.Class);
        json.WriteString("certainty", side.Certainty.ToString().ToLowerInvariant());
        json.WriteBoolean("denied", side.IsDenied);
        json.Strings("accordingTo", side.AccordingTo);
    }

    private static void Group(Utf8JsonWriter json, GroupToll group, ExportEvent told)
    {
        json.WriteString("who", ClaimReader.Name(group.Who));
        json.WriteString("outcome", ClaimReader.Name(group.Outcome));
        json.WriteNumber("low", group.Low);
        json.WriteNumber("best", group.Best);
        json.Number("high", group.High);
        json.WriteBoolean("onAttackersWord", group.Outcome == CasualtyOutcome.Killed && told.OnAttackersWord.Contains(group.Who));
    }

    private static void Toll(Utf8JsonWriter json, string name, IncidentToll? toll)
    {
        if (toll is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("low", toll.Low);
        json.WriteNumber("best", toll.Best);
        json.Number("high", toll.High);
        json.Words("derivedFrom", toll.DerivedFrom);
        json.WriteEndObject();
    }
}
