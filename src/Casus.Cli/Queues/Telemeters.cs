using Casus.Workers;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Casus.Cli.Queues;

/// <summary>Sends metrics and traces by OTLP where the environment says where to, in the variables that OpenTelemetry has laid down; else nothing is gathered.</summary>
internal sealed class Telemeters : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly MeterProvider? metrics;
    private readonly TracerProvider? traces;

    private Telemeters(MeterProvider? metrics, TracerProvider? traces) => (this.metrics, this.traces) = (metrics, traces);

    /// <summary>Begins, for what is asked for.</summary>
    public static Telemeters Start()
    {
        if (string.Equals(Value("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
            return new(null, null);
        // The name of the service, and whatever describes it, are taken from OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES by the library itself.
        var metrics = IsWanted("METRICS") ? Sdk.CreateMeterProviderBuilder().AddMeter(Telemetry.Name).AddOtlpExporter().Build() : null;
        var traces = IsWanted("TRACES") ? Sdk.CreateTracerProviderBuilder().AddSource(Telemetry.Name).AddOtlpExporter().Build() : null;
        return new(metrics, traces);
    }

    /// <summary>Whether a kind of signal is asked for.</summary>
    public static bool IsWanted(string signal) => Value($"OTEL_{signal}_EXPORTER") != "none" && (Value(Endpoint) ?? Value($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT")) is not null;

    /// <inheritdoc/>
    public void Dispose()
    {
        metrics?.Dispose();
        traces?.Dispose();
    }

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
