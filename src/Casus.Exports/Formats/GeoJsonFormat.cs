using System.Collections.Immutable;
using System.Text.Json;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;

namespace Casus.Exports.Formats;

/// <summary>GeoJSON after RFC 7946: one FeatureCollection, a feature a line; longitude before latitude, WGS 84.</summary>
internal sealed class GeoJsonFormat : IExportFormat
{
    public string Name => "geojson";

    public string FileName => "incidents.geojson";

    public ImmutableArray<Column> Columns => [];

    public string Opening => "{\"type\":\"FeatureCollection\",\"features\":[\n";

    public string Closing => "\n]}\n";

    public string Between => ",\n";

    public IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss)
    {
        if (told.Modality != "asserted")
        {
            loss.Add("type", "rejected", "not-happened");
            yield break;
        }

        if (told.Place?.Latitude is null)
            loss.Add("geometry", "dropped", "no-point");
        yield return new(told.Number, JsonText.Line(j => Feature(j, told)), told.Actors.FirstOrDefault()?.Name ?? "", told.Targets.FirstOrDefault()?.Name ?? "");
    }

    private static void Feature(Utf8JsonWriter json, ExportEvent told)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", told.Id);
        if (told.Place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("geometry");
        }

        json.WriteStartObject("properties");
        EventJson.Properties(json, told);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
