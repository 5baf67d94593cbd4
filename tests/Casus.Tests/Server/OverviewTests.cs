using System.Net;
using System.Text.Json;
using Casus.Archive.Incidents;
using Casus.Archive.Purging;
using Casus.Archive.Search;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Server.Overview;
using Casus.Tests.Archive;

namespace Casus.Tests.Server;

/// <summary>Lists, counts, map and timeline: what they show is what the archive finds.</summary>
public sealed class OverviewTests(PostgresServer server)
{
    public static TheoryData<string> Kinds => new(ArchiveBench.Sqlite, ArchiveBench.Postgres);

    private static readonly string[] Filters =
    [
        "", "country=UKR", "country=UKR,IRQ", "type=bombing", "killedMin=5", "grade=confirmed", "review=open", "review=any", "actor=kata-ib-hezbollah", "certainty=claimed",
        "text=market", "from=2024-01-01&to=2024-02-28", "place=Peshawar", "actor=nobody-of-that-name", "text=zzzzqq",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Both_databases_give_the_same_answers(string kind)
    {
        await using var workbench = await Workbench.Start(kind == ArchiveBench.Sqlite ? null : server.NewLocation());
        var visitor = await workbench.Visit();
        foreach (var filter in Filters)
            await IsWhatTheArchiveFinds(workbench, visitor, filter);
    }

    // Rows that were purged do not end as others do: the index is made anew.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_purged_is_shown_no_longer(string kind)
    {
        await using var workbench = await Workbench.Start(kind == ArchiveBench.Sqlite ? null : server.NewLocation());
        var visitor = await workbench.Visit();
        await IsWhatTheArchiveFinds(workbench, visitor, "");
        var deriver = new Deriver(workbench.Store, () => IncidentFuser.Load(DataFolder.Find()), TimeProvider.System);
        new Purger(workbench.Store, deriver, TimeProvider.System).Purge(new()
        {
            Reports = [.. ArchiveSearch.Reports(workbench.Store, new()).Items.Take(3).Select(r => r.Id)],
            Reason = "a court said so",
            By = "carla",
        });
        await Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);
        await IsWhatTheArchiveFinds(workbench, visitor, "");
    }

    private static async Task IsWhatTheArchiveFinds(Workbench workbench, Visitor visitor, string filter)
    {
        var values = filter.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        var expected = (values.TryGetValue("country", out var countries) ? countries.Split(',').AsEnumerable<string?>() : [null])
            .SelectMany(country => ArchiveSearch.Incidents(workbench.Store, new()
            {
                Country = country,
                Type = values.GetValueOrDefault("type"),
                KilledAtLeast = values.TryGetValue("killedMin", out var killed) ? int.Parse(killed, System.Globalization.CultureInfo.InvariantCulture) : null,
                Grade = values.GetValueOrDefault("grade"),
                Review = values.GetValueOrDefault("review"),
                Actor = values.GetValueOrDefault("actor"),
                Certainty = values.GetValueOrDefault("certainty"),
                Text = values.GetValueOrDefault("text"),
                From = values.GetValueOrDefault("from"),
                To = values.GetValueOrDefault("to"),
                Place = values.GetValueOrDefault("place"),
            }).Items).Select(i => i.Id).Order(StringComparer.Ordinal).ToList();
        var list = (await visitor.Get("/incidents?limit=200&" + filter)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(expected, [.. list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!).Order(StringComparer.Ordinal)]);
        var counts = (await visitor.Get("/incidents/counts?" + filter)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(expected.Count, counts.GetProperty("total").GetInt32());
        Assert.Equal(expected.Count, (await visitor.Get("/incidents/map?zoom=2&" + filter)).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_count_beside_a_filter_is_what_choosing_it_gives()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        foreach (var chosen in new[] { "", "country=UKR", "grade=weak", "certainty=claimed" })
        {
            var counts = (await visitor.Get("/incidents/counts?" + chosen)).Json;
            foreach (var facet in new[] { "country", "type", "grade", "actor", "certainty", "review" })
            {
                foreach (var value in counts.GetProperty(facet).EnumerateArray())
                {
                    var others = string.Join('&', chosen.Split('&').Where(p => !p.StartsWith(facet, StringComparison.Ordinal)));
                    var query = $"/incidents/counts?{others}&{facet}={Uri.EscapeDataString(value.GetProperty("value").GetString()!)}".Replace("?&", "?", StringComparison.Ordinal);
                    Assert.True(value.GetProperty("count").GetInt64() == (await visitor.Get(query)).Json.GetProperty("total").GetInt64(), query);
                }
            }
        }
    }

    [Theory]
    [InlineData("date")]
    [InlineData("date-asc")]
    [InlineData("killed")]
    [InlineData("changed")]
    [InlineData("id")]
    public async Task Pages_hold_each_incident_once_and_stay_so_while_incidents_change(string sort)
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var all = Ids((await visitor.Get($"/incidents?limit=200&sort={sort}")).Json);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await visitor.Get($"/incidents?limit=2&sort={sort}" + (cursor is null ? "" : "&cursor=" + cursor))).Is(HttpStatusCode.OK).Json;
            seen.AddRange(Ids(page));
            cursor = page.GetProperty("next").GetString();
            // A decision gives an incident a new row; only an order by change may move it for that.
            if (sort != "changed")
                (await visitor.Post($"/incidents/{seen[0]}/judgements", new { kind = "confirm", reason = "again" })).Is(HttpStatusCode.Created);
        }
        while (cursor is not null);
        Assert.Equal(all, seen);
        (await visitor.Get($"/incidents?sort={sort}&cursor=bm8")).IsProblem(HttpStatusCode.BadRequest, "CAS1116");
        (await visitor.Get("/incidents?sort=killed&cursor=" + (await visitor.Get("/incidents?limit=1&sort=date")).Json.GetProperty("next").GetString())).IsProblem(HttpStatusCode.BadRequest, "CAS1116");
    }

    [Fact]
    public async Task The_map_shows_each_placed_incident_in_one_feature()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        foreach (var zoom in new[] { 0, 2, 5, 9, 18 })
        {
            var map = (await visitor.Get($"/incidents/map?zoom={zoom}")).Is(HttpStatusCode.OK).Json;
            var counted = map.GetProperty("features").EnumerateArray().Sum(f => f.GetProperty("properties").TryGetProperty("count", out var c) ? c.GetInt64() : 1);
            Assert.Equal(map.GetProperty("placed").GetInt64(), counted);
            Assert.Equal(map.GetProperty("total").GetInt64(), map.GetProperty("placed").GetInt64() + map.GetProperty("unplaced").GetInt64());
        }

        var window = (await visitor.Get("/incidents/map?zoom=5&bbox=30,40,45,55")).Json;
        Assert.All(window.GetProperty("features").EnumerateArray(), f => Assert.InRange(f.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(), 30, 45));
        Assert.True(window.GetProperty("inView").GetInt64() < window.GetProperty("placed").GetInt64());
    }

    [Fact]
    public async Task Nothing_known_less_exactly_than_a_town_is_drawn_as_a_point()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var coarse = (await visitor.Get("/incidents?limit=200")).Json.GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("place").ValueKind == JsonValueKind.Object && i.GetProperty("place").GetProperty("area").GetBoolean() && i.GetProperty("place").GetProperty("latitude").ValueKind == JsonValueKind.Number)
            .Select(i => i.GetProperty("id").GetString()).ToHashSet();
        var map = (await visitor.Get("/incidents/map?zoom=12")).Json;
        foreach (var feature in map.GetProperty("features").EnumerateArray().Where(f => f.GetProperty("properties").GetProperty("kind").GetString() == "incident"))
            Assert.DoesNotContain(feature.GetProperty("id").GetString(), coarse);
        Assert.Equal(coarse.Count, map.GetProperty("features").EnumerateArray().Where(f => f.GetProperty("properties").GetProperty("kind").GetString() == "area").Sum(f => f.GetProperty("properties").GetProperty("count").GetInt64()));
    }

    [Fact]
    public async Task What_has_not_happened_yet_is_not_drawn_on_the_map()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var before = (await visitor.Get("/incidents/map?zoom=4")).Json.GetProperty("placed").GetInt64();
        var id = (await visitor.Get("/incidents?placed=yes")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "date", value = "2199-01-01", reason = "announced" })).Is(HttpStatusCode.Created);
        var map = (await visitor.Get("/incidents/map?zoom=4")).Json;
        Assert.Equal(before - 1, map.GetProperty("placed").GetInt64());
        Assert.DoesNotContain(id!, map.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_counts_each_dated_incident_once_for_every_width()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var total = (await visitor.Get("/incidents/counts")).Json.GetProperty("total").GetInt64();
        foreach (var by in new[] { "day", "week", "month", "year" })
        {
            var timeline = (await visitor.Get("/incidents/timeline?by=" + by)).Is(HttpStatusCode.OK).Json;
            Assert.Equal(total, timeline.GetProperty("undated").GetInt64() + timeline.GetProperty("buckets").EnumerateArray().Sum(b => b.GetProperty("count").GetInt64()));
            foreach (var bucket in timeline.GetProperty("buckets").EnumerateArray())
                Assert.True(string.CompareOrdinal(bucket.GetProperty("start").GetString(), bucket.GetProperty("end").GetString()) <= 0);
        }

        (await visitor.Get("/incidents/timeline?by=hour")).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
    }

    [Fact]
    public async Task What_has_no_place_or_day_stands_in_the_list_and_in_the_tray()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var counts = (await visitor.Get("/incidents/counts")).Json;
        var tray = (await visitor.Get("/incidents/unplaced?limit=200")).Is(HttpStatusCode.OK).Json.GetProperty("items");
        Assert.Equal(counts.GetProperty("unplaced").GetInt64(), tray.GetArrayLength());
        Assert.All(tray.EnumerateArray(), i => Assert.NotEqual("", i.GetProperty("placeReason").GetString()));
        Assert.Equal(counts.GetProperty("undated").GetInt64(), (await visitor.Get("/incidents?dated=no&limit=200")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_queue_begins_with_what_needs_a_person_most_and_says_why()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var queue = (await visitor.Get("/queue?limit=100")).Is(HttpStatusCode.OK).Json;
        var items = queue.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(queue.GetProperty("open").GetInt32(), items.Count);
        Assert.Equal(items.Select(i => i.GetProperty("score").GetDouble()).OrderDescending(), items.Select(i => i.GetProperty("score").GetDouble()));
        Assert.All(items, i => Assert.All(i.GetProperty("reasons").EnumerateArray(), r => Assert.EndsWith(".", r.GetProperty("text").GetString())));
        Assert.NotEqual(0, items[0].GetProperty("reasons").GetArrayLength());
        var first = items[0].GetProperty("incident").GetProperty("id").GetString();
        (await visitor.Post($"/incidents/{first}/judgements", new { kind = "confirm" })).Is(HttpStatusCode.Created);
        Assert.DoesNotContain(first, (await visitor.Get("/queue?limit=100")).Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("incident").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_queue_gives_the_lowest_and_the_highest_toll_that_somebody_gives()
    {
        Casus.Reports.Report Told(string id, string toll, int day) => new()
        {
            Id = id,
            Title = "Blast at a market in Baghdad",
            Publisher = id,
            PublishedOn = Casus.Reports.PublicationTime.On(new(2024, 2, day)),
            Text = $"BAGHDAD - {toll} people were killed by a car bomb at the Sadriya market in Baghdad on 7 February 2024, police said.",
        };
        await using var workbench = await Workbench.Start(reports: [Told("a", "Between 100 and 300", 8), Told("b", "At least 471", 9)]);
        var queue = (await (await workbench.Visit()).Get("/queue")).Is(HttpStatusCode.OK).Json;
        var reasons = queue.GetProperty("items")[0].GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("text").GetString());
        Assert.Contains("Reports give from 100 to 471 killed.", reasons);
    }

    [Fact]
    public void The_index_follows_the_archive_by_what_changed_alone()
    {
        using var bench = new ArchiveBench(ArchiveBench.Sqlite, server);
        using var keeper = new IndexKeeper(bench.Store, TimeProvider.System);
        var reports = ArchiveBench.Reports.ToList();
        bench.Ingest(reports[..8]);
        _ = keeper.Current(exactly: true).ByDay();
        bench.Ingest(reports);
        var id = ArchiveSearch.Incidents(bench.Store, new()).Items[0].Id;
        bench.Reviewer.Dismiss(id, "a drill");
        var followed = keeper.Current(exactly: true);
        using var anew = new IndexKeeper(bench.Store, TimeProvider.System);
        var made = anew.Current(exactly: true);
        Assert.Equal(made.Standing, followed.Standing);
        Assert.Equal(Standing(made), Standing(followed));
        Assert.Equal([.. made.ByDay().Ascending().Select(e => made.Key[e])], followed.ByDay().Ascending().Where(e => !followed.IsGone(e)).Select(e => followed.Key[e]));

        static IEnumerable<string> Standing(IncidentIndex index) => Enumerable.Range(0, index.Count).Where(e => !index.IsGone(e))
            .Select(e => $"{index.Key[e]:x} {index.Number[e]} {index.First[e]} {index.Types[index.Type[e]]} {index.Countries[index.Country[e]]} {index.Reviews[index.Review[e]]} {index.Killed[e]} {index.Latitude[e]} {index.Details[e]} {string.Join(',', index.PartsOf(e).ToArray().Select(p => index.Actors[p.Actor]))}")
            .Order(StringComparer.Ordinal);
    }

    private static List<string> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];
}
