using System.Text.Json;
using Casus.Knowledge;

namespace Casus.Training.Events;

/// <summary>An incident of an answer key of MUC-4: its types and, of each part, the fillers with the strings that may name them.</summary>
internal sealed record IncidentKey(string[] Types, IReadOnlyDictionary<FrameRole, List<HashSet<string>>> Parts)
{
    /// <summary>Reads the incidents of a document.</summary>
    public static List<IncidentKey> ReadAll(JsonElement document) => [.. document.GetProperty("templates").EnumerateArray().Select(Read)];

    private static IncidentKey Read(JsonElement template)
    {
        var parts = new Dictionary<FrameRole, List<HashSet<string>>>();
        var roles = template.GetProperty("roles");
        Add(FrameRole.Actor, roles.GetProperty("PerpInd"));
        Add(FrameRole.Actor, roles.GetProperty("PerpOrg"));
        Add(FrameRole.Target, roles.GetProperty("Target"));
        Add(FrameRole.Victim, roles.GetProperty("Victim"));
        Add(FrameRole.Instrument, roles.GetProperty("Weapon"));
        foreach (var described in template.GetProperty("humanTargetDescription").EnumerateArray())
        {
            var values = Strings(described.GetProperty("values"));
            var bearers = described.TryGetProperty("of", out var of) ? Strings(of) : [];
            if (parts[FrameRole.Victim].Find(v => v.Overlaps(bearers)) is { } named)
                named.UnionWith(values);
            else
                parts[FrameRole.Victim].Add(values);
        }

        return new(template.GetProperty("type").GetString()!.Split(" / "), parts);

        void Add(FrameRole role, JsonElement fillers)
        {
            if (!parts.TryGetValue(role, out var list))
                parts.Add(role, list = []);
            list.AddRange(fillers.EnumerateArray().Select(Strings));
        }
    }

    private static HashSet<string> Strings(JsonElement values) =>
        [.. values.EnumerateArray().Select(v => FillerWords.Plain(v.GetString()!)).Where(s => s.Length > 0)];
}
