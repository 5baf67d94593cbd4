using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>Writes and reads records as JSON, with the same bytes for the same record always.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CodedReport))]
public sealed partial class RecordJson : JsonSerializerContext
{
    /// <summary>For one record per line.</summary>
    public static RecordJson Lines { get; } = new(OptionsFor(indented: false));

    /// <summary>For reading by people.</summary>
    public static RecordJson Indented { get; } = new(OptionsFor(indented: true));

    private static JsonSerializerOptions OptionsFor(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Records are files, never parts of HTML: letters of every script stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        MaxDepth = 64,
        Converters = { new ExactStringConverter() },
    };
}
