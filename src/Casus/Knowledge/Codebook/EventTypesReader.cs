using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>Makes event types of stanzas in any order, parents first.</summary>
internal sealed class EventTypesReader
{
    private readonly IReadOnlyList<Stanza> stanzas;
    private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
    private readonly EventType?[] types;
    private readonly bool[] begun;

    public EventTypesReader(IReadOnlyList<Stanza> stanzas)
    {
        this.stanzas = stanzas;
        (types, begun) = (new EventType?[stanzas.Count], new bool[stanzas.Count]);
        for (var i = 0; i < stanzas.Count; i++)
        {
            WordLists.CheckKeys(
                stanzas[i],
                "type",
                "label",
                "parent",
                "plover",
                "mode",
                "cameo",
                "acled",
                "muc4",
                "violent",
                "ged",
                "result",
                "general",
                "damage",
                "goes-with",
                "definition");
            var name = stanzas[i].Require("type");
            if (!byName.TryAdd(name, i))
                throw KnowledgeErrors.Twice(stanzas[i], "type", name, $"line {stanzas[byName[name]].Line}");
        }
    }

    public ImmutableArray<EventType> Read() => [.. Enumerable.Range(0, stanzas.Count).Select(Make)];

    private EventType Make(int index)
    {
        if (types[index] is { } made)
            return made;
        var stanza = stanzas[index];
        if (begun[index])
            throw KnowledgeErrors.Circle(stanza, stanza.Require("type"));
        begun[index] = true;
        EventType? parent = null;
        if (stanza["parent"] is { } name)
            parent = byName.TryGetValue(name, out var above)
                ? Make(above)
                : throw KnowledgeErrors.UnknownType(stanza, "parent", name);
        var plover = Plover(stanza, parent);
        return types[index] = new()
        {
            Name = stanza.Require("type"),
            Index = index,
            Label = stanza.Require("label"),
            Definition = stanza.Require("definition"),
            Parent = parent,
            Plover = plover,
            PloverMode = Mode(stanza, plover, parent),
            Cameo = Code(stanza, "cameo", parent?.Cameo, CodeSchemes.IsCameo, "two to four digits that begin with 01 to 20"),
            Acled = Code(
                stanza,
                "acled",
                parent?.Acled,
                CodeSchemes.Acled.Contains,
                string.Join("; ", CodeSchemes.Acled.Order(StringComparer.Ordinal))),
            Muc4 = Code(
                stanza,
                "muc4",
                parent?.Muc4,
                CodeSchemes.Muc4.Contains,
                string.Join("; ", CodeSchemes.Muc4.Order(StringComparer.Ordinal))),
            IsViolent = YesNo(stanza, "violent", parent?.IsViolent),
            CountsForGed = YesNo(stanza, "ged", parent?.CountsForGed),
            IsResult = YesNo(stanza, "result", parent is null ? false : parent.IsResult),
            // What is below a general word is told in plainer ones.
            IsGeneral = YesNo(stanza, "general", inherited: false),
            IsDamage = YesNo(stanza, "damage", parent is null ? false : parent.IsDamage),
            GoesWith = Others(stanza),
        };
    }

    private FrozenSet<string> Others(Stanza stanza)
    {
        var others = stanza["goes-with"] is null ? [] : stanza.List("goes-with");
        foreach (var name in others)
        {
            if (!byName.ContainsKey(name))
                throw KnowledgeErrors.UnknownType(stanza, "goes-with", name);
        }

        return others.ToFrozenSet(StringComparer.Ordinal);
    }

    private static string? Plover(Stanza stanza, EventType? parent) =>
        Code(
            stanza,
            "plover",
            parent?.Plover,
            CodeSchemes.Plover.ContainsKey,
            string.Join(", ", CodeSchemes.Plover.Keys.Order(StringComparer.Ordinal)));

    private static string? Mode(Stanza stanza, string? plover, EventType? parent)
    {
        var inherited = plover == parent?.Plover ? parent?.PloverMode : null;
        return Code(stanza, "mode", inherited, mode => plover is not null && CodeSchemes.Plover[plover].Modes.Contains(mode),
            plover is null ? "none, for a type outside PLOVER" : $"the modes of {plover}: {string.Join(", ", CodeSchemes.Plover[plover].Modes.Order(StringComparer.Ordinal))}");
    }

    private static string? Code(Stanza stanza, string key, string? inherited, Func<string, bool> isCode, string known) => stanza[key] switch
    {
        null => inherited,
        "none" => null,
        var code when isCode(code) => code,
        var code => throw KnowledgeErrors.UnknownCode(stanza, key, code, known),
    };

    private static bool YesNo(Stanza stanza, string key, bool? inherited) => (stanza[key], inherited) switch
    {
        ("yes", _) => true,
        ("no", _) => false,
        (null, { } value) => value,
        (null, null) => throw stanza.Error("CAS0302", $"the field '{key}' is missing. Add it to the stanza."),
        (var value, _) => throw KnowledgeErrors.UnknownValue(stanza, key, value, "yes, no"),
    };
}
