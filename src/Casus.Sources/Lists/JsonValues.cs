using System.Text.Json;

namespace Casus.Sources.Lists;

/// <summary>Looks into JSON that strangers wrote.</summary>
internal static class JsonValues
{
    /// <summary>The bytes behind the mark of UTF-8 that some programs put before JSON, and that it does not allow.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;

    /// <summary>A string of an object, if there is one that holds something.</summary>
    public static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    /// <summary>An object or list of an object.</summary>
    public static JsonElement Inner(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
