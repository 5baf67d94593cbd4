using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Casus.Tests.Workers;
using Casus.Workers;
using RabbitMQ.Client;

[assembly: AssemblyFixture(typeof(RabbitServer))]

namespace Casus.Tests.Workers;

/// <summary>A RabbitMQ of the tests' own in a temporary folder, on ports of this machine alone; started when first asked for, from Debian's package.</summary>
public sealed class RabbitServer : IDisposable
{
    private const string Programs = "/usr/lib/rabbitmq/lib";
    private readonly int[] ports = [FreePort(), FreePort(), FreePort()];
    private string? folder;
    private string? whyNot;
    private int queues;

    /// <summary>A queue that nobody else has.</summary>
    internal QueueAddress NewQueue()
    {
        lock (ports)
        {
            if (folder is null && whyNot is null)
                Start();
        }

        if (whyNot is not null)
            Assert.Skip(whyNot);
        return QueueAddress.Parse(Location(string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref queues)}")));
    }

    /// <summary>Where it listens.</summary>
    public int Port => ports[0];

    /// <summary>Where a queue is, with the password.</summary>
    public string Location(string queue) => string.Create(CultureInfo.InvariantCulture, $"amqp://guest:guest@127.0.0.1:{ports[0]}?queue={queue}");

    /// <summary>Ends the broker at once.</summary>
    public void Kill()
    {
        var process = Process.GetProcessById(int.Parse(File.ReadAllText(folder + "/pid"), CultureInfo.InvariantCulture));
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public void Begin()
    {
        var start = new ProcessStartInfo("sh", ["-c", $"exec {Server()} > {folder}/out.txt 2>&1 < /dev/null"]) { WorkingDirectory = folder! };
        foreach (var (name, value) in Settings())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        for (var i = 0; i < 600 && !process.HasExited && !Answers(); i++)
            Thread.Sleep(50);
    }

    /// <summary>How many messages wait in a queue.</summary>
    internal static async Task<uint> WaitingAsync(QueueAddress address, string? queue = null)
    {
        await using var broker = await Broker.ConnectAsync(address, CancellationToken.None);
        await using var channel = await broker.ChannelAsync(false, CancellationToken.None);
        return (await channel.QueueDeclarePassiveAsync(queue ?? address.Queue)).MessageCount;
    }

    /// <summary>Takes what was set aside.</summary>
    internal static async Task<List<BasicGetResult>> SetAsideAsync(QueueAddress address)
    {
        await using var broker = await Broker.ConnectAsync(address, CancellationToken.None);
        await using var channel = await broker.ChannelAsync(false, CancellationToken.None);
        var found = new List<BasicGetResult>();
        while (await channel.BasicGetAsync(address.DeadQueue, autoAck: true) is { } message)
            found.Add(message);
        return found;
    }

    /// <summary>Deletes a queue with what is in it.</summary>
    internal static async Task DeleteAsync(QueueAddress address)
    {
        await using var broker = await Broker.ConnectAsync(address, CancellationToken.None);
        await using var channel = await broker.ChannelAsync(false, CancellationToken.None);
        await channel.QueueDeleteAsync(address.Queue);
    }

    /// <summary>Sends a message as another program would.</summary>
    internal static async Task SendAsync(QueueAddress address, byte[] body, string? type = null)
    {
        await using var broker = await Broker.ConnectAsync(address, CancellationToken.None);
        await using var channel = await broker.ChannelAsync(true, CancellationToken.None);
        await channel.BasicPublishAsync("", address.Queue, true, new BasicProperties { ContentType = type }, body);
    }

    public void Dispose()
    {
        if (folder is null)
            return;
        Kill();
        // The directory of Erlang's nodes goes on by itself otherwise.
        var end = new ProcessStartInfo("epmd", ["-kill"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings())
            end.Environment[name] = value;
        Process.Start(end)!.WaitForExit();
        Directory.Delete(folder, recursive: true);
    }

    private static string? Server() => Directory.Exists(Programs) ? Directory.GetDirectories(Programs).Select(d => d + "/sbin/rabbitmq-server").FirstOrDefault(File.Exists) : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Start()
    {
        if (Server() is null)
        {
            whyNot = "RabbitMQ (Debian's rabbitmq-server) is not on this machine.";
            return;
        }

        folder = Directory.CreateTempSubdirectory("crmq-").FullName;
        File.WriteAllText(folder + "/plugins", "[].");
        File.WriteAllText(folder + "/rabbit.conf", "vm_memory_high_watermark.absolute = 1GB\ndisk_free_limit.absolute = 10MB\n");
        Begin();
        if (!Answers())
        {
            whyNot = "RabbitMQ does not start on this machine: " + File.ReadAllText(folder + "/out.txt").Split('\n').FirstOrDefault();
            Directory.Delete(folder, recursive: true);
            folder = null;
        }
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["HOME"] = folder!,
        ["RABBITMQ_NODENAME"] = string.Create(CultureInfo.InvariantCulture, $"casus{ports[0]}@localhost"),
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = ports[0].ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_DIST_PORT"] = ports[1].ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_PORT"] = ports[2].ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_MNESIA_BASE"] = folder + "/db",
        ["RABBITMQ_LOG_BASE"] = folder + "/log",
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = folder + "/plugins",
        ["RABBITMQ_CONFIG_FILE"] = folder + "/rabbit.conf",
        ["RABBITMQ_CONF_ENV_FILE"] = folder + "/none",
        ["RABBITMQ_PID_FILE"] = folder + "/pid",
        // The script becomes the broker, so that there is one process to end.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };

    private bool Answers()
    {
        try
        {
            Broker.ConnectAsync(QueueAddress.Parse(Location("there")), CancellationToken.None).GetAwaiter().GetResult().DisposeAsync().AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (Casus.Reports.CasusException)
        {
            return false;
        }
    }
}
