using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Casus.Records;

namespace Casus.Fusion.Incidents;

/// <summary>Writes and reads incidents as JSON, with the same bytes for the same incident always.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(IncidentReview))]
public sealed partial class IncidentJson : JsonSerializerContext
{
    /// <summary>For one incident per line.</summary>
    public static IncidentJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Incidents are files, never parts of HTML: letters of every script stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        MaxDepth = 64,
        Converters = { new ExactStringConverter() },
    });
}
