using System.Net;
using System.Text.Json;
using Casus.Tests.Archive;

namespace Casus.Tests.Server;

/// <summary>One incident, its reports, and what people decide about it.</summary>
public sealed class IncidentApiTests
{
    [Fact]
    public async Task Every_claim_leads_to_its_words_and_words_lead_back()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var claims = 0;
        foreach (var id in await Ids(visitor))
        {
            var incident = (await visitor.Get("/incidents/" + id)).Is(HttpStatusCode.OK).Json;
            foreach (var claim in incident.GetProperty("claims").EnumerateArray())
            {
                var report = (await visitor.Get("/reports/" + claim.GetProperty("report").GetString())).Is(HttpStatusCode.OK).Json;
                foreach (var span in claim.GetProperty("evidence").EnumerateArray())
                {
                    var text = report.GetProperty(span.GetProperty("in").GetString()!).GetString()!;
                    var (from, to) = (span.GetProperty("startUtf16").GetInt32(), span.GetProperty("endUtf16").GetInt32());
                    Assert.Equal(span.GetProperty("text").GetString(), text[from..to]);
                    Assert.Contains(report.GetProperty("evidence").EnumerateArray(), e => e.GetProperty("startUtf16").GetInt32() == from && e.GetProperty("endUtf16").GetInt32() == to
                        && e.GetProperty("carries").EnumerateArray().Any(c => c.GetProperty("incident").GetString() == id));
                    claims++;
                }

                if (claim.GetProperty("evidence").GetArrayLength() > 0)
                    Assert.Equal(claim.GetProperty("evidence")[0].GetProperty("text").GetString()!.ReplaceLineEndings(" "), claim.GetProperty("quotation").GetProperty("marked").GetString());
            }

            foreach (var fact in incident.GetProperty("facts").EnumerateArray())
                Assert.True(fact.GetProperty("value").ValueKind == JsonValueKind.String || fact.GetProperty("unknown").ValueKind == JsonValueKind.String || fact.GetProperty("correctable").ValueKind == JsonValueKind.String, fact.ToString());
        }

        Assert.True(claims > 50);
    }

    [Fact]
    public async Task A_correction_stands_beside_what_machines_read_and_can_be_undone()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var id = (await Ids(visitor, "sort=killed"))[0];
        var before = (await visitor.Get("/incidents/" + id)).Text;
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "killed", value = "4", reason = "hospital list" })).Is(HttpStatusCode.Created);
        var fact = Fact((await visitor.Get("/incidents/" + id)).Json, "casualties.killed");
        Assert.Equal("4", fact.GetProperty("value").GetString());
        Assert.NotEqual("4", fact.GetProperty("machine").GetString());
        Assert.Equal("hospital list", fact.GetProperty("correction").GetProperty("reason").GetString());
        Assert.Contains(id, await Ids(visitor, "review=corrected"));
        var history = (await visitor.Get($"/incidents/{id}/history")).Json.GetProperty("items");
        Assert.Equal("judgement", history[0].GetProperty("cause").GetString());
        Assert.Equal(("killed", "4"), (history[0].GetProperty("changes")[0].GetProperty("field").GetString(), history[0].GetProperty("changes")[0].GetProperty("after").GetString()));
        (await visitor.Post("/judgements/1/undo", new { reason = "misread" })).Is(HttpStatusCode.Created);
        Assert.Equal(Facts(before), Facts((await visitor.Get("/incidents/" + id)).Text));
        (await visitor.Post("/judgements/1/undo", new { reason = "" })).IsProblem(HttpStatusCode.NotFound, "CAS1112");
        (await visitor.Post("/judgements/2/undo", new { reason = (string?)null })).Is(HttpStatusCode.Created);
        Assert.Equal("4", Fact((await visitor.Get("/incidents/" + id)).Json, "casualties.killed").GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_reviewer_says_who_did_it_or_that_nobody_knows()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var id = (await Ids(visitor, "sort=killed"))[0];
        var read = Fact((await visitor.Get("/incidents/" + id)).Json, "participants.actor");
        Assert.Equal("actor", read.GetProperty("correctable").GetString());
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "actor", value = "Boko Haram [boko-haram]; two gunmen", reason = "court file" })).Is(HttpStatusCode.Created);
        var incident = (await visitor.Get("/incidents/" + id)).Json;
        Assert.Equal("Boko Haram; two gunmen", Fact(incident, "participants.actor").GetProperty("value").GetString());
        Assert.Equal(read.GetProperty("value").GetString(), Fact(incident, "participants.actor").GetProperty("machine").GetString());
        Assert.Equal(["boko-haram", null], incident.GetProperty("participants").EnumerateArray().Where(p => p.GetProperty("role").GetString() == "actor").Select(p => p.GetProperty("actorId").GetString()));
        Assert.Contains(id, await Ids(visitor, "actor=boko-haram"));
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "actor", value = "nobody", reason = "acquitted" })).Is(HttpStatusCode.Created);
        var nobody = Fact((await visitor.Get("/incidents/" + id)).Json, "participants.actor");
        Assert.Equal((JsonValueKind.Null, "actor-unnamed"), (nobody.GetProperty("value").ValueKind, nobody.GetProperty("unknown").GetString()));
        Assert.DoesNotContain(id, await Ids(visitor, "actor=boko-haram"));
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "actor", value = "Nobody known [no-such-actor]", reason = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "actor", value = "[boko-haram]", reason = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1113");
    }

    [Fact]
    public async Task Merged_incidents_lead_to_the_one_that_stands_for_them()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var ids = await Ids(visitor, "sort=date-asc&dated=yes");
        var theirs = (await visitor.Get("/incidents/" + ids[1])).Json.GetProperty("reports").EnumerateArray().Where(r => r.GetProperty("part").GetString() == "lead").Select(r => r.GetProperty("id").GetString()).ToList();
        (await visitor.Post($"/incidents/{ids[1]}/judgements", new { kind = "merge", other = ids[0], reason = "one deed" })).Is(HttpStatusCode.Created);
        var moved = await visitor.Get("/incidents/" + ids[1]);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, moved.Status);
        Assert.Equal("/api/v1/incidents/" + ids[0], moved.Headers["Location"]);
        var leads = (await visitor.Get("/incidents/" + ids[0])).Json.GetProperty("reports").EnumerateArray().Where(r => r.GetProperty("part").GetString() == "lead").Select(r => r.GetProperty("id").GetString());
        Assert.Superset(theirs.ToHashSet(), leads.ToHashSet());
        Assert.DoesNotContain(ids[1], await Ids(visitor));
    }

    [Fact]
    public async Task What_is_merged_must_be_as_it_was_seen_the_other_may_have_changed()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var ids = await Ids(visitor, "sort=date-asc&dated=yes");
        (await visitor.Post($"/incidents/{ids[0]}/judgements", new { kind = "confirm", reason = "seen" })).Is(HttpStatusCode.Created);
        var since = (await visitor.Get("/incidents/" + ids[1])).Json.GetProperty("summary").GetProperty("since").GetString();
        (await visitor.Post($"/incidents/{ids[1]}/judgements", new { kind = "merge", other = ids[0], reason = "one deed", since })).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_link_is_seen_from_both_ends_and_in_the_chain()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var ids = await Ids(visitor, "sort=date-asc&dated=yes");
        (await visitor.Post($"/incidents/{ids[1]}/judgements", new { kind = "link", relation = "retaliation-for", other = ids[0], reason = "they said so" })).Is(HttpStatusCode.Created);
        var later = (await visitor.Get("/incidents/" + ids[1])).Json;
        var earlier = (await visitor.Get("/incidents/" + ids[0])).Json;
        Assert.Equal(("out", ids[0]), (later.GetProperty("links")[0].GetProperty("direction").GetString(), later.GetProperty("links")[0].GetProperty("incident").GetString()));
        Assert.True(later.GetProperty("links")[0].GetProperty("days").GetInt32() > 0);
        Assert.Equal(("in", ids[1]), (earlier.GetProperty("links")[0].GetProperty("direction").GetString(), earlier.GetProperty("links")[0].GetProperty("incident").GetString()));
        Assert.Equal([0, 1, 2], earlier.GetProperty("chain").EnumerateArray().Select(s => s.GetProperty("depth").GetInt32()));
        (await visitor.Post("/judgements/1/undo", new { reason = "no" })).Is(HttpStatusCode.Created);
        Assert.Equal(0, (await visitor.Get("/incidents/" + ids[0])).Json.GetProperty("links").GetArrayLength());
        (await visitor.Post($"/incidents/{ids[1]}/judgements", new { kind = "link", relation = "revenge", other = ids[0], reason = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1114");
    }

    [Fact]
    public async Task A_report_that_does_not_belong_is_split_off()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var incident = (await visitor.Get("/incidents?limit=200")).Json.GetProperty("items").EnumerateArray().First(i => i.GetProperty("reports").GetInt32() > 2).GetProperty("id").GetString()!;
        var leads = (await visitor.Get("/incidents/" + incident)).Json.GetProperty("reports").EnumerateArray().Where(r => r.GetProperty("part").GetString() == "lead").Select(r => r.GetProperty("id").GetString()!).ToList();
        var answer = (await visitor.Post($"/incidents/{incident}/judgements", new { kind = "split", other = leads[^1], reason = "another day" })).Is(HttpStatusCode.Created).Json;
        var now = (await visitor.Get("/incidents/" + answer.GetProperty("incident").GetString())).Json;
        Assert.DoesNotContain(leads[^1], now.GetProperty("reports").EnumerateArray().Where(r => r.GetProperty("part").GetString() == "lead").Select(r => r.GetProperty("id").GetString()));
        Assert.Equal("split", now.GetProperty("judgements")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_decision_on_an_old_state_is_refused_and_nothing_is_done()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var item = (await visitor.Get("/incidents")).Json.GetProperty("items")[0];
        var (id, since) = (item.GetProperty("id").GetString(), item.GetProperty("since").GetString());
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "confirm", since })).Is(HttpStatusCode.Created);
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "dismiss", reason = "a drill", since })).IsProblem(HttpStatusCode.Conflict, "CAS1121");
        Assert.Equal(1, (await visitor.Get("/judgements")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Who_decides_is_who_asks_and_what_is_senseless_is_refused()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var id = (await Ids(visitor))[0];
        var path = $"/incidents/{id}/judgements";
        (await visitor.Post(path, new { kind = "confirm", by = "somebody else" })).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
        (await visitor.Post(path, new { kind = "dismiss" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        (await visitor.Post(path, new { kind = "forget", reason = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        (await visitor.Post(path, new { kind = "correct", field = "type", value = "no-such-type", reason = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        (await visitor.Post(path, new { kind = "correct", field = "killed", value = "many", reason = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1113");
        (await visitor.Post(path, new { kind = "correct", field = "perpetrator", value = "x", reason = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1113");
        (await visitor.Post("/incidents/2024-nothing/judgements", new { kind = "confirm" })).IsProblem(HttpStatusCode.NotFound, "CAS1111");
        Assert.Equal(0, (await visitor.Get("/judgements")).Json.GetProperty("items").GetArrayLength());
        var made = (await visitor.Post(path, new { kind = "confirm" })).Is(HttpStatusCode.Created).Json;
        Assert.Equal(Environment.UserName, made.GetProperty("judgement").GetProperty("by").GetString());
    }

    [Fact]
    public async Task Several_are_confirmed_at_once_and_those_that_are_not_there_are_named()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var ids = await Ids(visitor);
        var answer = (await visitor.Post("/judgements/bulk", new { kind = "confirm", incidents = new[] { ids[0], ids[1], "nothing" }, reason = (string?)null })).Is(HttpStatusCode.OK).Json;
        Assert.Equal([ids[0], ids[1]], answer.GetProperty("done").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal("CAS1111", answer.GetProperty("failed")[0].GetProperty("code").GetString());
        Assert.Equal(2, (await visitor.Get("/audit?action=judge")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(new[] { ids[0], ids[1] }.Order(), (await Ids(visitor, "review=confirmed")).Order());
    }

    [Fact]
    public async Task What_was_done_to_several_is_undone_together_and_each_step_stands_in_the_log()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var ids = await Ids(visitor);
        var dismissed = (await visitor.Post("/judgements/bulk", new { kind = "dismiss", incidents = new[] { ids[0], ids[1], ids[2] }, reason = "drills" })).Is(HttpStatusCode.OK).Json;
        var numbers = dismissed.GetProperty("judgements").EnumerateArray().Select(n => n.GetInt64()).ToList();
        Assert.Equal(3, numbers.Count);
        (await visitor.Post($"/judgements/{numbers[1]}/undo", new { reason = "no drill" })).Is(HttpStatusCode.Created);
        var undone = (await visitor.Post("/judgements/bulk/undo", new { judgements = numbers, reason = "the wrong list" })).Is(HttpStatusCode.OK).Json;
        Assert.Equal([numbers[2], numbers[0]], undone.GetProperty("done").EnumerateArray().Select(n => n.GetInt64()));
        Assert.Equal(numbers[1], undone.GetProperty("failed")[0].GetProperty("judgement").GetInt64());
        Assert.Equal("CAS1112", undone.GetProperty("failed")[0].GetProperty("code").GetString());
        Assert.Equal(ids.Order(), (await Ids(visitor)).Order());
        // Three dismissals and three undoings, each with an entry of its own.
        Assert.Equal(6, (await visitor.Get("/audit?action=judge")).Json.GetProperty("items").GetArrayLength());
        (await visitor.Post("/judgements/bulk/undo", new { judgements = Array.Empty<long>() })).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Bulk_decisions_touch_only_what_is_as_it_was_seen_and_log_only_that()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var ids = await Ids(visitor);
        var since = new Dictionary<string, string?>();
        foreach (var id in ids.Take(2))
            since[id] = (await visitor.Get($"/incidents/{id}")).Json.GetProperty("summary").GetProperty("since").GetString();
        (await visitor.Post($"/incidents/{ids[0]}/judgements", new { kind = "correct", field = "killed", value = "41", reason = "counted" })).Is(HttpStatusCode.Created);
        var answer = (await visitor.Post("/judgements/bulk", new { kind = "confirm", incidents = new[] { ids[0], ids[1] }, since })).Is(HttpStatusCode.OK).Json;
        Assert.Equal(ids[1], Assert.Single(answer.GetProperty("done").EnumerateArray()).GetString());
        Assert.Equal("CAS1121", Assert.Single(answer.GetProperty("failed").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(2, (await visitor.Get("/audit?action=judge")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Texts_in_other_scripts_keep_their_direction_and_their_offsets()
    {
        Casus.Reports.Report report = new() { Id = "astral", Text = "😀 A drone strike killed three soldiers in Baghdad on 7 February 2024. قُتل ثلاثة.", Title = "قصف في بغداد" };
        await using var workbench = await Workbench.Start(reports: [report]);
        var visitor = await workbench.Visit();
        var read = (await visitor.Get("/reports/astral")).Is(HttpStatusCode.OK).Json;
        var text = read.GetProperty("text").GetString()!;
        Assert.Equal(report.Text, text);
        Assert.NotEqual(0, read.GetProperty("evidence").GetArrayLength());
        foreach (var span in read.GetProperty("evidence").EnumerateArray().Where(s => s.GetProperty("in").GetString() == "text"))
        {
            Assert.Equal(span.GetProperty("text").GetString(), text[span.GetProperty("startUtf16").GetInt32()..span.GetProperty("endUtf16").GetInt32()]);
            Assert.Equal(span.GetProperty("startUtf16").GetInt32() - 1, span.GetProperty("start").GetInt32());
        }
    }

    [Fact]
    public async Task A_text_in_another_language_says_why_nothing_was_read_off_it()
    {
        const string arabic = "قُتل سبعة من عمال الإغاثة في غارة جوية إسرائيلية على دير البلح وسط قطاع غزة مساء الاثنين، بحسب ما أعلنت المنظمة.";
        Casus.Reports.Report read = new() { Id = "read", Text = "A drone strike killed three soldiers in Baghdad on 7 February 2024." };
        await using var workbench = await Workbench.Start(reports: [read, new() { Id = "unread", Text = arabic }]);
        var visitor = await workbench.Visit();
        Assert.Equal("language-not-read", (await visitor.Get("/reports/unread")).Json.GetProperty("unread").GetString());
        Assert.Null((await visitor.Get("/reports/read")).Json.GetProperty("unread").GetString());
        Assert.Equal("language-not-read", (await visitor.Post("/coding", new { text = arabic })).Json.GetProperty("record").GetProperty("unknown").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Coding_shows_every_layer_and_keeps_nothing()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var before = ArchiveBench.DumpOf(workbench.Store);
        var answer = (await visitor.Post("/coding", new { text = "A drone strike killed three soldiers in Baghdad on Wednesday, the army said.", publishedOn = "2024-02-08" })).Is(HttpStatusCode.OK).Json;
        var layers = answer.GetProperty("layers");
        foreach (var layer in new[] { "sentences", "tokens", "entities", "times", "places", "events" })
            Assert.NotEqual(0, layers.GetProperty(layer).GetArrayLength());
        Assert.Equal("2024-02-07", layers.GetProperty("times")[0].GetProperty("value").GetString());
        Assert.Equal(before, ArchiveBench.DumpOf(workbench.Store));
        var page = (await visitor.Post("/coding", new { text = "<html><body><article><h1>News</h1><p>Shells hit the market in Donetsk on 21 January 2024, killing five people.</p></article></body></html>", html = true })).Is(HttpStatusCode.OK).Json;
        Assert.DoesNotContain("<p>", page.GetProperty("text").GetString(), StringComparison.Ordinal);
        (await visitor.Post("/coding", new { text = new string('a', 1_000_001) })).IsProblem(HttpStatusCode.RequestEntityTooLarge, "CAS1309");
    }

    [Fact]
    public async Task Actors_and_places_are_found_as_somebody_types()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        Assert.Equal("kata-ib-hezbollah", (await visitor.Get("/actors?q=kataib%20hez")).Json.GetProperty("items")[0].GetProperty("id").GetString());
        var actor = (await visitor.Get("/actors")).Is(HttpStatusCode.OK).Json.GetProperty("items")[0];
        var profile = (await visitor.Get("/actors/" + actor.GetProperty("id").GetString())).Is(HttpStatusCode.OK).Json;
        Assert.Equal(profile.GetProperty("incidents").GetInt64(), profile.GetProperty("timeline").EnumerateArray().Sum(b => b.GetProperty("count").GetInt64()) + (await visitor.Get($"/incidents?dated=no&actor={actor.GetProperty("id").GetString()}")).Json.GetProperty("items").GetArrayLength());
        Assert.All(profile.GetProperty("claims").EnumerateArray(), c => Assert.NotEqual("", c.GetProperty("authority").GetString()));
        (await visitor.Get("/actors/nobody")).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        var place = (await visitor.Get("/places?q=peshaw")).Json.GetProperty("items")[0];
        Assert.Equal("Peshawar", place.GetProperty("name").GetString());
        Assert.NotEmpty(await Ids(visitor, $"geonameId={place.GetProperty("geonameId").GetInt32()}&radiusKm=20"));
        Assert.Empty(await Ids(visitor, "lat=0&lon=0&radiusKm=20"));
        Assert.Equal(0, (await visitor.Get("/places?q=p")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_methodology_is_that_of_the_program()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var pages = (await visitor.Get("/method")).Json.GetProperty("pages").EnumerateArray().Select(p => p.GetProperty("id").GetString()!).ToList();
        Assert.Contains("codebook", pages);
        foreach (var page in pages)
        {
            var html = (await visitor.Get("/method/" + page)).Is(HttpStatusCode.OK).Json.GetProperty("html").GetString()!;
            Assert.DoesNotMatch("(?i)<(script|style|iframe|img|link|object|form)|style=|on[a-z]+=\"|javascript:|src=", html);
        }

        Assert.Contains("id=\"CAS1313\"", (await visitor.Get("/method/errors")).Json.GetProperty("html").GetString(), StringComparison.Ordinal);
        (await visitor.Get("/method/..%2F..%2Fetc")).IsProblem(HttpStatusCode.NotFound, "CAS1307");
    }

    private static async Task<List<string>> Ids(Visitor visitor, string filter = "") =>
        [.. (await visitor.Get("/incidents?limit=200&" + filter)).Is(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];

    private static JsonElement Fact(JsonElement incident, string field) => incident.GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("field").GetString() == field);

    private static string Facts(string incident) => JsonDocument.Parse(incident).RootElement.GetProperty("facts").ToString();
}
