using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Casus.Reports;
using Casus.Server.Hosting;

namespace Casus.Tests.Server;

/// <summary>What the server refuses whoever asks: other hosts, other sites, hostile texts, too much, too often.</summary>
public sealed class GuardTests
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "</textarea><svg/onload=alert(1)>", "{{constructor.constructor('alert(1)')()}}", "\u202Egnp.exe", "' OR 1=1 --",
    ];

    [Fact]
    public async Task Every_answer_has_the_security_headers_and_a_policy_without_inline_code()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        foreach (var path in new[] { "/session", "/incidents", "/nothing", "/api/v1/docs", "/api/v1/openapi.json", "/api/other", "/method/codebook" })
        {
            var answer = await visitor.Get(path);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal("DENY", answer.Headers["X-Frame-Options"]);
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
            Assert.Equal("same-origin", answer.Headers["Cross-Origin-Opener-Policy"]);
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.False(answer.Headers.ContainsKey("Server"));
            Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Origin"));
            var policy = answer.Headers["Content-Security-Policy"];
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            foreach (var hole in new[] { "unsafe", "*", "http:", "https:" })
                Assert.DoesNotContain(hole, policy, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("evil.example.org")]
    [InlineData("localhost.evil.example.org")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("169.254.169.254")]
    public async Task Asked_under_another_name_the_server_does_not_answer(string host)
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        (await visitor.Send(HttpMethod.Get, "/incidents", null, ("Host", host))).IsProblem(HttpStatusCode.MisdirectedRequest, "CAS1312");
        (await visitor.Send(HttpMethod.Get, "/", null, ("Host", host))).IsProblem(HttpStatusCode.MisdirectedRequest, "CAS1312");
        (await visitor.Send(HttpMethod.Get, "/incidents", null, ("Host", "127.0.0.1"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Changes_need_the_sessions_token_and_no_other_site_can_ask()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var token = visitor.Token;
        object body = new { name = "v", query = "", shared = false };
        foreach (var wrong in new[] { null, "", "x", token + "x", token![..^1] })
        {
            visitor.Token = wrong;
            (await visitor.Post("/views", body)).IsProblem(HttpStatusCode.Forbidden, "CAS1305");
        }

        visitor.Token = token;
        foreach (var headers in new[] { ("Origin", "https://evil.example.org"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
        {
            (await visitor.Send(HttpMethod.Post, "/views", new StringContent("{}", Encoding.UTF8, "application/json"), headers)).IsProblem(HttpStatusCode.Forbidden, "CAS1305");
            (await visitor.Send(HttpMethod.Get, "/incidents", null, headers)).IsProblem(HttpStatusCode.Forbidden, "CAS1305");
            (await visitor.Send(HttpMethod.Post, "/mcp", new StringContent("{}", Encoding.UTF8, "application/json"), headers)).IsProblem(HttpStatusCode.Forbidden, "CAS1305");
        }

        (await visitor.Send(HttpMethod.Post, "/views", new StringContent("""{"name":"v","query":"","shared":false}""", Encoding.UTF8, "application/json"), ("Origin", workbench.Address))).Is(HttpStatusCode.Created);
        var anna = await workbench.SignIn("anna", "reviewer");
        var ben = await workbench.SignIn("ben", "reviewer");
        anna.Token = ben.Token;
        (await anna.Post("/views", body)).IsProblem(HttpStatusCode.Forbidden, "CAS1305");
    }

    [Fact]
    public async Task Signing_in_needs_a_token_too()
    {
        await using var workbench = await Workbench.Start();
        await workbench.AddAccount("anna", "viewer");
        var visitor = new Visitor(workbench.Address);
        (await visitor.Post("/login", new { name = "anna", password = Workbench.Password, code = (string?)null })).IsProblem(HttpStatusCode.Forbidden, "CAS1305");
    }

    [Fact]
    public async Task Hostile_texts_titles_and_names_are_answered_as_text()
    {
        var reports = Payloads.Select((p, i) => new Report
        {
            Id = "hostile-" + i + p,
            Title = $"{p} strike in Baghdad kills three",
            Publisher = p,
            Url = i % 2 == 0 ? "javascript:alert(1)" : "https://user:pass@example.org/" + p,
            Text = $"A drone strike killed three soldiers in Baghdad on 7 February 2024, {p} said. {p} claimed responsibility for the strike.",
        });
        await using var workbench = await Workbench.Start(reports: reports);
        var visitor = await workbench.Visit();
        var ids = (await visitor.Get("/incidents?limit=200")).Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!).ToList();
        Assert.NotEmpty(ids);
        List<string> paths = ["/incidents", "/incidents/counts", "/incidents/map", "/queue", "/reports", "/judgements", "/actors", .. ids.Select(i => "/incidents/" + i), .. ids.Select(i => $"/incidents/{i}/history")];
        paths.AddRange((await visitor.Get("/reports?limit=200")).Json.GetProperty("items").EnumerateArray().Select(r => "/reports/" + Uri.EscapeDataString(r.GetProperty("id").GetString()!)));
        (await visitor.Post($"/incidents/{ids[0]}/judgements", new { kind = "correct", field = "place", value = Payloads[0], reason = Payloads[1] })).Is(HttpStatusCode.Created);
        (await visitor.Post("/views", new { name = Payloads[0], query = Payloads[2], shared = true })).Is(HttpStatusCode.Created);
        foreach (var path in paths.Append("/views"))
        {
            var answer = (await visitor.Get(path)).Is(HttpStatusCode.OK);
            Assert.Equal("application/json", answer.Headers["Content-Type"].Split(';')[0]);
            // No byte of it means anything in HTML, whoever takes it for that.
            Assert.DoesNotContain("<", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"url\":\"javascript", answer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("user:pass@", answer.Text.Replace("\"text\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains("<script>", (await visitor.Get("/incidents/" + ids[0])).Json.GetProperty("summary").GetProperty("place").GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JAVASCRIPT:alert(1)) ![x](https://evil.example.org/p.png)")]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("[x](//evil.example.org) <javascript:alert(1)> [a]: data:text/html,x")]
    [InlineData("| a |\n| :-: |\n| <b onclick=x> |")]
    public void Pages_of_the_methodology_could_not_carry_code(string markdown) =>
        Assert.DoesNotMatch("(?i)<(script|img|iframe|svg|b )|href=\"(javascript|data|//)|style=|onerror=\"|onclick=\"", Casus.Server.Method.MethodPages.Html(markdown));

    [Fact]
    public async Task Too_large_bodies_and_too_many_requests_are_refused()
    {
        await using (var workbench = await Workbench.Start())
        {
            var visitor = await workbench.Visit();
            (await visitor.Post("/views", "{\"name\":\"" + new string('a', 9 * 1024 * 1024) + "\"}")).IsProblem(HttpStatusCode.RequestEntityTooLarge, "CAS1309");
            (await visitor.Get("/incidents?text=" + new string('a', 600))).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
            (await visitor.Post("/views", new string('[', 100) + new string(']', 100))).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
        }

        await using var limited = await Workbench.Start(set: o => o with { RequestsPerMinute = 60 });
        var hasty = new Visitor(limited.Address);
        var answers = new List<Answer>();
        for (var i = 0; i < 40; i++)
            answers.Add(await hasty.Get("/health"));
        var refused = answers.Last(a => a.Status == HttpStatusCode.TooManyRequests).IsProblem(HttpStatusCode.TooManyRequests, "CAS1313");
        Assert.True(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    [Fact]
    public async Task Whatever_stands_in_a_request_it_is_answered_with_a_problem_and_no_defect()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var random = new Random(11);
        var document = (await visitor.Get("/api/v1/openapi.json")).Json;
        var values = new[] { "", "0", "-1", "99999999999999999999", "1e309", "NaN", "null", "true", "[]", "{}", "\0", "%00", "'", "\"", "2024-02-30", "9999-12-31", "0001-01-01", "a,b,,", ",", "😀\uD800", "../../etc/passwd", new('x', 3000), "<b>", "IRQ", "* OR", "\"\"\"", "(", "NOT" };
        var asked = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/api/v1/", StringComparison.Ordinal) && !p.Name.EndsWith("/events", StringComparison.Ordinal)))
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                for (var i = 0; i < 12; i++)
                {
                    var address = System.Text.RegularExpressions.Regex.Replace(path.Name, "{[^}]+}", _ => Uri.EscapeDataString(Pick()).Replace("%2F", "", StringComparison.Ordinal) is { Length: > 0 } v ? v : "x");
                    var query = operation.Value.TryGetProperty("parameters", out var parameters)
                        ? string.Join('&', parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query" && random.Next(3) == 0).Select(p => p.GetProperty("name").GetString() + "=" + Uri.EscapeDataString(Pick())))
                        : "";
                    HttpContent? body = operation.Name is "post" or "put" ? Body(operation.Value) : null;
                    var answer = await visitor.Send(new(operation.Name.ToUpperInvariant()), address + (query.Length > 0 ? "?" + query : ""), body);
                    Assert.True((int)answer.Status < 500, $"{operation.Name} {address}?{query}: {answer.Text}");
                    if ((int)answer.Status >= 400 && answer.Bytes.Length > 0)
                        answer.IsDiscreet();
                    asked++;
                }
            }
        }

        Assert.True(asked > 700);

        string Pick() => values[random.Next(values.Length)];

        // A body of the route's shape with one field that does not fit, or no JSON at all.
        HttpContent Body(System.Text.Json.JsonElement operation)
        {
            if (random.Next(4) == 0 || !operation.TryGetProperty("requestBody", out var request))
                return new StringContent(Pick(), Encoding.UTF8, random.Next(2) == 0 ? "application/json" : "text/plain");
            var name = request.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema").TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/')[^1] : null;
            if (name is null || !document.GetProperty("components").GetProperty("schemas").GetProperty(name).TryGetProperty("properties", out var properties))
                return new StringContent("{}", Encoding.UTF8, "application/json");
            var fields = properties.EnumerateObject().Where(_ => random.Next(6) > 0).Select(p => System.Text.Json.JsonSerializer.Serialize(p.Name) + ":" + Value());
            return new StringContent("{" + string.Join(',', fields) + "}", Encoding.UTF8, "application/json");
        }

        string Value() => random.Next(6) switch
        {
            0 => "null",
            1 => random.Next(-5, 500).ToString(System.Globalization.CultureInfo.InvariantCulture),
            2 => "[\"" + "x" + "\"]",
            3 => "{\"a\":1}",
            _ => "\"" + System.Text.Json.JsonEncodedText.Encode(Pick().Replace("\uD800", "", StringComparison.Ordinal)) + "\"",
        };
    }

    [Fact]
    public async Task Parameters_and_fields_that_a_route_does_not_know_are_refused()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        (await visitor.Get("/incidents?contry=IRQ")).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
        (await visitor.Get("/incidents?country=IRQ&country=SYR")).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
        (await visitor.Post("/views", new { name = "v", query = "", shared = false, personId = "somebody" })).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
        (await visitor.Get("/incidents?limit=0")).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
        foreach (var (query, name) in new[] { ("killedMin=many", "killedMin"), ("limit=1.5", "limit"), ("lat=33,34&lon=44.4&radiusKm=5", "lat") })
        {
            var refused = (await visitor.Get("/incidents?" + query)).IsProblem(HttpStatusCode.BadRequest, "CAS1301").Json;
            Assert.StartsWith(name + ": Expected a", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.True(refused.GetProperty("errors").TryGetProperty(name, out _));
        }

        (await visitor.Get("/nothing")).IsProblem(HttpStatusCode.NotFound, "CAS1307");
    }

    [Fact]
    public async Task The_pages_are_served_and_nothing_beside_them()
    {
        var pages = Directory.CreateTempSubdirectory("casus-pages-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(pages, "index.html"), "<!doctype html><title>Casus</title>", TestContext.Current.CancellationToken);
            Directory.CreateDirectory(Path.Combine(pages, "assets"));
            await File.WriteAllTextAsync(Path.Combine(pages, "assets", "app.js"), "1", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(pages + ".secret", "secret", TestContext.Current.CancellationToken);
            await using var workbench = await Workbench.Start(set: o => o with { Pages = pages });
            using var client = new HttpClient { BaseAddress = new(workbench.Address) };
            foreach (var path in new[] { "/", "/incidents/2024-some-id", "/queue?country=IRQ" })
                Assert.Contains("<title>Casus", await client.GetStringAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            var script = await client.GetAsync("/assets/app.js", TestContext.Current.CancellationToken);
            Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
            Assert.True(script.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
            Assert.Contains("script-src 'self'", script.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            foreach (var path in new[] { $"/..%2F{Path.GetFileName(pages)}.secret", $"/%2e%2e/{Path.GetFileName(pages)}.secret", "/assets/../../etc/passwd" })
                Assert.DoesNotContain("secret", await client.GetStringAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(pages, recursive: true);
            File.Delete(pages + ".secret");
        }
    }
}
