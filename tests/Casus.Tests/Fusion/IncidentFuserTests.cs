using System.Collections.Immutable;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Cli;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Fusion;

public sealed class IncidentFuserTests
{
    private static readonly ImmutableArray<CodedReport> Records = ExampleIncidents.Records;

    private static readonly ImmutableArray<Incident> Whole = ExampleIncidents.Fuse(Records);

    [Fact]
    public void The_incidents_of_the_examples_are_those_that_were_approved()
    {
        var page = string.Join('\n', Whole.Select(Summary.Of));
        Golden.Check("examples/incidents.txt", page);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void In_whatever_order_and_batches_reports_come_the_bytes_are_the_same(int seed)
    {
        var random = new Random(seed);
        var shuffled = Records.ToArray();
        random.Shuffle(shuffled);
        var batches = new List<CodedReport[]>();
        for (var at = 0; at < shuffled.Length;)
        {
            var size = random.Next(1, 6);
            batches.Add([.. shuffled.Skip(at).Take(size)]);
            at += size;
        }

        Assert.Equal(ExampleIncidents.Lines(Whole), ExampleIncidents.Lines(ExampleIncidents.Fuse(batches, threads: 1 + (seed % 3))));
    }

    [Fact]
    public void Reports_of_one_incident_are_one_and_of_another_another()
    {
        foreach (var folder in new[] { "pesh-", "kur-" })
            Assert.Single(Whole, i => i.Match.Any(m => m.Part == "lead" && m.Report.StartsWith(folder, StringComparison.Ordinal)));
        Assert.DoesNotContain(Whole, i => i.Reports.Any(r => r.StartsWith("pesh-", StringComparison.Ordinal)) && i.Reports.Any(r => r.StartsWith("kur-", StringComparison.Ordinal)));
    }

    // It has the city and the bombs in common with the drone strike of the day before, and nothing else.
    [Fact]
    public void A_report_that_says_little_is_not_filed_with_what_else_happened_there_the_day_before()
    {
        var bare = Standard.Code(Standard.Report("Two killed in a bombing in Baghdad on Thursday.", "2024-02-08"));
        var incidents = ExampleIncidents.Fuse(ExampleIncidents.Records.Add(bare));
        Assert.Equal([bare.Id], Assert.Single(incidents, i => i.Reports.Contains(bare.Id)).Reports);
        Assert.Equal(ExampleIncidents.Lines(Whole), ExampleIncidents.Lines(incidents.Where(i => !i.Reports.Contains(bare.Id))));
    }

    [Theory]
    [InlineData("The United Nations condemned the bombing.", "United Nations")]
    [InlineData("The president, Ali Hassan, vowed revenge.", "Ali Hassan")]
    [InlineData("Police arrested a shopkeeper, Omar Salim, on Wednesday.", "Omar Salim")]
    [InlineData("The Taliban denied any part in it.", "Taliban")]
    public void Who_condemns_threatens_is_arrested_or_denies_has_no_part_in_the_deed(string said, string name)
    {
        var report = Standard.Report("A bomb killed nine people at a market in Kandahar on Tuesday. " + said, "2024-02-08");
        var incident = Assert.Single(ExampleIncidents.Fuse([Standard.Code(report)]));
        Assert.DoesNotContain(incident.Participants, p => p.Name.Contains(name, StringComparison.Ordinal) && p.Certainty != Certainty.Denied);
    }

    // "has killed", published on Thursday, is dated to that day; the other report says Wednesday.
    [Fact]
    public void A_day_that_a_report_gives_wins_over_one_that_is_inferred_from_a_tense()
    {
        const string Rest = " nine people at a market in the centre of Kandahar, police said. The market was full, and dozens of shops in the old cloth bazaar burned down.";
        var inferred = Standard.Code(Standard.Report("A car bomb has killed" + Rest, "2024-02-08"));
        var given = Standard.Code(Standard.Report("A car bomb on Wednesday killed" + Rest, "2024-02-08"));
        Assert.Equal(("2024-02-08", "2024-02-08"), DayOf(Assert.Single(ExampleIncidents.Fuse([inferred]))));
        var incident = Assert.Single(ExampleIncidents.Fuse([inferred, given]));
        Assert.Equal(("2024-02-07", "2024-02-07"), DayOf(incident));
        static (string?, string?) DayOf(Incident incident) => (incident.Date?.Start, incident.Date?.End);
    }

    [Fact]
    public void A_report_that_comes_later_does_not_change_the_id()
    {
        var ids = Enumerable.Range(1, 5).Select(n => Assert.Single(ExampleIncidents.Fuse(Records.Where(r => r.Id.StartsWith("pesh-", StringComparison.Ordinal)).OrderBy(r => r.Id, StringComparer.Ordinal).Take(n))).Id);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void The_toll_of_each_day_stands_in_the_order_of_the_days()
    {
        var days = Assert.Single(Whole, i => i.Reports.Contains("pesh-1")).Casualties.TollOverTime;
        Assert.True(days.Length > 2);
        Assert.Equal(days.Select(d => d.PublishedOn).Order(StringComparer.Ordinal), days.Select(d => d.PublishedOn));
    }

    [Fact]
    public void A_copy_in_another_paper_is_no_second_source()
    {
        var report = Records.Single(r => r.Id == "pesh-2");
        var copies = Enumerable.Range(1, 5).Select(n => report with { Id = $"copy-{n}", Publisher = $"Paper {n}" });
        var incident = Assert.Single(ExampleIncidents.Fuse(copies));
        Assert.Equal(1, incident.IndependentSources);
        Assert.Equal("weak", incident.Grade);
    }

    [Theory]
    [InlineData(Modality.Denied)]
    [InlineData(Modality.Planned)]
    [InlineData(Modality.Threatened)]
    [InlineData(Modality.Hypothetical)]
    public void What_did_not_happen_opens_no_incident(Modality modality)
    {
        var report = Records.Single(r => r.Id == "pesh-2");
        Assert.Empty(ExampleIncidents.Fuse(report with { Events = [.. report.Events.Select(e => e with { Modality = modality })] }));
    }

    [Theory]
    [InlineData(Standing.Background)]
    [InlineData(Standing.Aggregate)]
    public void What_is_only_retold_or_summed_up_opens_no_incident(Standing standing)
    {
        var report = Records.Single(r => r.Id == "pesh-2");
        Assert.Empty(ExampleIncidents.Fuse(report with { Events = [.. report.Events.Select(e => e with { Standing = standing })] }));
    }

    [Fact]
    public void Every_claim_of_a_record_is_kept_with_its_words()
    {
        var claims = Whole.SelectMany(i => i.Claims).ToList();
        Assert.All(claims.Where(c => c.Field.StartsWith("casualties", StringComparison.Ordinal)), c => Assert.NotEmpty(c.Evidence));
        var tolls = Records.Single(r => r.Id == "pesh-4").Events.Where(e => e.Standing == Standing.News).SelectMany(e => e.Casualties).Count();
        Assert.True(claims.Count(c => c.Report == "pesh-4" && c.Field.StartsWith("casualties", StringComparison.Ordinal)) >= tolls - 1);
    }

    [Fact]
    public void No_claim_lies_outside_the_range_of_its_incident()
    {
        foreach (var incident in Whole.Where(i => i.Casualties.Killed is { DerivedFrom: null }))
        {
            var news = incident.Match.Where(m => m.Part != "background").Select(m => m.Report).ToHashSet(StringComparer.Ordinal);
            var toll = incident.Casualties.Killed!;
            Assert.True(toll.Low <= toll.Best && toll.Best <= (toll.High ?? int.MaxValue));
            Assert.NotEmpty(incident.Claims.Where(c => c.Field == "casualties.killed" && news.Contains(c.Report)));
        }
    }

    [Fact]
    public void Of_two_records_of_one_report_the_second_is_passed_over()
    {
        var fuser = Casus.Fusion.IncidentFuser.Load(Casus.Knowledge.DataFolder.Find());
        Assert.Empty(fuser.Add(Records));
        Assert.Equal(["pesh-1"], fuser.Add([Records.Single(r => r.Id == "pesh-1")]));
        Assert.Equal(Records.Length, fuser.Count);
    }
}
