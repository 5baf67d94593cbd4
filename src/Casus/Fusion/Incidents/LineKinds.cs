using System.Text.Json;

namespace Casus.Fusion.Incidents;

/// <summary>Tells what a line was that could not be read as what it should be, so that messages can say it in the user's words.</summary>
internal static class LineKinds
{
    /// <summary>By the names of its fields.</summary>
    public static LineKind Of(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return LineKind.OtherJson;
            return Has(root, "gradeReason", "claims") ? LineKind.Incident
                : Has(root, "coder", "events") ? LineKind.Record
                : Has(root, "text") ? LineKind.Report : LineKind.OtherJson;
        }
        catch (JsonException)
        {
            return LineKind.Damaged;
        }
    }

    private static bool Has(JsonElement root, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!root.TryGetProperty(name, out _))
                return false;
        }

        return true;
    }
}
