using System.Text.Json.Serialization;
using Casus.Evaluation.Muc4;
using Casus.Evaluation.Newsdesk;
using Casus.Evaluation.Plover;

namespace Casus.Evaluation;

/// <summary>How lines of gold files are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Muc4Document))]
[JsonSerializable(typeof(NewsdeskReport))]
[JsonSerializable(typeof(NewsdeskIncident))]
[JsonSerializable(typeof(PloverRecord))]
[JsonSerializable(typeof(ActorCase))]
internal sealed partial class GoldJson : JsonSerializerContext;
