using System.Collections.Frozen;
using Casus.Knowledge;

namespace Casus.Grounding;

/// <summary>The words by which people and ships are known, and told to be one: <c>data/discourse/entities.txt</c>, whose head says what each list is for.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class EntityWords
{
    private EntityWords(DataFolder data)
    {
        var stanzas = data.Stanzas("discourse/entities.txt");
        Men = new(List("men"));
        Women = new(List("women"));
        ArmedPeople = Exactly("armed-people");
        Tellings = Exactly("tellings");
        Sayings = Exactly("sayings");
        Harms = Exactly("harms");
        Dealings = Exactly("dealings");
        ShipPrefixes = Exactly("ship-prefixes");

        IEnumerable<string> List(string key) => stanzas.SelectMany(s => s.List(key));
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Exactly(string key) => List(key).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Of whom "he" is said, beside those in "-man".</summary>
    public WordSet Men { get; }

    /// <summary>Of whom "she" is said, beside those in "-woman".</summary>
    public WordSet Women { get; }

    /// <summary>Lemmas of what armed people are called who were told of before: "the militants".</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ArmedPeople { get; }

    /// <summary>Verbs by which somebody tells what he knows.</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tellings { get; }

    /// <summary>Verbs of saying and judging, whose subject is no one of whom the sentence tells.</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Sayings { get; }

    /// <summary>Verbs whose object comes to harm.</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Harms { get; }

    /// <summary>Verbs of what is done with anybody: "was arrested", "was quoted".</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Dealings { get; }

    /// <summary>Before the names of ships, in capitals: "USS"; not "Ins".</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ShipPrefixes { get; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="Reports.CasusException">CAS0304: it is missing; CAS0301: a line is damaged.</exception>
    public static EntityWords Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data);
    }
}
