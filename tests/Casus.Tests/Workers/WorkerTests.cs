using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Casus.Archive;
using Casus.Archive.Auditing;
using Casus.Archive.Stores;
using Casus.Reports;
using Casus.Tests.Archive;
using Casus.Workers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace Casus.Tests.Workers;

/// <summary>Workers between a real RabbitMQ and a real PostgreSQL: whatever fails in mid-work, what is in the archive at the end is what one program makes.</summary>
public sealed class WorkerTests(RabbitServer rabbit, PostgresServer postgres)
{
    internal const int Many = 120;
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Any_number_of_workers_makes_the_incidents_of_one_run_in_whatever_order_reports_come(int workers)
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        var shuffled = WorkerProcess.Reports(Many);
        new Random(workers).Shuffle(shuffled);
        // Some come twice.
        await SendAsync(queue, [.. shuffled, .. shuffled.Take(20)]);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(queue, bench.Store)));
        await AssertAllThereAsync(queue, bench, Many);
    }

    [Fact]
    public async Task What_cannot_be_done_is_set_aside_with_the_reason_and_the_rest_goes_on()
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        await SendAsync(queue, [new() { Id = "bad", Text = WorkerProcess.Defect }, .. WorkerProcess.Reports(2)]);
        await RabbitServer.SendAsync(queue, "no report at all"u8.ToArray());
        await RabbitServer.SendAsync(queue, "broken"u8.ToArray(), Envelope.ContentType);
        // As other programs send it.
        await RabbitServer.SendAsync(queue, "{\n \"id\": \"r2\",\r\n \"text\": \"The words of report 2.\"}"u8.ToArray(), "application/json");
        var worker = await WorkAsync(queue, bench.Store);
        Assert.Equal((3, 3), (worker.State.Reports, worker.State.SetAside));
        Assert.Equal("r0, r1, r2", string.Join(", ", bench.Store.Read(s => s.Query("SELECT id FROM reports ORDER BY id", r => r.GetString(0)))));
        var aside = await RabbitServer.SetAsideAsync(queue);
        Assert.Equal(["CAS1002", "CAS1406", "CAS1406"], aside.Select(a => Header(a, "casus-code")).Order(StringComparer.Ordinal));
        Assert.Contains(aside, a => Header(a, "casus-reason")!.StartsWith("the message is no report (CAS0201: this is not JSON from byte 2 of the line on. ", StringComparison.Ordinal));
        // Of what other programs send it is not known when.
        Assert.All(aside, a => Assert.Equal(Header(a, "casus-code") == "CAS1002", a.BasicProperties.Headers!.ContainsKey(Delivery.SentAtHeader)));
        Assert.Contains(aside, a => Header(a, "casus-reason") == "the report could not be coded because of a defect in Casus (InvalidOperationException). It was set aside; code it by itself to see the whole message.");
        Assert.Equal(0u, await RabbitServer.WaitingAsync(queue));
    }

    [Fact]
    public async Task A_report_that_brings_workers_down_is_set_aside_and_takes_nobody_along()
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        await SendAsync(queue, [.. WorkerProcess.Reports(3), new() { Id = "deadly", Text = WorkerProcess.Deadly }, .. WorkerProcess.Reports(6).Skip(3)]);
        for (var death = 0; death < 3; death++)
        {
            using var worker = WorkerProcess.Start(rabbit.Location(queue.Queue), bench.Location, mostDeliveries: 3);
            Assert.True(worker.WaitForExit(Patience));
        }

        var last = await WorkAsync(queue, bench.Store, new() { MostDeliveries = 3, UntilEmpty = true });
        Assert.Equal(1, last.State.SetAside);
        var aside = Assert.Single(await RabbitServer.SetAsideAsync(queue));
        Assert.Equal(("CAS1407", "3"), (Header(aside, "casus-code"), Header(aside, "casus-deliveries")));
        await AssertAllThereAsync(queue, bench, 6);
    }

    [Fact]
    public async Task Workers_broker_and_database_are_killed_in_mid_work_and_nothing_is_lost_or_doubled()
    {
        var queue = rabbit.NewQueue();
        using var database = new PostgresServer();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, database);
        var location = rabbit.Location(queue.Queue);
        // It goes on while the broker is down.
        var sending = Task.Run(() => SendAsync(queue, WorkerProcess.Reports(Many).Select(Slowly)));
        var workers = new[] { WorkerProcess.Start(location, bench.Location), WorkerProcess.Start(location, bench.Location) };
        await ReachAsync(bench, 20);
        Renew(0);
        rabbit.Kill();
        await Task.Delay(300);
        rabbit.Begin();
        await ReachAsync(bench, 50);
        database.Kill();
        await Task.Delay(300);
        database.Restart();
        Renew(1);
        await ReachAsync(bench, 80);
        await sending;
        foreach (var worker in workers)
        {
            worker.Kill();
            worker.WaitForExit();
            worker.Dispose();
        }

        await WorkAsync(queue, bench.Store);
        await AssertAllThereAsync(queue, bench, Many);

        static Report Slowly(Report report)
        {
            Thread.Sleep(25);
            return report;
        }

        void Renew(int which)
        {
            workers[which].Kill();
            workers[which].WaitForExit();
            workers[which].Dispose();
            workers[which] = WorkerProcess.Start(location, bench.Location);
        }
    }

    [Fact]
    public async Task A_worker_that_is_asked_to_end_finishes_what_it_has_in_hand_and_leaves_the_rest()
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        await SendAsync(queue, WorkerProcess.Reports(Many));
        using var worker = WorkerProcess.Start(rabbit.Location(queue.Queue), bench.Location);
        await ReachAsync(bench, 10);
        Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        Assert.True(worker.WaitForExit(Patience));
        Assert.Equal(0, worker.ExitCode);
        // What it kept it has answered, and what it had not begun is there.
        Assert.Equal(Many, (int)await RabbitServer.WaitingAsync(queue) + (int)Kept(bench));
        Assert.True(Casus.Archive.Incidents.Deriver.IsUpToDate(bench.Store));
    }

    [Fact]
    public async Task Health_is_told_while_it_runs_and_readiness_while_it_takes_reports()
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        var worker = WorkerProcess.Worker(queue, bench.Store, new());
        await using var page = await HealthPage.StartAsync(new(IPAddress.Loopback, 0), worker.State, NullLogger.Instance);
        using var client = new HttpClient { BaseAddress = page.Address };
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await Status("/healthz"), await Status("/readyz")));
        using var ending = new CancellationTokenSource();
        var working = worker.RunAsync(ending.Token);
        for (var i = 0; i < 200 && !worker.State.IsReady; i++)
            await Task.Delay(50);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await Status("/readyz"), await Status("/")));
        Assert.Equal("""{"queue":true,"archive":true,"ending":false,"reports":0,"setAside":0,"inHand":0}""" + "\n", await client.GetStringAsync("/readyz"));
        await ending.CancelAsync();
        await working;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await Status("/healthz"), await Status("/readyz")));

        async Task<HttpStatusCode> Status(string path) => (await client.GetAsync(path)).StatusCode;
    }

    [Fact]
    public async Task A_worker_that_has_nothing_to_do_notices_that_the_archive_is_back()
    {
        var queue = rabbit.NewQueue();
        using var database = new PostgresServer();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, database);
        var worker = WorkerProcess.Worker(queue, bench.Store, new() { FileEvery = TimeSpan.FromMilliseconds(200) });
        using var ending = new CancellationTokenSource();
        var working = worker.RunAsync(ending.Token);
        await UntilAsync(() => worker.State.IsReady);
        database.Kill();
        await UntilAsync(() => !worker.State.IsReady);
        database.Restart();
        await UntilAsync(() => worker.State.IsReady);
        await ending.CancelAsync();
        await working;
    }

    [Fact]
    public async Task A_long_report_that_is_slow_holds_up_no_others_and_is_told_of()
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        using var slow = new SlowCoder();
        await SendAsync(queue, [.. WorkerProcess.Reports(1), SlowCoder.Report(), .. WorkerProcess.Reports(20).Skip(1)]);
        using var ending = new CancellationTokenSource();
        var working = slow.Worker(queue, bench, threads: 1).RunAsync(ending.Token);
        await ReachAsync(bench, 20);
        await UntilAsync(() => slow.Told.Contains("The report slow of 60000 characters has been coded for ", StringComparison.Ordinal));
        Assert.Equal(20, Kept(bench));
        slow.Finish();
        await ReachAsync(bench, 21);
        await ending.CancelAsync();
        await working.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_slow_report_that_is_the_first_of_a_connection_holds_up_no_others()
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        using var slow = new SlowCoder();
        await SendAsync(queue, [SlowCoder.Report(), .. WorkerProcess.Reports(20)]);
        using var ending = new CancellationTokenSource();
        var working = slow.Worker(queue, bench, threads: 1).RunAsync(ending.Token);
        await ReachAsync(bench, 20);
        slow.Finish();
        await ReachAsync(bench, 21);
        await ending.CancelAsync();
        await working.WaitAsync(Patience);
    }

    // The queue goes while the worker is handed reports, or before it has asked for them.
    [Theory]
    [InlineData(100)]
    [InlineData(3000)]
    public async Task A_worker_that_loses_its_queue_while_it_codes_says_so_and_connects_again(int slowAfter)
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        using var slow = new SlowCoder();
        await SendAsync(queue, SlowCoder.Report());
        using var ending = new CancellationTokenSource();
        var worker = slow.Worker(queue, bench, threads: 1, TimeSpan.FromMilliseconds(slowAfter));
        var working = worker.RunAsync(ending.Token);
        await UntilAsync(() => slow.Times == 1);
        await RabbitServer.DeleteAsync(queue);
        await UntilAsync(() => slow.Told.Contains("was lost (", StringComparison.Ordinal) && worker.State.HasQueue);
        // What was under way comes again, as it does from a broker that lost patience.
        await SendAsync(queue, [SlowCoder.Report(), .. WorkerProcess.Reports(3)]);
        await ReachAsync(bench, 3);
        slow.Finish();
        await ReachAsync(bench, 4);
        await ending.CancelAsync();
        await working.WaitAsync(Patience);
        Assert.Equal((1, 4), (slow.Times, Kept(bench)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_versions_under_way_at_once_the_later_one_is_current_whichever_worker_ends_first(bool earlierEndsFirst)
    {
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        var both = new CountdownEvent(2);
        var isFirstKept = new ManualResetEventSlim();
        await SendAsync(queue, Version("first"));
        await SendAsync(queue, Version("second"));
        Worker[] workers = [Slow(), Slow()];
        using var ending = new CancellationTokenSource();
        var working = workers.Select(w => Task.Run(() => w.RunAsync(ending.Token))).ToArray();
        await ReachAsync(bench, 1);
        isFirstKept.Set();
        await ReachAsync(bench, 2);
        await ending.CancelAsync();
        await Task.WhenAll(working).WaitAsync(Patience);
        var current = bench.Store.Read(s => s.Query("SELECT v.document FROM readings r JOIN versions v ON v.number = r.version WHERE r.until_at IS NULL", r => r.GetString(0)));
        Assert.Contains("second", Assert.Single(current), StringComparison.Ordinal);
        Assert.Equal((2, 2), bench.Store.Read(s => ((int)s.Number("SELECT COUNT(*) FROM versions"), (int)s.Number("SELECT COUNT(*) FROM readings"))));
        Assert.Empty(Verifier.Check(bench.Store).Findings);

        static Report Version(string text) => new() { Id = "r1", Text = text };

        // Both are being coded before either is kept; then one waits until the other is.
        Worker Slow() => new(
            queue,
            bench.Store,
            report =>
            {
                both.Signal();
                Assert.True(both.Wait(Patience));
                if ((report.Text == "first") != earlierEndsFirst)
                    Assert.True(isFirstKept.Wait(Patience));
                return WorkerProcess.Code(report);
            },
            WorkerProcess.Coder,
            WorkerProcess.Deriver(bench.Store),
            new() { Threads = 1, BatchSize = 1, Prefetch = 1, FileEvery = TimeSpan.FromMilliseconds(300) },
            NullLogger.Instance);
    }

    [Fact]
    public async Task What_is_refused_is_told_without_the_password()
    {
        var queue = rabbit.NewQueue();
        var wrong = QueueAddress.Parse(rabbit.Location(queue.Queue).Replace("guest:guest", "guest:s3cret", StringComparison.Ordinal));
        var log = new StringWriter();
        var enqueuer = new Enqueuer(wrong, new LineLogger(log, asJson: true, LogLevel.Trace, TimeProvider.System));
        var error = await Assert.ThrowsAsync<CasusException>(() => enqueuer.SendAsync([], _ => { }, CancellationToken.None));
        Assert.Equal(("CAS1403", "the broker refuses the user or the password; check both. Its own log says why."), (error.Code, error.Message));
        var elsewhere = QueueAddress.Parse(rabbit.Location(queue.Queue).Replace("?queue", "/nowhere?queue", StringComparison.Ordinal));
        Assert.Contains("the virtual host: there is none of that name", (await Assert.ThrowsAsync<CasusException>(() => new Enqueuer(elsewhere, NullLogger.Instance).SendAsync([], _ => { }, CancellationToken.None))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error + log.ToString(), StringComparison.Ordinal);
    }

    internal static Task SendAsync(QueueAddress queue, params IEnumerable<Report> reports) =>
        new Enqueuer(queue, NullLogger.Instance).SendAsync(reports, e => Assert.Fail(e.ToString()), CancellationToken.None);

    internal static async Task<Worker> WorkAsync(QueueAddress queue, Store store, WorkerOptions? options = null)
    {
        var worker = WorkerProcess.Worker(queue, store, options ?? new() { Threads = 2, BatchSize = 8, Prefetch = 16, FileEvery = TimeSpan.FromMilliseconds(300), UntilEmpty = true });
        await worker.RunAsync(CancellationToken.None).WaitAsync(Patience);
        return worker;
    }

    internal static long Kept(ArchiveBench bench) => bench.Store.Read(s => s.Number("SELECT COUNT(*) FROM versions"));

    internal static async Task ReachAsync(ArchiveBench bench, int kept)
    {
        for (var began = Stopwatch.GetTimestamp(); Kept(bench) < kept;)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"{Kept(bench)} of {kept} reports were kept in time.");
            await Task.Delay(20);
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var began = Stopwatch.GetTimestamp(); !isSo();)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "It did not come about in time.");
            await Task.Delay(20);
        }
    }

    private Task AssertAllThereAsync(QueueAddress queue, ArchiveBench bench, int count) => AssertAllThereAsync(queue, bench, count, postgres);

    internal static async Task AssertAllThereAsync(QueueAddress queue, ArchiveBench bench, int count, PostgresServer postgres)
    {
        Assert.Equal((0u, 0u), (await RabbitServer.WaitingAsync(queue), await RabbitServer.WaitingAsync(queue, queue.DeadQueue)));
        Assert.Equal((count, count, count), bench.Store.Read(s => ((int)s.Number("SELECT COUNT(*) FROM reports"), (int)s.Number("SELECT COUNT(*) FROM versions"), (int)s.Number("SELECT COUNT(*) FROM readings"))));
        using var whole = new ArchiveBench(ArchiveBench.Sqlite, postgres);
        new Ingester(whole.Store, WorkerProcess.Code, WorkerProcess.Coder, TimeProvider.System).Take(WorkerProcess.Reports(count), CancellationToken.None);
        WorkerProcess.Deriver(whole.Store).Derive();
        Assert.Equal(whole.State(), bench.State());
        Assert.Empty(Verifier.Check(bench.Store).Findings);
    }

    private static string? Header(BasicGetResult message, string name) => message.BasicProperties.Headers![name] switch
    {
        byte[] text => Encoding.UTF8.GetString(text),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
