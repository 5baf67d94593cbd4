using System.Collections.Immutable;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Tests.Fusion;

public sealed class GradingTests
{
    [Theory]
    [InlineData("fair", "us-central-command", "united-states-armed-forces")]
    [InlineData("fair", "state-usa", "us-central-command")]
    [InlineData("contested", "us-central-command", "israel-defense-forces")]
    [InlineData("contested", "houthis", "islamic-state")]
    public void Bodies_of_one_state_are_no_rivals_and_others_are(string grade, string one, string other) => Assert.Equal(grade, Grade(one, other).Grade);

    [Fact]
    public void Two_bodies_of_one_state_are_one_side_against_another() =>
        Assert.Equal("some reports name us-central-command, others houthis", Grade("us-central-command", "united-states-armed-forces", "houthis").Reason);

    private static (string Grade, string Reason) Grade(params string[] actors)
    {
        ImmutableArray<IncidentClaim> claims = [.. actors.Select((a, n) => new IncidentClaim
        {
            Field = "participants.actor",
            Value = new() { Name = a, ActorId = a },
            Report = $"r{n}",
            Event = "v1",
            Certainty = Certainty.Stated,
            Evidence = [],
        })];
        ImmutableArray<IncidentParticipant> participants = [.. actors.Select((a, n) => new IncidentParticipant
        {
            Role = ParticipantRole.Actor, Name = a, ActorId = a, Certainty = Certainty.Stated, IsDenied = false, Claims = [n],
        })];
        return Grading.Of(participants, claims, sources: 2, isClash: false, id => id switch
        {
            "us-central-command" or "united-states-armed-forces" or "state-usa" => "USA",
            "israel-defense-forces" => "ISR",
            _ => null,
        });
    }
}
