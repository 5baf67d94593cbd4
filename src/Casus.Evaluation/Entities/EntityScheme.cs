using System.Collections.Frozen;
using Casus.Reports;

namespace Casus.Evaluation.Entities;

/// <summary>Under which types mentions are compared, and which of them count.</summary>
internal sealed class EntityScheme
{
    private readonly FrozenDictionary<EntityType, string> ofRecord;
    private readonly FrozenDictionary<string, string> ofGold;

    private EntityScheme(bool namesOnly, string[] scope, (EntityType, string)[] ofRecord, (string Gold, string Type)[] ofGold)
    {
        (NamesOnly, Scope) = (namesOnly, scope);
        this.ofRecord = ofRecord.ToFrozenDictionary(p => p.Item1, p => p.Item2);
        this.ofGold = ofGold.ToFrozenDictionary(p => p.Gold, p => p.Type, StringComparer.Ordinal);
    }

    /// <summary>The entities of the domain: names and descriptions, and times.</summary>
    public static EntityScheme Re3d { get; } = new(
        namesOnly: false,
        ["Organisation", "Location", "Person", "Temporal", "Quantity", "Weapon", "Platform", "Nationality", "Money"],
        [
            (EntityType.Person, "Person"), (EntityType.Organisation, "Organisation"), (EntityType.Place, "Location"), (EntityType.Facility, "Location"),
            (EntityType.Nationality, "Nationality"), (EntityType.Weapon, "Weapon"), (EntityType.Vehicle, "Platform"), (EntityType.Money, "Money"),
            (EntityType.Quantity, "Quantity"),
        ],
        [
            ("Person", "Person"), ("Organisation", "Organisation"), ("Location", "Location"), ("Nationality", "Nationality"), ("Weapon", "Weapon"),
            ("Vehicle", "Platform"), ("MilitaryPlatform", "Platform"), ("Money", "Money"), ("Quantity", "Quantity"), ("Temporal", "Temporal"),
            ("DocumentReference", "DocumentReference"), ("CommsIdentifier", "CommsIdentifier"), ("Frequency", "Frequency"),
            ("Coordinate", "Coordinate"), ("Url", "Url"),
        ]);

    /// <summary>Names of people, organisations and locations.</summary>
    public static EntityScheme Names { get; } = new(
        namesOnly: true,
        ["PER", "ORG", "LOC"],
        [(EntityType.Person, "PER"), (EntityType.Organisation, "ORG"), (EntityType.Place, "LOC"), (EntityType.Facility, "LOC")],
        [("PER", "PER"), ("ORG", "ORG"), ("LOC", "LOC"), ("MISC", "MISC")]);

    /// <summary>Whether only mentions by name are compared; else all but pronouns, and time expressions.</summary>
    public bool NamesOnly { get; }

    /// <summary>
    /// The types that count, in the order in which a mention of several types is filed; the others have no counterpart
    /// in a record.
    /// </summary>
    public string[] Scope { get; }

    /// <summary>
    /// The type of a mention in a record, or <see langword="null"/> when it has no counterpart in the gold.
    /// </summary>
    public string? TypeOf(EntityType type) => ofRecord.GetValueOrDefault(type);

    /// <summary>The type of a gold mention, or <see langword="null"/> when it is not compared.</summary>
    public string? TypeOf(string gold) => ofGold.GetValueOrDefault(gold);
}
