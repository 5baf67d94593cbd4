using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Casus.Knowledge;

/// <summary>The event types of the codebook.</summary>
public sealed class EventTypes
{
    private readonly Dictionary<string, EventType> byName;

    private EventTypes(ImmutableArray<EventType> all)
    {
        All = all;
        byName = all.ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    /// <summary>Every type, in the order of the file; <see cref="EventType.Index"/> counts into it.</summary>
    public ImmutableArray<EventType> All { get; }

    /// <summary>Finds a type by name.</summary>
    public bool TryNamed(string name, [NotNullWhen(true)] out EventType? type) => byName.TryGetValue(name, out type);

    /// <summary>The type of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public EventType Named(string name) => byName[name];

    /// <summary>Reads <c>codebook/types.txt</c>.</summary>
    /// <exception cref="Reports.CasusException">CAS05xx: a stanza is at fault.</exception>
    public static EventTypes Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Read(data.Stanzas("codebook/types.txt"));
    }

    internal static EventTypes Read(IReadOnlyList<Stanza> stanzas) => new(new EventTypesReader(stanzas).Read());

    internal EventType Require(Stanza stanza, string key, string name) =>
        TryNamed(name, out var type) ? type : throw KnowledgeErrors.UnknownType(stanza, key, name);
}
