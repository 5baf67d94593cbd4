using Casus.Coding;
using Casus.Coding.Learned;
using Casus.Grounding;

namespace Casus.Training.Events;

/// <summary>Finds which incident of a key a coded event is.</summary>
internal static class KeyAlignment
{
    /// <summary>The incident of the same type with most fillers in common; the only one of its type without any; else <see langword="null"/>.</summary>
    public static IncidentKey? KeyOf(string? kind, IEnumerable<RoleFiller> roles, List<IncidentKey> keys, Entities entities, List<HashSet<string>> names)
    {
        var fitting = keys.Where(k => k.Types.Contains(kind ?? "ATTACK")).ToList();
        if (fitting.Count == 0)
            return null;
        var fillers = roles.ToList();
        var best = fitting.Select(k => (Key: k, Score: InCommon(fillers, k, entities, names))).MaxBy(s => s.Score);
        return best.Score > 0 || fitting.Count == 1 ? best.Key : null;
    }

    /// <summary>How many of the participants the key has in the same part.</summary>
    public static int InCommon(IEnumerable<RoleFiller> roles, IncidentKey key, Entities entities, List<HashSet<string>> names)
    {
        var fillers = ParticipantCompleter.Parts.ToDictionary(p => p, p => Fillers(key.Parts[p], names));
        return roles.Count(r => fillers.TryGetValue(r.Role, out var right) && entities.At(r.Head) is { } e && right.Contains(e.Index));
    }

    /// <summary>The numbers of the entities that fill a part.</summary>
    public static HashSet<int> Fillers(List<HashSet<string>> fillers, List<HashSet<string>> names)
    {
        var found = new HashSet<int>();
        foreach (var filler in fillers)
        {
            var same = Enumerable.Range(0, names.Count).Where(e => names[e].Overlaps(filler)).ToList();
            if (same.Count == 0)
            {
                var heads = FillerWords.Heads(filler);
                same = [.. Enumerable.Range(0, names.Count).Where(e => FillerWords.Heads(names[e]).Overlaps(heads))];
                if (same.Count > 1)
                    continue;
            }

            found.UnionWith(same);
        }

        return found;
    }
}
