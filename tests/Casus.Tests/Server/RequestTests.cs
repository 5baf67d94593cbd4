using System.Net;
using Casus.Server.Accounts;
using Casus.Server.Requests;
using Casus.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Tests.Server;

/// <summary>Requests for correction: kept without who asked, answered with a judgement, seen by those alone who decide.</summary>
public sealed class RequestTests(PostgresServer server)
{
    [Theory]
    [InlineData("Write to ann.b@mail.example.org, please.", "Write to […], please.")]
    [InlineData("I am @ann_b; call +964 770 123 4567 or 0049-30-1234567.", "I am […]; call […] or […].")]
    [InlineData("On 2024-02-07 at 33.31, 44.36 there were 12 dead, not 1,200.", "On 2024-02-07 at 33.31, 44.36 there were 12 dead, not 1,200.")]
    public void How_somebody_can_be_reached_is_taken_out_and_what_they_ask_is_not(string text, string kept) => Assert.Equal(kept, Anonymous.Text(text));

    [Fact]
    public async Task A_request_is_answered_once_with_a_judgement_about_its_incident()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var ids = (await visitor.Get("/incidents")).Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!).ToList();
        (await visitor.Post("/requests", new { incident = "nothing", text = "x", receivedOn = "2024-02-09" })).IsProblem(HttpStatusCode.NotFound, "CAS1111");
        (await visitor.Post("/requests", new { incident = ids[0], text = " ", receivedOn = "2024-02-09" })).Is(HttpStatusCode.UnprocessableEntity);
        (await visitor.Post("/requests", new { incident = ids[0], text = "x", receivedOn = "yesterday" })).Is(HttpStatusCode.UnprocessableEntity);
        (await visitor.Post("/requests", new { incident = ids[0], text = "x", receivedOn = "2024-02-09", name = "Ann" })).Is(HttpStatusCode.BadRequest);

        var made = (await visitor.Post("/requests", new { incident = ids[0], text = "My brother is counted twice. ann@example.org", receivedOn = "2024-02-09" })).Is(HttpStatusCode.Created).Json;
        var path = $"/requests/{made.GetProperty("id").GetInt64()}";
        Assert.Equal("My brother is counted twice. […]", made.GetProperty("text").GetString());
        Assert.Equal("open", made.GetProperty("state").GetString());

        async Task<long> Confirm(string id) => (await visitor.Post($"/incidents/{id}/judgements", new { kind = "confirm" })).Is(HttpStatusCode.Created).Json.GetProperty("judgement").GetProperty("number").GetInt64();
        (await visitor.Post(path + "/answer", new { judgement = await Confirm(ids[1]) })).Is(HttpStatusCode.UnprocessableEntity);
        (await visitor.Post(path + "/answer", new { judgement = (long?)null, reason = " " })).Is(HttpStatusCode.UnprocessableEntity);
        var number = await Confirm(ids[0]);
        var answered = (await visitor.Post(path + "/answer", new { judgement = number })).Is(HttpStatusCode.OK).Json;
        Assert.Equal("judged", answered.GetProperty("state").GetString());
        Assert.Equal(number, answered.GetProperty("judgement").GetInt64());
        (await visitor.Post(path + "/answer", new { reason = "again" })).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        Assert.Equal(0, (await visitor.Get("/requests?state=open")).Json.GetProperty("items").GetArrayLength());

        // The log tells of each step, and of none of the words.
        var log = (await visitor.Get("/audit/access")).Is(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("action").GetString()).ToList();
        Assert.Contains("request-add", log);
        Assert.Contains("request-answer", log);
        using (var scope = workbench.App.Services.CreateScope())
            Assert.DoesNotContain(scope.ServiceProvider.GetRequiredService<WorkbenchDb>().Access.AsNoTracking().ToList(), e => e.Detail.Contains("brother", StringComparison.Ordinal));
        (await visitor.Delete(path)).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, (await visitor.Get("/requests")).Json.GetProperty("items").GetArrayLength());
        (await visitor.Delete(path)).IsProblem(HttpStatusCode.NotFound, "CAS1307");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_are_listed_by_their_state_to_the_end_from_either_end(bool inPostgres)
    {
        await using var workbench = await Workbench.Start(inPostgres ? server.NewLocation() : null);
        var visitor = await workbench.Visit();
        var id = (await visitor.Get("/incidents")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        var made = new List<long>();
        for (var i = 0; i < 7; i++)
            made.Add((await visitor.Post("/requests", new { incident = id, text = $"request {i}", receivedOn = "2024-02-09" })).Is(HttpStatusCode.Created).Json.GetProperty("id").GetInt64());
        var judgement = (await visitor.Post($"/incidents/{id}/judgements", new { kind = "confirm" })).Is(HttpStatusCode.Created).Json.GetProperty("judgement").GetProperty("number").GetInt64();
        (await visitor.Post($"/requests/{made[1]}/answer", new { judgement })).Is(HttpStatusCode.OK);
        (await visitor.Post($"/requests/{made[4]}/answer", new { reason = "no" })).Is(HttpStatusCode.OK);

        Assert.Equal(made, await All("limit=3"));
        Assert.Equal([made[0], made[2], made[3], made[5], made[6]], await All("state=open&limit=2"));
        Assert.Equal([made[4], made[1]], await All("state=judged,declined&sort=newest&limit=1"));
        Assert.Equal([made[1], made[4]], await All("state=judged,declined&sort=oldest"));
        Assert.Equal([made[4]], await All("state=declined"));
        Assert.Equal(made.AsEnumerable().Reverse(), await All("sort=newest&limit=3"));

        // What is answered between two pages neither repeats nor hides another.
        var first = (await visitor.Get("/requests?state=open&limit=2")).Json;
        (await visitor.Post($"/requests/{made[0]}/answer", new { reason = "no" })).Is(HttpStatusCode.OK);
        Assert.Equal([made[3], made[5]], Ids((await visitor.Get($"/requests?state=open&limit=2&cursor={first.GetProperty("next").GetString()}")).Json));
        foreach (var wrong in new[] { "state=answered", "state=", "state=open,", "sort=id", "cursor=x", "cursor=-1" })
            (await visitor.Get("/requests?" + wrong)).IsProblem(HttpStatusCode.BadRequest, "CAS1301");

        async Task<List<long>> All(string query)
        {
            var (all, next) = (new List<long>(), (string?)null);
            do
            {
                var page = (await visitor.Get($"/requests?{query}{(next is null ? "" : "&cursor=" + next)}")).Is(HttpStatusCode.OK).Json;
                all.AddRange(Ids(page));
                next = page.GetProperty("next").GetString();
            }
            while (next is not null);
            return all;
        }

        static IEnumerable<long> Ids(System.Text.Json.JsonElement page) => page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("id").GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_earlier_program_kept_is_brought_up_to_date(bool inPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("casus-requests-").FullName;
        try
        {
            var location = inPostgres ? server.NewLocation() : null;
            await using (var before = await Workbench.Start(location, folder: folder))
            {
                using var scope = before.App.Services.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<WorkbenchDb>();
                var schema = db.Schema.Length > 0 ? db.Schema + "." : "";
#pragma warning disable EF1002 // The name of a schema has small letters, digits and _ only.
                foreach (var table in new[] { "correction_requests", "people_passkeys", "public_requests" })
                    db.Database.ExecuteSqlRaw($"DROP TABLE {schema}{table}");
#pragma warning restore EF1002
                db.Settings.Where(s => s.Key == "schema").ExecuteUpdate(u => u.SetProperty(s => s.Value, "1"));
            }

            await using var after = await Workbench.Start(location, folder: folder);
            var visitor = await after.Visit();
            var id = (await visitor.Get("/incidents")).Json.GetProperty("items")[0].GetProperty("id").GetString();
            (await visitor.Post("/requests", new { incident = id, text = "x", receivedOn = "2024-02-09" })).Is(HttpStatusCode.Created);
            Assert.Equal(1, (await visitor.Get("/requests?state=open")).Json.GetProperty("items").GetArrayLength());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
