using System.Diagnostics;
using Casus.Tests.Archive;

namespace Casus.Tests.Workers;

/// <summary>A worker on a host of its own, and a network that fails.</summary>
/// <remarks>Not beside other tests: browsers give up what they load where a network device comes or goes.</remarks>
[Collection(nameof(NetworkFaultTests))]
[CollectionDefinition(nameof(NetworkFaultTests), DisableParallelization = true)]
public sealed class NetworkFaultTests(RabbitServer rabbit, PostgresServer postgres)
{
    [Theory]
    [InlineData("cut for some seconds, twice")]
    [InlineData("loses every seventh packet")]
    [InlineData("cut for good")]
    public async Task The_network_between_hosts_fails_and_nothing_is_lost_or_doubled(string how)
    {
        using var host = OtherHost.New();
        var queue = rabbit.NewQueue();
        using var bench = new ArchiveBench(ArchiveBench.Postgres, postgres);
        await WorkerTests.SendAsync(queue, WorkerProcess.Reports(WorkerTests.Many));
        if (how.StartsWith("loses", StringComparison.Ordinal))
            host.Lose(percent: 14);
        using var worker = host.Work(rabbit.Port, queue.Queue, postgres.Socket, bench.Location.Split("schema=")[1]);
        try
        {
            await WorkerTests.ReachAsync(bench, 10);
            for (var i = 0; i < 2 && how.Contains("twice", StringComparison.Ordinal); i++)
            {
                host.Cut();
                await Task.Delay(TimeSpan.FromSeconds(4));
                host.Mend();
                await WorkerTests.ReachAsync(bench, 10 + ((int)WorkerTests.Kept(bench) / 2));
            }

            if (how.EndsWith("for good", StringComparison.Ordinal))
                host.Cut();
            // One near by goes on with what comes back; the broker finds out by itself that somebody is gone.
            for (var began = Stopwatch.GetTimestamp(); WorkerTests.Kept(bench) < WorkerTests.Many || await RabbitServer.WaitingAsync(queue) > 0;)
            {
                Assert.True(Stopwatch.GetElapsedTime(began) < 2 * WorkerTests.Patience, $"{WorkerTests.Kept(bench)} of {WorkerTests.Many} reports were kept in time.");
                await WorkerTests.WorkAsync(queue, bench.Store);
                await Task.Delay(500);
            }
        }
        finally
        {
            worker.Kill(entireProcessTree: true);
            worker.WaitForExit();
        }

        await WorkerTests.WorkAsync(queue, bench.Store);
        await WorkerTests.AssertAllThereAsync(queue, bench, WorkerTests.Many, postgres);
    }
}
