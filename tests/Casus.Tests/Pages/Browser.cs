using Casus.Cli.Web;
using Casus.Knowledge;
using Casus.Reports;
using Casus.Tests.Pages;
using Casus.Tests.Server;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Casus.Tests.Pages;

/// <summary>Chromium as the machine has it, and the pages of the workbench built; both made ready when first asked for.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? pages;
    private string? whyNot;
    private Workbench? shared;

    /// <summary>A workbench over the examples that nobody changes.</summary>
    internal async Task<Workbench> Shared()
    {
        await Start();
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return shared ??= await Serve();
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>A workbench with its pages.</summary>
    internal async Task<Workbench> Serve(IEnumerable<Report>? reports = null, Func<Report, Casus.Records.CodedReport>? code = null, bool correctionForm = false, string? keeper = null)
    {
        if (pages is null)
            await Start();
        return await Workbench.Start(set: o => o with { Pages = pages, CorrectionForm = correctionForm, Operator = keeper }, reports: reports, code: code);
    }

    /// <summary>Opens a page of it.</summary>
    internal async Task<Desk> Open(Workbench workbench, string path, int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        await Start();
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = workbench.Address,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(20_000);
        Assertions.SetDefaultExpectTimeout(15_000);
        var desk = new Desk(context, await context.NewPageAsync(), workbench.Address);
        await desk.Go(path);
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (shared is not null)
            await shared.DisposeAsync();
        starting.Dispose();
    }

    private async Task Start()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (browser is null && whyNot is null)
                await MakeReady();
        }
        finally
        {
            starting.Release();
        }

        if (whyNot is not null)
            Assert.Skip(whyNot);
    }

    private async Task MakeReady()
    {
        if (Programs.FirstOrDefault(File.Exists) is not { } program)
        {
            whyNot = "There is no Chromium on this machine (looked for " + string.Join(", ", Programs) + ").";
            return;
        }

        using var told = new StringWriter();
        try
        {
            pages = new PageBuild(DataFolder.Find().Path, told).Folder();
        }
        catch (CasusException e) when (e.Message.Contains("Node.js", StringComparison.Ordinal) && !told.ToString().Contains("npm", StringComparison.Ordinal))
        {
            whyNot = e.Message;
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            // The map is drawn by the processor, so that it is drawn anywhere.
            Args = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
        });
    }
}
