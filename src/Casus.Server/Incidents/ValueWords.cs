using System.Globalization;
using System.Text.Json;
using Casus.Fusion.Incidents;
using Casus.Reports;
using Casus.Server.Hosting;

namespace Casus.Server.Incidents;

/// <summary>Values in words, for people.</summary>
internal sealed class ValueWords(Loaded loaded)
{
    /// <summary>A value of an enumeration as records write it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString()!;

    /// <summary>An incident in a sentence.</summary>
    public string Sentence(Incident incident)
    {
        var where = PlaceText(incident.Location);
        var when = incident.Date is null ? "" : DateText(incident.Date);
        var dead = incident.Casualties.Killed is { } killed && killed.DerivedFrom is null ? "; " + Toll(killed.Low, killed.Best, killed.High) + " killed" : "";
        var injured = incident.Casualties.Injured is { } hurt && hurt.DerivedFrom is null ? ", " + Toll(hurt.Low, hurt.Best, hurt.High) + " injured" : "";
        var what = loaded.TypeLabel(incident.Type);
        return char.ToUpperInvariant(what[0]) + what[1..] + (where.Length > 0 ? " in " + where : ", place unknown") + (when.Length > 0 ? ", " + when : ", day unknown") + dead + injured + ".";
    }

    /// <summary>An incident in a few words.</summary>
    public string Label(Incident incident) => loaded.TypeLabel(incident.Type) + (incident.Location is { } place ? ", " + place.Name : "");

    /// <summary>A place.</summary>
    public string PlaceText(IncidentLocation? place)
    {
        if (place is null)
            return "";
        var country = place.Country is { } code ? loaded.CountryName(code) : "";
        return string.Join(", ", new[] { place.Name, place.Admin1, country }.Where(p => !string.IsNullOrEmpty(p)).Distinct(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Days: <c>7 February 2024</c>, <c>7 to 9 February 2024</c>.</summary>
    public static string DateText(IncidentDate date)
    {
        if (!DateOnly.TryParse(date.Start, CultureInfo.InvariantCulture, out var first) || !DateOnly.TryParse(date.End, CultureInfo.InvariantCulture, out var last))
            return date.Start;
        var end = last.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        if (first == last)
            return end;
        var start = first.Year != last.Year ? "d MMMM yyyy" : first.Month != last.Month ? "d MMMM" : "%d";
        return first.ToString(start, CultureInfo.InvariantCulture) + " to " + end;
    }

    /// <summary>A number of people: <c>3</c>, <c>1 to 3</c>, <c>3 or more</c>.</summary>
    public static string Toll(int? low, int? best, int? high) => (low, best, high) switch
    {
        (null, null, null) => "an unknown number",
        ({ } l, _, { } h) when l == h => l.ToString("N0", CultureInfo.InvariantCulture),
        ({ } l, _, { } h) => string.Create(CultureInfo.InvariantCulture, $"{l:N0} to {h:N0}"),
        ({ } l, _, null) => string.Create(CultureInfo.InvariantCulture, $"{l:N0} or more"),
        (null, _, { } h) => string.Create(CultureInfo.InvariantCulture, $"up to {h:N0}"),
        (null, { } b, null) => string.Create(CultureInfo.InvariantCulture, $"about {b:N0}"),
    };

    /// <summary>A party with how surely it had its part: nobody who is accused is named as if it were a fact.</summary>
    public static string Party(string name, Certainty certainty) => certainty == Certainty.Stated ? name : $"{name} ({Name(certainty)})";

    /// <summary>The value of a claim.</summary>
    public string Claim(string field, ClaimValue value) => field switch
    {
        "type" => loaded.TypeLabel(value.Type ?? ""),
        "date" => DateText(new(value.Start ?? "", value.End ?? "", value.Precision ?? "")),
        "location" => value.Name + (value.Country is { } country ? ", " + loaded.CountryName(country) : ""),
        _ when field.StartsWith("casualties.", StringComparison.Ordinal) => Toll(value.Low, value.Best, value.High) + (value.Who is { } who && Name(who) != "unknown" ? " (" + Name(who) + ")" : ""),
        _ => value.Name ?? value.Type ?? value.ActorId ?? "",
    };
}
