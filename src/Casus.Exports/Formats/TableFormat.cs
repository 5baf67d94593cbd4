using System.Collections.Immutable;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;
using Casus.Exports.Tables;
using Casus.Fusion.Incidents;

namespace Casus.Exports.Formats;

/// <summary>A table of Casus's own, one row an incident.</summary>
internal sealed class TableFormat(ExportKnowledge knowledge, int decimals) : IExportFormat
{
    public string Name => "csv";

    public string FileName => "events.csv";

    public ImmutableArray<Column> Columns { get; } = knowledge.Columns("csv");

    public string Opening => "\uFEFF" + TableText.Header(Columns, ',');

    public string Closing => "";

    public string Between => "";

    public IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss)
    {
        var (actor, target) = (told.Actors.FirstOrDefault(), told.Targets.FirstOrDefault());
        var row = new Row(Columns);
        row["event_id"] = told.Id;
        row["type"] = told.Type.Name;
        row["date_start"] = told.Date.Start;
        row["date_end"] = told.Date.End;
        row["date_precision"] = told.Date.Precision;
        row["country"] = told.Country?.Code;
        row["admin1"] = told.Place?.Admin1;
        row["admin2"] = told.Place?.Admin2;
        row["location"] = told.Place?.Name;
        row.SetDegrees("latitude", told.Place?.Latitude, decimals);
        row.SetDegrees("longitude", told.Place?.Longitude, decimals);
        row["location_precision"] = told.Place?.Precision.ToString().ToLowerInvariant();
        row.Set("geoname_id", told.Place?.GeonameId);
        row["actor"] = actor?.Name;
        row["actor_certainty"] = actor?.Certainty.ToString().ToLowerInvariant();
        row["actor_according_to"] = string.Join("; ", actor?.AccordingTo ?? []);
        row["target"] = target?.Name;
        Toll(row, "killed", told.Incident.Casualties.Killed);
        Toll(row, "injured", told.Incident.Casualties.Injured);
        row.Set("sources", told.Incident.IndependentSources);
        row["grade"] = told.Incident.Grade;
        row.Set("reviewed", told.IsReviewed ? 1 : 0);
        row.Set("single_source", told.IsSingleSource ? 1 : 0);
        row.Set("coarsened", told.IsCoarsened ? 1 : 0);
        row["summary"] = told.Summary;
        if (told.Actors.Length > 1 || told.Targets.Length > 1)
            loss.Add("actor", "dropped", "one-actor", told.Actors.Length + told.Targets.Length - 2);
        yield return new(told.Number, TableText.Line(Columns, row, ','), actor?.Name ?? "", target?.Name ?? "");
    }

    private static void Toll(Row row, string name, IncidentToll? toll)
    {
        if (toll is not { DerivedFrom: null })
            return;
        row.Set(name + "_low", toll.Low);
        row.Set(name + "_best", toll.Best);
        row.Set(name + "_high", toll.High);
    }
}
