using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Tests.Pipeline;
using Json.Schema;

namespace Casus.Tests.Fusion;

public sealed class IncidentSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(IncidentSchema.Text)!;

    private static readonly JsonSchema Validator = JsonSchema.FromText(IncidentSchema.Text);

    private static readonly (Type Type, string Definition)[] Types =
    [
        (typeof(Incident), ""),
        (typeof(EventCodes), "codes"),
        (typeof(IncidentDate), "date"),
        (typeof(IncidentLocation), "location"),
        (typeof(IncidentParticipant), "participant"),
        (typeof(IncidentCasualties), "casualties"),
        (typeof(IncidentToll), "toll"),
        (typeof(GroupToll), "groupToll"),
        (typeof(TollOfDay), "tollOfDay"),
        (typeof(IncidentClaim), "claim"),
        (typeof(ClaimValue), "value"),
        (typeof(TextQuote), "quote"),
        (typeof(IncidentLink), "link"),
        (typeof(IncidentMatch), "match"),
    ];

    public static TheoryData<string> Definitions => new(Types.Select(t => t.Definition));

    [Theory]
    [MemberData(nameof(Definitions))]
    public void An_object_of_the_schema_has_the_properties_of_its_type(string definition)
    {
        var properties = Types.Single(t => t.Definition == definition).Type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var schema = definition.Length == 0 ? Schema : Schema["$defs"]![definition]!;
        Assert.Equal(properties.Select(NameOf).Order(StringComparer.Ordinal), schema["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            properties.Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null).Select(NameOf).Order(StringComparer.Ordinal),
            schema["required"]!.AsArray().Select(n => n!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_incidents_of_the_examples_hold_to_the_schema() => Assert.All(
        ExampleIncidents.Fuse(ExampleIncidents.Records),
        incident => Assert.Empty(Complaints(JsonSerializer.SerializeToElement(incident, IncidentJson.Lines.Incident))));

    [Fact]
    public void An_incident_says_which_report_prints_another_date_than_it_was_given()
    {
        var contradicted = Standard.Code(Standard.Report("Published 8 February 2024\n\nA bomb killed three people in Kabul on Tuesday.", "2024-02-18"));
        var incidents = ExampleIncidents.Fuse([.. ExampleIncidents.Records, contradicted]);
        Assert.All(incidents, i => Assert.Empty(Complaints(JsonSerializer.SerializeToElement(i, IncidentJson.Lines.Incident))));
        Assert.Equal("2024-02-08", Assert.Single(incidents.SelectMany(i => i.Match), m => m.PrintedOn is not null).PrintedOn);
    }

    [Theory]
    [InlineData("grade", "\"certain\"")]
    [InlineData("id", "\"7f3a\"")]
    [InlineData("match", "[]")]
    [InlineData("casualties", "{\"killed\":3}")]
    public void A_damaged_incident_does_not_hold_to_the_schema(string property, string value)
    {
        var incident = JsonNode.Parse(JsonSerializer.Serialize(ExampleIncidents.Fuse(ExampleIncidents.Records)[0], IncidentJson.Lines.Incident))!;
        incident[property] = JsonNode.Parse(value);
        Assert.NotEmpty(Complaints(JsonSerializer.SerializeToElement(incident)));
    }

    [Fact]
    public void An_incident_that_is_read_again_is_the_same()
    {
        var line = ExampleIncidents.Lines(ExampleIncidents.Fuse(ExampleIncidents.Records).Take(1));
        Assert.Equal(line, ExampleIncidents.Lines([JsonSerializer.Deserialize(line, IncidentJson.Lines.Incident)!]));
    }

    private static IReadOnlyList<string> Complaints(JsonElement incident)
    {
        var results = Validator.Evaluate(incident, new() { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] : [.. results.Details!.Where(d => d.Errors is { Count: > 0 }).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}")];
    }

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
