using System.Collections.Immutable;
using System.Globalization;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;
using Casus.Exports.Tables;
using Casus.Reports;

namespace Casus.Exports.Formats;

/// <summary>POLECAT's forty tab-separated columns.</summary>
internal sealed class PolecatFormat(ExportKnowledge knowledge, string version, int decimals) : IExportFormat
{
    public string Name => "polecat";

    public string FileName => "polecat.tsv";

    public ImmutableArray<Column> Columns { get; } = knowledge.Columns("polecat");

    public string Opening => TableText.Header(Columns, '\t');

    public string Closing => "";

    public string Between => "";

    public IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss)
    {
        if (told.Type.Plover is null)
        {
            loss.Add("Event Type", "rejected", "no-plover-type");
            yield break;
        }

        var (actor, target) = (told.Actors.FirstOrDefault(), told.Targets.FirstOrDefault());
        var row = new Row(Columns);
        row["Event ID"] = told.Id;
        row["Event Date"] = told.Date.Start;
        row["Event Type"] = told.Incident.Codes.Plover ?? told.Type.Plover;
        row["Event Mode"] = told.Incident.Codes.PloverMode;
        row["Quad Code"] = told.Type.Quad.ToString(CultureInfo.InvariantCulture);
        row["Contexts"] = string.Join(';', PloverFormat.Contexts(told, knowledge));
        Side(row, "Actor", actor);
        Side(row, "Recipient", target);
        Place(row, told);
        Report(row, told);
        if (told.Date.Start != told.Date.End)
            loss.Add("Event Date", "rounded", "first-day");
        if (told.Incident.Casualties.Killed is { DerivedFrom: null })
            loss.Add("casualties", "dropped", "no-column");
        if (told.Actors.Length > 1 || told.Targets.Length > 1)
            loss.Add("Actor Name", "dropped", "one-actor", told.Actors.Length + told.Targets.Length - 2);
        yield return new(told.Number, TableText.Line(Columns, row, '\t'), actor?.Name ?? "", target?.Name ?? "");
    }

    private void Side(Row row, string role, Side? side)
    {
        row[$"{role} Name"] = side?.Name;
        row[$"{role} Country"] = side?.Country;
        row.Set($"{role} COW", knowledge.Countries.GetValueOrDefault(side?.Country ?? "")?.Cow);
        row[$"Primary {role} Sector"] = side?.Sector;
        row[$"{role} Sectors"] = side?.Sector;
        row[$"{role} Name Raw"] = side?.Raw;
    }

    private void Place(Row row, ExportEvent told)
    {
        row["Country"] = told.Country?.Code;
        if (told.Place is not { } place)
            return;
        row["Placename"] = place.Name;
        row["City"] = place.Precision is LocationPrecision.Exact or LocationPrecision.Neighbourhood or LocationPrecision.City ? place.Name : "";
        row["District"] = place.Admin2;
        row["Province"] = place.Admin1;
        row.SetDegrees("Latitude", place.Latitude, decimals);
        row.SetDegrees("Longitude", place.Longitude, decimals);
        row.Set("GeoNames ID", place.GeonameId);
        row["Feature Type"] = place.Feature;
    }

    private void Report(Row row, ExportEvent told)
    {
        row["Source"] = string.Join(';', told.Outlets.Select(o => o.Replace(';', ',')));
        var first = told.Reports.Where(r => r.PublishedOn.Length > 0).OrderBy(r => r.PublishedOn, StringComparer.Ordinal).FirstOrDefault();
        row["Publication Date"] = first?.PublishedOn;
        row["Language"] = told.Reports.FirstOrDefault()?.Language;
        row["Story Organizations"] = string.Join(';', told.Actors.Concat(told.Targets).Where(s => !s.IsCivilian && !s.IsUnidentified).Select(s => s.Name.Replace(';', ',')).Distinct(StringComparer.Ordinal));
        row["Version"] = version;
    }
}
