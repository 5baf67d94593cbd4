using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Casus.Cli;

namespace Casus.Tests.Cli;

/// <summary><c>casus code - --lines</c> between two pipes.</summary>
public sealed class FilterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CommandLineHarness casus = new();

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public async Task A_slow_producer_sees_each_record_before_it_sends_the_next_report(string threads)
    {
        using var filter = Start("--threads", threads);
        for (var n = 0; n < 3; n++)
        {
            await filter.StandardInput.WriteAsync(Line(n, 0) + "\n");
            await filter.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal($"r{n}", IdOf(await filter.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience)));
        }

        filter.StandardInput.Close();
        Assert.Null(await filter.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ExitCodes.Done, ExitOf(filter));
    }

    [Fact]
    public void A_bad_line_costs_itself_alone_wherever_it_stands()
    {
        casus.Code = report => new() { Id = report.Id, Coder = "casus 0.1.0", Language = "en" };
        casus.StandardInput = $"{{ cut off\n{Line(1, 0)}\nno JSON at all\n\n{Line(2, 0)}";
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("code", "-", "--lines"));
        Assert.Equal(["r1", "r2"], Ids(casus.Output));
        var told = casus.Messages.Split('\n');
        Assert.StartsWith("-:1: error CAS0201: ", told[0], StringComparison.Ordinal);
        Assert.StartsWith("-:3: error CAS0201: ", told[1], StringComparison.Ordinal);
        Assert.Equal("casus: 2 reports could not be read or coded; 2 reports done.", told[2]);
    }

    [Fact]
    public void An_empty_share_of_the_work_is_no_mistake()
    {
        casus.StandardInput = "";
        Assert.Equal(ExitCodes.Done, casus.Run("code", "-", "--lines"));
        Assert.Equal("", casus.Output + casus.Messages);
    }

    [Fact]
    public async Task When_the_reader_goes_the_filter_ends_with_0_and_says_nothing()
    {
        using var filter = Start();
        var writing = Task.Run(() => Feed(filter, 200_000));
        Assert.NotNull(await filter.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        filter.StandardOutput.Close();
        Assert.Equal(ExitCodes.Done, ExitOf(filter));
        Assert.Equal("", await filter.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await writing;
    }

    [Fact]
    public void A_request_to_end_is_heard_while_it_waits_for_the_producer()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("There is no such request there.");
        using var filter = Start();
        filter.StandardInput.WriteLine(Line(0, 0));
        filter.StandardInput.Flush();
        Assert.NotNull(filter.StandardOutput.ReadLine());
        Process.Start("kill", ["-TERM", filter.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        Assert.Equal(ExitCodes.Interrupted, ExitOf(filter));
    }

    [Fact]
    public async Task Memory_stays_flat_and_the_order_is_kept_over_many_reports()
    {
        const int reports = 20_000;
        using var filter = Start("--threads", "3");
        var writing = Task.Run(() => Feed(filter, reports, padding: 5_000));
        var (n, most) = (0, 0L);
        while (await filter.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            Assert.Equal($"r{n++}", IdOf(line));
            if (n % 1000 == 0 && !filter.HasExited)
            {
                filter.Refresh();
                most = Math.Max(most, filter.WorkingSet64);
            }
        }

        await writing;
        Assert.Equal((reports, ExitCodes.Done), (n, ExitOf(filter)));
        // A hundred megabytes went through.
        Assert.InRange(most, 1, 400_000_000);
    }

    [Fact]
    public async Task GNU_parallel_gets_the_records_of_one_run_from_many()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, "parallel"))))
            Assert.Skip("GNU parallel is not on this machine.");
        var file = casus.File("feed.jsonl", [.. Enumerable.Range(0, 40).Select(n => Line(n, 0))]);
        var options = new ProcessStartInfo("parallel", ["--will-cite", "--pipepart", "--arg-file", file, "--block", "1k", "--jobs", "2", "--keep-order", "--halt", "now,fail=1", string.Join(' ', FilterProcess.Command)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var parallel = Process.Start(options)!;
        var told = parallel.StandardError.ReadToEndAsync();
        Assert.Equal(Enumerable.Range(0, 40).Select(n => $"r{n}"), Ids(parallel.StandardOutput.ReadToEnd()));
        Assert.Equal(0, ExitOf(parallel));
        Assert.Equal("", await told);
    }

    public void Dispose() => casus.Dispose();

    private static Process Start(params string[] options) => Process.Start(new ProcessStartInfo(FilterProcess.Command[0], [.. FilterProcess.Command[1..], .. options])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static void Feed(Process filter, int reports, int padding = 0)
    {
        try
        {
            for (var n = 0; n < reports; n++)
                filter.StandardInput.Write(Line(n, padding) + "\n");
            filter.StandardInput.Close();
        }
        catch (IOException)
        {
            // The filter has gone; so it should.
        }
    }

    private static string Line(int n, int padding) => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"r{n}\",\"text\":\"A report.{new string(' ', padding)}\"}}");

    private static int ExitOf(Process process)
    {
        if (!process.WaitForExit(Patience))
            process.Kill();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string? IdOf(string? line) => line is null ? null : JsonDocument.Parse(line).RootElement.GetProperty("id").GetString();

    private static IEnumerable<string?> Ids(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(IdOf);
}
