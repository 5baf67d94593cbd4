using Casus.Reports;
using Casus.Tests.Server;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

public sealed class IncidentPageTests(Browser browser)
{
    [Fact]
    public async Task A_value_leads_to_its_words_and_words_to_the_values_they_carry()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/incidents/" + await EveryPageTests.Incident(workbench, "Peshawar"));
        var killed = desk.Page.Locator("[id='fact-casualties.killed']");
        await killed.Locator("summary").ClickAsync();
        var claim = killed.Locator(".claim").Filter(new() { HasText = "28 dead" }).First;
        await claim.Locator("button").ClickAsync();
        await Expect(claim).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("lit"));
        await Expect(desk.Page.Locator("mark.lit").First).ToHaveTextAsync("28 dead");
        await Expect(desk.Page.Locator("mark.lit").First).ToBeInViewportAsync();

        await desk.Page.Locator("article.report mark").Filter(new() { HasText = "about 150" }).First.ClickAsync();
        await Expect(desk.Page.Locator(".carried")).ToContainTextAsync("Injured");
        await Expect(desk.Page.Locator("[id='fact-casualties.injured'] .claim.lit")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_printed_date_stands_beside_the_one_given_and_leads_to_its_words()
    {
        await using var workbench = await browser.Serve([PrintedDateTests.Contradicted]);
        await using var desk = await browser.Open(workbench, "/queue");
        await Expect(desk.Page.Locator(".queue-item .reasons")).ToContainTextAsync("prints another date of publication than it was given: 2024-02-08");
        var words = desk.Page.Locator("article.report mark").Filter(new() { HasText = "8 February 2024" });
        await desk.Button("the text says 8 Feb 2024").PressAsync("Enter");
        await Expect(words).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("lit"));
        await Expect(words).ToBeInViewportAsync();
        Assert.Empty(await desk.Obstacles());

        await desk.Go("/reports/contradicted");
        await Expect(desk.Page.Locator(".facts-line")).ToContainTextAsync("18 Feb 2024; the text says 8 Feb 2024");
        await Expect(words).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("lit"));
        await desk.Button("the text says 8 Feb 2024").ClickAsync();
        await Expect(words).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("lit"));
        await words.ClickAsync();
        await Expect(desk.Page.Locator(".carried")).ToContainTextAsync("Given was 18 Feb 2024");
        Assert.Empty(await desk.Obstacles());
    }

    [Fact]
    public async Task Rival_claims_say_who_when_how_sure_and_in_which_words()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/incidents/" + await EveryPageTests.Incident(workbench, "Peshawar"));
        await Expect(desk.Page.Locator("[id='fact-casualties.killed'] .rival")).ToContainTextAsync("different");
        await desk.Page.Locator("[id='fact-casualties.killed'] summary").ClickAsync();
        await Expect(desk.Page.Locator("[id='fact-casualties.killed'] .claim").First).ToContainTextAsync("Meridian Wire");
        await Expect(desk.Page.Locator(".toll-chart svg")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("101 on 4 Feb 2023"));
    }

    [Fact]
    public async Task Parts_of_a_toll_and_earlier_numbers_are_told_as_such_and_not_as_different()
    {
        await using var workbench = await browser.Serve([RivalTollTests.AddingUp]);
        await using var desk = await browser.Open(workbench, "/incidents/" + await EveryPageTests.Incident(workbench, "Peshawar"));
        var killed = desk.Page.Locator("[id='fact-casualties.killed']");
        await Expect(killed.Locator("summary")).ToHaveTextAsync("4 claims one report");
        await killed.Locator("summary").ClickAsync();
        await Expect(killed.Locator(".claim-value")).ToHaveTextAsync(["6", "5 (civilian) part of a larger toll", "1 (civilian) part of a larger toll", "4 an earlier number"]);
    }

    [Fact]
    public async Task Somebody_corrects_confirms_undoes_and_sees_it_in_the_history()
    {
        await using var workbench = await browser.Serve();
        var id = await EveryPageTests.Incident(workbench, "Baghdad");
        await using var desk = await browser.Open(workbench, "/incidents/" + id);
        await desk.Button("Correct killed").ClickAsync();
        await desk.Dialog.GetByLabel("The right value").FillAsync("many");
        await desk.Dialog.GetByLabel("Why").FillAsync("hospital list");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();
        await Expect(desk.Dialog.Locator(".problem")).ToContainTextAsync("a number of people");
        await desk.Dialog.GetByLabel("The right value").FillAsync("4");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();
        await Expect(desk.Page.Locator("[id='fact-casualties.killed'] .corrected")).ToContainTextAsync("hospital list");
        await Expect(desk.Page.Locator("[id='fact-casualties.killed'] .big")).ToHaveTextAsync("4");

        await desk.Button("Correct who did it").ClickAsync();
        await desk.Dialog.GetByLabel("The right value").FillAsync("gunmen; islamic st");
        await Expect(desk.Dialog.Locator("datalist option[value='gunmen; Islamic State [islamic-state]']")).ToHaveCountAsync(1);
        await desk.Dialog.GetByLabel("The right value").FillAsync("gunmen; Islamic State [islamic-state]");
        await desk.Dialog.GetByLabel("Why").FillAsync("court file");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();
        await Expect(desk.Page.Locator("[id='fact-participants.actor'] .corrected")).ToContainTextAsync("court file");
        await Expect(desk.Page.Locator("[id='fact-participants.actor'] .names li")).ToContainTextAsync(["gunmen", "Islamic State"]);

        await desk.Press("c");
        await Expect(desk.Page.Locator(".incident-head .review-confirmed")).ToBeVisibleAsync();
        await desk.Page.Locator(".history summary").ClickAsync();
        await Expect(desk.Page.Locator(".history ins").Filter(new() { HasText = "4" }).First).ToBeVisibleAsync();

        await desk.Press("u");
        await desk.Dialog.GetByLabel("Why").FillAsync("too early");
        await desk.Press("Tab", "Tab", "Enter");
        await Expect(desk.Page.Locator(".incident-head .review-confirmed")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".judgements li").First).ToContainTextAsync("undid “confirmed”: “too early”");
    }

    [Fact]
    public async Task The_best_toll_and_the_names_of_reports_are_the_same_wherever_they_stand()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/incidents/" + await EveryPageTests.Incident(workbench, "Baghdad"));
        await Expect(desk.Page.Locator(".incident-line")).ToContainTextAsync("1 or more (best 3) killed");
        await desk.Page.Locator("[id='fact-casualties.killed'] summary").ClickAsync();
        await Expect(desk.Page.Locator(".report-tabs button").First).ToContainTextAsync("Report 1");
        await Expect(desk.Page.Locator("[id='fact-casualties.killed'] .claim").First).ToContainTextAsync("Report 1");
        await desk.Go("/?text=Baghdad");
        await Expect(desk.Page.Locator(".rows .toll").First).ToContainTextAsync("1 or more (best 3) killed");
    }

    [Fact]
    public async Task The_only_report_of_an_incident_cannot_be_split_off_and_an_id_that_is_none_leads_to_the_overview()
    {
        Report report = new() { Id = "alone", Text = "A bomb killed three people in Baghdad on Monday, police said.", PublishedOn = PublicationTime.On(new DateOnly(2024, 2, 8)) };
        await using var workbench = await browser.Serve([report]);
        await using var desk = await browser.Open(workbench, "/incidents/" + await EveryPageTests.Incident(workbench, "Baghdad"));
        await Expect(desk.Page.Locator(".report-tabs button")).ToHaveCountAsync(1);
        await desk.Press("s");
        await desk.Sees("there is nothing to split off");
        await Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.Go("/incidents/2024-02-08-irq-baghdad-bombing-000000");
        await Expect(desk.Button("Try again")).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "To the overview" }).ClickAsync();
        await Expect(desk.Page.Locator(".rows > .row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Incidents_are_merged_linked_split_and_dismissed()
    {
        await using var workbench = await browser.Serve();
        var id = await EveryPageTests.Incident(workbench, "Peshawar");
        await using var desk = await browser.Open(workbench, "/incidents/" + id);
        await desk.Press("l");
        await desk.Dialog.Locator("input[type=radio]").First.CheckAsync();
        await desk.Dialog.GetByLabel("Who says so").FillAsync("a commander");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Link" }).ClickAsync();
        await Expect(desk.Page.Locator(".links")).ToContainTextAsync("linked by a person");
        await Expect(desk.Page.Locator(".chain .here")).ToContainTextAsync("this incident");

        await desk.Press("s");
        await desk.Dialog.Locator("input[type=radio]").Last.CheckAsync();
        await desk.Dialog.GetByLabel("Why").FillAsync("about a trial");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Split off" }).ClickAsync();
        await Expect(desk.Page.Locator(".report-tabs button")).ToHaveCountAsync(4);

        await desk.Press("m");
        await Expect(desk.Dialog.Locator(".choice").First).ToBeVisibleAsync();
        await Expect(desk.Dialog.Locator(":checked")).ToHaveCountAsync(0);
        await desk.Dialog.GetByLabel("Search").FillAsync("nothing like it");
        await desk.Sees("None found.");
        await desk.Dialog.GetByLabel("Why").FillAsync("a try");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(desk.Dialog.Locator(".problem")).ToContainTextAsync("None is chosen.");
        await desk.Dialog.GetByLabel("Search").FillAsync($"{workbench.Address}/incidents/{await EveryPageTests.Incident(workbench, "Kaduna")}?tab=1");
        await Expect(desk.Dialog.Locator(".choice:has(:checked)")).ToContainTextAsync("Nigeria");
        await desk.Dialog.GetByLabel("Search").FillAsync("Kosovo");
        await Expect(desk.Dialog.Locator(".choice").First).ToContainTextAsync("Kosovo");
        await desk.Dialog.Locator("input[type=radio]").First.CheckAsync();
        await desk.Dialog.GetByLabel("Why").FillAsync("a try");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(desk.Page.Locator(".judgements")).ToContainTextAsync("merged");

        await desk.Press("d");
        await desk.Dialog.GetByLabel("Why").FillAsync("a rehearsal");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(desk.Page.Locator(".incident-head .review-dismissed")).ToBeVisibleAsync();
        await desk.Page.Locator(".notices button").ClickAsync();
        await Expect(desk.Page.Locator(".incident-head .review-dismissed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_changed_meanwhile_is_told_and_nothing_is_overwritten()
    {
        await using var workbench = await browser.Serve();
        var id = await EveryPageTests.Incident(workbench, "Baghdad");
        await using var desk = await browser.Open(workbench, "/incidents/" + id);
        await desk.Sees("Drone strike, Baghdad");
        var colleague = await workbench.Visit();
        await colleague.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "killed", value = "3", other = (string?)null, relation = (string?)null, reason = "morgue", since = (string?)null });
        await desk.Press("c");
        await desk.Sees("Somebody changed this incident");
        await desk.Button("Load it again").ClickAsync();
        await Expect(desk.Page.Locator(".corrected").First).ToContainTextAsync("morgue");
    }

    [Fact]
    public async Task The_dossier_prints_what_is_known_who_says_it_and_from_which_reports()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, $"/incidents/{await EveryPageTests.Incident(workbench, "Peshawar")}/dossier");
        await desk.Sees("No person has reviewed this record.");
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(desk.Page.Locator("header.site")).ToBeHiddenAsync();
        await Expect(desk.Button("Print")).ToBeHiddenAsync();
        await Expect(desk.Page.Locator(".dossier-reports li")).ToHaveCountAsync(5);
        await Expect(desk.Page.Locator(".dossier")).ToContainTextAsync("SHA-256");
    }

    [Fact]
    public async Task Hostile_and_graphic_texts_and_those_from_right_to_left_are_shown_as_words()
    {
        const string hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        var report = new Report
        {
            Id = "hostile",
            Title = "انفجار في بغداد " + hostile,
            Publisher = hostile + new string('W', 200),
            Text = "A bomb killed three people in Baghdad on Monday, police said. The corpses were mutilated. " + hostile,
            PublishedOn = PublicationTime.On(new DateOnly(2024, 2, 8)),
            Language = "ar",
        };
        await using var workbench = await browser.Serve([report]);
        await using var desk = await browser.Open(workbench, "/", 360);
        await desk.Settle();
        await desk.Page.Locator("a.row-title").First.ClickAsync();
        await desk.Sees("It stays closed until you want to read it.");
        Assert.Equal(0, await desk.ScrollsSidewaysBy());
        await desk.Button("Show the text").ClickAsync();
        Assert.Equal("rtl", await desk.Page.Locator("article.report h3").EvaluateAsync<string>("e => getComputedStyle(e).direction"));
        await Expect(desk.Page.Locator("article.report")).ToContainTextAsync("<script>alert(2)</script>");
        Assert.Equal(0, await desk.Page.Locator("article.report img, article.report script").CountAsync());
        Assert.Equal(0, await desk.ScrollsSidewaysBy());
    }
}
