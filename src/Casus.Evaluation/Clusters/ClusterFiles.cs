using System.Text.Json;
using System.Text.Json.Serialization;

namespace Casus.Evaluation.Clusters;

/// <summary>A report with the incident it tells of. The properties are set by the JSON reader alone.</summary>
internal sealed class ClusterReport : GoldReport
{
    /// <summary>One id; a list marks a report that is left out.</summary>
    public JsonElement Incident { get; set; }

    /// <summary>Counts of the report itself, where the set asks for those and not for clusters.</summary>
    public ReportCounts? Gold { get; set; }

    public string? IncidentId => Incident.ValueKind == JsonValueKind.String ? Incident.GetString() : null;
}

/// <summary>Counts of one report.</summary>
internal sealed class ReportCounts
{
    [JsonConverter(typeof(GoldTollConverter))]
    public GoldToll? Killed { get; set; }

    [JsonConverter(typeof(GoldTollConverter))]
    public GoldToll? KilledCivilians { get; set; }
}

/// <summary>Facts of one incident; an absent one is not known.</summary>
internal sealed class ClusterFacts
{
    public string Id { get; set; } = "";

    public string? Date { get; set; }

    public double? Lat { get; set; }

    public double? Lon { get; set; }

    [JsonConverter(typeof(GoldTollConverter))]
    public GoldToll? Killed { get; set; }

    [JsonConverter(typeof(GoldTollConverter))]
    public GoldToll? Injured { get; set; }
}

/// <summary>A count as a range.</summary>
/// <param name="Min">At least so many.</param>
/// <param name="Max">At most so many.</param>
internal sealed record GoldToll(double Min, double Max);

/// <summary>
/// Reads a count: a number, or an object with <c>min</c> and <c>max</c>, either of which stands for the other where it
/// is missing.
/// </summary>
internal sealed class GoldTollConverter : JsonConverter<GoldToll>
{
    /// <inheritdoc/>
    public override GoldToll? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var value = document.RootElement;
        if (value.ValueKind == JsonValueKind.Number)
            return new(value.GetDouble(), value.GetDouble());
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        var (min, max) = (Number(value, "min"), Number(value, "max"));
        return (min ?? max) is { } low ? new(low, max ?? low) : null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GoldToll value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Gold is only read.");

    private static double? Number(JsonElement value, string name) =>
        value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;
}
