using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Casus.Tests.Workers;

/// <summary>
/// A host of its own as a network namespace of Linux, with one cable to this one. Broker and database, which listen on this machine alone, are reached through it by relays.
/// </summary>
internal sealed class OtherHost : IDisposable
{
    private static int hosts;

    private readonly string name;
    private readonly string cable;
    private readonly IPAddress here;
    private readonly List<TcpListener> relays = [];

    private OtherHost(int number)
    {
        // Names of network devices are short; two runs of the tests on one machine must not meet.
        var id = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId % 100_000}{(char)('a' + number)}");
        (name, cable) = ("casus" + id, "cv" + id);
        here = new([10, 231, (byte)(Environment.ProcessId % 250), (byte)((number * 4) + 1)]);
    }

    private IPAddress There => new([10, 231, here.GetAddressBytes()[2], (byte)(here.GetAddressBytes()[3] + 1)]);

    /// <summary>Makes one; skips the test where the machine does not allow it.</summary>
    public static OtherHost New()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Network namespaces are made by root on Linux.");
        Assert.SkipUnless(Run("ip", "-V"), "The program ip is not on this machine.");
        var host = new OtherHost(Interlocked.Increment(ref hosts) % 26);
        var made = Run("ip", "netns", "add", host.name)
            && Run("ip", "link", "add", host.cable, "type", "veth", "peer", "name", "there", "netns", host.name)
            && Run("ip", "addr", "add", host.here + "/30", "dev", host.cable)
            && Run("ip", "link", "set", host.cable, "up")
            && Run("ip", "-n", host.name, "addr", "add", host.There + "/30", "dev", "there")
            && Run("ip", "-n", host.name, "link", "set", "lo", "up")
            && Run("ip", "-n", host.name, "link", "set", "there", "up");
        if (!made)
        {
            host.Dispose();
            Assert.Skip("This machine does not allow network namespaces.");
        }

        return host;
    }

    /// <summary>Pulls the cable: what is sent is lost, and nobody is told.</summary>
    public void Cut() => Assert.True(Run("ip", "link", "set", cable, "down"));

    /// <summary>Puts it in again.</summary>
    public void Mend() => Assert.True(Run("ip", "link", "set", cable, "up"));

    /// <summary>Loses a share of what is sent, and delays the rest.</summary>
    public void Lose(int percent) => Assert.SkipUnless(
        Run("tc", "qdisc", "add", "dev", cable, "root", "netem", "loss", string.Create(CultureInfo.InvariantCulture, $"{percent}%"), "delay", "5ms"), "This machine has no netem to lose packets with.");

    /// <summary>Starts a worker there.</summary>
    public Process Work(int brokerPort, string queue, string databaseSocket, string schema)
    {
        var broker = Relay(() => new IPEndPoint(IPAddress.Loopback, brokerPort));
        var database = Relay(() => new UnixDomainSocketEndPoint(databaseSocket));
        string[] program = ["dotnet", typeof(WorkerProcess).Assembly.Location, WorkerProcess.Word, $"amqp://guest:guest@{here}:{broker}?queue={queue}", $"postgres://casus@{here}:{database}/postgres?schema={schema}", "10"];
        return Process.Start(new ProcessStartInfo("ip", ["netns", "exec", name, .. program]))!;
    }

    public void Dispose()
    {
        relays.ForEach(r => r.Dispose());
        Run("ip", "netns", "del", name);
        Run("ip", "link", "del", cable);
    }

    private int Relay(Func<EndPoint> target)
    {
        var listener = new TcpListener(here, 0);
        listener.Start();
        relays.Add(listener);
        _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                    _ = HandOnAsync(await listener.AcceptSocketAsync(), target());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test has ended.
            }
        });
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task HandOnAsync(Socket from, EndPoint target)
    {
        // As the database is told to do itself, where it is reached without a relay.
        from.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        from.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 20);
        from.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
        from.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
        // TCP_USER_TIMEOUT: what was sent has to arrive in so many milliseconds.
        from.SetRawSocketOption((int)SocketOptionLevel.Tcp, 18, BitConverter.GetBytes(35_000));
        using var near = new NetworkStream(from, ownsSocket: true);
        var socket = new Socket(target.AddressFamily, SocketType.Stream, target is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(target);
            using var far = new NetworkStream(socket, ownsSocket: true);
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            socket.Dispose();
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
