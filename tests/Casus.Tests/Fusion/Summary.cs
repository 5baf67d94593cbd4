using System.Globalization;
using System.Text;
using Casus.Fusion.Incidents;

namespace Casus.Tests.Fusion;

/// <summary>An incident on a few lines, for reading.</summary>
internal static class Summary
{
    public static string Of(Incident incident)
    {
        var text = new StringBuilder(incident.Id).Append('\n');
        Line("what", incident.Type);
        Line("when", incident.Date is { } date ? $"{date.Start} {date.End} {date.Precision}" : "?");
        Line("where", incident.Location is { } place ? $"{place.Name}, {place.Country ?? "?"} ({place.Precision})" : "?");
        foreach (var p in incident.Participants.Where(p => p.ActorId is not null))
            Line(p.Role.ToString().ToLowerInvariant(), $"{p.Name} [{p.ActorId}] {p.Certainty.ToString().ToLowerInvariant()}{(p.IsDenied ? ", denied" : "")}");
        Line("killed", Toll(incident.Casualties.Killed));
        Line("injured", Toll(incident.Casualties.Injured));
        Line("over time", string.Join("; ", incident.Casualties.TollOverTime.Select(t => $"{t.PublishedOn} {t.Killed?.ToString(CultureInfo.InvariantCulture) ?? "-"}/{t.Injured?.ToString(CultureInfo.InvariantCulture) ?? "-"}")));
        Line("grade", $"{incident.Grade}: {incident.GradeReason}");
        foreach (var link in incident.Links)
            Line("link", $"{link.Relation} {link.Incident} ({string.Join(", ", link.AttributedTo)})");
        foreach (var match in incident.Match)
            Line("report", string.Create(CultureInfo.InvariantCulture, $"{match.Report} {match.Part} {match.Score:0.00}, source {match.Source}: {string.Join(", ", match.Because)}"));
        return text.ToString();

        void Line(string name, string value) => text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
    }

    private static string Toll(IncidentToll? toll) => toll is null ? "?" : string.Create(CultureInfo.InvariantCulture, $"{toll.Low} {toll.Best} {toll.High?.ToString(CultureInfo.InvariantCulture) ?? "open"} {toll.DerivedFrom}").TrimEnd();
}
