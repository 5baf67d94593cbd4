using System.Collections.Immutable;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;
using Casus.Exports.Tables;

namespace Casus.Exports.Formats;

/// <summary>The events table of timemap.</summary>
internal sealed class TimemapFormat(ExportKnowledge knowledge, int decimals) : IExportFormat
{
    public string Name => "timemap";

    public string FileName => "timemap.csv";

    public ImmutableArray<Column> Columns { get; } = knowledge.Columns("timemap");

    public string Opening => TableText.Header(Columns, ',');

    public string Closing => "";

    public string Between => "";

    public IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss)
    {
        if (told.Modality != "asserted")
        {
            loss.Add("type", "rejected", "not-happened");
            yield break;
        }

        var row = new Row(Columns);
        row["id"] = told.Id;
        row["description"] = told.Summary;
        row["date"] = told.Date.Start;
        row["time_precision"] = told.Date.Precision;
        row["location"] = told.Place?.Name;
        row.SetDegrees("latitude", told.Place?.Latitude, decimals);
        row.SetDegrees("longitude", told.Place?.Longitude, decimals);
        row["type"] = told.Type.Label;
        row["category"] = knowledge.Acled.Types(told.SubEvent).Event;
        row["associations"] = string.Join("; ", told.Actors.Concat(told.Targets).Select(s => s.Name.Replace(';', ',')).Distinct(StringComparer.Ordinal));
        row["sources"] = string.Join("; ", told.Outlets.Select(o => o.Replace(';', ',')));
        row["comments"] = string.Join("; ", AcledFormat.Tags(told)) + "; " + Summary.Support(told);
        if (told.Date.Start != told.Date.End)
            loss.Add("date", "rounded", "first-day");
        if (told.Incident.Casualties.Killed is { DerivedFrom: null })
            loss.Add("casualties", "dropped", "no-column");
        yield return new(told.Number, TableText.Line(Columns, row, ','), told.Actors.FirstOrDefault()?.Name ?? "", told.Targets.FirstOrDefault()?.Name ?? "");
    }
}
