using System.Text.Json;
using Casus.Cli;
using Casus.Tests.Archive;
using Casus.Tests.Cli;

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

    public void Dispose() => casus.Dispose();
}
