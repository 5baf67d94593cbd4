using System.Collections.Immutable;
using Casus.Evaluation;
using Casus.Evaluation.Newsdesk;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class NewsdeskSetTests
{
    [Fact]
    public void A_main_incident_is_found_a_day_off_and_under_another_name()
    {
        var coded = Attack() with { Date = On("2021-05-05"), Location = Place("the Old Harbour", 0, 0) };

        Assert.Equal(1, Score(Reporting(), coded).Of("main incident found"));
        Assert.Equal(0, Score(Reporting(), coded with { Date = On("2021-05-06") }).Of("main incident found"));
        Assert.Equal(0, Score(Reporting(), coded with { Location = Place("Elsewhere", 0, 0) }).Of("main incident found"));
        Assert.Equal(1, Score(Reporting(), coded with { Location = Place("Elsewhere", 10.5, 20) }).Of("main incident found"));
    }

    [Fact]
    public void Only_a_report_without_a_date_may_leave_the_day_open()
    {
        var undated = Reporting();
        undated.PublishedOn = null;

        Assert.Equal(0, Score(Reporting(), Attack() with { Date = null }).Of("main incident found"));
        Assert.Equal(1, Score(Reporting(), Attack() with { Date = null }).Of("main incident found, loosely"));
        Assert.Equal(1, Score(undated, Attack() with { Date = null }).Of("main incident found, undated reports"));
    }

    [Fact]
    public void A_siege_of_weeks_is_met_by_any_of_its_days_but_an_event_dated_to_a_month_has_no_day()
    {
        var siege = Harbour();
        siege.DateEnd = "2021-05-30";
        ImmutableArray<Figure> Held(EventDate date) => new NewsdeskSet("newsdesk", new([Reporting()], [siege], GoldFolder.Data))
            .Score(new() { Records = [new() { Id = "r1", Coder = "own", Events = [Attack() with { Date = date }] }] });

        Assert.Equal(1, Held(On("2021-05-20")).Of("main incident found"));
        Assert.Equal(0, Held(new() { Start = "2021-05-01", End = "2021-05-31", Precision = "month" }).Of("main incident found"));
        Assert.Equal(0, Held(new() { Start = "2021-05-04", End = "2021-05-14", Precision = "days" }).Of("main incident found"));
        Assert.Equal(1, Held(new() { Start = "2021-05-04", End = "2021-05-11", Precision = "days" }).Of("main incident found"));
    }

    [Fact]
    public void An_event_that_is_not_violent_or_not_said_to_have_happened_finds_nothing()
    {
        Assert.Equal(0, Score(Reporting(), Attack() with { Codes = new() { Plover = "CONSULT" } }).Of("main incident found"));
        Assert.Equal(0, Score(Reporting(), Attack() with { Modality = Modality.Planned }).Of("main incident found"));
        Assert.Equal(1, Score(Reporting(), Attack() with { Codes = new(), Type = "car-bombing" }).Of("main incident found"));
        Assert.Equal(0, Score(Reporting(), Attack() with { Codes = new(), Type = "hunger-strike" }).Of("main incident found"));
    }

    [Fact]
    public void Tolls_are_exact_with_both_ends_and_within_when_ranges_meet()
    {
        var exact = Score(Reporting(), With(RecordSketch.Toll(CasualtyOutcome.Killed, 3, 5)));
        var within = Score(Reporting(), With(RecordSketch.Toll(CasualtyOutcome.Killed, 5, 9)));
        var largest = Score(Reporting(), With(RecordSketch.Toll(CasualtyOutcome.Killed, 3, 5), RecordSketch.Toll(CasualtyOutcome.Killed, 12, null)));

        Assert.Equal((1.0, 1.0), (exact.Of("killed exact"), exact.Of("killed within range")));
        Assert.Equal((0.0, 1.0), (within.Of("killed exact"), within.Of("killed within range")));
        Assert.Equal((0.0, 0.0), (largest.Of("killed exact"), largest.Of("killed within range")));
        // The report says that nobody was hurt: silence is right, a number is not.
        Assert.Equal(1, exact.Of("injured exact"));
        Assert.Equal(0, Score(Reporting(), With(RecordSketch.Toll(CasualtyOutcome.Injured, 2, 2))).Of("injured exact"));
    }

    [Fact]
    public void An_actor_is_named_by_a_word_of_its_own_and_hedged_as_the_report_hedges()
    {
        var accused = Score(Reporting(), By("River Front fighters", Certainty.Accused));
        var stated = Score(Reporting(), By("River Front fighters", Certainty.Stated));
        var other = Score(Reporting(), By("armed group", Certainty.Accused));

        Assert.Equal((1.0, 1.0), (accused.Of("actor named"), accused.Of("actor stated or hedged right")));
        Assert.Equal((1.0, 0.0), (stated.Of("actor named"), stated.Of("actor stated or hedged right")));
        Assert.Equal(0, other.Of("actor named"));
    }

    [Fact]
    public void Other_names_of_an_actor_come_from_the_list()
    {
        var names = ActorNames.From(GoldFolder.Data, Casus.Evaluation.Measures.Folding.From(GoldFolder.Data));

        Assert.True(names.Names("Islamic State", "Daesh"));
        Assert.True(names.Names("armed men", "unknown men"));
        Assert.False(names.Names("River Front", "another front"));
    }

    [Fact]
    public void A_negative_is_clean_unless_a_recent_event_is_coded()
    {
        var negative = new NewsdeskReport { Id = "r1", Text = "The team won.", PublishedOn = "2021-05-04", Negative = "sports" };

        Assert.Equal(0, Score(negative, Attack()).Of("negatives without false alarm"));
        Assert.Equal(1, Score(negative, Attack() with { Date = On("2019-05-04") }).Of("negatives without false alarm"));
        Assert.Equal(1, Score(negative, Attack() with { Date = new() { Start = "2019-01-01", End = "2019-12-31", Precision = "year" } }).Of("negatives without false alarm"));
        Assert.Equal(1, Score(negative).Of("negatives without false alarm"));
    }

    [Fact]
    public void A_recent_event_is_right_when_it_is_the_incident_or_another_that_the_report_mentions()
    {
        var elsewhere = Attack() with { Location = Place("Stonebridge", 50, 50) };
        var mentioning = Reporting();
        mentioning.Other = [new() { Date = "2021-05-03", PlaceName = "Stonebridge" }];

        Assert.Equal(0.5, Score(Reporting(), Attack(), elsewhere).Of("recent violent events right"));
        Assert.Equal(1, Score(mentioning, Attack(), elsewhere).Of("recent violent events right"));
    }

    [Fact]
    public void Fused_clusters_are_compared_and_a_recollection_is_no_mistake()
    {
        ImmutableArray<NewsdeskReport> reports =
        [
            Reporting("a"), Reporting("b"), Reporting("c"),
            new() { Id = "d", Text = "t", Background = ["harbour"] },
            new() { Id = "e", Text = "t" },
        ];
        var set = new NewsdeskSet("newsdesk", new(reports, [Harbour()], GoldFolder.Data));
        var whole = set.Score(new() { Incidents = [Fused("a", "b", "c", "d")] });
        var cut = set.Score(new() { Incidents = [Fused("a", "b"), Fused("c", "e")] });

        Assert.Equal((1.0, 1.0, 1.0), whole.Matching("clusters, pairs"));
        Assert.Equal((1.0, 1 / 3.0), (cut.Of("clusters, pairs P"), cut.Of("clusters, pairs R")));
        Assert.Equal((1.0, 5 / 9.0), (cut.Of("clusters, B-cubed P")!.Value, Math.Round(cut.Of("clusters, B-cubed R")!.Value, 12)), TupleComparer);
        Assert.Equal(1, cut.Of("stray reports"));
        Assert.Equal(1, whole.Of("incident killed overlaps"));
        Assert.Empty(set.Score(new()).Where(f => f.Name.StartsWith("clusters", StringComparison.Ordinal)));
    }

    private static readonly IEqualityComparer<(double, double)> TupleComparer =
        EqualityComparer<(double, double)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9, _ => 0);

    private static FusedIncident Fused(params string[] reports) => new() { Id = "i", Reports = [.. reports], Killed = new(5, 5), DateStart = "2021-05-04" };

    private static NewsdeskIncident Harbour() => new()
    {
        Id = "harbour",
        Acled = ["Attack"],
        DateStart = "2021-05-04",
        DateEnd = "2021-05-04",
        PlaceName = "Port Averil",
        Aliases = ["Old Harbour"],
        Country = "ABC",
        Latitude = 10,
        Longitude = 20,
        KilledLow = 3,
        KilledHigh = 6,
    };

    private static NewsdeskReport Reporting(string id = "r1") => new()
    {
        Id = id,
        Text = "Gunmen attacked the harbour.",
        PublishedOn = "2021-05-04",
        Incidents = ["harbour"],
        Statements = [new() { Incident = "harbour", KilledLow = 3, KilledHigh = 5, InjuredLow = 0, InjuredHigh = 0, ActorStated = "River Front", ActorCertainty = "accused" }],
    };

    private static EventDate On(string day) => new() { Start = day, End = day, Precision = "day" };

    private static EventLocation Place(string name, double latitude, double longitude) => new()
    {
        Name = name,
        Latitude = latitude,
        Longitude = longitude,
        Relation = LocationRelation.In,
        Precision = LocationPrecision.City,
    };

    private static CodedEvent Attack() =>
        RecordSketch.Event(new() { Muc4 = "ATTACK" }) with { Date = On("2021-05-04"), Location = Place("Port Averil", 10, 20) };

    private static CodedEvent With(params Casualties[] tolls) => Attack() with { Casualties = [.. tolls] };

    private static CodedEvent By(string name, Certainty certainty) =>
        Attack() with { Participants = [RecordSketch.Participant(ParticipantRole.Actor, "e1", name, certainty)] };

    private static ImmutableArray<Figure> Score(NewsdeskReport report, params CodedEvent[] events) =>
        new NewsdeskSet("newsdesk", new([report], [Harbour()], GoldFolder.Data))
            .Score(new() { Records = [new() { Id = "r1", Coder = "own", Events = [.. events] }] });
}
