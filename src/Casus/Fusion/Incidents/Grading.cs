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
    /// <param name="stateOf">The state of which an actor of the register is a body or which it is; <see langword="null"/> of others.</param>
    public static (string Grade, string Reason) Of(
        ImmutableArray<IncidentParticipant> participants, ImmutableArray<IncidentClaim> claims, int sources, bool isClash, Func<string, string?> stateOf)
    {
        var actors = participants.Where(p => p.Role is ParticipantRole.Actor or ParticipantRole.Claimant && p.ActorId is not null).ToList();
        if (actors.FirstOrDefault(a => a.IsDenied && a.Certainty != Certainty.Denied) is { } disputed)
            return ("contested", $"the part of {disputed.Name} is denied");
        // An army and the ministry above it, a command and its state are no rivals.
        var blamed = actors
            .Where(a => a.Certainty != Certainty.Denied)
            .GroupBy(a => stateOf(a.ActorId!) is { } state ? "state " + state : a.ActorId!, StringComparer.Ordinal)
            .Select(side => (side.First().Name, Reports: side.SelectMany(ReportsOf).ToHashSet(StringComparer.Ordinal)))
            .ToList();
        if (blamed.Count > 1 && !isClash && !blamed[0].Reports.IsSubsetOf(blamed[1].Reports) && !blamed[1].Reports.IsSubsetOf(blamed[0].Reports))
            return ("contested", $"some reports name {blamed[0].Name}, others {blamed[1].Name}");
        var counted = sources == 1 ? "one source" : string.Create(CultureInfo.InvariantCulture, $"{sources} independent sources");
        if (sources >= 2 && actors.FirstOrDefault(a => a.Role == ParticipantRole.Claimant || a.Certainty == Certainty.Claimed || IsOwned(a)) is { } owned)
            return ("confirmed", $"{counted}, and claimed by {owned.Name}");
        return sources >= 2 ? ("fair", counted) : ("weak", counted);

        IEnumerable<string> ReportsOf(IncidentParticipant p) => p.Claims.Select(c => claims[c].Report);

        bool IsOwned(IncidentParticipant p) => p.Claims.Any(c => claims[c] is { Certainty: Certainty.Stated } claim && claim.AttributedTo.Contains(p.Name));
    }
}
