using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Casus.Fusion.Incidents;

namespace Casus.Exports.Formats;

/// <summary>Writes values of claims.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ClaimValue))]
internal sealed partial class ClaimJson : JsonSerializerContext
{
    public static ClaimJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
