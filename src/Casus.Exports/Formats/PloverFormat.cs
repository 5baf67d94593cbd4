using System.Collections.Immutable;
using System.Text.Json;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Exports.Formats;

/// <summary>PLOVER's JSON: an array of events, one a line.</summary>
internal sealed class PloverFormat(ExportKnowledge knowledge, string version, DateOnly asOf) : IExportFormat
{
    public string Name => "plover";

    public string FileName => "plover.json";

    public ImmutableArray<Column> Columns => [];

    public string Opening => "[\n";

    public string Closing => "\n]\n";

    public string Between => ",\n";

    public IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss)
    {
        if (told.Type.Plover is null)
        {
            loss.Add("event", "rejected", "no-plover-type");
            yield break;
        }

        if (told.Incident.Casualties.Killed is { DerivedFrom: null } toll && (toll.High != toll.Low || toll.High is null))
            loss.Add("size.dead", "rounded", "best-number", toll.Best);
        yield return new(told.Number, JsonText.Line(j => Event(j, told)), told.Actors.FirstOrDefault()?.Name ?? "", told.Targets.FirstOrDefault()?.Name ?? "");
    }

    /// <summary>PLOVER's auxiliary modes: whether it is still to come, only thought of or denied.</summary>
    internal static IEnumerable<string> Contexts(ExportEvent told, ExportKnowledge knowledge) =>
        knowledge.PloverContexts.TryGetValue(told.Modality, out var context) ? [context] : [];

    private void Event(Utf8JsonWriter json, ExportEvent told)
    {
        json.WriteStartObject();
        json.WriteString("id", told.Id);
        json.WriteString("date", told.Date.Start);
        if (told.Date.End != told.Date.Start)
            json.WriteString("enddate", told.Date.End);
        Entities(json, "actor", told.Actors);
        json.Strings("event", [told.Incident.Codes.Plover ?? told.Type.Plover!]);
        json.WriteBoolean("has_event", true);
        Entities(json, "recipient", told.Targets);
        Place(json, told);
        json.WriteNumber("quad_code", told.Type.Quad);
        json.Strings("mode", told.Incident.Codes.PloverMode is { } mode ? [mode] : []);
        json.Strings("context", Contexts(told, knowledge));
        json.Strings("link", told.Incident.Links.Select(l => $"{ClaimReader.Name(l.Relation)}:C{EventIds.Of(l.Incident)}"));
        Size(json, told);
        json.WriteString("text", told.Summary);
        json.Strings("cite_info", told.Reports.Select(r => string.Join(", ", new[] { r.Publisher, r.PublishedOn, r.Url }.Where(s => s.Length > 0))).Where(s => s.Length > 0));
        json.WriteString("coder", version);
        json.WriteString("coded_date", IsoDay.Text(asOf));
        json.WriteString("comment", (told.IsReviewed ? told.Review : "unreviewed") + "; " + Summary.Support(told) + (told.IsSingleSource ? "; single source" : ""));
        json.WriteEndObject();
    }

    private static void Entities(Utf8JsonWriter json, string name, ImmutableArray<Side> sides)
    {
        json.WriteStartArray(name);
        foreach (var side in sides)
        {
            json.WriteStartObject();
            json.Words("code", side.Country);
            json.Words("sector", side.Sector);
            json.WriteString("entity_text", side.Name);
            json.WriteString("certainty", side.Certainty.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, ExportEvent told)
    {
        if (told.Place is not { } place)
        {
            json.WriteNull("event_loc");
            return;
        }

        json.WriteStartObject("event_loc");
        json.WriteString("resolved_place", place.Name);
        if (place.GeonameId is { } id)
            json.WriteNumber("geonameid", id);
        json.Number("lat", place.Latitude);
        json.Number("lon", place.Longitude);
        json.Words("district", place.Admin2);
        json.Words("province", place.Admin1);
        json.Words("country", told.Country?.Name);
        json.Words("country_code", told.Country?.Code);
        json.Words("feature_code", place.Feature);
        if (Resolution(place) is { } resolution)
            json.WriteNumber("resolution", resolution);
        json.WriteEndObject();
    }

    /// <summary>5 below a town, 4 town, 3 and 2 divisions, 1 country; none for areas.</summary>
    private static int? Resolution(ExportPlace place) => place.Precision switch
    {
        LocationPrecision.Exact or LocationPrecision.Neighbourhood => place.Relation == LocationRelation.In ? 5 : 4,
        LocationPrecision.City => 4,
        LocationPrecision.Admin2 => 3,
        LocationPrecision.Admin1 => 2,
        LocationPrecision.Country => 1,
        _ => null,
    };

    private static void Size(Utf8JsonWriter json, ExportEvent told)
    {
        var tolls = told.Incident.Casualties;
        json.WriteStartObject("size");
        if (tolls.Killed is { DerivedFrom: null } killed)
            json.WriteNumber("dead", killed.Best);
        if (tolls.Injured is { DerivedFrom: null } injured)
            json.WriteNumber("injured", injured.Best);
        if (told.Type.PloverMode == "arrest" && tolls.ByGroup.Where(g => g.Outcome == CasualtyOutcome.Detained).Sum(g => g.Best) is > 0 and var arrested)
            json.WriteNumber("arrested", arrested);
        json.WriteEndObject();
    }
}
