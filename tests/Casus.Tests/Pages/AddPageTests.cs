using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

public sealed class AddPageTests(Browser browser)
{
    [Fact]
    public async Task A_pasted_text_is_coded_as_it_is_typed_its_layers_are_switched_and_it_is_taken_in()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/add");
        await desk.Page.GetByLabel("Published on").FillAsync("2024-02-08");
        await desk.Page.GetByLabel("Text", new() { Exact = true }).FillAsync("Gunmen killed four policemen in Mosul on Tuesday, two officials said.");
        await Expect(desk.Page.Locator(".coded-events li").First).ToContainTextAsync("Mosul");
        await Expect(desk.Page.Locator(".coded mark.f-toll").First).ToContainTextAsync("four policemen");
        Assert.Equal(0, await desk.Page.Locator(".coded mark.f-token").CountAsync());
        await desk.Page.GetByLabel("Words").CheckAsync(new() { Force = true });
        await Expect(desk.Page.Locator(".coded mark[title*='PROPN']").First).ToBeVisibleAsync();
        await desk.Button("Take it into the archive").ClickAsync();
        await Expect(desk.Page.Locator(".import .badge").First).ToHaveTextAsync("done");
        await Expect(desk.Page.Locator(".import").First).ToContainTextAsync("1 added");
        await desk.Go("/?text=Mosul");
        await Expect(desk.Page.Locator(".rows > .row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_pasted_text_leaves_the_form_once_it_is_in_the_archive_and_stays_where_it_was_refused()
    {
        const string text = "Gunmen killed four policemen in Mosul on Tuesday, two officials said.";
        var isBroken = true;
        await using var workbench = await browser.Serve([], report => isBroken ? throw new InvalidOperationException("a defect") : Server.Workbench.Code(report));
        await using var desk = await browser.Open(workbench, "/add");
        var form = desk.Page.GetByLabel("Text", new() { Exact = true });
        await form.FillAsync(text);
        await desk.Button("Take it into the archive").ClickAsync();
        await Expect(desk.Page.Locator(".import").First).ToContainTextAsync("1 lost");
        await Expect(desk.Button("Take it into the archive")).ToBeEnabledAsync();
        await Expect(form).ToHaveValueAsync(text);
        isBroken = false;
        await desk.Button("Take it into the archive").ClickAsync();
        await Expect(desk.Page.Locator(".import").First).ToContainTextAsync("1 added");
        await Expect(form).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_text_in_another_language_says_so_before_and_after_it_is_taken_in()
    {
        const string arabic = "قُتل سبعة من عمال الإغاثة في غارة جوية إسرائيلية على دير البلح وسط قطاع غزة مساء الاثنين، بحسب ما أعلنت المنظمة.";
        await using var workbench = await browser.Serve([new() { Id = "unread", Title = "غارة", Publisher = "صحيفة", Text = arabic }]);
        await using var desk = await browser.Open(workbench, "/add");
        await desk.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(arabic);
        await desk.Sees("plainly in another language");
        await desk.Go("/reports/unread");
        await desk.Sees("plainly in another language");
        await Expect(desk.Page.GetByText("Press an event")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Files_are_uploaded_with_progress_and_their_errors_are_listed_by_file_and_line()
    {
        await using var workbench = await browser.Serve([]);
        await using var desk = await browser.Open(workbench, "/add");
        var lines = "{\"id\":\"a\",\"text\":\"A bomb killed two people in Basra on Monday.\",\"publishedOn\":\"2024-02-08\"}\n{\"id\":\"b\",\"text\":7}\n";
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "feed.jsonl", MimeType = "application/x-ndjson", Buffer = Encoding.UTF8.GetBytes(lines) });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        var import = desk.Page.Locator(".import").First;
        await Expect(import.Locator(".badge").First).ToHaveTextAsync("done");
        await Expect(import).ToContainTextAsync("1 added");
        await Expect(import.Locator(".problems tbody tr")).ToHaveCountAsync(1);
        await Expect(import.Locator(".problems tbody tr td").Nth(1)).ToHaveTextAsync("2");
    }

    [Fact]
    public async Task A_running_import_is_cancelled_and_resumed()
    {
        using var hold = new ManualResetEventSlim();
        await using var workbench = await browser.Serve([], report =>
        {
            hold.Wait(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            return Server.Workbench.Code(report);
        });
        await using var desk = await browser.Open(workbench, "/add");
        var lines = string.Concat(Enumerable.Range(0, 200).Select(i => $"{{\"id\":\"r{i}\",\"text\":\"Rain fell on day {i}.\"}}\n"));
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "many.jsonl", MimeType = "application/x-ndjson", Buffer = Encoding.UTF8.GetBytes(lines) });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Expect(desk.Page.Locator(".import progress")).ToBeVisibleAsync();
        await desk.Button("Cancel").ClickAsync();
        hold.Set();
        var state = desk.Page.Locator(".import .badge").First;
        await Expect(state).ToHaveTextAsync("cancelled");
        await desk.Sees("What it took in is kept, and filed by incident.");
        await desk.Button("Resume").ClickAsync();
        await Expect(state).ToHaveTextAsync("done");
        await Expect(desk.Page.Locator(".import")).ToHaveCountAsync(1);
    }
}
