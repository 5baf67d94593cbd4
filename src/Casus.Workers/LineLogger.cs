using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Casus.Workers;

/// <summary>Writes one line per message: for people, or as JSON with the values apart for programs that gather logs. Thread-safe.</summary>
public sealed class LineLogger(TextWriter writer, bool asJson, LogLevel lowest, TimeProvider time) : ILogger
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock writing = new();

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var at = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        var level = logLevel.ToString().ToLowerInvariant();
        var line = asJson ? Json(at, level, eventId, state as IReadOnlyList<KeyValuePair<string, object?>>, formatter(state, exception)) : $"{at} {level}: {formatter(state, exception)}";
        lock (writing)
            writer.WriteLine(line);
    }

    private static string Json(string at, string level, EventId id, IReadOnlyList<KeyValuePair<string, object?>>? values, string message)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", at);
            json.WriteString("level", level);
            json.WriteString("event", id.Name);
            json.WriteString("message", message);
            foreach (var (name, value) in values ?? [])
            {
                if (name == "{OriginalFormat}")
                    continue;
                json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
                if (value is long or int)
                    json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                else
                    json.WriteStringValue(value?.ToString());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
