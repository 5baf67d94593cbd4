using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>Which slot beside a trigger fills which role.</summary>
public sealed class Frame
{
    private static readonly FrozenDictionary<string, Slot>.AlternateLookup<ReadOnlySpan<char>> Prepositions =
        Enum.GetValues<Slot>().Where(s => s >= Slot.By)
            .ToDictionary(s => s.ToString(), StringComparer.OrdinalIgnoreCase)
            .Concat([new("towards", Slot.Toward), new("within", Slot.In), new("amongst", Slot.Among), new("via", Slot.Through), new("concerning", Slot.About),
                new("regarding", Slot.About), new("following", Slot.After), new("beneath", Slot.Under), new("amid", Slot.In), new("out", Slot.From)])
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ImmutableArray<FrameRole>[] roles;

    private Frame(string name, ImmutableArray<FrameRole>[] roles) => (Name, this.roles) = (name, roles);

    /// <summary>Its name in the codebook, <c>attack-verb</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The roles the filler of <paramref name="slot"/> may play, in the order to try; empty when the slot is not of
    /// this frame.
    /// </summary>
    /// <remarks>
    /// Which one it plays, its class decides: people and groups act and suffer, weapons are instruments, places
    /// locations.
    /// </remarks>
    public ReadOnlySpan<FrameRole> RolesOf(Slot slot) => roles[(int)slot].AsSpan();

    /// <summary>Whether <paramref name="slot"/> can give <paramref name="role"/>.</summary>
    public bool Gives(Slot slot, FrameRole role) => roles[(int)slot].Contains(role);

    /// <summary>The slot of a preposition's filler; <see cref="Slot.None"/> for prepositions that no frame uses.</summary>
    public static Slot SlotOf(ReadOnlySpan<char> preposition) =>
        Prepositions.TryGetValue(preposition, out var slot) ? slot : Slot.None;

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    /// <summary>Reads <c>codebook/frames.txt</c>: frames by name.</summary>
    /// <exception cref="Reports.CasusException">CAS05xx: a stanza is at fault.</exception>
    public static FrozenDictionary<string, Frame> Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Read(data.Stanzas("codebook/frames.txt"));
    }

    internal static FrozenDictionary<string, Frame> Read(IReadOnlyList<Stanza> stanzas)
    {
        var frames = new Dictionary<string, Frame>(StringComparer.Ordinal);
        foreach (var stanza in stanzas)
        {
            var name = stanza.Require("frame");
            if (!frames.TryAdd(name, new(name, ReadRoles(stanza))))
                throw KnowledgeErrors.Twice(stanza, "frame", name, "another frame has this name");
        }

        return frames.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static ImmutableArray<FrameRole>[] ReadRoles(Stanza stanza)
    {
        var roles = new ImmutableArray<FrameRole>[Enum.GetValues<Slot>().Length];
        Array.Fill(roles, []);
        foreach (var key in stanza.Keys)
        {
            if (key == "frame")
                continue;
            var slot = WordLists.Choice<Slot>(stanza, key, key);
            if (!roles[(int)slot].IsEmpty)
                throw KnowledgeErrors.Twice(stanza, key, key, "in this frame");
            roles[(int)slot] = [.. stanza.List(key).Select(role => WordLists.Choice<FrameRole>(stanza, key, role))];
        }

        return roles;
    }
}
