using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Casus.Records;
using Json.Schema;

namespace Casus.Tests.Cli;

public sealed class RecordSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(RecordSchema.Text)!;

    internal static readonly JsonSchema Validator = JsonSchema.FromText(RecordSchema.Text);

    private static readonly (Type Type, string Definition)[] Types =
    [
        (typeof(CodedReport), ""),
        (typeof(Wording), "wording"),
        (typeof(TextRange), "range"),
        (typeof(TextQuote), "quote"),
        (typeof(PrintedDate), "printedDate"),
        (typeof(CodedEntity), "entity"),
        (typeof(ActorCodes), "actorCodes"),
        (typeof(CodedMention), "mention"),
        (typeof(CodedPlace), "place"),
        (typeof(CodedPlaceCandidate), "placeCandidate"),
        (typeof(CodedTime), "time"),
        (typeof(CodedQuote), "speech"),
        (typeof(CodedEvent), "event"),
        (typeof(EventCodes), "codes"),
        (typeof(Attribution), "attribution"),
        (typeof(EventDate), "date"),
        (typeof(EventLocation), "location"),
        (typeof(Participant), "participant"),
        (typeof(Casualties), "casualties"),
        (typeof(EventLink), "link"),
    ];

    public static TheoryData<string> Definitions => new(Types.Select(t => t.Definition));

    [Theory]
    [MemberData(nameof(Definitions))]
    public void An_object_of_the_schema_has_the_properties_of_its_type(string definition)
    {
        var type = TypeOf(definition);
        Assert.Equal(PropertiesOf(type).Select(NameOf).Order(StringComparer.Ordinal), Properties(definition).Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_property_is_required_exactly_when_it_is_always_written(string definition)
    {
        var always = PropertiesOf(TypeOf(definition)).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null).Select(NameOf);
        var required = Definition(definition)["required"]!.AsArray().Select(n => n!.GetValue<string>());
        Assert.Equal(always.Order(StringComparer.Ordinal), required.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_property_may_be_null_exactly_when_it_is_written_so(string definition)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in PropertiesOf(TypeOf(definition)).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            var mayBeNull = nullability.Create(property).ReadState == NullabilityState.Nullable;
            // A coordinate is nullable in one type and not in another, which share one definition.
            if (definition != "placeCandidate")
                Assert.True(mayBeNull == AllowsNull(Properties(definition)[NameOf(property)]!), $"{definition}.{NameOf(property)}");
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void An_enumeration_lists_every_value_and_no_other(string definition)
    {
        foreach (var property in PropertiesOf(TypeOf(definition)).Where(p => p.PropertyType.IsEnum))
        {
            var listed = Properties(definition)[NameOf(property)]!["enum"]!.AsArray().Select(n => n!.GetValue<string>());
            Assert.Equal(NamesOf(property.PropertyType).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_property_is_described(string definition) => Assert.All(
        Properties(definition),
        p => Assert.False(string.IsNullOrWhiteSpace((p.Value!["description"] ?? Resolve(p.Value!)["description"])?.GetValue<string>()), $"{definition}.{p.Key}"));

    [Fact]
    public void Every_type_that_a_record_is_made_of_is_in_the_schema()
    {
        var reached = new HashSet<Type>();
        Reach(typeof(CodedReport));
        Assert.Equal(Types.Select(t => t.Type.Name).Order(StringComparer.Ordinal), reached.Select(t => t.Name).Order(StringComparer.Ordinal));

        void Reach(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsGenericType)
                type = type.GetGenericArguments()[0];
            if (type.Assembly != typeof(CodedReport).Assembly || type.IsEnum || !reached.Add(type))
                return;
            foreach (var property in PropertiesOf(type))
                Reach(property.PropertyType);
        }
    }

    [Fact]
    public void The_sample_records_hold_to_the_schema() =>
        Assert.All(new[] { SampleRecords.Strike, SampleRecords.Quiet, SampleRecords.Numbered(1), SampleRecords.Bare }, record => Assert.Empty(Complaints(Json(record))));

    [Theory]
    [InlineData("modality", "\"perhaps\"")]
    [InlineData("type", "\"Drone Strike\"")]
    [InlineData("trigger", "{\"start\":-1,\"end\":3,\"text\":\"x\"}")]
    [InlineData("date", "{\"start\":\"2024\",\"end\":\"2024-02-07\",\"precision\":\"day\",\"evidence\":[]}")]
    [InlineData("date", "\"2024-02-07\"")]
    [InlineData("casualties", "[{\"outcome\":\"killed\"}]")]
    [InlineData("links", "[{\"relation\":\"because-of\",\"event\":\"v2\",\"attributedTo\":[],\"evidence\":[]}]")]
    [InlineData("participants", "[{\"role\":\"actor\",\"entity\":\"1\",\"text\":\"x\",\"certainty\":\"stated\",\"certaintyEvidence\":[],\"attributedTo\":[],\"evidence\":[]}]")]
    public void A_damaged_event_does_not_hold_to_the_schema(string property, string value)
    {
        var record = Json(SampleRecords.Strike);
        record["events"]![0]![property] = JsonNode.Parse(value);
        Assert.NotEmpty(Complaints(record));
    }

    internal static JsonNode Json(CodedReport record) => JsonNode.Parse(JsonSerializer.Serialize(record, RecordJson.Lines.CodedReport))!;

    internal static IReadOnlyList<string> Complaints(JsonNode record)
    {
        var results = Validator.Evaluate(JsonSerializer.SerializeToElement(record), new() { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] : [.. results.Details!.Where(d => d.Errors is { Count: > 0 }).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}")];
    }

    private static Type TypeOf(string definition) => Types.Single(t => t.Definition == definition).Type;

    private static JsonNode Definition(string name) => name.Length == 0 ? Schema : Schema["$defs"]![name]!;

    private static JsonObject Properties(string definition) => Definition(definition)["properties"]!.AsObject();

    private static JsonNode Resolve(JsonNode node) => node["$ref"]?.GetValue<string>() is { } reference ? Definition(reference["#/$defs/".Length..]) : node;

    private static bool AllowsNull(JsonNode node)
    {
        var resolved = Resolve(node);
        return (resolved["type"] as JsonArray)?.Any(t => t!.GetValue<string>() == "null") == true
            || (resolved["enum"] as JsonArray)?.Any(v => v is null) == true
            || (resolved["anyOf"] as JsonArray)?.Any(s => s!["type"] is JsonValue t && t.GetValue<string>() == "null") == true;
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0);

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static IEnumerable<string> NamesOf(Type enumeration) => enumeration.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? f.Name);
}
