using Casus.Pipeline;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Coding.Learned;

/// <summary>What the report as a whole adds to what its clauses say, and what it never adds.</summary>
public sealed class LearnedDecisionTests
{
    private const string Told =
        "LIMA, 4 FEB 90 -- Guerrillas of the Shining Path waited for the mayor outside his house yesterday. The mayor was murdered as he left. "
        + "The guerrillas escaped in a van.";

    [Fact]
    public void Who_no_clause_blames_is_suspected_and_the_record_says_that_the_context_does()
    {
        var deed = Code(Told).Events.Single(e => e.Type is "assassination" or "killing");
        var inferred = deed.Participants.Where(p => p.DerivedFrom is Participant.Context).ToList();
        Assert.NotEmpty(inferred);
        Assert.All(inferred.Where(p => p.Role == ParticipantRole.Actor), p => Assert.Equal(Certainty.Suspected, p.Certainty));
        Assert.All(inferred, p => Assert.Single(p.Evidence));
    }

    [Fact]
    public void No_state_is_blamed_but_by_words()
    {
        foreach (var report in ExampleReports.Files.SelectMany(f => f.Reports))
        {
            var record = Standard.Code(report);
            var entities = record.Entities.ToDictionary(e => e.Id);
            Assert.DoesNotContain(
                record.Events.SelectMany(e => e.Participants),
                p => p is { DerivedFrom: Participant.Context, Role: ParticipantRole.Actor } && entities[p.Entity].Sector is "GOV" or "MIL" or "COP" or "SPY");
        }
    }

    [Fact]
    public void What_is_only_planned_is_not_joined_to_what_was_done()
    {
        var events = Code("Gunmen killed a judge in Lima on Monday. Police say rebels plan to attack a court in Lima next week.").Events;
        Assert.Equal(2, events.Count(e => e.Codes.Plover == "ASSAULT" || e.Modality is Modality.Planned));
    }

    [Fact]
    public void A_deed_and_its_answer_stay_two()
    {
        var events = Code("The killing of the officer prompted a raid on the camp on Tuesday.").Events;
        Assert.Contains(events, e => e.Type == "raid" && e.Links.Any(l => l.Relation == LinkRelation.RetaliationFor));
    }

    [Fact]
    public void Explain_shows_what_weighed_most()
    {
        var decisions = ExplanationBuilder.Build(Standard.Pipeline.Read(Standard.Report(Told, "1990-02-04")), Standard.Pipeline.Stages).Decisions;
        var inferred = decisions.First(d => d.Rule == "the report as a whole");
        Assert.Matches("^[^,]+ [+−][0-9.]+(, [^,]+ [+−][0-9.]+)*$", inferred.Reason);
        Assert.Contains(decisions, d => d is { Field: "muc4", Reason.Length: > 0 });
    }

    [Theory]
    [InlineData("Rebels burned at least ten buses in Cali on Monday.", "buses")]
    [InlineData("Rebels blew up the offices of the electricity company in Cali on Monday.", "offices of the electricity company")]
    [InlineData("Two members of the National Liberation Army killed a priest in Cali on Monday.", "Two members of the National Liberation Army")]
    public void A_participant_is_called_what_it_is(string text, string called) =>
        Assert.Contains(Code(text).Events.SelectMany(e => e.Participants), p => p.Text == called);

    [Fact]
    public void In_capitals_a_common_word_is_no_abbreviation()
    {
        var names = Code("THE JUDGE WHO IS IN CHARGE HAS A PLAN. THE FMLN ATTACKED A BASE IN SAN SALVADOR FOUR DAYS AGO.").Entities.Where(e => e.ActorId is not null);
        Assert.Equal(["farabundo-marti-national-liberation-front"], names.Select(e => e.ActorId));
    }

    private static CodedReport Code(string text) => Standard.Code(Standard.Report(text, "1990-02-04"));
}
