using System.Collections.Immutable;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>Lays what people corrected over an incident.</summary>
public static class CorrectedIncident
{
    private const int LongestWeek = 7;
    private const int LongestMonth = 31;

    /// <summary>The incident with the corrected values in the place of those that machines read; claims stay as they are.</summary>
    /// <param name="incident">As machines made it, with its review.</param>
    /// <param name="codesOf">The codes of an event type, or <see langword="null"/> of one that is not in the codebook.</param>
    public static Incident Of(Incident incident, Func<string, EventCodes?> codesOf)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(codesOf);
        if (incident.Review is not { Corrections: not null } review)
            return incident;
        var type = review[CorrectedField.Type];
        return incident with
        {
            Type = type ?? incident.Type,
            Codes = type is null ? incident.Codes : codesOf(type) ?? new(),
            Date = DateOf(incident, review),
            Location = LocationOf(incident, review),
            Casualties = TollsOf(incident.Casualties, review),
            Participants = ParticipantsOf(incident, review),
        };
    }

    // Who was read and is right keeps his claims.
    private static ImmutableArray<IncidentParticipant> ParticipantsOf(Incident incident, IncidentReview review)
    {
        if (review[CorrectedField.Actor] is not { } value || !CorrectedField.TryParties(value, out var parties))
            return incident.Participants;
        var read = incident.Participants.Where(p => p.Role == ParticipantRole.Actor).ToList();
        return
        [
            .. parties.Select(p => (read.Find(r => p.ActorId is { } id ? r.ActorId == id : r.Name == p.Name) ?? new() { Role = ParticipantRole.Actor, ActorId = p.ActorId, Name = p.Name, Certainty = Certainty.Stated, IsDenied = false })
                with { Certainty = Certainty.Stated, IsDenied = false }),
            .. incident.Participants.Where(p => p.Role != ParticipantRole.Actor),
        ];
    }

    private static IncidentDate? DateOf(Incident incident, IncidentReview review)
    {
        if (review[CorrectedField.Date] is not { } value || !CorrectedField.TryDays(value, out var first, out var last))
            return incident.Date;
        var days = Days.Of(last) - Days.Of(first);
        return new(first, last, days switch { 0 => "day", < LongestWeek => "days", LongestWeek => "week", <= LongestMonth => "month", _ => "year" });
    }

    /// <summary>Where it happened. The point of a place that it was not is no point of it.</summary>
    internal static IncidentLocation? LocationOf(Incident incident, IncidentReview review)
    {
        var (place, country) = (review[CorrectedField.Place], review[CorrectedField.Country]);
        var location = place is null && country is null
            ? incident.Location
            : new()
            {
                Name = place ?? incident.Location?.Name ?? "",
                Country = country ?? incident.Location?.Country,
                Precision = place is null ? incident.Location?.Precision ?? LocationPrecision.Country : LocationPrecision.City,
            };
        if (review[CorrectedField.Point] is not { } point || !CorrectedField.TryPoint(point, out var latitude, out var longitude))
            return location;
        return (location ?? new() { Name = "", Precision = LocationPrecision.Exact }) with { Latitude = latitude, Longitude = longitude, GeonameId = null };
    }

    private static IncidentCasualties TollsOf(IncidentCasualties read, IncidentReview review) => read with
    {
        Killed = TollOf(review[CorrectedField.Killed]) ?? read.Killed,
        Injured = TollOf(review[CorrectedField.Injured]) ?? read.Injured,
        ByGroup = [.. read.ByGroup.Where(g => !Exceeds(g, review))],
    };

    // A group of four among three dead is one that the correction denies.
    private static bool Exceeds(GroupToll group, IncidentReview review)
    {
        var field = group.Outcome switch { CasualtyOutcome.Killed => CorrectedField.Killed, CasualtyOutcome.Injured => CorrectedField.Injured, _ => "" };
        return TollOf(review[field]) is { } toll && group.Best > toll.Best;
    }

    private static IncidentToll? TollOf(string? value) =>
        CorrectedField.TryToll(value, out var toll) ? new() { Low = toll, Best = toll, High = toll } : null;
}
