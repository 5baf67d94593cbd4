using System.Collections.Frozen;
using Casus.Knowledge;

namespace Casus.Language;

/// <summary>The words by which trees are mended, read from <c>data/english/trees.txt</c>, whose head says what each list is for. Immutable and thread-safe.</summary>
/// <remarks>Forms, letter by letter: "Said" with a capital may be a name, and "MAN SHOT" is left to the parser.</remarks>
internal sealed class TreeWords
{
    private TreeWords(DataFolder data)
    {
        var stanzas = data.Stanzas("english/trees.txt");
        Persons = Set("persons");
        ListHarms = Set("list-harms");
        JoinedHarms = Set("joined-harms");
        Armings = Set("armings");
        Hearsay = Set("hearsay");
        Statements = Set("statements");
        Claimings = Set("claimings");
        Results = Set("results");
        Hits = Set("hits");
        OfTheHit = Set("of-the-hit");
        Families = Set("families");
        Condemnings = Set("condemnings");
        Condemned = Set("condemned");
        DeedTalk = Set("deed-talk");
        PeopleFrom = Set("people-from");
        Harmings = Set("harmings");
        Accusings = Set("accusings");
        Stretches = Set("stretches");
        Weeks = Set("weeks");
        TimesOfDay = Set("times-of-day");
        NextTimes = Set("next-times");
        Causings = Set("causings");
        Stayings = Set("stayings");
        PowerDeeds = Set("power-deeds");
        Powers = Set("powers");
        Guises = Set("guises");
        Measures = Set("measures");
        PastOnly = Set("past-only");
        SpeakersActs = Set("speakers-acts");
        Sayings = Set("sayings");
        DaysAndMonths = Set("days-and-months");
        Fights = Set("fights");

        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string key) => stanzas.SelectMany(s => s.List(key)).ToFrozenSet(StringComparer.Ordinal) is { Count: > 0 } list
            ? list.GetAlternateLookup<ReadOnlySpan<char>>()
            : throw stanzas[0].Error("CAS0302", $"the field '{key}' is missing. Add it to the stanza.");
    }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Persons { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ListHarms { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> JoinedHarms { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Armings { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Hearsay { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Statements { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Claimings { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Results { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Hits { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OfTheHit { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Families { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Condemnings { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Condemned { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DeedTalk { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PeopleFrom { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Harmings { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Accusings { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stretches { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Weeks { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TimesOfDay { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NextTimes { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Causings { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stayings { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PowerDeeds { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Powers { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Guises { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Measures { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PastOnly { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SpeakersActs { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Sayings { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DaysAndMonths { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Fights { get; }

    /// <summary>Reads the lists.</summary>
    /// <exception cref="Reports.CasusException">CAS0301, CAS0302, CAS0304: the file is damaged, a list is missing, the file is missing.</exception>
    public static TreeWords Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data);
    }
}
