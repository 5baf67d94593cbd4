using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Casus.Exports.Formats;

/// <summary>Writes one JSON value as one line.</summary>
internal static class JsonText
{
    // Letters of every script stay readable; files are never parts of HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Line(Action<Utf8JsonWriter> write) => Written(write, Options);

    /// <summary>Writes one JSON value over several lines, for people.</summary>
    public static string Page(Action<Utf8JsonWriter> write) => Written(write, Options with { Indented = true });

    private static string Written(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>An array of objects, what stands in each written by <paramref name="write"/>.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Words, or nothing where there are none.</summary>
    public static void Words(this Utf8JsonWriter json, string name, string? words)
    {
        if (!string.IsNullOrEmpty(words))
            json.WriteString(name, words);
    }

    public static void Number(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    public static void Number(this Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
