using System.Net;
using System.Text;
using System.Text.Json;
using Casus.Server.Accounts;
using Casus.Tests.Archive;
using Casus.Tests.Cli;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Tests.Server;

/// <summary>Security keys and passkeys: what a key may be used for, and every way in which an answer does not count.</summary>
public sealed class PasskeyTests(PostgresServer server)
{
    [Fact]
    public async Task A_key_is_added_under_a_name_and_signs_in_after_the_password_or_alone()
    {
        await using var workbench = await Workbench.Start();
        var anna = await workbench.SignIn("anna", "admin", "auditor");
        using var key = new SoftwareKey { Origin = workbench.Address };
        var added = await Add(anna, key, "blue key on the ring");
        Assert.Equal("blue key on the ring", added.GetProperty("passkey").GetProperty("name").GetString());
        Assert.Equal(10, added.GetProperty("recoveryCodes").GetArrayLength());
        var listed = Assert.Single((await anna.Get("/passkeys")).Is(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray());
        Assert.StartsWith(DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), listed.GetProperty("addedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await anna.Get("/session")).Json.GetProperty("user").GetProperty("passkeys").GetInt32());

        // The password alone is not enough from now on, and it is told what is.
        var visitor = await workbench.Visit();
        var wanted = (await visitor.Post("/login", Password("anna"))).IsProblem(HttpStatusCode.Unauthorized, "CAS1302");
        Assert.True(wanted.Json.GetProperty("errors").TryGetProperty("passkey", out _));
        Assert.False(wanted.Json.GetProperty("errors").TryGetProperty("totp", out _));
        key.Verifies = false;
        (await SignIn(visitor, key, "anna", Workbench.Password)).Is(HttpStatusCode.OK);
        Assert.Equal("anna", (await visitor.Get("/session")).Json.GetProperty("user").GetProperty("name").GetString());

        var alone = await workbench.Visit();
        (await SignIn(alone, key)).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        key.Verifies = true;
        (await SignIn(alone, key)).Is(HttpStatusCode.OK);

        var codes = added.GetProperty("recoveryCodes");
        (await (await workbench.Visit()).Post("/login", new { name = "anna", password = Workbench.Password, code = codes[0].GetString() })).Is(HttpStatusCode.OK);
        (await (await workbench.Visit()).Post("/login", new { name = "anna", password = Workbench.Password, code = codes[0].GetString() })).IsProblem(HttpStatusCode.Unauthorized, "CAS1302");

        var log = (await anna.Get("/audit/access")).Json.GetProperty("items").EnumerateArray().Select(e => $"{e.GetProperty("action")} {e.GetProperty("object")} {e.GetProperty("outcome")} {e.GetProperty("detail")}").ToList();
        Assert.Contains("passkey-add blue key on the ring done ", log);
        Assert.Contains("login  done password and passkey: blue key on the ring", log);
        Assert.Contains("login  done passkey: blue key on the ring", log);
        Assert.Contains(log, e => e.StartsWith("login  failed passkey: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_without_a_PIN_when_it_was_added_never_stands_alone_whoever_gave_it_one_since()
    {
        await using var workbench = await Workbench.Start();
        var anna = await workbench.SignIn("anna", "viewer");
        using var key = new SoftwareKey { Origin = workbench.Address, Verifies = false };
        Assert.False((await Add(anna, key, "found in the street")).GetProperty("passkey").GetProperty("standsAlone").GetBoolean());
        key.Verifies = true;
        (await SignIn(await workbench.Visit(), key)).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await SignIn(await workbench.Visit(), key, "anna", Workbench.Password)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Codes_stay_as_they_are_where_a_key_comes_beside_them_and_a_secret_never_confirmed_is_none()
    {
        await using var workbench = await Workbench.Start();
        var anna = await workbench.SignIn("anna", "viewer");
        var secret = (await anna.Post("/totp", null)).Is(HttpStatusCode.OK).Json.GetProperty("secret").GetString()!;
        using var key = new SoftwareKey { Origin = workbench.Address };
        await Add(anna, key, "first");
        (await (await workbench.Visit()).Post("/login", new { name = "anna", password = Workbench.Password, code = AccountTests.CodeOf(secret) })).IsProblem(HttpStatusCode.Unauthorized, "CAS1302");
        (await anna.Post("/totp/confirm", new { code = AccountTests.CodeOf(secret) })).Is(HttpStatusCode.OK);
        using var second = new SoftwareKey { Origin = workbench.Address };
        Assert.Equal(0, (await Add(anna, second, "second")).GetProperty("recoveryCodes").GetArrayLength());
        (await (await workbench.Visit()).Post("/login", new { name = "anna", password = Workbench.Password, code = AccountTests.CodeOf(secret) })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_for_what_it_was_asked_for()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Workbench.Start(clock: clock);
        var anna = await workbench.SignIn("anna", "viewer");
        using var key = new SoftwareKey { Origin = workbench.Address };
        var added = await Ask(anna, "/passkeys/options", null);
        var body = new { ticket = added.Ticket, credential = key.Create(added.Options), name = "a" };
        (await anna.Post("/passkeys", body)).Is(HttpStatusCode.Created);
        (await anna.Post("/passkeys", body)).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");

        var visitor = await workbench.Visit();
        var asked = await Ask(visitor, "/login/passkey/options", new { });
        var answer = new { ticket = asked.Ticket, credential = key.Get(asked.Options) };
        (await visitor.Post("/login/passkey", answer)).Is(HttpStatusCode.OK);
        var again = await workbench.Visit();
        (await again.Post("/login/passkey", answer)).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        // Nor does it fit a challenge that came later.
        var later = await Ask(again, "/login/passkey/options", new { });
        (await again.Post("/login/passkey", new { ticket = later.Ticket, answer.credential })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        // What was asked to confirm a session signs nobody in.
        var confirming = await Ask(anna, "/session/confirm/passkey/options", new { });
        (await again.Post("/login/passkey", new { ticket = confirming.Ticket, credential = key.Get(confirming.Options) })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        var late = await Ask(again, "/login/passkey/options", new { });
        clock.Now += PasskeyChallenges.Patience;
        (await again.Post("/login/passkey", new { ticket = late.Ticket, credential = key.Get(late.Options) })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
    }

    [Fact]
    public async Task Whatever_is_wrong_with_an_answer_it_is_told_alike_and_lets_nobody_in()
    {
        await using var workbench = await Workbench.Start();
        var admin = await workbench.SignIn("admin", "admin");
        var anna = await workbench.SignIn("anna", "viewer");
        var ben = await workbench.SignIn("ben", "viewer");
        using var key = new SoftwareKey { Origin = workbench.Address };
        using var bens = new SoftwareKey { Origin = workbench.Address };
        using var strange = new SoftwareKey { Origin = workbench.Address, UserHandle = "bm9ib2R5" };
        await Add(anna, key, "anna's");
        await Add(ben, bens, "ben's");
        var answers = new List<Answer>
        {
            await With(key, k => k.Origin = "https://evil.example.org"),
            await With(key, k => k.Origin = workbench.Address + "0"),
            await With(key, k => k.Origin = workbench.Address.Replace("http:", "https:", StringComparison.Ordinal)),
            await With(key, k => k.RelyingParty = "evil.example.org"),
            await With(key, k => k.Challenge = "AAAA"),
            await With(key, k => k.UserHandle = bens.UserHandle),
            await With(key, k => k.Counter = 0),
            await With(strange, _ => { }),
            await With(bens, k => k.Id = key.Id),
        };
        // Another's key after anna's password.
        var visitor = await workbench.Visit();
        answers.Add(await SignIn(visitor, bens, "anna", Workbench.Password));
        // Nothing that is a key's answer at all.
        foreach (var rubbish in new object?[] { null, "x", new { }, new { id = "%", type = "public-key" }, new { id = new string('A', 50_000) } })
            answers.Add(await visitor.Post("/login/passkey", new { ticket = (await Ask(visitor, "/login/passkey/options", new { })).Ticket, credential = rubbish }));

        // A key that was removed, and one whose owner is locked.
        var id = (await ben.Get("/passkeys")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        (await anna.Delete("/passkeys/" + id)).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        (await ben.Delete("/passkeys/" + id)).Is(HttpStatusCode.NoContent);
        answers.Add(await With(bens, _ => { }));
        var person = (await admin.Get("/users")).Json.GetProperty("items").EnumerateArray().Single(u => u.GetProperty("name").GetString() == "anna");
        Assert.Equal(1, person.GetProperty("passkeys").GetInt32());
        (await admin.Put("/users/" + person.GetProperty("id").GetString(), new { roles = (string[]?)null, locked = true, password = (string?)null })).Is(HttpStatusCode.OK);
        answers.Add(await With(key, k => k.Counter = 1000));

        foreach (var answer in answers)
            answer.IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        Assert.Single(answers.Select(a => a.Json.GetProperty("detail").GetString()).Distinct());
        Assert.Null(visitor.Cookie);

        async Task<Answer> With(SoftwareKey used, Action<SoftwareKey> change)
        {
            var before = (used.Origin, used.RelyingParty, used.Challenge, used.UserHandle, used.Counter, used.Id);
            // So that a counter going back is told from one that never counted.
            used.Counter = Math.Max(used.Counter, 10);
            await SignIn(await workbench.Visit(), used);
            before.Counter = used.Counter;
            change(used);
            var answer = await SignIn(await workbench.Visit(), used);
            (used.Origin, used.RelyingParty, used.Challenge, used.UserHandle, used.Counter, used.Id) = before;
            return answer;
        }
    }

    [Fact]
    public async Task Failures_are_limited_for_the_owner_of_the_key_and_for_the_address()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Workbench.Start(clock: clock);
        using var key = new SoftwareKey { Origin = workbench.Address };
        await Add(await workbench.SignIn("anna", "viewer"), key, "anna's");
        var visitor = await workbench.Visit();
        for (var i = 0; i < LoginLimits.MostForName; i++)
        {
            key.Origin = "https://evil.example.org";
            (await SignIn(visitor, key)).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        }

        key.Origin = workbench.Address;
        Assert.True((await SignIn(visitor, key)).IsProblem(HttpStatusCode.TooManyRequests, "CAS1313").Headers.ContainsKey("Retry-After"));
        (await visitor.Post("/login", Password("anna"))).IsProblem(HttpStatusCode.TooManyRequests, "CAS1313");
        for (var i = 0; i < LoginLimits.MostFromAddress - LoginLimits.MostForName; i++)
            (await visitor.Post("/login/passkey", new { ticket = "none", credential = new { } })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await visitor.Post("/login/passkey/options", new { })).IsProblem(HttpStatusCode.TooManyRequests, "CAS1313");
        clock.Now += LoginLimits.Window;
        (await SignIn(visitor, key)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_sensitive_is_confirmed_by_a_key_that_verified_its_user_or_by_password_and_key()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Workbench.Start(clock: clock);
        var anna = await workbench.SignIn("anna", "viewer");
        using var key = new SoftwareKey { Origin = workbench.Address };
        await Add(anna, key, "anna's");
        clock.Now += TimeSpan.FromMinutes(16);
        (await anna.Post("/passkeys/options", null)).IsProblem(HttpStatusCode.Forbidden, "CAS1306");
        (await anna.Post("/session/confirm", new { password = Workbench.Password, code = (string?)null })).IsProblem(HttpStatusCode.Unauthorized, "CAS1302");
        key.Verifies = false;
        (await Confirm(null)).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await anna.Post("/passkeys/options", null)).IsProblem(HttpStatusCode.Forbidden, "CAS1306");
        (await Confirm(Workbench.Password)).Is(HttpStatusCode.NoContent);
        (await anna.Post("/passkeys/options", null)).Is(HttpStatusCode.OK);
        clock.Now += TimeSpan.FromMinutes(16);
        key.Verifies = true;
        (await Confirm(null)).Is(HttpStatusCode.NoContent);
        (await anna.Post("/passkeys/options", null)).Is(HttpStatusCode.OK);
        (await anna.Post("/session/confirm/passkey/options", new { password = "something else" })).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");

        async Task<Answer> Confirm(string? password)
        {
            var asked = await Ask(anna, "/session/confirm/passkey/options", new { password });
            return await anna.Post("/session/confirm/passkey", new { ticket = asked.Ticket, credential = key.Get(asked.Options) });
        }
    }

    [Fact]
    public async Task Removing_a_key_ends_all_other_sessions_and_with_the_last_one_the_second_factor()
    {
        await using var workbench = await Workbench.Start();
        var anna = await workbench.SignIn("anna", "viewer");
        using var key = new SoftwareKey { Origin = workbench.Address };
        var id = (await Add(anna, key, "anna's")).GetProperty("passkey").GetProperty("id").GetString();
        var elsewhere = await workbench.Visit();
        (await SignIn(elsewhere, key)).Is(HttpStatusCode.OK);
        (await anna.Delete("/passkeys/" + id)).Is(HttpStatusCode.NoContent);
        (await elsewhere.Get("/passkeys")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await anna.Get("/passkeys")).Is(HttpStatusCode.OK);
        (await (await workbench.Visit()).Post("/login", Password("anna"))).Is(HttpStatusCode.OK);

        await Add(anna, key, "anna's again");
        using var scope = workbench.App.Services.CreateScope();
        var book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        await book.Change((await book.Find("anna"))!, null, null, null, withoutPasskeys: true);
        (await anna.Get("/passkeys")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
        (await (await workbench.Visit()).Post("/login", Password("anna"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_registered_already_is_not_registered_for_another()
    {
        await using var workbench = await Workbench.Start();
        var anna = await workbench.SignIn("anna", "viewer");
        var ben = await workbench.SignIn("ben", "viewer");
        using var key = new SoftwareKey { Origin = workbench.Address };
        await Add(anna, key, "anna's");
        var asked = await Ask(ben, "/passkeys/options", null);
        (await ben.Post("/passkeys", new { ticket = asked.Ticket, credential = key.Create(asked.Options), name = "mine" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        // Nor does a challenge of anna's add a key to ben's account.
        using var other = new SoftwareKey { Origin = workbench.Address };
        var annas = await Ask(anna, "/passkeys/options", null);
        (await ben.Post("/passkeys", new { ticket = annas.Ticket, credential = other.Create(annas.Options), name = "mine" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        Assert.Equal(0, (await ben.Get("/passkeys")).Json.GetProperty("items").GetArrayLength());
        foreach (var path in new[] { "/passkeys/options", "/session/confirm/passkey/options", "/login/passkey/options" })
        {
            var without = new Visitor(workbench.Address) { Cookie = anna.Cookie };
            (await without.Post(path, new { })).IsProblem(HttpStatusCode.Forbidden, "CAS1305");
        }

        // With the account its keys are gone.
        using var scope = workbench.App.Services.CreateScope();
        var book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        await book.Remove((await book.Find("anna"))!);
        Assert.Empty(scope.ServiceProvider.GetRequiredService<WorkbenchDb>().UserPasskeys.ToList());
    }

    [Fact]
    public async Task Behind_a_proxy_keys_belong_to_the_public_name_and_a_wrong_set_up_says_what_to_do()
    {
        await using var workbench = await Workbench.Start(set: o => o with { BehindProxy = true, HostNames = ["desk.example.org"] });
        var anna = await workbench.SignIn("anna", "viewer");
        using var key = new SoftwareKey { Origin = "https://desk.example.org" };
        var asked = Asked((await Through("/passkeys/options", new { }, "https")).Is(HttpStatusCode.OK));
        Assert.Equal("desk.example.org", asked.Options.GetProperty("rp").GetProperty("id").GetString());
        (await Through("/passkeys", new { ticket = asked.Ticket, credential = key.Create(asked.Options), name = "a" }, "https")).Is(HttpStatusCode.Created);
        var login = Asked((await Through("/login/passkey/options", new { }, "https")).Is(HttpStatusCode.OK));
        (await Through("/login/passkey", new { ticket = login.Ticket, credential = key.Get(login.Options) }, "https")).Is(HttpStatusCode.OK);

        var plain = (await Through("/passkeys/options", new { }, "http")).IsProblem(HttpStatusCode.Conflict, "CAS1334");
        Assert.Contains("X-Forwarded-Proto", plain.Text, StringComparison.Ordinal);
        var numbers = (await anna.Send(HttpMethod.Post, "/login/passkey/options", Body(new { }), ("Host", new Uri(workbench.Address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)).Authority))).IsProblem(HttpStatusCode.Conflict, "CAS1334");
        Assert.Contains(workbench.Address + " instead", numbers.Text, StringComparison.Ordinal);

        async Task<Answer> Through(string path, object body, string scheme)
        {
            var answer = await anna.Send(HttpMethod.Post, path, Body(body), ("Host", "desk.example.org"), ("X-Forwarded-Proto", scheme), ("X-Forwarded-For", "192.0.2.7"), ("Origin", "https://desk.example.org"));
            if (path == "/login/passkey" && answer.Status == HttpStatusCode.OK)
                anna.Token = answer.Json.GetProperty("token").GetString();
            return answer;
        }
    }

    [Fact]
    public async Task Without_accounts_there_are_no_keys()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        Assert.Equal(0, (await visitor.Get("/passkeys")).Is(HttpStatusCode.OK).Json.GetProperty("items").GetArrayLength());
        foreach (var path in new[] { "/passkeys/options", "/login/passkey/options", "/session/confirm/passkey/options" })
            (await visitor.Post(path, new { })).IsProblem(HttpStatusCode.Conflict, "CAS1308");
    }

    [Fact]
    public async Task Accounts_that_an_earlier_program_kept_get_keys()
    {
        var folder = Directory.CreateTempSubdirectory("casus-passkeys-").FullName;
        try
        {
            var state = Directory.CreateDirectory(Path.Combine(folder, "state")).FullName;
            await using (var before = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(state, "workbench.sqlite"), Pooling = false, ForeignKeys = false }.ToString()))
            {
                before.Open();
                using var command = before.CreateCommand();
                command.CommandText = await File.ReadAllTextAsync(Repository.File("tests/Casus.Tests/Server/workbench-2.sql"), TestContext.Current.CancellationToken);
                command.ExecuteNonQuery();
            }

            await using var workbench = await Workbench.Start(folder: folder);
            var anna = await workbench.Visit();
            (await anna.Post("/login", Password("anna"))).Is(HttpStatusCode.OK);
            using var key = new SoftwareKey { Origin = workbench.Address };
            await Add(anna, key, "anna's");
            (await SignIn(await workbench.Visit(), key)).Is(HttpStatusCode.OK);
            using var db = workbench.App.Services.GetRequiredService<IDbContextFactory<WorkbenchDb>>().CreateDbContext();
            Assert.Equal("4", db.Settings.Single(s => s.Key == "schema").Value);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Keys_stand_in_a_schema_beside_an_archive_in_PostgreSQL()
    {
        await using var workbench = await Workbench.Start(server.NewLocation());
        var anna = await workbench.SignIn("anna", "viewer");
        using var key = new SoftwareKey { Origin = workbench.Address };
        await Add(anna, key, "anna's");
        (await SignIn(await workbench.Visit(), key)).Is(HttpStatusCode.OK);
        (await SignIn(await workbench.Visit(), key)).Is(HttpStatusCode.OK);
        Assert.Equal(1, (await anna.Get("/passkeys")).Json.GetProperty("items").GetArrayLength());
    }

    private static object Password(string name) => new { name, password = Workbench.Password, code = (string?)null };

    private static StringContent Body(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static (string Ticket, JsonElement Options) Asked(Answer answer) => (answer.Json.GetProperty("ticket").GetString()!, answer.Json.GetProperty("options"));

    private static async Task<(string Ticket, JsonElement Options)> Ask(Visitor visitor, string path, object? body) => Asked((await visitor.Post(path, body)).Is(HttpStatusCode.OK));

    private static async Task<JsonElement> Add(Visitor visitor, SoftwareKey key, string name)
    {
        var asked = await Ask(visitor, "/passkeys/options", null);
        return (await visitor.Post("/passkeys", new { ticket = asked.Ticket, credential = key.Create(asked.Options), name })).Is(HttpStatusCode.Created).Json;
    }

    private static async Task<Answer> SignIn(Visitor visitor, SoftwareKey key, string? name = null, string? password = null)
    {
        var begun = await visitor.Post("/login/passkey/options", new { name, password });
        if (begun.Status != HttpStatusCode.OK)
            return begun;
        var asked = Asked(begun);
        return await visitor.Post("/login/passkey", new { ticket = asked.Ticket, credential = key.Get(asked.Options) });
    }
}
