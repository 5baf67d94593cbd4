using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Casus.Cli;
using Casus.Cli.Queues;
using Casus.Tests.Archive;
using Casus.Tests.Cli;
using Casus.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Casus.Tests.Workers;

/// <summary><c>casus enqueue</c> and <c>casus work</c> as they are typed.</summary>
public sealed class QueueCommandTests(RabbitServer rabbit, PostgresServer postgres) : IDisposable
{
    private readonly CommandLineHarness casus = new();

    [Fact]
    public void Reports_are_sent_and_worked_off_and_lost_ones_show_in_the_exit_code()
    {
        var queue = rabbit.NewQueue();
        var (location, archive) = (rabbit.Location(queue.Queue), postgres.NewLocation());
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("enqueue", casus.Reports("in.jsonl", "a", "bad", "strike", "defect"), "--queue", location));
        Assert.Equal($"3 sent to {queue.Name}\n", casus.Output);
        Assert.Contains("in.jsonl:2: error CAS0201", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("work", "--queue", location, "--archive", archive, "--until-empty", "--threads", "2", "--health", "0", "--log", "json"));
        Assert.Equal($"2 done, 1 set aside in {queue.DeadQueue}\n", casus.Output);
        var events = casus.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("event").GetString()).ToList();
        Assert.All(["Health", "Connected", "Batch", "SetAside", "Filed", "Ended"], e => Assert.Contains(e, events));
        Assert.Matches(@"Batch kept: \d reports added, 0 known, \d set aside, in ", casus.Messages);
        Assert.DoesNotContain("guest:guest", casus.Messages + casus.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the sum does not tally", casus.Messages, StringComparison.Ordinal);
        // The same again is known.
        casus.Run("enqueue", casus.Reports("again.jsonl", "a", "strike"), "--queue", location);
        Assert.Equal(ExitCodes.Done, casus.Run("work", "--queue", location, "--archive", archive, "--until-empty"));
        Assert.StartsWith("2 done", casus.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1 added", casus.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCodes.Usage, "CAS1401", "http://guest:s3cret@localhost/")]
    [InlineData(ExitCodes.Queue, "CAS1402", "amqp://guest:s3cret@localhost:1/")]
    public void A_queue_that_is_none_or_not_there_is_told_without_the_password(int exit, string code, string location)
    {
        Assert.Equal(exit, casus.Run("enqueue", casus.Reports("in.jsonl", "a"), "--queue", location));
        Assert.Contains($"error {code}: ", casus.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", casus.Messages + casus.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("casus: --health needs a port, or an address and a port as 10.0.0.5:9000.", "--health", "nine")]
    [InlineData("casus: --most-deliveries needs a number from 2 to 90.", "--most-deliveries", "1")]
    public void Options_that_make_no_sense_are_told(string message, string option, string value)
    {
        Assert.Equal(ExitCodes.Usage, casus.Run("work", "--queue", "amqp://localhost", "--archive", "a.casus", option, value));
        Assert.Equal(message, casus.Messages.Split('\n')[0]);
    }

    [Fact]
    public async Task Top_shows_what_workers_have_done_and_what_is_in_the_queue()
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        await RabbitServer.SendAsync(queue, "no report at all"u8.ToArray());
        await new Enqueuer(queue, NullLogger.Instance).SendAsync(WorkerProcess.Reports(3), _ => { }, CancellationToken.None);
        var worker = WorkerProcess.Worker(queue, bench.Store, new() { UntilEmpty = true });
        await using var page = await HealthPage.StartAsync(new(IPAddress.Loopback, 0), worker.State, NullLogger.Instance);
        await worker.RunAsync(CancellationToken.None);
        var port = page.Address.Port.ToString(CultureInfo.InvariantCulture);
        Assert.True(casus.Run("top", port, "--queue", rabbit.Location(queue.Queue), "--once", "--every", "1", "-f", "jsonl") == ExitCodes.Done, casus.Messages);
        var told = JsonDocument.Parse(casus.Output).RootElement;
        var shown = Assert.Single(told.GetProperty("workers").EnumerateArray());
        Assert.Equal(("no queue", 4, 1, 0), (shown.GetProperty("state").GetString(), shown.GetProperty("reports").GetInt32(), shown.GetProperty("setAside").GetInt32(), shown.GetProperty("inHand").GetInt32()));
        Assert.Equal((0, 1), (told.GetProperty("waiting").GetInt32(), told.GetProperty("deadLetters").GetInt32()));
        Assert.Equal("""{"CAS1406":1}""", told.GetProperty("setAside").GetRawText());
        Assert.Equal("""{"CAS1406":1}""", told.GetProperty("errors").GetRawText());
        Assert.All(["code", "file", "keep"], s => Assert.True(told.GetProperty("stages").GetProperty(s).GetProperty("milliseconds").GetDouble() >= 0));
        Assert.Equal(ExitCodes.Done, casus.Run("top", "127.0.0.1:" + port, "1", "--once", "--every", "1"));
        Assert.Contains("0 waiting   ? dead letters", casus.Output, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:1  ", casus.Output, StringComparison.Ordinal);
        Assert.Contains("no answer", casus.Output, StringComparison.Ordinal);
        Assert.Matches("CAS1406 +1 +1", casus.Output);
        Assert.DoesNotContain('\u001b', casus.Output);
    }

    [Theory]
    [InlineData(ExitCodes.Queue, "error CAS1410: no worker answers there", "1")]
    [InlineData(ExitCodes.Usage, "'nine' is no port", "nine")]
    [InlineData(ExitCodes.Usage, "casus: WORKER is missing. Where workers answer for their health: the port of --health", "--once")]
    public void Top_says_where_nobody_answers(int exit, string message, string worker)
    {
        Assert.Equal(exit, casus.Run("top", worker, "--once", "--every", "1"));
        Assert.Contains(message, casus.Messages, StringComparison.Ordinal);
    }

    // What was done between two looks counts, and a worker that was started anew counts from nothing.
    [Fact]
    public void Rates_are_those_between_two_looks()
    {
        var at = new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
        var report = TopReport.Of(Look(at, 100, 10, 50), Look(at.AddSeconds(10), 120, 14, 60));
        Assert.Equal((2, 0.4, 250), (report.ReportsPerSecond, report.Stages["keep"].PerSecond, report.Stages["keep"].Milliseconds));
        var anew = TopReport.Of(Look(at, 100, 10, 50), Look(at.AddSeconds(10), 20, 2, 4));
        Assert.Equal((5, 0.5), (anew.ReportsPerSecond, anew.Stages["keep"].PerSecond));

        static TopLook Look(DateTimeOffset at, long reports, long batches, double seconds) => new(
            at,
            [("w", new() { Worker = "w 1", Seconds = seconds, Reports = Counts("added", reports), Stages = ImmutableSortedDictionary<string, StageTime>.Empty.Add("keep", new(batches, batches * 0.25)) })],
            null);

        static ImmutableSortedDictionary<string, long> Counts(string name, long count) => ImmutableSortedDictionary<string, long>.Empty.Add(name, count);
    }

    [Fact]
    public async Task A_worker_that_is_asked_to_end_did_as_asked_whatever_it_set_aside()
    {
        var queue = rabbit.NewQueue();
        await RabbitServer.SendAsync(queue, "no report at all"u8.ToArray());
        using var ending = new CancellationTokenSource();
        casus.Cancelled = ending.Token;
        var archive = postgres.NewLocation();
        var run = Task.Run(() => casus.Run("work", "--queue", rabbit.Location(queue.Queue), "--archive", archive));
        ending.CancelAfter(TimeSpan.FromMinutes(1));
        while (!run.IsCompleted && await SetAside() == 0)
            await Task.Delay(50);
        await ending.CancelAsync();
        Assert.True(await run == ExitCodes.Done, casus.Messages);
        Assert.Equal($"0 done, 1 set aside in {queue.DeadQueue}\n", casus.Output);

        // The queue of what was set aside is made by the worker, and another test may end the broker meanwhile.
        async Task<uint> SetAside()
        {
            try
            {
                return await RabbitServer.WaitingAsync(queue, queue.DeadQueue).WaitAsync(TimeSpan.FromSeconds(10));
            }
            catch (Exception e) when (e is RabbitMQ.Client.Exceptions.OperationInterruptedException or Casus.Reports.CasusException or TimeoutException)
            {
                return 0;
            }
        }
    }

    public void Dispose() => casus.Dispose();
}
