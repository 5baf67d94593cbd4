using System.Text.Json;
using Casus.Fusion.Incidents;
using Casus.Reports;
using Casus.Server.Hosting;

namespace Casus.Server.Incidents;

/// <summary>Puts the values of an incident beside the claims that they rest on.</summary>
internal sealed class FactReader(Loaded loaded, ValueWords wording)
{
    /// <summary>The facts, in the order of what, when, where, who, how many.</summary>
    /// <param name="machine">As machines made it.</param>
    /// <param name="incident">As people left it.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="judged">What people decided.</param>
    public List<Fact> Read(Incident machine, Incident incident, IReadOnlyList<ClaimView> claims, JsonElement judged)
    {
        var corrections = judged.TryGetProperty("corrections", out var list)
            ? list.EnumerateArray().ToDictionary(c => c.GetProperty("field").GetString()!, Correction, StringComparer.Ordinal)
            : [];
        var facts = new List<Fact>
        {
            Make("type", "what", "type", loaded.TypeLabel(incident.Type), loaded.TypeLabel(machine.Type), null),
            Make("date", "when", "date", Day(incident.Date), Day(machine.Date), null, incident.Date is null ? "no-date-in-text" : null),
            Make("location", "where", "place", Place(incident.Location), Place(machine.Location), null, incident.Location is null ? "no-place-in-text" : null),
            Make("location.country", "country", "country", Country(incident.Location), Country(machine.Location), null),
            Make("location.point", "point", "point", Point(incident.Location), Point(machine.Location), null, incident.Location?.Latitude is null ? "no-point" : null),
        };
        foreach (var role in Enum.GetValues<ParticipantRole>())
        {
            var parts = incident.Participants.Where(p => p.Role == role).ToList();
            if (parts.Count > 0 || role == ParticipantRole.Actor)
            {
                facts.Add(Make("participants." + ValueWords.Name(role), ValueWords.Name(role), role == ParticipantRole.Actor ? "actor" : null, Names(parts), Names(machine.Participants.Where(p => p.Role == role)), null, parts.Count == 0 ? "actor-unnamed" : null));
            }
        }

        facts.Add(Toll("killed", incident.Casualties.Killed, machine.Casualties.Killed));
        facts.Add(Toll("injured", incident.Casualties.Injured, machine.Casualties.Injured));
        foreach (var field in claims.Select(c => c.Field).Distinct().Where(f => f.StartsWith("casualties.", StringComparison.Ordinal) && f is not ("casualties.killed" or "casualties.injured")))
            facts.Add(Make(field, field["casualties.".Length..], null, string.Join("; ", claims.Where(c => c.Field == field).Select(c => c.Value).Distinct()), null, null));
        return facts;

        Fact Toll(string outcome, IncidentToll? now, IncidentToll? then)
        {
            var range = now is null || now.DerivedFrom is not null ? null : new TollSummary(now.Low, now.Best, now.High);
            return Make("casualties." + outcome, outcome, outcome, Text(now), Text(then), range, range is null ? "no-toll-in-reports" : null);
        }

        Fact Make(string field, string label, string? correctable, string? value, string? before, TollSummary? range, string? unknown = null)
        {
            // Country and point are read off the words for the place.
            var own = field.StartsWith("location.", StringComparison.Ordinal) ? "location" : field;
            List<int> numbers = [.. claims.Where(c => c.Field == own).Select(c => c.Number)];
            return new()
            {
                Field = field,
                Label = label,
                Correctable = correctable,
                Value = string.IsNullOrEmpty(value) ? null : value,
                Range = range,
                Machine = string.IsNullOrEmpty(before) ? null : before,
                Correction = correctable is null ? null : corrections.GetValueOrDefault(correctable),
                Unknown = string.IsNullOrEmpty(value) ? unknown : null,
                Agreement = Agreement(own, [.. numbers.Select(n => claims[n])]),
                Claims = numbers,
            };
        }
    }

    private static string Names(IEnumerable<IncidentParticipant> parts) =>
        string.Join("; ", parts.Select(p => p.Name + (p.IsDenied ? " (denied)" : p.Certainty == Certainty.Stated ? "" : $" ({ValueWords.Name(p.Certainty)})")));

    private static string Agreement(string field, List<ClaimView> claims)
    {
        if (claims.Count == 0)
            return "none";
        var isRival = field.StartsWith("casualties.", StringComparison.Ordinal)
            ? AreRivalTolls([.. claims.Where(c => !c.PartOfTotal && !c.Superseded)])
            : field.StartsWith("participants.", StringComparison.Ordinal)
                ? claims.Any(c => c.Denied) && claims.Any(c => !c.Denied)
                : claims.Select(c => c.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;
        return isRival ? "rival" : claims.Select(c => c.Report).Distinct(StringComparer.Ordinal).Count() == 1 ? "single" : "agreed";
    }

    // A part agrees with the toll that counts it, and an earlier number with the one that took its place.
    private static bool AreRivalTolls(List<ClaimView> tolls) => tolls.Count > 1 && tolls.Max(c => c.Low ?? 0) > tolls.Min(c => c.High ?? int.MaxValue);

    private static CorrectionView Correction(JsonElement c) => new(
        c.GetProperty("judgement").GetInt64(), c.GetProperty("by").GetString()!, c.GetProperty("at").GetString()!, c.GetProperty("reason").GetString()!, c.GetProperty("value").GetString()!);

    private static string? Day(IncidentDate? date) => date is null ? null : ValueWords.DateText(date);

    private string? Place(IncidentLocation? place) => place is null ? null : wording.PlaceText(place);

    private string? Country(IncidentLocation? place) => place?.Country is { } code ? loaded.CountryName(code) : null;

    private static string? Point(IncidentLocation? place) =>
        place is { Latitude: { } north, Longitude: { } east } ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{north:0.####},{east:0.####}") : null;

    private static string? Text(IncidentToll? toll) => toll is null || toll.DerivedFrom is not null ? null : ValueWords.Toll(toll.Low, toll.Best, toll.High);
}
