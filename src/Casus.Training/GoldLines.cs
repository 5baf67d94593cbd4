using System.Text.Json;
using Casus.Reports;

namespace Casus.Training;

/// <summary>Reads the name sets and texts to learn from: JSON Lines, one document a line.</summary>
internal static class GoldLines
{
    /// <summary>Reads something from each document.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads the document; it must not keep it.</param>
    /// <exception cref="CasusException">CAS0360: the file cannot be read; CAS0364: a line is no JSON, or lacks something, or has it in another form.</exception>
    public static IEnumerable<T> Read<T>(string path, Func<JsonElement, T> read)
    {
        var number = 0;
        foreach (var line in TrainingFiles.Read(path, File.ReadAllLines))
        {
            number++;
            T value;
            try
            {
                using var json = JsonDocument.Parse(line);
                value = read(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                throw new CasusException("CAS0364", $"{path}:{number}", $"the line is not of the form that training reads ({e.Message.TrimEnd('.')}). Restore the file.", e);
            }

            yield return value;
        }
    }

    /// <summary>The id of a document.</summary>
    public static string IdOf(JsonElement document) => Text(document, "id");

    /// <summary>The text of a document.</summary>
    public static string TextOf(JsonElement document) => Text(document, "text");

    /// <summary>The stretch between <c>start</c> and <c>end</c>, which count code points.</summary>
    public static TextSpan SpanOf(JsonElement element, OffsetMap map) =>
        new(map.ToCodeUnits(element.GetProperty("start").GetInt32()), map.ToCodeUnits(element.GetProperty("end").GetInt32()));

    private static string Text(JsonElement document, string key) =>
        document.GetProperty(key).GetString() ?? throw new FormatException($"'{key}' is null");
}
