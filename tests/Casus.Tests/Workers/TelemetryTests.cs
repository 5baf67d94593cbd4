using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Casus.Cli.Queues;
using Casus.Workers;

namespace Casus.Tests.Workers;

/// <summary>Metrics and traces go where the variables of OpenTelemetry say, and nowhere without them.</summary>
public sealed class TelemetryTests
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    [Fact]
    public void What_is_counted_and_traced_is_sent_when_it_is_asked_for()
    {
        var received = new ConcurrentDictionary<string, string>();
        using var collector = new HttpListener();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/");
        collector.Prefixes.Add(address);
        collector.Start();
        _ = Task.Run(() => Listen(collector, received));
        using (Telemeters.Start())
            Telemetry.Count("added", 7);
        Assert.Empty(received);
        Environment.SetEnvironmentVariable(Endpoint, address);
        Environment.SetEnvironmentVariable(Protocol, "http/protobuf");
        try
        {
            using (Telemeters.Start())
            {
                Telemetry.Count("added", 7);
                Telemetry.Error("CAS1406");
                Telemetry.Took("code", TimeSpan.FromMilliseconds(20));
                using var span = Telemetry.Traces.StartActivity("batch");
                Assert.NotNull(span);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable(Endpoint, null);
            Environment.SetEnvironmentVariable(Protocol, null);
        }

        // What is under way when the worker ends is sent before it has ended.
        Assert.All(["casus.reports", "outcome", "casus.errors", "CAS1406", "casus.stage.duration", "casus.queue.depth"], n => Assert.Contains(n, received["/v1/metrics"], StringComparison.Ordinal));
        Assert.Contains("batch", received["/v1/traces"], StringComparison.Ordinal);
        collector.Stop();
    }

    private static void Listen(HttpListener collector, ConcurrentDictionary<string, string> received)
    {
        try
        {
            while (true)
            {
                var context = collector.GetContext();
                var body = new MemoryStream();
                context.Request.InputStream.CopyTo(body);
                received.AddOrUpdate(context.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has ended.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
