using System.Collections.Immutable;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;

namespace Casus.Exports.Formats;

/// <summary>JSON Lines with all that the profile allows.</summary>
internal sealed class LinesFormat : IExportFormat
{
    public string Name => "jsonl";

    public string FileName => "events.jsonl";

    public ImmutableArray<Column> Columns => [];

    public string Opening => "";

    public string Closing => "";

    public string Between => "";

    public IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss)
    {
        yield return new(
            told.Number,
            JsonText.Line(json =>
            {
                json.WriteStartObject();
                json.WriteString("id", told.Id);
                EventJson.Properties(json, told);
                json.Number("latitude", told.Place?.Latitude);
                json.Number("longitude", told.Place?.Longitude);
                json.WriteString("modality", told.Modality);
                EventJson.Parts(json, told);
                EventJson.Claims(json, told);
                json.WriteEndObject();
            }) + "\n",
            told.Actors.FirstOrDefault()?.Name ?? "",
            told.Targets.FirstOrDefault()?.Name ?? "");
    }
}
