using System.Net;
using System.Security.Cryptography;
using Casus.Reports;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Tests.Server;

/// <summary>Who may do what, and how somebody shows who they are.</summary>
public sealed class AccountTests(PostgresServer server)
{
    private static readonly (string Method, string Path, string Permission)[] Routes =
    [
        ("GET", "/incidents", "read"), ("GET", "/incidents/counts", "read"), ("GET", "/incidents/map", "read"), ("GET", "/incidents/timeline", "read"), ("GET", "/incidents/unplaced", "read"),
        ("GET", "/incidents/{incident}", "read"), ("GET", "/incidents/{incident}/history", "read"), ("GET", "/queue", "read"), ("GET", "/meta", "read"), ("GET", "/reports", "read"),
        ("GET", "/reports/{report}", "read"), ("GET", "/actors", "read"), ("GET", "/places?q=bagh", "read"), ("GET", "/judgements", "read"), ("GET", "/views", "read"), ("GET", "/method/card", "read"),
        ("POST", "/coding", "code"), ("POST", "/imports", "code"), ("GET", "/imports", "code"), ("POST", "/incidents/{incident}/judgements", "judge"), ("POST", "/judgements/1/undo", "judge"),
        ("POST", "/judgements/bulk", "judge"), ("POST", "/judgements/bulk/undo", "judge"), ("GET", "/requests", "judge"), ("POST", "/requests", "judge"), ("POST", "/requests/1/answer", "judge"), ("DELETE", "/requests/1", "judge"), ("PUT", "/requests/1/incident", "judge"), ("DELETE", "/requests/1/contact", "judge"),
        ("POST", "/exports/preview", "publish"), ("POST", "/exports", "publish"), ("GET", "/exports", "publish"), ("GET", "/audit", "audit"),
        ("GET", "/audit/access", "audit"), ("POST", "/audit/verify", "audit"), ("GET", "/users", "administer"), ("POST", "/users", "administer"), ("GET", "/roles", "administer"),
        ("GET", "/backups", "administer"), ("POST", "/backups", "administer"), ("GET", "/doctor", "administer"), ("POST", "/doctor/archive", "administer"), ("GET", "/correction-form", "administer"), ("PUT", "/correction-form", "administer"), ("GET", "/places/tiles/4/9/6", "read"), ("DELETE", "/users/x/sessions", "administer"), ("POST", "/mcp", "read"),
    ];

    [Fact]
    public async Task Each_role_may_do_what_the_table_says_and_nothing_else()
    {
        await using var workbench = await Workbench.Start();
        var incident = (await (await workbench.Visit()).Get("/incidents")).Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        var admin = await workbench.SignIn("admin", "admin");
        var people = new List<(string Role, Visitor Visitor)> { ("admin", admin) };
        foreach (var role in new[] { "viewer", "coder", "reviewer", "publisher", "auditor" })
            people.Add((role, await workbench.SignIn(role, role)));
        var nobody = await workbench.Visit();
        foreach (var (method, path, permission) in Routes)
        {
            var address = path.Replace("{incident}", incident, StringComparison.Ordinal).Replace("{report}", "pesh-1", StringComparison.Ordinal);
            (await nobody.Send(new(method), address, null)).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
            foreach (var (role, visitor) in people)
            {
                var answer = await visitor.Send(new(method), address, null);
                var may = Permissions.OfRoles[role].Contains(permission);
                Assert.True(may != (answer.Status == HttpStatusCode.Forbidden && answer.Code == "CAS1304"), $"{role} {method} {path}: {(int)answer.Status}");
                answer.IsDiscreet();
            }
        }
    }

    [Fact]
    public async Task The_first_to_come_get_one_and_the_same_token_however_many_come_at_once()
    {
        await using var workbench = await Workbench.Start();
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => new Visitor(workbench.Address).Get("/session"))));
        Assert.Single(answers.Select(a => a.Is(HttpStatusCode.OK).Json.GetProperty("token").GetString()).Distinct());
    }

    [Fact]
    public async Task Nobody_who_reaches_the_server_can_make_the_first_account()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        (await visitor.Post("/users", new { name = "eve", password = Workbench.Password, roles = new[] { "admin" } })).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        (await visitor.Post("/keys", new { name = "k", scopes = new[] { "read" }, days = 1 })).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        Assert.Equal("alone", (await visitor.Get("/session")).Json.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task Once_there_is_an_account_everybody_has_to_sign_in()
    {
        await using var workbench = await Workbench.Start();
        var before = await workbench.Visit();
        (await before.Get("/incidents")).Is(HttpStatusCode.OK);
        await workbench.AddAccount("anna", "admin");
        (await before.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        var session = (await before.Get("/session")).Json;
        Assert.Equal("accounts", session.GetProperty("mode").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, session.GetProperty("user").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, session.GetProperty("archive").ValueKind);
    }

    [Fact]
    public async Task Without_accounts_nothing_listens_beyond_this_machine()
    {
        var folder = Directory.CreateTempSubdirectory("casus-bind-").FullName;
        try
        {
            var options = new WorkbenchOptions { Archive = Path.Combine(folder, "a.casus"), Port = 0, Bind = "0.0.0.0", BehindProxy = true, HostNames = ["desk.example.org"] };
            Assert.Equal("CAS1320", Assert.Throws<CasusException>(() => WorkbenchHost.Build(options, Workbench.Parts())).Code);
            using (var services = WorkbenchHost.AccountServices(options.Archive, null))
            {
                using var scope = services.CreateScope();
                await scope.ServiceProvider.GetRequiredService<AccountBook>().Add("anna", Workbench.Password, ["admin"]);
            }

            Assert.Equal("CAS1321", Assert.Throws<CasusException>(() => WorkbenchHost.Build(options with { BehindProxy = false }, Workbench.Parts())).Code);
            Assert.Equal("CAS1324", Assert.Throws<CasusException>(() => WorkbenchHost.Build(options with { HostNames = [] }, Workbench.Parts())).Code);
            await using var app = WorkbenchHost.Build(options, Workbench.Parts());
            await app.StartAsync(TestContext.Current.CancellationToken);
            Assert.Equal("https://desk.example.org", WorkbenchHost.PublicAddressOf(app));
            Assert.StartsWith("http://0.0.0.0:", WorkbenchHost.AddressOf(app), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Unknown_names_wrong_passwords_and_locked_accounts_are_answered_alike()
    {
        await using var workbench = await Workbench.Start();
        await workbench.AddAccount("anna", "admin");
        await workbench.AddAccount("locked", "viewer");
        await Change(workbench, "locked", isLocked: true);
        var visitor = await workbench.Visit();
        var answers = new List<Answer>();
        foreach (var (name, password) in new[] { ("anna", "wrong password 1"), ("nobody", "wrong password 1"), ("locked", Workbench.Password), ("anna\u0000", "x"), (new string('a', 5000), "x") })
            answers.Add((await visitor.Post("/login", new { name, password, code = (string?)null })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303"));
        Assert.Single(answers.Select(a => a.Json.GetProperty("detail").GetString()).Distinct());
        Assert.Null(visitor.Cookie);
    }

    [Fact]
    public async Task Wrong_passwords_are_limited_for_a_name_known_or_not_and_for_an_address()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Workbench.Start(clock: clock);
        await workbench.AddAccount("anna", "admin");
        var visitor = await workbench.Visit();
        foreach (var name in new[] { "anna", "nobody" })
        {
            for (var i = 0; i < LoginLimits.MostForName; i++)
                (await visitor.Post("/login", new { name, password = "wrong password 1", code = (string?)null })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
            var refused = (await visitor.Post("/login", new { name = name.ToUpperInvariant(), password = Workbench.Password, code = (string?)null })).IsProblem(HttpStatusCode.TooManyRequests, "CAS1313");
            Assert.InRange(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 900);
            Assert.EndsWith("Try again in 15 minutes.", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        for (var i = 0; i < LoginLimits.MostFromAddress - (2 * LoginLimits.MostForName); i++)
            (await visitor.Post("/login", new { name = "n" + i, password = "wrong password 1", code = (string?)null })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await visitor.Post("/login", new { name = "fresh", password = "wrong password 1", code = (string?)null })).IsProblem(HttpStatusCode.TooManyRequests, "CAS1313");
        clock.Now += LoginLimits.Window;
        (await visitor.Post("/login", new { name = "anna", password = Workbench.Password, code = (string?)null })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_is_http_only_secure_same_site_and_bound_to_the_host()
    {
        await using var workbench = await Workbench.Start();
        await workbench.AddAccount("anna", "viewer");
        var visitor = await workbench.Visit();
        var cookie = (await visitor.Post("/login", new { name = "anna", password = Workbench.Password, code = (string?)null })).Headers["Set-Cookie"];
        Assert.StartsWith("__Host-casus=", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "httponly", "secure", "samesite=strict", "path=/" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        // What the browser has is nowhere kept.
        var token = cookie.Split(';')[0].Split('=', 2)[1];
        using var db = workbench.App.Services.GetRequiredService<IDbContextFactory<WorkbenchDb>>().CreateDbContext();
        Assert.DoesNotContain(token, db.SignIns.Single().Hash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_end_on_the_server_by_signing_out_by_their_owner_by_who_administers_and_by_a_new_password()
    {
        await using var workbench = await Workbench.Start();
        var admin = await workbench.SignIn("admin", "admin");
        var anna = await workbench.SignIn("anna", "viewer");
        var cookie = anna.Cookie;
        (await anna.Post("/logout", null)).Is(HttpStatusCode.NoContent);
        anna.Cookie = cookie;
        (await anna.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");

        var (first, second) = (await Again("anna"), await Again("anna"));
        var other = (await first.Get("/sessions")).Json.GetProperty("items").EnumerateArray().Single(s => !s.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        (await admin.Delete("/sessions/" + other)).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        (await first.Delete("/sessions/" + other)).Is(HttpStatusCode.NoContent);
        (await second.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");

        var third = await Again("anna");
        (await first.Put("/session/password", new { old = "something else", @new = "six crows on a wire" })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await first.Put("/session/password", new { old = Workbench.Password, @new = "password12" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1329");
        (await first.Put("/session/password", new { old = Workbench.Password, @new = "six crows on a wire" })).Is(HttpStatusCode.NoContent);
        (await third.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await first.Get("/incidents")).Is(HttpStatusCode.OK);

        var id = (await admin.Get("/users")).Json.GetProperty("items").EnumerateArray().Single(u => u.GetProperty("name").GetString() == "anna").GetProperty("id").GetString();
        (await admin.Delete($"/users/{id}/sessions")).Is(HttpStatusCode.NoContent);
        (await first.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");

        async Task<Visitor> Again(string name)
        {
            var visitor = await workbench.Visit();
            (await visitor.Post("/login", new { name, password = Workbench.Password, code = (string?)null })).Is(HttpStatusCode.OK);
            return visitor;
        }
    }

    [Fact]
    public async Task Taking_a_role_or_locking_somebody_works_at_once()
    {
        await using var workbench = await Workbench.Start();
        var admin = await workbench.SignIn("admin", "admin");
        var ben = await workbench.SignIn("ben", "reviewer");
        var id = (await admin.Get("/users")).Json.GetProperty("items").EnumerateArray().Single(u => u.GetProperty("name").GetString() == "ben").GetProperty("id").GetString();
        (await ben.Post("/judgements/1/undo", new { reason = "" })).IsProblem(HttpStatusCode.NotFound, "CAS1112");
        (await admin.Put("/users/" + id, new { roles = new[] { "viewer" }, locked = (bool?)null, password = (string?)null })).Is(HttpStatusCode.OK);
        (await ben.Post("/judgements/1/undo", new { reason = "" })).IsProblem(HttpStatusCode.Forbidden, "CAS1304");
        (await admin.Put("/users/" + id, new { roles = (string[]?)null, locked = true, password = (string?)null })).Is(HttpStatusCode.OK);
        (await ben.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        var own = (await admin.Get("/users")).Json.GetProperty("items").EnumerateArray().Single(u => u.GetProperty("name").GetString() == "admin").GetProperty("id").GetString();
        (await admin.Put("/users/" + own, new { roles = new[] { "viewer" }, locked = (bool?)null, password = (string?)null })).IsProblem(HttpStatusCode.Conflict, "CAS1330");
        (await admin.Delete("/users/" + own)).IsProblem(HttpStatusCode.Conflict, "CAS1330");
        (await admin.Put("/users/" + id, new { roles = new[] { "emperor" }, locked = (bool?)null, password = (string?)null })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1332");
        Assert.Contains((await admin.Get("/audit/access?action=user-change")).Json.GetProperty("items").EnumerateArray(), e => e.GetProperty("detail").GetString()!.Contains("reviewer -> viewer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_sensitive_asks_for_the_password_again()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Workbench.Start(clock: clock);
        var admin = await workbench.SignIn("admin", "admin");
        clock.Now += TimeSpan.FromMinutes(16);
        var body = new { name = "carl", password = Workbench.Password, roles = new[] { "viewer" } };
        (await admin.Post("/users", body)).IsProblem(HttpStatusCode.Forbidden, "CAS1306");
        (await admin.Post("/backups", new { passphrase = "a long passphrase" })).IsProblem(HttpStatusCode.Forbidden, "CAS1306");
        (await admin.Post("/session/confirm", new { password = "something else", code = (string?)null })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await admin.Post("/session/confirm", new { password = Workbench.Password, code = (string?)null })).Is(HttpStatusCode.NoContent);
        (await admin.Post("/users", body)).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_session_ends_after_half_a_day_without_a_request()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Workbench.Start(clock: clock);
        var anna = await workbench.SignIn("anna", "viewer");
        clock.Now += TimeSpan.FromHours(11);
        (await anna.Get("/incidents")).Is(HttpStatusCode.OK);
        clock.Now += TimeSpan.FromHours(11);
        (await anna.Get("/incidents")).Is(HttpStatusCode.OK);
        clock.Now += TimeSpan.FromHours(13);
        (await anna.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
    }

    [Fact]
    public async Task One_time_codes_are_asked_for_and_recovery_codes_work_once()
    {
        await using var workbench = await Workbench.Start();
        var anna = await workbench.SignIn("anna", "admin");
        var secret = (await anna.Post("/totp", null)).Is(HttpStatusCode.OK).Json;
        Assert.Contains("<svg", secret.GetProperty("qr").GetString(), StringComparison.Ordinal);
        (await anna.Post("/totp/confirm", new { code = "000000" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        var codes = (await anna.Post("/totp/confirm", new { code = CodeOf(secret.GetProperty("secret").GetString()!) })).Is(HttpStatusCode.OK).Json.GetProperty("recoveryCodes");
        Assert.Equal(10, codes.GetArrayLength());
        var visitor = await workbench.Visit();
        (await visitor.Post("/login", new { name = "anna", password = Workbench.Password, code = (string?)null })).IsProblem(HttpStatusCode.Unauthorized, "CAS1302");
        (await visitor.Post("/login", new { name = "anna", password = "something else", code = CodeOf(secret.GetProperty("secret").GetString()!) })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await visitor.Post("/login", new { name = "anna", password = Workbench.Password, code = codes[0].GetString() })).Is(HttpStatusCode.OK);
        (await (await workbench.Visit()).Post("/login", new { name = "anna", password = Workbench.Password, code = codes[0].GetString() })).IsProblem(HttpStatusCode.Unauthorized, "CAS1302");
        (await (await workbench.Visit()).Post("/login", new { name = "anna", password = Workbench.Password, code = CodeOf(secret.GetProperty("secret").GetString()!) })).Is(HttpStatusCode.OK);
        (await visitor.Delete("/totp")).Is(HttpStatusCode.NoContent);
        (await (await workbench.Visit()).Post("/login", new { name = "anna", password = Workbench.Password, code = (string?)null })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Recovery_codes_are_taken_as_people_copy_them_counted_and_made_anew()
    {
        await using var workbench = await Workbench.Start();
        var anna = await workbench.SignIn("anna", "admin");
        (await anna.Post("/recovery", null)).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        var secret = (await anna.Post("/totp", null)).Is(HttpStatusCode.OK).Json.GetProperty("secret").GetString()!;
        var codes = Codes(await anna.Post("/totp/confirm", new { code = CodeOf(secret) }));
        (await Login(codes[0].ToLowerInvariant())).Is(HttpStatusCode.OK);
        (await Login(" " + codes[1].Replace("-", " ", StringComparison.Ordinal))).Is(HttpStatusCode.OK);
        (await Login(codes[2].Replace("-", "", StringComparison.Ordinal))).Is(HttpStatusCode.OK);
        Assert.Equal(7, (await anna.Get("/session")).Json.GetProperty("user").GetProperty("recoveryCodes").GetInt32());

        // Not given yet and wrong are told apart.
        Assert.StartsWith("Give the code", (await Login("")).IsProblem(HttpStatusCode.Unauthorized, "CAS1302").Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var wrong = (await Login(codes[0])).IsProblem(HttpStatusCode.Unauthorized, "CAS1302").Json;
        Assert.StartsWith("The code is wrong, or was used already.", wrong.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(wrong.GetProperty("errors").TryGetProperty("totp", out _));

        var others = Codes(await anna.Post("/recovery", null));
        Assert.Equal(10, others.Except(codes).Count());
        (await Login(codes[3])).IsProblem(HttpStatusCode.Unauthorized, "CAS1302");
        (await Login(others[0])).Is(HttpStatusCode.OK);
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await anna.Get("/users")).Json.GetProperty("items")[0].GetProperty("lastSeenAt").ValueKind);

        async Task<Answer> Login(string code) => await (await workbench.Visit()).Post("/login", new { name = "anna", password = Workbench.Password, code });
        static List<string> Codes(Answer answer) => [.. answer.Is(HttpStatusCode.OK).Json.GetProperty("recoveryCodes").EnumerateArray().Select(c => c.GetString()!)];
    }

    [Fact]
    public async Task Keys_carry_their_scopes_alone_and_end_when_removed_or_when_their_owner_loses_the_right()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Workbench.Start(clock: clock);
        var admin = await workbench.SignIn("admin", "admin");
        var anna = await workbench.SignIn("anna", "reviewer");
        (await anna.Post("/keys", new { name = "k", scopes = new[] { "publish" }, days = 30 })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        (await admin.Post("/keys", new { name = "k", scopes = new[] { "administer" }, days = 30 })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        var made = (await anna.Post("/keys", new { name = "k", scopes = new[] { "read", "judge" }, days = 30 })).Is(HttpStatusCode.Created).Json;
        var program = new Visitor(workbench.Address) { Key = made.GetProperty("key").GetString() };
        (await program.Get("/incidents")).Is(HttpStatusCode.OK);
        // A program has no token to send: a browser never sends its key by itself.
        (await program.Post("/judgements/1/undo", new { reason = "" })).IsProblem(HttpStatusCode.NotFound, "CAS1112");
        (await program.Post("/coding", new { text = "x" })).IsProblem(HttpStatusCode.Forbidden, "CAS1304");
        foreach (var path in new[] { "/keys", "/sessions", "/users" })
            (await program.Get(path)).IsProblem(HttpStatusCode.Forbidden, "CAS1304");
        (await program.Post("/keys", new { name = "more", scopes = new[] { "read" }, days = 30 })).IsProblem(HttpStatusCode.Forbidden, "CAS1304");
        Assert.DoesNotContain("key\":", (await anna.Get("/keys")).Text.Replace("\"key\":null", "", StringComparison.Ordinal), StringComparison.Ordinal);
        using (var db = workbench.App.Services.GetRequiredService<IDbContextFactory<WorkbenchDb>>().CreateDbContext())
            Assert.DoesNotContain(program.Key!, db.Keys.Single().Hash, StringComparison.Ordinal);

        await Change(workbench, "anna", roles: ["viewer"]);
        (await program.Post("/judgements/1/undo", new { reason = "" })).IsProblem(HttpStatusCode.Forbidden, "CAS1304");
        (await program.Get("/incidents")).Is(HttpStatusCode.OK);
        (await admin.Delete("/keys/" + made.GetProperty("id").GetString())).Is(HttpStatusCode.NoContent);
        (await program.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");

        var old = (await anna.Post("/keys", new { name = "k", scopes = new[] { "read" }, days = 1 })).Is(HttpStatusCode.Created).Json.GetProperty("key").GetString();
        clock.Now += TimeSpan.FromDays(1.01);
        (await new Visitor(workbench.Address) { Key = old }.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await new Visitor(workbench.Address) { Key = "casus_" + new string('a', 43) }.Get("/incidents")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
    }

    [Fact]
    public async Task Views_exports_and_imports_of_others_are_not_there()
    {
        await using var workbench = await Workbench.Start();
        var anna = await workbench.SignIn("anna", "coder", "publisher");
        var ben = await workbench.SignIn("ben", "coder", "publisher");
        var own = (await anna.Post("/views", new { name = "mine", query = "country=IRQ", shared = false })).Is(HttpStatusCode.Created).Json.GetProperty("id").GetInt64();
        var shared = (await anna.Post("/views", new { name = "ours", query = "country=UKR", shared = true })).Is(HttpStatusCode.Created).Json.GetProperty("id").GetInt64();
        var seen = (await ben.Get("/views")).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([shared], seen.Select(v => v.GetProperty("id").GetInt64()));
        (await ben.Delete("/views/" + own)).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        (await ben.Delete("/views/" + shared)).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        var import = (await anna.Upload("2024-02-08", ("a.txt", "A bomb killed two people in Peshawar."u8.ToArray()))).Is(HttpStatusCode.Accepted).Json.GetProperty("id").GetString();
        foreach (var path in new[] { $"/imports/{import}", $"/imports/{import}/problems", $"/imports/{import}/events" })
            (await ben.Get(path)).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        (await ben.Delete($"/imports/{import}")).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        Assert.Equal(0, (await ben.Get("/imports")).Json.GetProperty("items").GetArrayLength());
        await anna.Ended(import!);
    }

    [Fact]
    public async Task What_people_do_stands_in_the_log_which_shows_tampering()
    {
        await using var workbench = await Workbench.Start();
        var auditor = await workbench.SignIn("auditor", "auditor");
        var anna = await workbench.SignIn("anna", "admin");
        (await (await workbench.Visit()).Post("/login", new { name = "anna", password = "something else", code = (string?)null })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        await anna.Post("/users", new { name = "carl", password = Workbench.Password, roles = new[] { "viewer" } });
        var log = (await auditor.Get("/audit/access")).Is(HttpStatusCode.OK);
        foreach (var what in new[] { "\"login\"", "\"failed\"", "\"user-add\"", "\"carl\"" })
            Assert.Contains(what, log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Workbench.Password, log.Text, StringComparison.Ordinal);
        Assert.True((await auditor.Post("/audit/verify", null)).Is(HttpStatusCode.OK).Json.GetProperty("ok").GetBoolean());
        using (var db = workbench.App.Services.GetRequiredService<IDbContextFactory<WorkbenchDb>>().CreateDbContext())
            await db.Access.Where(a => a.Action == "user-add").ExecuteUpdateAsync(u => u.SetProperty(a => a.Who, "nobody"), TestContext.Current.CancellationToken);
        var verified = (await auditor.Post("/audit/verify", null)).Json;
        Assert.False(verified.GetProperty("ok").GetBoolean());
        Assert.StartsWith("access ", verified.GetProperty("findings")[0].GetProperty("where").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_stand_in_a_schema_beside_an_archive_in_PostgreSQL()
    {
        await using var workbench = await Workbench.Start(server.NewLocation());
        var anna = await workbench.SignIn("anna", "admin", "reviewer");
        (await anna.Get("/incidents")).Is(HttpStatusCode.OK);
        var id = (await anna.Get("/incidents")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        (await anna.Post($"/incidents/{id}/judgements", new { kind = "confirm" })).Is(HttpStatusCode.Created);
        Assert.Equal("anna", (await anna.Get("/judgements")).Json.GetProperty("items")[0].GetProperty("by").GetString());
        Assert.True((await anna.Post("/audit/verify", null)).Json.GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("aaaaaaaaaaaaa", false)]
    [InlineData("password1234", false)]
    [InlineData("qwertyuiop12", false)]
    [InlineData("anna.anna.anna", false)]
    [InlineData("four horses under water", true)]
    [InlineData("Kp9-vTq2_zW", true)]
    public void Weak_passwords_are_refused(string password, bool isTaken) => Assert.Equal(isTaken, PasswordStrength.Fault(password, "anna") is null);

    private static async Task Change(Workbench workbench, string name, string[]? roles = null, bool? isLocked = null)
    {
        using var scope = workbench.App.Services.CreateScope();
        var book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        await book.Change((await book.Find(name))!, roles, isLocked, null);
    }

    // RFC 6238 with SHA-1, thirty seconds and six digits.
    internal static string CodeOf(string secret)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(secret.TrimEnd('=').Select(c => Convert.ToString(letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        Array.Reverse(counter);
        var hash = HMACSHA1.HashData(key, counter);
        var offset = hash[^1] & 0xF;
        var number = ((hash[offset] & 0x7F) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>A clock that stands until it is set.</summary>
internal sealed class ArchiveClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => Now;
}
