using System.Collections.Frozen;
using Casus.Knowledge;

namespace Casus.Exports.Knowledge;

/// <summary>Which sectors, types of actors and sub-event types make somebody the forces of a state, an armed group, a civilian or a crowd.</summary>
internal sealed class SideWords
{
    private readonly FrozenDictionary<string, string> bySector;
    private readonly FrozenDictionary<string, string> byType;
    private readonly FrozenDictionary<string, string> crowds;

    public SideWords(IReadOnlyCollection<Stanza> stanzas)
    {
        bySector = Of("side", "sectors");
        byType = Of("side", "types");
        crowds = Of("crowd", "subs");

        FrozenDictionary<string, string> Of(string name, string list) => stanzas
            .Where(s => s[name] is not null)
            .SelectMany(s => s.List(list).Select(word => (word, s.Require(name))))
            .ToFrozenDictionary(p => p.word, p => p.Item2, StringComparer.Ordinal);
    }

    /// <summary>Whether a sector is that of a state's forces.</summary>
    public bool IsForce(string? sector) => Is(bySector, sector, "forces");

    /// <summary>Whether a sector is that of an armed group.</summary>
    public bool IsGroup(string? sector) => Is(bySector, sector, "groups");

    /// <summary>Whether people of a sector are civilians.</summary>
    public bool IsCivilian(string? sector) => Is(bySector, sector, "civilians");

    /// <summary>Whether actors of a type are forces of their state.</summary>
    public bool IsForceByType(string type) => Is(byType, type, "forces");

    /// <summary>Whether the forces of their state stand for actors of a type.</summary>
    public bool IsBody(string type) => Is(byType, type, "bodies");

    /// <summary>ACLED's class of the crowd that an event of a sub-event type has on its one side; <see langword="null"/> for any other event.</summary>
    public string? Crowd(string? sub) => sub is null ? null : crowds.GetValueOrDefault(sub);

    private static bool Is(FrozenDictionary<string, string> words, string? word, string side) => word is not null && words.GetValueOrDefault(word) == side;
}
