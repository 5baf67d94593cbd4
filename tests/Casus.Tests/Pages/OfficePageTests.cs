using System.IO.Compression;
using Casus.Server.Accounts;
using Casus.Tests.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

/// <summary>Publishing, actors, method, administration and accounts.</summary>
public sealed class OfficePageTests(Browser browser)
{
    [Fact]
    public async Task What_is_published_is_what_was_previewed_and_scanned()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/publish");
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Make the export" })).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator(".verdict")).ToContainTextAsync("Clean", new() { Timeout = 30_000 });
        var shown = (await desk.Page.Locator("pre.file").InnerTextAsync()).Replace("\n…", "", StringComparison.Ordinal);
        await desk.Page.GetByLabel("Partner").CheckAsync();
        await Expect(desk.Button("Make the export")).ToBeDisabledAsync();
        await desk.Page.GetByLabel("Public", new() { Exact = false }).First.CheckAsync();
        await desk.Button("Preview again").ClickAsync();
        await desk.Button("Make the export").ClickAsync();
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        using var zip = ZipFile.OpenRead(await download.PathAsync());
        var name = (await desk.Page.Locator(".report-name").First.InnerTextAsync()).Trim();
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith(name, StringComparison.Ordinal)).Open());
        var made = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(shown.TrimEnd()[..Math.Min(500, shown.TrimEnd().Length)], made.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_confirmed_is_published_alone_and_the_filters_of_the_overview_come_along()
    {
        await using var workbench = await browser.Serve();
        var id = await EveryPageTests.Incident(workbench, "Baghdad");
        await (await workbench.Visit()).Post($"/incidents/{id}/judgements", new { kind = "confirm" });
        await using var desk = await browser.Open(workbench, "/publish");
        await desk.Page.Locator("select[name=review]").SelectOptionAsync("Confirmed alone");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("1 incident, 1 record")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await desk.Go("/?country=PAK");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Publish what is shown" }).ClickAsync();
        await desk.Sees("With 1 filter from the overview.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("1 incident, 1 record")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(desk.Page.Locator("pre.file")).ToContainTextAsync("PAK");
        await Expect(desk.Page.Locator("pre.file")).Not.ToContainTextAsync("IRQ");
    }

    [Fact]
    public async Task Actors_are_found_by_any_name_and_shown_with_their_dated_claims_and_incidents()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/actors");
        await desk.Press("/");
        await desk.Page.Keyboard.TypeAsync("Ansar Allah");
        await desk.Sees("as “Ansar Allah”");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Houthis" }).First.ClickAsync();
        await Expect(desk.Heading).ToHaveTextAsync("Houthis");
        await desk.Sees("According to");
        await Expect(desk.Page.Locator(".rows .row")).ToContainTextAsync("Attack at sea");
    }

    [Fact]
    public async Task A_row_stays_the_same_row_while_the_list_changes_under_a_hand()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/actors");
        var row = desk.Page.GetByRole(AriaRole.Link, new() { Name = "Houthis", Exact = true });
        await row.EvaluateAsync("link => link.dataset.held = 'yes'");
        await desk.Press("/");
        await desk.Page.Keyboard.TypeAsync("Ansar Allah");
        await desk.Sees("Harakat Ansar Allah al-Awfiya");
        await Expect(desk.Page.Locator("[data-held]")).ToHaveTextAsync("Houthis");
    }

    [Fact]
    public async Task The_method_of_the_running_version_is_there_to_read()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/method");
        await desk.Sees("In this archive");
        await desk.Page.Locator(".method-nav").GetByRole(AriaRole.Link, new() { Name = "The codebook" }).ClickAsync();
        await Expect(desk.Page.Locator("article.prose h1")).ToHaveTextAsync("The codebook");
        await Expect(desk.Page.Locator(".types dt").Filter(new() { HasText = "Drone strike" })).ToHaveCountAsync(1);
        await desk.Go("/method/errors#CAS0203");
        await Expect(desk.Page.Locator("#CAS0203")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Whoever_administers_sees_the_log_verifies_it_backs_up_and_asks_the_doctor()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/admin");
        await desk.Sees("You work alone on this machine");
        await desk.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        await desk.Button("Verify").ClickAsync();
        await Expect(desk.Page.Locator(".verdict")).ToContainTextAsync("Intact");
        await desk.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Backups" }).ClickAsync();
        await desk.Button("Back up now").ClickAsync();
        await desk.Dialog.GetByLabel("Passphrase").FillAsync("four horses under water");
        await desk.Dialog.GetByLabel("Once more").FillAsync("four horses");
        await desk.Press("Enter");
        await Expect(desk.Dialog).ToContainTextAsync("The two passphrases differ.");
        await desk.Dialog.GetByLabel("Once more").FillAsync("four horses under water");
        await desk.Press("Enter");
        await Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "Download" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await desk.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Doctor" }).ClickAsync();
        await Expect(desk.Page.Locator(".verdict")).ToContainTextAsync("All well");
        await Expect(desk.Page.GetByRole(AriaRole.Row, new() { Name = "log" })).ToContainTextAsync("entries, the last ");
        await desk.Button("Read every page and row").ClickAsync();
        await Expect(desk.Page.Locator(".verdict").Last).ToContainTextAsync("Whole");
        await desk.Sees("every page can be read");
        Assert.Empty(await desk.Obstacles());
    }

    [Fact]
    public async Task The_doctor_of_a_damaged_archive_does_not_say_that_all_is_well()
    {
        await using var workbench = await browser.Serve();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={workbench.Location};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM progress";
            command.ExecuteNonQuery();
        }

        await using var desk = await browser.Open(workbench, "/admin?tab=doctor");
        await Expect(desk.Page.Locator(".verdict")).ToContainTextAsync("Something needs doing");
        await desk.Sees("Run 'casus ingest --rederive'.");
    }

    [Fact]
    public async Task Whoever_administers_opens_the_form_for_corrections_and_is_reminded_to_name_who_keeps_the_record()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/admin?tab=corrections");
        await desk.Sees("It is closed.");
        await desk.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await desk.Button("Save").PressAsync("Enter");
        await desk.Sees("It names nobody");
        Assert.Empty(await desk.Obstacles());
        await desk.Page.GetByLabel("Who keeps the record").FillAsync("Example Desk <b>");
        await desk.Press("Enter");
        await Expect(desk.Page.Locator(".verdict")).ToHaveCountAsync(0);
        Assert.Empty(await desk.Obstacles());
        var outside = await desk.Page.Context.RunAndWaitForPageAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "/corrections" }).ClickAsync());
        await Expect(outside.Locator("main")).ToContainTextAsync("This record is kept by Example Desk <b>.");
        await outside.CloseAsync();

        await desk.Page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await desk.Button("Save").ClickAsync();
        await desk.Sees("It is closed.");
        await Expect(desk.Page.GetByLabel("Who keeps the record")).ToHaveValueAsync("Example Desk <b>");
    }

    [Fact]
    public async Task Somebody_signs_in_sets_up_codes_and_needs_one_from_then_on()
    {
        await using var workbench = await browser.Serve();
        await workbench.AddAccount("anna", "admin", "reviewer");
        await using var desk = await browser.Open(workbench, "/account");
        await SignIn(desk, "wrong password");
        await Expect(desk.Page.Locator(".problem")).ToBeVisibleAsync();
        Assert.Empty(await desk.Obstacles());
        await SignIn(desk, Workbench.Password);
        await desk.Button("Set up one-time codes").ClickAsync();
        var secret = await desk.Dialog.Locator("code").InnerTextAsync();
        await Expect(desk.Dialog.Locator(".qr svg")).ToBeVisibleAsync();
        await desk.Dialog.GetByLabel("Code").FillAsync(AccountTests.CodeOf(secret));
        await desk.Press("Enter");
        await Expect(desk.Dialog.Locator(".codes-list li")).ToHaveCountAsync(10);
        var recovery = await desk.Dialog.Locator(".codes-list li").First.InnerTextAsync();
        await desk.Button("I have kept them").ClickAsync();
        await desk.Button("Sign out").ClickAsync();
        await SignIn(desk, Workbench.Password);
        await desk.Page.GetByLabel("One-time code").FillAsync(recovery);
        await desk.Press("Enter");
        await Expect(desk.Heading).ToHaveTextAsync("anna");
        await desk.Go("/admin?tab=people");
        await desk.Button("Add a person").ClickAsync();
        await desk.Dialog.GetByLabel("Name").FillAsync("boris");
        await desk.Dialog.GetByLabel("First password").FillAsync("nine green umbrellas");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(desk.Page.Locator("tbody tr").Filter(new() { HasText = "boris" })).ToContainTextAsync("coder");
    }

    [Fact]
    public async Task Somebody_adds_a_security_key_and_signs_in_with_it_alone_or_after_the_password_by_keyboard()
    {
        await using var workbench = await browser.Serve();
        await workbench.AddAccount("anna", "admin", "reviewer");
        await using var desk = await browser.Open(workbench, "/account");
        await KeyIn(desk);
        await SignIn(desk, Workbench.Password);
        await desk.Button("Add a security key").PressAsync("Enter");
        await desk.Dialog.GetByLabel("Name").FillAsync("this computer");
        await desk.Press("Enter");
        await Expect(desk.Dialog.Locator(".codes-list li")).ToHaveCountAsync(10);
        // They are shown once: nothing closes them by mistake.
        await desk.Press("Escape", "Escape", "Escape");
        await desk.Page.Mouse.ClickAsync(5, 400);
        await Expect(desk.Dialog.Locator(".codes-list li")).ToHaveCountAsync(10);
        await desk.Button("I have kept them").PressAsync("Enter");
        await Expect(desk.Page.Locator("li").Filter(new() { HasText = "this computer" })).ToContainTextAsync("opens alone");
        await desk.Sees("10 codes are left");
        Assert.Empty(await desk.Obstacles());
        await desk.Button("Sign out").ClickAsync();
        await desk.Button("Sign in with a security key").PressAsync("Enter");
        await Expect(desk.Heading).ToHaveTextAsync("anna");
        await desk.Button("Sign out").ClickAsync();
        await SignIn(desk, Workbench.Password);
        await Expect(desk.Button("Use your security key")).ToBeFocusedAsync();
        Assert.Empty(await desk.Obstacles());
        await desk.Press("Enter");
        await Expect(desk.Heading).ToHaveTextAsync("anna");
        await desk.Button("Remove this computer").PressAsync("Enter");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).PressAsync("Enter");
        await Expect(desk.Page.Locator("li").Filter(new() { HasText = "this computer" })).ToHaveCountAsync(0);
        await Expect(desk.Button("Add a security key")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_sensitive_is_confirmed_with_the_key_alone_after_a_while()
    {
        await using var workbench = await browser.Serve();
        await workbench.AddAccount("anna", "admin");
        await using var desk = await browser.Open(workbench, "/account");
        await KeyIn(desk);
        await SignIn(desk, Workbench.Password);
        await desk.Button("Add a security key").ClickAsync();
        await desk.Dialog.GetByLabel("Name").FillAsync("this computer");
        await desk.Press("Enter");
        await desk.Button("I have kept them").ClickAsync();
        using (var db = workbench.App.Services.GetRequiredService<IDbContextFactory<WorkbenchDb>>().CreateDbContext())
            await db.SignIns.ExecuteUpdateAsync(u => u.SetProperty(s => s.ConfirmedAt, 0), TestContext.Current.CancellationToken);
        workbench.App.Services.GetRequiredService<SignIns>().Forget();
        await desk.Button("Make new recovery codes").ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        await Expect(desk.Dialog.Last).ToContainTextAsync("This step is sensitive");
        Assert.Empty(await desk.Obstacles());
        await desk.Press("Escape");
        await Expect(desk.Dialog).ToContainTextAsync("Nothing was changed. Press the button again");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Make" }).ClickAsync();
        await desk.Button("Use a security key").ClickAsync();
        await Expect(desk.Dialog.Locator(".codes-list li")).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task Who_calls_a_key_off_adds_none_and_who_mistypes_is_led_to_what_was_wrong()
    {
        await using var workbench = await browser.Serve();
        await workbench.AddAccount("anna", "admin", "reviewer");
        await using var desk = await browser.Open(workbench, "/account");
        await Expect(desk.Page.GetByLabel("Name")).ToBeFocusedAsync();
        await SignIn(desk, "wrong password");
        await Expect(desk.Page.GetByLabel("Password")).ToBeFocusedAsync();
        await SignIn(desk, Workbench.Password);
        var (devtools, key) = await KeyIn(desk, touches: false);
        await desk.Button("Add a security key").ClickAsync();
        await desk.Dialog.GetByLabel("Name").FillAsync("a late key");
        await desk.Press("Enter");
        await Expect(desk.Dialog).ToContainTextAsync("Touch the key");
        Assert.Empty(await desk.Obstacles());
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await devtools.SendAsync("WebAuthn.setAutomaticPresenceSimulation", new() { ["authenticatorId"] = key, ["enabled"] = true });
        await desk.Button("Add a security key").ClickAsync();
        await desk.Dialog.GetByLabel("Name").FillAsync("the key");
        await desk.Press("Enter");
        await desk.Button("I have kept them").ClickAsync();
        await Expect(desk.Page.Locator("li").Filter(new() { HasText = "opens alone" })).ToHaveCountAsync(1);
        await desk.Button("Sign out").ClickAsync();
        await SignIn(desk, Workbench.Password);
        await desk.Page.GetByLabel("Recovery code").FillAsync("ABCDE-FGHJK");
        await desk.Press("Enter");
        await Expect(desk.Page.Locator(".problem")).ToContainTextAsync("The code is wrong, or was used already.");
        await Expect(desk.Page.GetByLabel("Recovery code")).ToBeFocusedAsync();
        await desk.Sees("--without-passkeys");
        Assert.Empty(await desk.Obstacles());
    }

    [Fact]
    public async Task Who_may_only_read_is_offered_nothing_else()
    {
        await using var workbench = await browser.Serve();
        await workbench.AddAccount("chief", "admin");
        await workbench.AddAccount("vera", "viewer");
        await using var desk = await browser.Open(workbench, "/queue");
        await SignIn(desk, Workbench.Password, "vera");
        await Expect(desk.Page.Locator("#site-nav a")).ToHaveTextAsync(["Overview", "Queue", "Actors", "Method"]);
        await desk.Sees("Peshawar");
        Assert.Equal(0, await desk.Page.Locator(".actions button").CountAsync());
        await Expect(desk.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await desk.Press("a", "c");
        await desk.Sees("9 incidents open");
        await desk.Go("/add");
        await desk.Sees("This page needs another role");
    }

    // Chromium's own authenticator, which touches itself and verifies its user.
    internal static async Task<(ICDPSession Devtools, string Key)> KeyIn(Desk desk, bool touches = true, bool verifies = true)
    {
        var devtools = await desk.Page.Context.NewCDPSessionAsync(desk.Page);
        await devtools.SendAsync("WebAuthn.enable");
        var added = await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = verifies, isUserVerified = verifies, automaticPresenceSimulation = touches },
        });
        return (devtools, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    internal static async Task SignIn(Desk desk, string password, string name = "anna")
    {
        await desk.Page.GetByLabel("Name").FillAsync(name);
        await desk.Page.GetByLabel("Password").FillAsync(password);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
