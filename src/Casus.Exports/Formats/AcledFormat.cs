using System.Collections.Immutable;
using System.Globalization;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;
using Casus.Exports.Tables;
using Casus.Reports;

namespace Casus.Exports.Formats;

/// <summary>ACLED-compatible columns: one row for each pair of actors, place and day.</summary>
internal sealed class AcledFormat(ExportKnowledge knowledge, DateOnly asOf, bool isNumeric) : IExportFormat
{
    /// <summary>A battle that lasts longer is not known by its days.</summary>
    private const int MostDays = 14;

    public string Name => "acled";

    public string FileName => "acled.csv";

    public ImmutableArray<Column> Columns { get; } = knowledge.Columns("acled");

    public string Opening => "\uFEFF" + TableText.Header(Columns, ',');

    public string Closing => "";

    public string Between => "";

    public IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss)
    {
        if (Refusal(told) is { } refusal)
        {
            loss.Add(refusal.Field, "rejected", refusal.Rule);
            yield break;
        }

        var (kind, disorder) = knowledge.Acled.Types(told.SubEvent);
        var actor = told.Actors.FirstOrDefault() ?? Unidentified(told);
        var armed = told.Targets.Where(t => !t.IsCivilian && !t.IsUnidentified).ToList();
        var rivals = armed.Count > 0 ? armed.Cast<Side?>().ToList() : [told.Targets.FirstOrDefault()];
        var days = Days(told, kind == "Battles");
        var dead = told.Incident.Casualties.Killed is { DerivedFrom: null } toll ? toll.Low : 0;
        var (share, rest) = Math.DivRem(dead, rivals.Count * days.Count);
        Tell(told, loss, rivals.Count, days, dead, actor);
        for (var part = 0; part < rivals.Count * days.Count; part++)
        {
            var target = rivals[part / days.Count];
            var row = new Row(Columns);
            var number = EventIds.Of(told.Incident.Id, part);
            row["event_id_cnty"] = $"{told.Country!.Code}C{number}";
            Date(row, days[part % days.Count]);
            row["disorder_type"] = disorder;
            row["event_type"] = kind;
            row["sub_event_type"] = told.SubEvent;
            Actors(row, told, actor, target, kind);
            Place(row, told);
            row["source"] = string.Join("; ", told.Outlets.Select(One));
            row["source_scale"] = string.Join('-', told.Outlets.Select(knowledge.ScaleOf).Distinct(StringComparer.Ordinal).Take(2));
            row["notes"] = told.Summary;
            row.Set("fatalities", share + (part == 0 ? rest : 0));
            row["tags"] = string.Join("; ", Tags(told));
            row.Set("timestamp", new DateTimeOffset(asOf, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds());
            yield return new(number, TableText.Line(Columns, row, ','), actor.Name, target?.Name ?? "");
        }
    }

    /// <summary>Flags that every export carries: whether somebody has reviewed it, one source alone has it, it is disputed who did it.</summary>
    internal static IEnumerable<string> Tags(ExportEvent told)
    {
        yield return told.IsReviewed ? told.Review : "unreviewed";
        if (told.IsSingleSource)
            yield return "single source";
        if (told.Incident.Grade == "contested" || told.Actors.Any(a => a.IsDenied))
            yield return "disputed perpetrator";
        if (told.IsCoarsened)
            yield return "coarsened";
    }

    private static (string Field, string Rule)? Refusal(ExportEvent told) => told switch
    {
        { Modality: not "asserted" } => ("type", "not-happened"),
        { Country: null } => ("country", "no-country"),
        { Place: null } or { Place.Precision: LocationPrecision.Country } => ("geo_precision", "country-level"),
        { Place.Latitude: null } => ("latitude", "no-point"),
        { Date.Precision: "year" or "unknown" } => ("time_precision", "date-too-coarse"),
        { Type.IsViolent: false, Actors.IsEmpty: true } => ("actor1", "no-actor"),
        _ => null,
    };

    private Side Unidentified(ExportEvent told) => new()
    {
        Key = "unidentified", Name = $"Unidentified Armed Group ({told.Country!.Name})", Country = told.Country.Code, Class = AcledCodes.PoliticalMilitia, Sector = "UAF", Certainty = Certainty.Stated,
    };

    // A battle of three days is three rows; of anything else that took place within some days the middle is given.
    private static List<(DateOnly Day, int Precision)> Days(ExportEvent told, bool isBattle)
    {
        var (start, end) = (Day(told.Date.Start), Day(told.Date.End));
        var length = end.DayNumber - start.DayNumber;
        if (length == 0)
            return [(start, 1)];
        if (isBattle && told.Date.Precision == "days" && length < MostDays)
            return [.. Enumerable.Range(0, length + 1).Select(d => (start.AddDays(d), 1))];
        return [(start.AddDays(length / 2), told.Date.Precision is "days" or "week" && length <= 7 ? 2 : 3)];
    }

    private void Tell(ExportEvent told, Losses loss, int pairs, List<(DateOnly Day, int Precision)> days, int dead, Side actor)
    {
        if (pairs * days.Count > 1)
            loss.Add("event_id_cnty", "split", days.Count > 1 ? "one-row-a-day" : "one-row-a-pair", pairs * days.Count);
        if (days[0].Precision > 1)
            loss.Add("event_date", "rounded", "mid-point");
        if (told.Incident.Casualties.Killed is { DerivedFrom: null } toll && (toll.High is null || toll.High != toll.Low))
            loss.Add("fatalities", "rounded", "lowest-reported", dead);
        if (told.Incident.Casualties.Injured is { DerivedFrom: null, Best: > 0 })
            loss.Add("injured", "dropped", "no-column");
        if (told.Place!.Latitude is { } latitude && Math.Round(latitude, 4) != latitude)
            loss.Add("latitude", "rounded", "four-decimals");
        if (actor.IsState && !actor.Name.EndsWith(')'))
            loss.Add("actor1", "dropped", "no-regime-years");
        if (!told.Incident.Links.IsEmpty)
            loss.Add("links", "dropped", "no-column", told.Incident.Links.Length);
        if (told.Targets.Length > 0)
            loss.Add("actor1", "dropped", "no-direction");
    }

    private static void Date(Row row, (DateOnly Day, int Precision) day)
    {
        row["event_date"] = IsoDay.Text(day.Day);
        row.Set("year", day.Day.Year);
        row.Set("time_precision", day.Precision);
    }

    private void Actors(Row row, ExportEvent told, Side actor, Side? target, string kind)
    {
        row["actor1"] = One(actor.Name);
        row["assoc_actor_1"] = string.Join("; ", told.Actors.Skip(1).Where(a => !a.IsUnidentified && !a.IsDenied && a.Certainty is Certainty.Stated or Certainty.Claimed).Select(a => One(a.Name)).Distinct(StringComparer.Ordinal));
        row["inter1"] = Class(actor.Class);
        row["actor2"] = One(target?.Name ?? "");
        row["assoc_actor_2"] = target is { IsCivilian: false } ? string.Join("; ", told.Targets.Where(t => t.IsCivilian).Select(t => One(t.Name))) : "";
        row["inter2"] = target is null ? "" : Class(target.Class);
        row["interaction"] = isNumeric
            ? knowledge.Acled.Number(actor.Class, target?.Class).ToString(CultureInfo.InvariantCulture)
            : knowledge.Acled.Words(actor.Class, target?.Class);
        row["civilian_targeting"] = target is { IsCivilian: true } && kind != "Strategic developments" ? "Civilians targeted" : "";
    }

    private string Class(string name) => isNumeric ? knowledge.Acled.Numbers[name].ToString(CultureInfo.InvariantCulture) : name;

    private static void Place(Row row, ExportEvent told)
    {
        var place = told.Place!;
        row.Set("iso", told.Country!.Iso);
        row["region"] = told.Country.AcledRegion;
        row["country"] = told.Country.Name;
        row["admin1"] = place.Admin1;
        row["admin2"] = place.Admin2;
        row["location"] = place.Name;
        row.SetDegrees("latitude", place.Latitude, 4);
        row.SetDegrees("longitude", place.Longitude, 4);
        row.Set("geo_precision", place.Precision switch
        {
            LocationPrecision.Admin1 or LocationPrecision.Area => 3,
            LocationPrecision.Admin2 => 2,
            _ => place.Relation == LocationRelation.In ? 1 : 2,
        });
    }

    // Lists are separated by semicolons: within an item there is none.
    private static string One(string name) => name.Replace(";", ",", StringComparison.Ordinal);

    private static DateOnly Day(string day) => IsoDay.Parse(day);
}
