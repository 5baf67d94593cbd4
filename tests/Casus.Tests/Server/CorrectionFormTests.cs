using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Requests;
using Casus.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Tests.Server;

/// <summary>The public form: off unless told, open to anybody, and giving nothing away.</summary>
public sealed partial class CorrectionFormTests(PostgresServer server)
{
    private const string Payload = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    [Fact]
    public async Task It_is_off_unless_told()
    {
        await using var workbench = await Workbench.Start();
        using var http = Outside(workbench);
        Assert.NotEqual(HttpStatusCode.OK, (await http.GetAsync("/corrections", TestContext.Current.CancellationToken)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await http.PostAsync("/corrections", new FormUrlEncodedContent([new("about", "x"), new("wrong", "x")]), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(0, (await (await workbench.Visit()).Get("/requests")).Json.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Somebody_without_an_account_asks_and_sees_what_became_of_it_and_nothing_else(bool inPostgres)
    {
        var clock = new ArchiveClock();
        await using var workbench = await Start(clock, inPostgres ? server.NewLocation() : null);
        var anna = await workbench.SignIn("anna", "reviewer", "auditor");
        using var http = Outside(workbench);
        var reference = await Ask(http, clock, "the market, in March", wrong: "My brother was no fighter.", right: "He sold tea.", contact: "ann@example.org");
        Assert.Matches("^([a-z2-9]{5}-){3}[a-z2-9]{5}$", reference);
        Assert.Contains("<b>open</b>", await StateOf(http, reference), StringComparison.Ordinal);

        var request = Assert.Single((await anna.Get("/requests")).Is(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray());
        Assert.True(request.GetProperty("public").GetBoolean());
        Assert.Equal("the market, in March", request.GetProperty("incident").GetString());
        Assert.Equal("ann@example.org", request.GetProperty("contact").GetString());
        Assert.Equal("Wrong: My brother was no fighter.\n\nRight: He sold tea.", request.GetProperty("text").GetString());
        var path = "/requests/" + request.GetProperty("id").GetInt64();

        // Who decides says which incident it is, corrects that, and answers.
        var id = (await anna.Get("/incidents")).Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        (await anna.Put(path + "/incident", new { incident = "nothing" })).IsProblem(HttpStatusCode.NotFound, "CAS1111");
        Assert.Equal(id, (await anna.Put(path + "/incident", new { incident = id })).Is(HttpStatusCode.OK).Json.GetProperty("incident").GetString());
        var number = (await anna.Post($"/incidents/{id}/judgements", new { kind = "confirm" })).Is(HttpStatusCode.Created).Json.GetProperty("judgement").GetProperty("number").GetInt64();
        (await anna.Post(path + "/answer", new { judgement = number, reason = "for colleagues" })).Is(HttpStatusCode.OK);
        (await anna.Put(path + "/incident", new { incident = id })).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        var accepted = await StateOf(http, reference.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.Contains("<b>accepted</b>", accepted, StringComparison.Ordinal);
        foreach (var inside in new[] { id, "brother", "anna", "example.org", "for colleagues" })
            Assert.DoesNotContain(inside, accepted, StringComparison.Ordinal);

        var second = await Ask(http, clock, id, wrong: "Nothing of it is true.");
        var other = (await anna.Get("/requests?state=open")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
        (await anna.Post($"/requests/{other}/answer", new { judgement = (long?)null, reason = "Four reports tell of it. " + Payload })).Is(HttpStatusCode.OK);
        var declined = await StateOf(http, second);
        Assert.Contains("Four reports tell of it.", declined, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", declined, StringComparison.Ordinal);
        (await anna.Delete("/requests/" + other)).Is(HttpStatusCode.NoContent);
        Assert.Contains("no request of that reference", await StateOf(http, second), StringComparison.Ordinal);
        Assert.Contains("no request of that reference", await StateOf(http, "aaaaa-bbbbb"), StringComparison.Ordinal);

        // The log tells of the request, of none of its words, and not from where it came.
        var entry = (await anna.Get("/audit/access?action=request-add")).Json.GetProperty("items").EnumerateArray().Last();
        Assert.Equal("", entry.GetProperty("address").GetString());
        Assert.DoesNotContain("example.org", (await anna.Get("/audit/access")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_to_reach_somebody_is_removed_when_asked_and_thirty_days_after_the_answer()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Start(clock);
        using var http = Outside(workbench);
        await Ask(http, clock, "first", contact: "+44 20 7946 0000");
        await Ask(http, clock, "second", contact: "ben@example.org");
        var visitor = await workbench.Visit();
        var ids = (await visitor.Get("/requests")).Json.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("id").GetInt64()).ToList();
        (await visitor.Delete($"/requests/{ids[0]}/contact")).Is(HttpStatusCode.NoContent);
        (await visitor.Delete($"/requests/{ids[0]}/contact")).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        (await visitor.Post($"/requests/{ids[1]}/answer", new { judgement = (long?)null, reason = "no" })).Is(HttpStatusCode.OK);
        Assert.Equal("ben@example.org", (await visitor.Get("/requests?state=declined")).Json.GetProperty("items")[0].GetProperty("contact").GetString());
        clock.Now += CorrectionForm.ContactsKept + TimeSpan.FromMinutes(1);
        Assert.All((await visitor.Get("/requests")).Json.GetProperty("items").EnumerateArray(), r => Assert.Equal(JsonValueKind.Null, r.GetProperty("contact").ValueKind));
        using var db = workbench.App.Services.GetRequiredService<IDbContextFactory<WorkbenchDb>>().CreateDbContext();
        Assert.All(db.PublicRequests.ToList(), p => Assert.Null(p.Contact));
    }

    [Fact]
    public async Task An_incident_that_is_there_and_one_that_is_not_are_answered_alike()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Start(clock);
        using var http = Outside(workbench);
        var id = (await (await workbench.Visit()).Get("/incidents")).Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        var pages = new List<string>();
        var answers = new List<string>();
        foreach (var about in new[] { id, $"https://desk.example.org/incidents/{id}?x=1", "2024-02-07-irq-nowhere-000000" })
        {
            pages.Add(Alike(await http.GetStringAsync("/corrections?incident=" + Uri.EscapeDataString(about), TestContext.Current.CancellationToken), about));
            answers.Add(Alike(await (await Send(http, clock, about)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), about));
        }

        Assert.Single(pages.Distinct());
        Assert.Single(answers.Distinct());
        Assert.Equal([id, id], (await (await workbench.Visit()).Get("/requests")).Json.GetProperty("items").EnumerateArray().Take(2).Select(r => r.GetProperty("incident").GetString()));

        static string Alike(string page, string about) => Token().Replace(Reference().Replace(page, "reference"), "token").Replace(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(about), "about", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_written_is_text_in_every_page_and_answer()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Start(clock);
        using var http = Outside(workbench);
        var answer = await http.GetAsync("/corrections?incident=" + Uri.EscapeDataString(Payload), TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        var pages = new List<string> { await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) };
        // Sent too fast it comes back with what was written.
        pages.Add(await (await Send(http, clock, Payload, wrong: "</textarea>" + Payload, contact: Payload, wait: false)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await Ask(http, clock, Payload + "\u0007", wrong: Payload, right: Payload, contact: Payload);
        foreach (var page in pages)
        {
            Assert.DoesNotMatch("(?i)<(script|img)|onerror=alert\\(1\\)>", page);
            Assert.DoesNotMatch("(?i)style=|onload=|javascript:", page);
        }

        var listed = (await (await workbench.Visit()).Get("/requests")).Is(HttpStatusCode.OK);
        Assert.DoesNotContain("<", listed.Text, StringComparison.Ordinal);
        Assert.Equal(Payload, listed.Json.GetProperty("items")[0].GetProperty("incident").GetString());
    }

    [Fact]
    public async Task Programs_other_sites_and_floods_are_kept_out()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Start(clock);
        using var http = Outside(workbench);
        await Refused(await Send(http, clock, "x", wait: false), "very fast");
        await Refused(await Send(http, clock, "x", trap: "https://spam.example.org"), "stay empty");
        await Refused(await Send(http, clock, "x", token: "1.2"), "too long");
        await Refused(await Send(http, clock, "x", wait: true, late: FormTokens.Longest), "too long");
        await Refused(await Send(http, clock, "", wrong: "y"), "which incident");
        await Refused(await Send(http, clock, "x", wrong: new string('y', Asked.LongestText + 1)), "at most 2000");
        await Refused(await Send(http, clock, "x", wrong: new string('y', 200_000)), "could not be read");
        await Refused(await Send(http, clock, "x", origin: "https://evil.example.org"), "could not be read");
        await Refused(await Send(http, clock, "x", origin: "null"), "could not be read");
        await Refused(await http.PostAsync("/corrections", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken), "could not be read");
        Assert.Equal(0, (await (await workbench.Visit()).Get("/requests")).Json.GetProperty("items").GetArrayLength());

        for (var i = 0; i < AskLimits.MostRequests; i++)
            await Ask(http, clock, "x");
        var refused = await Send(http, clock, "x");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("3600", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(AskLimits.MostRequests, (await (await workbench.Visit()).Get("/requests")).Json.GetProperty("items").GetArrayLength());
        var looks = new List<HttpStatusCode>();
        for (var i = 0; i <= AskLimits.MostLooks; i++)
            looks.Add((await http.PostAsync("/corrections/state", new FormUrlEncodedContent([new("reference", "a" + i)]), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.NotFound, AskLimits.MostLooks), HttpStatusCode.TooManyRequests], looks);

        static async Task Refused(HttpResponseMessage answer, string because)
        {
            Assert.InRange((int)answer.StatusCode, 400, 499);
            Assert.Contains(because, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_request_and_what_is_wrong_with_one_is_said_of_its_field()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Start(clock);
        using var http = Outside(workbench);
        var token = Token().Match(await http.GetStringAsync("/corrections", TestContext.Current.CancellationToken)).Groups[1].Value;
        clock.Now += FormTokens.Shortest;
        var answers = await Task.WhenAll(Enumerable.Range(0, 2 * AskLimits.MostRequests).Select(_ => Send(http, clock, "x", token: token, wait: false)));
        var references = new List<string>();
        foreach (var answer in answers)
            references.Add(Reference().Match(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value);
        Assert.Matches("^([a-z2-9]{5}-){3}[a-z2-9]{5}$", Assert.Single(references.Distinct()));
        Assert.NotEqual(references[0], Reference().Match(await (await Send(http, clock, "x", wrong: "And on Friday.", token: token)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value);
        Assert.Equal(2, (await (await workbench.Visit()).Get("/requests")).Json.GetProperty("items").GetArrayLength());

        var tooLong = await (await Send(http, clock, "x", right: new string('y', Asked.LongestText + 3))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("What is right&#x201D; has 2003 characters", tooLong, StringComparison.Ordinal);
        Assert.Equal("right", Invalid().Match(tooLong).Groups[1].Value);
        Assert.Contains("value=\"aaaaa-bbbb\"", await StateOf(http, "aaaaa-bbbb"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Example Desk <b>&")]
    public async Task The_form_says_who_keeps_the_record_or_that_nobody_is_named(string? name)
    {
        await using var workbench = await Workbench.Start(set: o => o with { CorrectionForm = true, Operator = name });
        using var http = Outside(workbench);
        var pages = new[]
        {
            await http.GetStringAsync("/corrections", TestContext.Current.CancellationToken),
            await (await Send(http, new ArchiveClock(), "", wait: false)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        };
        foreach (var page in pages)
        {
            Assert.Equal(name is null, page.Contains("cannot tell you who receives what you write", StringComparison.Ordinal));
            Assert.Equal(name is not null, page.Contains("This record is kept by <b dir=\"auto\">Example Desk &lt;b&gt;&amp;</b>", StringComparison.Ordinal));
            Assert.Contains("It is kept to ask you back", page, StringComparison.Ordinal);
        }

        // Who administers is reminded.
        var doctor = (await (await workbench.Visit()).Get("/doctor")).Is(HttpStatusCode.OK).Json;
        var finding = doctor.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "form for corrections");
        Assert.Equal(name is null ? "missing" : "ok", finding.GetProperty("state").GetString());
        Assert.Equal(name is not null, doctor.GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("application/json", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html;q=0, application/json", false)]
    [InlineData("text/", false)]
    [InlineData(null, false)]
    public async Task An_unknown_address_below_the_form_is_a_page_for_people_and_a_problem_for_programs(string? accept, bool isPage)
    {
        await using var workbench = await Start(TimeProvider.System);
        using var http = Outside(workbench);
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/corrections/no%3Cscript%3E"), (HttpMethod.Get, "/corrections/state/x"), (HttpMethod.Post, "/corrections/nothing") })
        {
            using var request = new HttpRequestMessage(method, path);
            if (accept is not null)
                request.Headers.TryAddWithoutValidation("Accept", accept);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal(isPage ? "text/html" : "application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains(isPage ? "There is no such page" : "CAS1307", body, StringComparison.Ordinal);
            Assert.DoesNotContain("script", body, StringComparison.Ordinal);
        }

        using var put = await http.PutAsync("/corrections", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_administers_opens_it_and_it_stays_open_when_the_server_starts_anew(bool inPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("casus-form-").FullName;
        var location = inPostgres ? server.NewLocation() : null;
        try
        {
            await using (var workbench = await Workbench.Start(location, folder: folder))
            {
                using var http = Outside(workbench);
                var anna = await workbench.SignIn("anna", "admin");
                var reviewer = await workbench.SignIn("ben", "reviewer");
                Assert.Equal("""{"open":false,"operator":null,"openByOption":false,"operatorByOption":false}""", (await anna.Get("/correction-form")).Is(HttpStatusCode.OK).Text);
                (await reviewer.Put("/correction-form", new { open = true, @operator = "x" })).IsProblem(HttpStatusCode.Forbidden, "CAS1304");
                foreach (var wrong in new[] { new string('x', FormSettings.LongestOperator + 1), "a\nb" })
                    (await anna.Put("/correction-form", new { open = true, @operator = wrong })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
                foreach (var path in new[] { "/corrections", "/corrections/state", "/corrections/style.css", "/corrections/nothing" })
                    Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync("/corrections", new FormUrlEncodedContent([new("about", "x"), new("wrong", "x")]), TestContext.Current.CancellationToken)).StatusCode);

                Assert.Equal("""{"open":true,"operator":null,"openByOption":false,"operatorByOption":false}""", (await anna.Put("/correction-form", new { open = true, @operator = " " })).Is(HttpStatusCode.OK).Text);
                Assert.Contains("cannot tell you who receives", await http.GetStringAsync("/corrections", TestContext.Current.CancellationToken), StringComparison.Ordinal);
                (await anna.Put("/correction-form", new { open = true, @operator = " Example Desk " })).Is(HttpStatusCode.OK);
                Assert.Contains("kept by <b dir=\"auto\">Example Desk</b>", await http.GetStringAsync("/corrections", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }

            await using (var again = await Workbench.Start(location, folder: folder))
            {
                using var http = Outside(again);
                Assert.Contains("Example Desk", await http.GetStringAsync("/corrections", TestContext.Current.CancellationToken), StringComparison.Ordinal);
                var anna = await again.Visit();
                await anna.Post("/login", new { name = "anna", password = Workbench.Password, code = (string?)null });
                (await anna.Put("/correction-form", new { open = false, @operator = "Example Desk" })).Is(HttpStatusCode.OK);
                Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/corrections", TestContext.Current.CancellationToken)).StatusCode);

                // A form that was given out before it was closed is taken no longer.
                Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync("/corrections", new FormUrlEncodedContent([new("about", "x"), new("wrong", "x")]), TestContext.Current.CancellationToken)).StatusCode);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_the_server_was_started_with_is_not_changed_in_the_pages_and_every_change_is_logged()
    {
        await using var workbench = await Workbench.Start(set: o => o with { CorrectionForm = true, Operator = "Example Desk" });
        var visitor = await workbench.Visit();
        (await visitor.Put("/correction-form", new { open = false, @operator = "Example Desk" })).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        (await visitor.Put("/correction-form", new { open = true, @operator = "Another" })).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        Assert.Equal("""{"open":true,"operator":"Example Desk","openByOption":true,"operatorByOption":true}""", (await visitor.Put("/correction-form", new { open = true, @operator = "Example Desk" })).Is(HttpStatusCode.OK).Text);
        Assert.Equal(0, (await visitor.Get("/audit/access?action=correction-form")).Json.GetProperty("items").GetArrayLength());

        await using var other = await Workbench.Start();
        var who = await other.Visit();
        (await who.Put("/correction-form", new { open = true, @operator = "Example Desk" })).Is(HttpStatusCode.OK);
        (await who.Put("/correction-form", new { open = false, @operator = "Example Desk" })).Is(HttpStatusCode.OK);
        Assert.Equal(["closed", "open"], (await who.Get("/audit/access?action=correction-form")).Json.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("object").GetString()));
    }

    private static Task<Workbench> Start(TimeProvider clock, string? location = null) => Workbench.Start(location, o => o with { CorrectionForm = true }, clock: clock);

    private static HttpClient Outside(Workbench workbench) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(workbench.Address) };

    private static async Task<HttpResponseMessage> Send(
        HttpClient http, ArchiveClock clock, string about, string wrong = "It was on Tuesday.", string right = "", string contact = "", string trap = "", bool wait = true, TimeSpan late = default, string? token = null, string? origin = null)
    {
        token ??= Token().Match(await http.GetStringAsync("/corrections", TestContext.Current.CancellationToken)).Groups[1].Value;
        if (wait)
            clock.Now += FormTokens.Shortest + late;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/corrections")
        {
            Content = new FormUrlEncodedContent([new("token", token), new("about", about), new("wrong", wrong), new("right", right), new("known", ""), new("contact", contact), new(CorrectionPages.Trap, trap)]),
        };
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> Ask(HttpClient http, ArchiveClock clock, string about, string wrong = "It was on Tuesday.", string right = "", string contact = "")
    {
        var answer = await Send(http, clock, about, wrong, right, contact);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page);
        return Reference().Match(page).Groups[1].Value;
    }

    private static async Task<string> StateOf(HttpClient http, string reference) =>
        await (await http.PostAsync("/corrections/state", new FormUrlEncodedContent([new("reference", reference)]), TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"([a-z]+)\"[^>]* aria-invalid=\"true\" autofocus", RegexOptions.None, 1000)]
    private static partial Regex Invalid();

    [GeneratedRegex("class=\"reference\">([^<]+)<", RegexOptions.None, 1000)]
    private static partial Regex Reference();
}
