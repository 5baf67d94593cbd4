using Casus.Tests.Cli;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

/// <summary>Makes the pictures of docs/guide/workbench-tour.md, where they are asked for: <c>./test -explicit only</c>.</summary>
public sealed class Screenshots(Browser browser)
{
    private const string Text =
        "Gunmen ambushed a police convoy near Mosul on Tuesday evening, killing four officers and wounding six, two security officials said. "
        + "The interior ministry put the number of dead at five.\n\nOn Wednesday the ministry accused Islamic State of the attack.";

    [Fact(Explicit = true)]
    public async Task The_tour_has_a_picture_of_each_page()
    {
        var workbench = await browser.Shared();
        var peshawar = await EveryPageTests.Incident(workbench, "Peshawar");
        await Take("overview", "/", press: desk => desk.Page.Locator(".rows > .row").Nth(2).ClickAsync());
        await Take("overview-dark", "/", scheme: ColorScheme.Dark);
        await Take("overview-narrow", "/", 360, 740);
        await Take("incident", "/incidents/" + peshawar, press: OpenClaim);
        await Take("incident-dark", "/incidents/" + peshawar, scheme: ColorScheme.Dark);
        await Take("incident-narrow", "/incidents/" + peshawar, 360, 740);
        await Take("dossier", $"/incidents/{peshawar}/dossier", 900, 1000);
        await Take("queue", "/queue");
        await Take("keys", "/queue", press: desk => desk.Press("?"));
        await Take("correct", "/queue", press: desk => desk.Press("e"));
        await Take("add", "/add", press: Paste);
        await SourcesPageTests.Tell(workbench, SourcesPageTests.Status
            .Replace("<img src=x onerror=alert(1)> mails", "Mails", StringComparison.Ordinal)
            .Replace("2124-03-10T10:00:00.000Z\", \"roundStartedAt", Casus.Server.Accounts.Moment.Text(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) + "\", \"roundStartedAt", StringComparison.Ordinal)
            .Replace("\"roundEndedAt\": \"2124-03-10T10:00:00.000Z\"", "\"roundEndedAt\": null", StringComparison.Ordinal)
            .Replace("\"nextRoundAt\": \"2124-03-10T10:15:00.000Z\"", "\"nextRoundAt\": null", StringComparison.Ordinal)
            .Replace("2124-", "2024-", StringComparison.Ordinal));
        await Take("sources", "/sources");
        File.Delete(workbench.Location + ".watch.status");
        await Take("actor", "/actors/houthis");
        await Take("publish", "/publish", press: Preview);
        await Take("method", "/method/codebook");
        await Take("admin", "/admin?tab=log", press: desk => desk.Button("Verify").ClickAsync());
    }

    [Fact(Explicit = true)]
    public async Task The_tour_has_pictures_of_requests_from_outside_and_of_security_keys()
    {
        await using var workbench = await browser.Serve(correctionForm: true, keeper: "Example Desk, Example Street 1, Exampletown");
        await using (var outside = await browser.Open(workbench, "/corrections?incident=" + await EveryPageTests.Incident(workbench, "Peshawar"), 760, 900))
        {
            await outside.Page.GetByLabel("What is wrong").FillAsync("My brother is counted among the police. He was no policeman.");
            await outside.Page.GetByLabel("What is right").FillAsync("He sold tea at the gate.");
            await outside.Page.GetByLabel("How you know").FillAsync("I am his sister, and have the papers of the hospital.");
            await Keep(outside, "corrections");
            workbench.Skip(Casus.Server.Requests.FormTokens.Shortest);
            await outside.Button("Send").ClickAsync();
            await outside.Go("/corrections");
            await outside.Page.GetByLabel("Which incident").FillAsync("the shelling of the market in Donetsk, January 2024");
            await outside.Page.GetByLabel("What is wrong").FillAsync("My uncle died of it two days later and is not counted.");
            await outside.Page.GetByLabel("How to reach you").FillAsync("niece@example.org");
            workbench.Skip(Casus.Server.Requests.FormTokens.Shortest);
            await outside.Button("Send").ClickAsync();
            await Expect(outside.Page.Locator(".reference")).ToBeVisibleAsync();
        }

        await Take("requests", "/queue", of: workbench);
        await Take("answer", "/queue", of: workbench, press: async desk =>
        {
            await desk.Page.Locator(".requests li").First.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
            await desk.Dialog.GetByLabel("Why").FillAsync("Thank you. No report names those who were killed at the gate; we have asked the hospital. Write again when you have its answer.");
        });
        await workbench.AddAccount("anna", "admin", "reviewer");
        await Take("account", "/", 1280, 1000, of: workbench, press: async desk =>
        {
            await OfficePageTests.SignIn(desk, Server.Workbench.Password);
            await Expect(desk.Page.Locator(".who")).ToHaveTextAsync("anna");
            await desk.Go("/account");
            var (devtools, first) = await OfficePageTests.KeyIn(desk);
            await Add(desk, "this computer");
            await desk.Button("I have kept them").ClickAsync();
            await devtools.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = first });
            await OfficePageTests.KeyIn(desk, verifies: false);
            await Add(desk, "blue key, in the safe");
            await Expect(desk.Page.Locator(".with-button")).ToHaveCountAsync(3);
            await desk.Page.Locator("h2").Last.EvaluateAsync("e => { document.activeElement.blur(); window.scrollTo(0, document.body.scrollHeight); }");
            await Expect(desk.Page.Locator(".notices > div")).ToHaveCountAsync(0);
        });

        static async Task Add(Desk desk, string name)
        {
            await desk.Button("Add a security key").ClickAsync();
            await desk.Dialog.GetByLabel("Name").FillAsync(name);
            await desk.Press("Enter");
        }
    }

    private static async Task OpenClaim(Desk desk)
    {
        var killed = desk.Page.Locator("[id='fact-casualties.killed']");
        await killed.Locator("summary").ClickAsync();
        await killed.Locator(".claim button").First.ClickAsync();
        await killed.EvaluateAsync("e => window.scrollTo(0, e.offsetTop - 120)");
    }

    private static async Task Paste(Desk desk)
    {
        await desk.Page.GetByLabel("Published on").FillAsync("2024-02-08");
        await desk.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(Text);
        await Expect(desk.Page.Locator(".coded-events li").First).ToBeVisibleAsync();
    }

    private static async Task Preview(Desk desk)
    {
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator(".verdict")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private async Task Take(string name, string path, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, Func<Desk, Task>? press = null, Server.Workbench? of = null)
    {
        await using var desk = await browser.Open(of ?? await browser.Shared(), path, width, height, scheme);
        await desk.Settle();
        if (press is not null)
            await press(desk);
        await desk.Page.Mouse.MoveAsync(0, 0);
        // The map is drawn some frames after its data are there.
        await Task.Delay(path == "/" ? 2500 : 700, TestContext.Current.CancellationToken);
        await Keep(desk, name);
    }

    private static async Task Keep(Desk desk, string name)
    {
        // Who makes the pictures is not named in them.
        await desk.Page.EvaluateAsync("() => document.querySelectorAll('.who').forEach(w => { w.textContent = 'anna'; })");
        var folder = Directory.CreateDirectory(Repository.File("docs/guide/workbench"));
        await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, name + ".png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }
}
