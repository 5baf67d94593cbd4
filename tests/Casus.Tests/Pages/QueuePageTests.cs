using Casus.Tests.Server;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

public sealed class QueuePageTests(Browser browser)
{
    [Fact]
    public async Task The_queue_is_worked_through_by_keys_alone()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/queue");
        var chosen = desk.Page.Locator(".queue-item.chosen");
        var title = desk.Page.Locator(".incident-title");
        await Expect(title).ToContainTextAsync("Peshawar");
        await desk.Press("j");
        await Expect(title).ToContainTextAsync("Tekstilshchik");
        await desk.Press("k");
        await Expect(title).ToContainTextAsync("Peshawar");

        await desk.Press("c");
        await desk.Sees("8 incidents open");
        await Expect(title).ToContainTextAsync("Tekstilshchik");

        // What was decided has left the queue, and comes back to be looked at again.
        await desk.Press("u");
        await desk.Sees("9 incidents open");
        await Expect(title).ToContainTextAsync("Peshawar");
        await desk.Press("c");
        await desk.Sees("8 incidents open");
        await Expect(title).ToContainTextAsync("Tekstilshchik");

        await desk.Press("e");
        await Expect(desk.Dialog).ToBeVisibleAsync();
        await desk.Page.Keyboard.TypeAsync("Kill");
        await desk.Press("Tab");
        await desk.Page.Keyboard.TypeAsync("27");
        await desk.Press("Tab");
        await desk.Page.Keyboard.TypeAsync("city council list");
        await desk.Press("Tab", "Tab", "Enter");
        await Expect(desk.Page.Locator(".corrected")).ToContainTextAsync("city council list");

        await desk.Press("u");
        await Expect(desk.Dialog).ToBeVisibleAsync();
        await desk.Page.Keyboard.TypeAsync("another list");
        await desk.Press("Tab", "Tab", "Enter");
        await Expect(desk.Page.Locator(".corrected")).ToHaveCountAsync(0);

        await desk.Press("d");
        await desk.Page.Keyboard.TypeAsync("not an incident");
        await desk.Press("Tab", "Tab", "Enter");
        await desk.Sees("7 incidents open");
        await Expect(chosen).ToHaveCountAsync(1);
        await desk.Press("Enter");
        await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/incidents/"));
    }

    [Fact]
    public async Task Several_are_decided_on_with_one_key_and_taken_back_with_another()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/queue");
        await desk.Sees("9 incidents open");
        await desk.Press("x", "j", "x", "k", "x", "x");
        await desk.Sees("2 selected");
        Assert.Empty(await desk.Obstacles());
        await desk.Press("c");
        await desk.Sees("2 incidents confirmed.");
        await desk.Sees("7 incidents open");
        await Expect(desk.Page.Locator(".queue-bar")).ToHaveCountAsync(0);
        await desk.Press("u");
        await desk.Sees("9 incidents open");

        await desk.Press("a");
        await desk.Sees("9 selected");
        await desk.Press("Escape");
        await Expect(desk.Page.Locator(".queue-bar")).ToHaveCountAsync(0);

        // With the mouse, and with one that somebody else has changed meanwhile: it stays, and the others go.
        var boxes = desk.Page.GetByRole(AriaRole.Checkbox);
        await boxes.Nth(0).CheckAsync();
        await boxes.Nth(1).CheckAsync();
        await boxes.Nth(2).CheckAsync();
        var visitor = await workbench.Visit();
        var changed = (await visitor.Get("/queue")).Json.GetProperty("items")[1].GetProperty("incident").GetProperty("id").GetString();
        (await visitor.Post($"/incidents/{changed}/judgements", new { kind = "correct", field = "killed", value = "41", reason = "counted" })).Is(System.Net.HttpStatusCode.Created);
        await desk.Button("Dismiss…").First.ClickAsync();
        await desk.Page.Keyboard.TypeAsync("a drill");
        await desk.Press("Tab", "Tab", "Enter");
        await desk.Sees("2 incidents dismissed. 1 incident stayed");
        await desk.Sees("7 incidents open");
        await Expect(desk.Page.Locator(".queue-item.picked")).ToHaveCountAsync(1);
        await desk.Button("Undo").Last.ClickAsync();
        await desk.Sees("9 incidents open");
    }

    [Fact]
    public async Task A_request_for_correction_is_taken_down_and_answered_by_keys_alone()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/queue");
        await Expect(desk.Page.Locator(".incident-title")).ToContainTextAsync("Peshawar");
        await desk.Press("r");
        await Expect(desk.Dialog).ToBeVisibleAsync();
        await desk.Page.Keyboard.TypeAsync("My brother is counted twice. Call +92 91 1234567 <b>now</b>");
        Assert.Empty(await desk.Obstacles());
        await desk.Press("Tab", "Tab", "Tab", "Enter");
        await desk.Sees("1 open request for correction");
        var request = desk.Page.Locator(".requests li");
        await Expect(request).ToContainTextAsync("My brother is counted twice. Call […] <b>now</b>");
        await desk.Press("c");
        await desk.Sees("8 incidents open");

        // What it is about has left the queue, and is looked at from here.
        await request.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(desk.Page.Locator(".incident-title")).ToContainTextAsync("Peshawar");
        Assert.Empty(await desk.Obstacles());
        await request.GetByRole(AriaRole.Button, new() { Name = "Answer" }).FocusAsync();
        await desk.Press("Enter");
        await Expect(desk.Dialog).ToContainTextAsync("confirmed");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Answer" }).FocusAsync();
        await desk.Press("Enter");
        await desk.Sees("No open request for correction");
    }

    [Fact]
    public async Task Anybody_asks_by_the_public_form_and_a_reviewer_says_which_incident_it_is_about()
    {
        await using var workbench = await browser.Serve(correctionForm: true);
        await using var desk = await browser.Open(workbench, "/corrections/nothing");
        await desk.Sees("There is no such page");
        Assert.Empty(await desk.Obstacles());
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Ask for a correction" }).ClickAsync();
        await desk.Sees("cannot tell you who receives what you write");
        Assert.Empty(await desk.Obstacles());
        await desk.Page.GetByLabel("Which incident").FillAsync("the bomb at the mosque");
        await desk.Page.GetByLabel("What is wrong").FillAsync("My brother is counted twice. <b>now</b>");
        await desk.Page.GetByLabel("How to reach you").FillAsync("ann@example.org");
        workbench.Skip(Casus.Server.Requests.FormTokens.Shortest);
        await desk.Button("Send").ClickAsync();
        var reference = await desk.Page.Locator(".reference").InnerTextAsync();
        await desk.Go("/queue");
        await Expect(desk.Page.Locator(".incident-title")).ToContainTextAsync("Peshawar");
        var request = desk.Page.Locator(".requests li");
        await Expect(request).ToContainTextAsync("My brother is counted twice. <b>now</b>");
        await Expect(request).ToContainTextAsync("checked by nobody");
        await Expect(request).ToContainTextAsync("ann@example.org");
        Assert.Empty(await desk.Obstacles());
        await desk.Button("It is about the incident shown").PressAsync("Enter");
        await Expect(request.GetByRole(AriaRole.Button).First).ToContainTextAsync("Peshawar");
        await Expect(request.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await desk.Button("Remove this").PressAsync("Enter");
        await Expect(request).Not.ToContainTextAsync("ann@example.org");
        await request.GetByRole(AriaRole.Button, new() { Name = "Answer" }).PressAsync("Enter");

        // No reason, no refusal: the page says so before the server has to.
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Answer" }).PressAsync("Enter");
        await Expect(desk.Dialog.Locator("textarea:invalid")).ToBeFocusedAsync();
        await desk.Dialog.GetByLabel("Why").FillAsync("The reports count him once.");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Answer" }).PressAsync("Enter");
        await desk.Sees("No open request for correction");
        await desk.Go("/corrections/state");
        Assert.Empty(await desk.Obstacles());
        await desk.Page.GetByLabel("Reference").FillAsync(reference);
        await desk.Press("Enter");
        await desk.Sees("The reports count him once.");
    }

    [Fact]
    public async Task A_request_in_words_is_set_on_an_incident_that_has_left_the_queue()
    {
        await using var workbench = await browser.Serve(correctionForm: true);
        await using var desk = await browser.Open(workbench, "/corrections");
        await desk.Page.GetByLabel("Which incident").FillAsync("the bomb at the mosque");
        await desk.Page.GetByLabel("What is wrong").FillAsync("He is counted twice.");
        workbench.Skip(Casus.Server.Requests.FormTokens.Shortest);
        await desk.Button("Send").ClickAsync();
        await Expect(desk.Page.Locator(".reference")).ToBeVisibleAsync();
        await desk.Go("/queue");
        await Expect(desk.Page.Locator(".incident-title")).ToContainTextAsync("Peshawar");
        await desk.Press("c");
        await desk.Sees("8 incidents open");
        await desk.Button("Another incident").ClickAsync();
        await desk.Dialog.GetByLabel("Number or address").FillAsync("nothing");
        await desk.Press("Enter");
        await Expect(desk.Dialog.Locator(".problem")).ToBeVisibleAsync();
        Assert.Empty(await desk.Obstacles());
        await desk.Dialog.GetByLabel("Number or address").FillAsync($"{workbench.Address}/incidents/{await EveryPageTests.Incident(workbench, "Peshawar")}?tab=1#top");
        await desk.Press("Enter");
        await Expect(desk.Page.Locator(".requests li").GetByRole(AriaRole.Button).First).ToContainTextAsync("Peshawar");
        await Expect(desk.Page.Locator(".requests li").GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_no_request_is_removed_and_what_was_decided_before_one_came_is_no_answer_by_itself()
    {
        await using var workbench = await browser.Serve(correctionForm: true);
        await using var desk = await browser.Open(workbench, "/queue");
        await Expect(desk.Page.Locator(".incident-title")).ToContainTextAsync("Peshawar");
        await desk.Press("c");
        await desk.Sees("8 incidents open");
        var confirmed = await EveryPageTests.Incident(workbench, "Peshawar");
        foreach (var wrong in new[] { "He is counted twice.", "Buy cheap watches." })
        {
            await desk.Go("/corrections?incident=" + confirmed);
            await desk.Page.GetByLabel("What is wrong").FillAsync(wrong);
            workbench.Skip(Casus.Server.Requests.FormTokens.Shortest);
            await desk.Button("Send").ClickAsync();
            await Expect(desk.Page.Locator(".reference")).ToBeVisibleAsync();
            await desk.Page.ReloadAsync();
            await Expect(desk.Page.Locator(".reference")).ToBeVisibleAsync();
        }

        await desk.Go("/queue");
        await desk.Sees("2 open requests for correction");
        var spam = desk.Page.Locator(".requests li").Filter(new() { HasText = "watches" });
        await spam.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        Assert.Empty(await desk.Obstacles());
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await desk.Sees("1 open request for correction");
        await Expect(desk.Page.Locator(".requests summary")).ToBeFocusedAsync();
        await desk.Page.Locator(".requests li").GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Expect(desk.Dialog.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await Expect(desk.Dialog.Locator(":checked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task All_requests_are_paged_through_and_those_answered_are_looked_at_afterwards()
    {
        await using var workbench = await browser.Serve(correctionForm: true);
        var visitor = await workbench.Visit();
        var confirmed = await EveryPageTests.Incident(workbench, "Peshawar");
        for (var i = 1; i <= 23; i++)
            (await visitor.Post("/requests", new { incident = confirmed, text = $"request number {i}", receivedOn = "2024-02-09" })).Is(System.Net.HttpStatusCode.Created);
        await using var desk = await browser.Open(workbench, "/corrections?incident=" + confirmed);
        await desk.Page.GetByLabel("What is wrong").FillAsync("The last one.");
        await desk.Page.GetByLabel("How to reach you").FillAsync("ann@example.org");
        workbench.Skip(Casus.Server.Requests.FormTokens.Shortest);
        await desk.Button("Send").ClickAsync();
        await Expect(desk.Page.Locator(".reference")).ToBeVisibleAsync();

        await desk.Go("/queue");
        await desk.Sees("20 open requests and more for correction");
        var requests = desk.Page.Locator(".requests li");
        await Expect(requests).ToHaveCountAsync(20);
        await desk.Button("Later ones").PressAsync("Enter");
        await Expect(requests).ToHaveCountAsync(24);
        await desk.Sees("24 open requests for correction");
        await Expect(requests.Nth(20).GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await Expect(desk.Button("Later ones")).ToHaveCountAsync(0);
        await Expect(requests.Last).ToContainTextAsync("The last one.");

        // What was answered leaves those that wait, which all stay as far as they were shown.
        await requests.Last.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await desk.Dialog.GetByLabel("Why").FillAsync("Four reports tell of it. <b>x</b>");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await desk.Sees("23 open requests for correction");
        await Expect(requests).ToHaveCountAsync(23);

        await desk.Button("Answered").PressAsync("Enter");
        await Expect(requests).ToHaveCountAsync(1);
        await Expect(requests).ToContainTextAsync("Declined");
        await Expect(requests).ToContainTextAsync("Four reports tell of it. <b>x</b>");
        await Expect(requests).ToContainTextAsync("ann@example.org");
        await Expect(requests.GetByRole(AriaRole.Button, new() { Name = "Answer" })).ToHaveCountAsync(0);
        Assert.Empty(await desk.Obstacles());
        await desk.Button("Remove this").PressAsync("Enter");
        await Expect(requests).Not.ToContainTextAsync("ann@example.org");
        await requests.GetByRole(AriaRole.Button, new() { Name = "Remove…" }).ClickAsync();
        await Expect(desk.Dialog).ToContainTextAsync("no longer finds it");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await desk.Sees("None has been answered yet.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await Expect(requests).ToHaveCountAsync(23);
    }

    [Fact]
    public async Task An_empty_queue_says_that_nothing_is_waiting()
    {
        await using var workbench = await browser.Serve([]);
        await using var desk = await browser.Open(workbench, "/queue");
        await desk.Sees("Nothing is waiting");
        await desk.Go("/");
        await desk.Sees("Nothing in the archive yet");
    }
}
