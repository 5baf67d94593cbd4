using System.Text.Json.Serialization;
using Casus.Evaluation.Clusters;
using Casus.Evaluation.Entities;
using Casus.Evaluation.Muc4;
using Casus.Evaluation.Newsdesk;
using Casus.Evaluation.Places;
using Casus.Evaluation.Plover;
using Casus.Evaluation.Times;

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
[JsonSerializable(typeof(TimeDocument))]
[JsonSerializable(typeof(PlaceDocument))]
[JsonSerializable(typeof(EntityDocument))]
[JsonSerializable(typeof(ClusterReport))]
[JsonSerializable(typeof(ClusterFacts))]
internal sealed partial class GoldJson : JsonSerializerContext;
