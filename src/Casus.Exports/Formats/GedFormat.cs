using System.Collections.Immutable;
using System.Globalization;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;
using Casus.Exports.Tables;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Exports.Formats;

/// <summary>The columns of UCDP GED: deadly events with an organised actor alone.</summary>
internal sealed class GedFormat(ExportKnowledge knowledge, int decimals) : IExportFormat
{
    private const string Civilians = "Civilians";

    public string Name => "ged";

    public string FileName => "ged.csv";

    public ImmutableArray<Column> Columns { get; } = knowledge.Columns("ged");

    public string Opening => TableText.Header(Columns, ',');

    public string Closing => "";

    public string Between => "";

    public IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss)
    {
        if (Refusal(told) is { } refusal)
        {
            loss.Add(refusal.Field, "rejected", refusal.Rule);
            yield break;
        }

        var (a, b, type) = Sides(told)!.Value;
        var row = new Row(Columns);
        row["id"] = told.Number;
        row["relid"] = string.Create(CultureInfo.InvariantCulture, $"{told.Country!.Code}-{told.Date.Start[..4]}-{type}-C{told.Number}");
        row["year"] = told.Date.Start[..4];
        row.Set("active_year", 0);
        row["code_status"] = told.Review == ReviewStates.Confirmed ? "Clear" : "Check";
        row.Set("type_of_violence", type);
        Names(row, a, b);
        Sources(row, told);
        Place(row, told);
        Date(row, told);
        Deaths(row, told, a, b, loss);
        row["gwnoa"] = StateNumber(a);
        row["gwnob"] = b is null ? "" : StateNumber(b);
        loss.Add("conflict_new_id", "dropped", "no-register");
        if (!told.Incident.Links.IsEmpty)
            loss.Add("links", "dropped", "no-column", told.Incident.Links.Length);
        yield return new(told.Number, TableText.Line(Columns, row, ','), a.Name, b?.Name ?? Civilians);
    }

    private static (string Field, string Rule)? Refusal(ExportEvent told)
    {
        if (told.Modality != "asserted")
            return ("type", "not-happened");
        if (told.Incident.Casualties.Killed is not { Best: > 0 })
            return ("best", "no-death");
        if (told.Country?.PlacedIn is null)
            return ("country_id", "no-country");
        if (told.Date.Precision == "unknown")
            return ("date_prec", "date-too-coarse");
        return Sides(told) is null ? ("side_a", "no-organised-actor") : null;
    }

    // Side A of state-based violence is the state in whose country it is, else the actor's.
    private static (Side A, Side? B, int Type)? Sides(ExportEvent told)
    {
        if (told.Actors.FirstOrDefault(IsOrganised) is not { } actor)
            return null;
        var target = told.Targets.FirstOrDefault(IsOrganised);
        if (target is null)
            return (actor, null, 3);
        if (!actor.IsState && !target.IsState)
            return (actor, target, 2);
        return actor.IsState && !(target.IsState && target.Country == told.Country?.Code) ? (actor, target, 1) : (target, actor, 1);
    }

    private static bool IsOrganised(Side side) => !side.IsCivilian && !side.IsUnidentified;

    private void Names(Row row, Side a, Side? b)
    {
        var (nameA, nameB) = (NameOf(a), b is null ? Civilians : NameOf(b));
        row["dyad_name"] = $"{nameA} - {nameB}";
        row["conflict_name"] = $"{nameA} - {nameB}";
        row["side_a"] = nameA;
        row.Set("side_a_new_id", a.UcdpId);
        row["side_b"] = nameB;
        row.Set("side_b_new_id", b?.UcdpId);
    }

    private string NameOf(Side side) => side.IsState ? $"Government of {knowledge.NameInSentence(side.Country)}" : side.Name;

    private string StateNumber(Side side) => side.IsState && knowledge.Countries.GetValueOrDefault(side.Country)?.GleditschWard is { } number
        ? number.ToString(CultureInfo.InvariantCulture)
        : "";

    private static void Sources(Row row, ExportEvent told)
    {
        row.Set("number_of_sources", told.Incident.IndependentSources);
        row["source_article"] = string.Join("; ", told.Reports.Select(r => string.Join(", ", new[] { r.Publisher, r.PublishedOn, r.Url }.Where(s => s.Length > 0).Select(s => s.Replace(";", ",", StringComparison.Ordinal)))).Where(s => s.Length > 0));
        var first = told.Reports.OrderBy(r => r.PublishedOn.Length == 0).ThenBy(r => r.PublishedOn, StringComparer.Ordinal).FirstOrDefault();
        row["source_office"] = first?.Publisher;
        row["source_date"] = first?.PublishedOn;
        row["source_headline"] = first?.Title;
        row["source_original"] = string.Join("; ", told.Claims.Where(c => c.Field == "casualties.killed").SelectMany(c => c.AttributedTo).Distinct(StringComparer.Ordinal));
    }

    private void Place(Row row, ExportEvent told)
    {
        var place = told.Place;
        row.Set("where_prec", place switch
        {
            null => 6,
            { IsAtSea: true } => 7,
            { Precision: LocationPrecision.Country } => 6,
            { Precision: LocationPrecision.Admin1 } => 4,
            { Precision: LocationPrecision.Admin2 } => 3,
            { Precision: LocationPrecision.Area } => 5,
            { Relation: not LocationRelation.In } => 2,
            _ => 1,
        });
        row["where_coordinates"] = place?.Name;
        row["where_description"] = place is null ? "" : (place.Relation == LocationRelation.In ? "" : place.Relation.ToString().ToLowerInvariant() + " ") + place.Name;
        row["adm_1"] = place?.Admin1;
        row["adm_2"] = place?.Admin2;
        row.SetDegrees("latitude", place?.Latitude, decimals);
        row.SetDegrees("longitude", place?.Longitude, decimals);
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            row["geom_wkt"] = string.Create(CultureInfo.InvariantCulture, $"POINT ({longitude:0.######} {latitude:0.######})");
            row.Set("priogrid_gid", PrioCell(latitude, longitude));
        }

        row["country"] = told.Country!.Name;
        row.Set("country_id", told.Country.PlacedIn);
        row["region"] = told.Country.GedRegion;
    }

    /// <summary>The cell of the PRIO grid: half a degree each way, counted from the south-west.</summary>
    internal static int PrioCell(double latitude, double longitude) =>
        (Math.Min(359, (int)Math.Floor((latitude + 90) * 2)) * 720) + Math.Min(719, (int)Math.Floor((longitude + 180) * 2)) + 1;

    private static void Date(Row row, ExportEvent told)
    {
        row.Set("event_clarity", told.Date.Precision == "day" ? 1 : 2);
        row.Set("date_prec", told.Date.Precision switch { "day" => 1, "days" => 2, "week" => 3, "month" => 4, _ => 5 });
        row["date_start"] = told.Date.Start + " 00:00:00.000";
        row["date_end"] = told.Date.End + " 00:00:00.000";
    }

    // The four numbers make best; where groups come to more than that, nothing is known of whom.
    private static void Deaths(Row row, ExportEvent told, Side a, Side? b, Losses loss)
    {
        var toll = told.Incident.Casualties.Killed!;
        int deathsA = 0, deathsB = 0, civilians = 0;
        foreach (var group in told.Incident.Casualties.ByGroup.Where(g => g.Outcome == CasualtyOutcome.Killed))
        {
            if (group.Who != CasualtyGroup.Civilian && told.OnAttackersWord.Contains(group.Who))
            {
                loss.Add("deaths_unknown", "rounded", "attackers-word", group.Best);
                continue;
            }

            if (group.Who == CasualtyGroup.Civilian)
                civilians += group.Best;
            else if (group.Who is CasualtyGroup.Military or CasualtyGroup.Police && a.IsState != (b?.IsState ?? false))
                (deathsA, deathsB) = a.IsState ? (deathsA + group.Best, deathsB) : (deathsA, deathsB + group.Best);
            else if (group.Who == CasualtyGroup.Militant && a.IsState != (b?.IsState ?? true))
                (deathsA, deathsB) = a.IsState ? (deathsA, deathsB + group.Best) : (deathsA + group.Best, deathsB);
        }

        if (deathsA + deathsB + civilians > toll.Best)
        {
            (deathsA, deathsB, civilians) = (0, 0, 0);
            loss.Add("deaths_unknown", "rounded", "groups-exceed-best", toll.Best);
        }

        row.Set("deaths_a", deathsA);
        row.Set("deaths_b", deathsB);
        row.Set("deaths_civilians", civilians);
        row.Set("deaths_unknown", toll.Best - deathsA - deathsB - civilians);
        row.Set("best", toll.Best);
        row.Set("high", Math.Max(toll.Best, toll.High ?? toll.Best));
        row.Set("low", Math.Min(toll.Best, toll.Low));
        if (toll.High is null)
            loss.Add("high", "rounded", "open-toll", toll.Best);
    }
}
