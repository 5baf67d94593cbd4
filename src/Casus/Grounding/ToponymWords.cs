using System.Collections.Frozen;
using Casus.Knowledge;

namespace Casus.Grounding;

/// <summary>
/// The word lists by which place names are told from other names: <c>toponym-words.txt</c> and <c>common-words.txt</c>.
/// </summary>
public sealed class ToponymWords
{
    private readonly Dictionary<string, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> lists = new(
        StringComparer.Ordinal);

    private ToponymWords(IEnumerable<Stanza> stanzas)
    {
        foreach (var stanza in stanzas)
        {
            // Words of a list are compared without case; a stanza per list.
            var words = stanza.List("words").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
            if (!lists.TryAdd(stanza.Require("list"), words.GetAlternateLookup<ReadOnlySpan<char>>()))
                throw stanza.Error("CAS0410", $"the list '{stanza["list"]}' stands twice. Merge the two.");
        }

        PlacePrepositions = List("place-prepositions");
        Directions = List("directions");
        TownPrepositions = List("town-prepositions");
        WeakPrepositions = List("weak-prepositions");
        Deeds = List("deeds");
        FirstOrderWords = List("first-order-words");
        SecondOrderWords = List("second-order-words");
        TownWords = List("town-words");
        SiteNouns = List("site-nouns");
        SiteStarts = List("site-starts");
        PartWords = List("part-words");
        KindWords = List("kind-words");
        KindWordsBefore = List("kind-words-before");
        PluralKinds = List("plural-kinds");
        Distances = List("distances");
        Approximations = List("approximations");
        OrganisationNouns = List("organisation-nouns");
        Titles = List("titles");
        SpeechVerbs = List("speech-verbs");
        StateActs = List("state-acts");
        Acronyms = List("acronyms");
        Never = List("never");
        GivenNames = List("given-names");
        Particles = List("particles");
        CommonWords = List("common-words");
        ShipPrefixes = List("ship-prefixes");
        Beginnings = List("beginnings");
        OwnAttacks = List("own-attacks");
        OtherCapitals = List("other-capitals");
    }

    internal Words PlacePrepositions { get; }

    internal Words Directions { get; }

    /// <summary>Prepositions that go with towns rather than with divisions: "near", "off".</summary>
    internal Words TownPrepositions { get; }

    internal Words WeakPrepositions { get; }

    /// <summary>Nouns for what befalls places: "strike", "siege".</summary>
    internal Words Deeds { get; }

    internal Words FirstOrderWords { get; }

    internal Words SecondOrderWords { get; }

    internal Words TownWords { get; }

    internal Words SiteNouns { get; }

    internal Words SiteStarts { get; }

    internal Words PartWords { get; }

    /// <summary>Words behind a name that make it one of a place: "Wadara village".</summary>
    internal Words KindWords { get; }

    /// <summary>Words before "of" and a name that make it one of a place: "the community of Wadara".</summary>
    internal Words KindWordsBefore { get; }

    /// <summary>Words for several of a kind: "the Matina and Gara regions".</summary>
    internal Words PluralKinds { get; }

    /// <summary>What distances are counted in.</summary>
    internal Words Distances { get; }

    /// <summary>Words before a distance that is not told exactly: "some 20 miles".</summary>
    internal Words Approximations { get; }

    internal Words OrganisationNouns { get; }

    internal Words Titles { get; }

    internal Words SpeechVerbs { get; }

    /// <summary>What is a government's own: its answer, its sanctions.</summary>
    internal Words StateActs { get; }

    internal Words Acronyms { get; }

    internal Words Never { get; }

    internal Words GivenNames { get; }

    internal Words Particles { get; }

    internal Words CommonWords { get; }

    /// <summary>Letters before the name of a ship: "the MSC Alanya" is no town.</summary>
    internal Words ShipPrefixes { get; }

    /// <summary>Verbs of beginning and going on, whose clause says what is done.</summary>
    internal Words Beginnings { get; }

    /// <summary>Nouns for attacks that are those of the state whose name stands before them.</summary>
    internal Words OwnAttacks { get; }

    /// <summary>Words behind "capital" that say that no town is meant: "capital punishment".</summary>
    internal Words OtherCapitals { get; }

    /// <summary>Reads the lists from <c>gazetteer/</c> in the data folder.</summary>
    /// <exception cref="Reports.CasusException">CAS0301 to CAS0304: a file is missing or damaged; CAS0410: a list
    /// stands twice; CAS0411: one is missing.</exception>
    public static ToponymWords Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new([.. data.Stanzas("gazetteer/toponym-words.txt"), .. data.Stanzas("gazetteer/common-words.txt")]);
    }

    private Words List(string name) => lists.TryGetValue(name, out var words)
        ? new(words)
        : throw new Reports.CasusException(
            "CAS0411", "gazetteer/toponym-words.txt", $"the list '{name}' is missing. Add a stanza 'list: {name}'.");

    /// <summary>One list; looking a word up allocates nothing.</summary>
    internal readonly struct Words(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        public bool Contains(ReadOnlySpan<char> word) => words.Contains(word);
    }
}
