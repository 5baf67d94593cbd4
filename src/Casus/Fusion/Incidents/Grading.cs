using System.Collections.Immutable;
using System.Globalization;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>How well an incident is supported, and why.</summary>
internal static class Grading
{
    /// <summary>Grades.</summary>
    /// <param name="participants">Its participants.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="sources">How many independent sources report it as news.</param>
    /// <param name="isClash">Whether two sides are to be expected in the part of the actor.</param>
    public static (string Grade, string Reason) Of(ImmutableArray<IncidentParticipant> participants, ImmutableArray<IncidentClaim> claims, int sources, bool isClash)
    {
        var actors = participants.Where(p => p.Role is ParticipantRole.Actor or ParticipantRole.Claimant && p.ActorId is not null).ToList();
        if (actors.FirstOrDefault(a => a.IsDenied && a.Certainty != Certainty.Denied) is { } disputed)
            return ("contested", $"the part of {disputed.Name} is denied");
        var blamed = actors.Where(a => a.Certainty != Certainty.Denied).DistinctBy(a => a.ActorId).ToList();
        if (blamed.Count > 1 && !isClash && ReportsOf(blamed[0]).Any(r => !ReportsOf(blamed[1]).Contains(r)) && ReportsOf(blamed[1]).Any(r => !ReportsOf(blamed[0]).Contains(r)))
            return ("contested", $"some reports name {blamed[0].Name}, others {blamed[1].Name}");
        var counted = sources == 1 ? "one source" : string.Create(CultureInfo.InvariantCulture, $"{sources} independent sources");
        if (sources >= 2 && actors.FirstOrDefault(a => a.Role == ParticipantRole.Claimant || a.Certainty == Certainty.Claimed || IsOwned(a)) is { } owned)
            return ("confirmed", $"{counted}, and claimed by {owned.Name}");
        return sources >= 2 ? ("fair", counted) : ("weak", counted);

        HashSet<string> ReportsOf(IncidentParticipant p) => [.. p.Claims.Select(c => claims[c].Report)];

        bool IsOwned(IncidentParticipant p) => p.Claims.Any(c => claims[c] is { Certainty: Certainty.Stated } claim && claim.AttributedTo.Contains(p.Name));
    }
}
