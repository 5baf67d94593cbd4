using System.Collections.Frozen;

namespace Casus.Knowledge;

/// <summary>An event type of the codebook, with its codes in the schemes of the field, inherited ones filled in.</summary>
public sealed class EventType
{
    /// <summary>Its name, <c>drone-strike</c>; the <c>type</c> of a record's event.</summary>
    public required string Name { get; init; }

    /// <summary>Its number in the codebook, from 0 in the order of the file; for tables indexed by type.</summary>
    public required int Index { get; init; }

    /// <summary>What to call it in running text, "drone strike".</summary>
    public required string Label { get; init; }

    /// <summary>What counts as one, in one sentence.</summary>
    public required string Definition { get; init; }

    /// <summary>The wider type, or <see langword="null"/> at the top.</summary>
    public required EventType? Parent { get; init; }

    /// <summary>PLOVER type, or <see langword="null"/> where PLOVER has none (claims and denials).</summary>
    public required string? Plover { get; init; }

    /// <summary>PLOVER mode.</summary>
    public required string? PloverMode { get; init; }

    /// <summary>CAMEO code, two to four digits.</summary>
    public required string? Cameo { get; init; }

    /// <summary>ACLED sub-event type.</summary>
    public required string? Acled { get; init; }

    /// <summary>MUC-4 incident type.</summary>
    public required string? Muc4 { get; init; }

    /// <summary>Whether force is used against people or things.</summary>
    public required bool IsViolent { get; init; }

    /// <summary>Whether its deaths count for UCDP GED where an organised actor is involved.</summary>
    public required bool CountsForGed { get; init; }

    /// <summary>
    /// Whether it names what a deed led to (a killing, an injury, an explosion), so that it usually belongs to another
    /// event nearby.
    /// </summary>
    public required bool IsResult { get; init; }

    /// <summary>
    /// Whether it names a deed in general words (an attack, damage), so that any other word for violence may be one for the same deed.
    /// </summary>
    public required bool IsGeneral { get; init; }

    /// <summary>Whether it names what was damaged, which usually belongs to a deed nearby.</summary>
    public required bool IsDamage { get; init; }

    /// <summary>Names of types that may be words for the same deed though neither lies above the other: an air strike and a bombing.</summary>
    public required FrozenSet<string> GoesWith { get; init; }

    /// <summary>Whether words of this type and of <paramref name="other"/> may tell of one deed.</summary>
    /// <remarks>Statements and other deeds without violence are one only where their type is; abductions are not one with other deeds that MUC-4 codes alike.</remarks>
    public bool Fits(EventType other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!IsViolent || !other.IsViolent)
            return ReferenceEquals(this, other);
        return Is(other) || other.Is(this) || IsResult || other.IsResult || IsGeneral || other.IsGeneral
            || GoesWith.Contains(other.Name) || other.GoesWith.Contains(Name)
            || (Muc4 is not null and not "KIDNAPPING" && Muc4 == other.Muc4);
    }

    /// <summary>How many types lie above it; the larger, the more specific.</summary>
    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>
    /// PLOVER's quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0
    /// without a PLOVER type.
    /// </summary>
    public int Quad => Plover is null ? 0 : CodeSchemes.Plover[Plover].Quad;

    /// <summary>Whether it is <paramref name="other"/> or lies below it.</summary>
    public bool Is(EventType other)
    {
        for (var type = this; type is not null; type = type.Parent)
        {
            if (ReferenceEquals(type, other))
                return true;
        }

        return false;
    }

    /// <summary>Whether it, or a type above it, is called <paramref name="name"/>.</summary>
    public bool Is(string name)
    {
        for (var type = this; type is not null; type = type.Parent)
        {
            if (type.Name == name)
                return true;
        }

        return false;
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
