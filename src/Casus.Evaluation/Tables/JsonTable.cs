using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Casus.Evaluation.Tables;

/// <summary>An evaluation as JSON for programs.</summary>
public static class JsonTable
{
    /// <summary>Renders an object with <c>figures</c> and <c>speeds</c>; shares stay 0 to 1. Lines end in LF.</summary>
    public static string Render(EvaluationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("figures");
            foreach (var row in table.Rows)
                Write(json, row);
            json.WriteEndArray();
            json.WriteStartArray("speeds");
            foreach (var speed in table.Speeds)
                Write(json, speed);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, EvaluationRow row)
    {
        json.WriteStartObject();
        json.WriteString("set", row.Set);
        json.WriteString("figure", row.Figure.Name);
        Write(json, "value", row.Figure.Value);
        json.WriteString("unit", row.Figure.Unit.ToString().ToLowerInvariant());
        json.WriteBoolean("headline", row.Figure.IsHeadline);
        if (row.Figure.Cases is { } cases)
        {
            json.WriteNumber("right", cases.Right);
            json.WriteNumber("of", cases.Of);
        }

        if (row.Goal is { } goal)
            json.WriteNumber("goal", goal);
        if (row.Anchor is not null)
            json.WriteString("anchor", row.Anchor);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SetSpeed speed)
    {
        json.WriteStartObject();
        json.WriteString("set", speed.Set);
        json.WriteNumber("reports", speed.Reports);
        json.WriteNumber("words", speed.Words);
        json.WriteNumber("characters", speed.Characters);
        Write(json, "seconds", speed.Seconds);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
