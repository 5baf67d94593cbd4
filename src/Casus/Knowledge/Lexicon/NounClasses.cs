using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Casus.Knowledge;

/// <summary>
/// What nouns stand for: weapons, facilities, vehicles, people, groups, places, and things that look like them.
/// </summary>
/// <remarks>
/// A word may be in several classes ("helicopter" is a weapon and a vehicle). Names and numbers are not in the lists: give a name
/// the classes of its kind (<see cref="Person"/>, <see cref="Group"/>, <see cref="Place"/>), a bare number of people
/// <see cref="Person"/>.
/// </remarks>
public sealed class NounClasses
{
    private readonly Dictionary<string, NounClass> byName;
    private readonly WordIndex<Phrase<ClassSet>> byLast;
    private readonly PhraseTable<ClassSet> withTail;

    private NounClasses(ImmutableArray<NounClass> classes, IReadOnlyList<Phrase<ClassSet>> phrases)
    {
        All = classes;
        byName = classes.ToDictionary(c => c.Name, StringComparer.Ordinal);
        byLast = new(phrases, p => p.Words[^1], (x, y) => y.Words.Length.CompareTo(x.Words.Length));
        withTail = new(phrases.Where(p => p.Words.Length > 2 && p.Words.Contains("of")));
        Person = Named("PERSON");
        Group = Named("GROUP");
        Place = Named("PLACE");
        Weapon = Named("WEAPON");
        Facility = Named("FACILITY");
        Vehicle = Named("VEHICLE");
        ArmedActor = Named("ARMED-ACTOR");
        Quantity = Named("QUANTITY");
        NumberAlone = ClassSet.Of(Named("NUMBER").Index);
        Name = Named("NAME");
    }

    /// <summary>Every class, parents before their children.</summary>
    public ImmutableArray<NounClass> All { get; }

    /// <summary>How many entries the lists have.</summary>
    public int Count => byLast.Count;

    /// <summary>Human beings.</summary>
    public NounClass Person { get; }

    /// <summary>Organisations, forces, crowds, governments.</summary>
    public NounClass Group { get; }

    /// <summary>Places as places: village, district, border.</summary>
    public NounClass Place { get; }

    /// <summary>Weapons and other means of violence.</summary>
    public NounClass Weapon { get; }

    /// <summary>Buildings, works and sites.</summary>
    public NounClass Facility { get; }

    /// <summary>Vehicles, vessels, aircraft.</summary>
    public NounClass Vehicle { get; }

    /// <summary>People and groups that bear arms, a class that those of soldiers, police and militants share.</summary>
    public NounClass ArmedActor { get; }

    /// <summary>Measures and collectives, "hundreds", "a ton": what they are "of" says what they stand for.</summary>
    public NounClass Quantity { get; }

    /// <summary>The class of bare numbers and no other. No list holds them: whoever looks one up adds this class.</summary>
    public ClassSet NumberAlone { get; }

    /// <summary>Proper names of any kind. No list holds them: whoever looks a name up adds this class.</summary>
    public NounClass Name { get; }

    /// <summary>Reads the class files of <c>lexicon/</c>, and for the nouns that they lack <c>wordnet/nouns.txt</c>.</summary>
    /// <exception cref="Reports.CasusException">CAS05xx: a stanza is at fault.</exception>
    public static NounClasses Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Read(["lexicon/persons.txt", "lexicon/groups.txt", "lexicon/weapons.txt", "lexicon/facilities.txt", "lexicon/vehicles.txt", "lexicon/places.txt", "lexicon/other-nouns.txt"],
            data.Stanzas, "wordnet/nouns.txt");
    }

    /// <summary>Reads class files.</summary>
    /// <param name="files">The files, parents of classes before their children.</param>
    /// <param name="stanzas">Reads a file.</param>
    /// <param name="gaps">A file whose words count only where the others lack them, or null.</param>
    internal static NounClasses Read(IEnumerable<string> files, Func<string, IReadOnlyList<Stanza>> stanzas, string? gaps = null)
    {
        var builder = new NounClassesBuilder();
        foreach (var stanza in files.SelectMany(stanzas))
            builder.Add(stanza);
        if (gaps is not null)
        {
            builder.FillGapsFromHere();
            foreach (var stanza in stanzas(gaps))
                builder.Add(stanza);
        }

        var (classes, phrases) = builder.Build();
        return new(classes, phrases);
    }

    /// <summary>Finds a class by its name in capitals.</summary>
    public bool TryNamed(string name, [NotNullWhen(true)] out NounClass? noun) => byName.TryGetValue(name, out noun);

    /// <summary>The class of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public NounClass Named(string name) => byName[name];

    /// <summary>
    /// The classes, with their ancestors, of the noun at <paramref name="head"/>; the empty set when it is in no list.
    /// </summary>
    /// <param name="lemmas">Lemmas of the report, one per token.</param>
    /// <param name="head">The token of the noun. The longest entry that ends here decides, or one with "of" that begins
    /// here.</param>
    /// <param name="range">The tokens of the entry found.</param>
    public ClassSet ClassesOf(ReadOnlySpan<string> lemmas, int head, out (int Start, int End) range)
    {
        if (withTail.TryLongest(lemmas, head, out var tailed, out var length))
        {
            range = (head, head + length);
            return tailed.Value;
        }

        foreach (var candidate in byLast[lemmas[head]])
        {
            length = candidate.LengthUpTo(lemmas, head);
            if (length > 0)
            {
                range = (head + 1 - length, head + 1);
                return candidate.Value;
            }
        }

        range = (head, head + 1);
        // "co-worker", "vice-president" are people as the last part is; a "cease-fire" is no fire.
        var lemma = lemmas[head].AsSpan();
        var last = lemma.LastIndexOf('-') is var hyphen and > 0 ? ClassesOf(lemma[(hyphen + 1)..]) : default;
        return last.Has(Person) ? last : default;
    }

    /// <inheritdoc cref="ClassesOf(ReadOnlySpan{string}, int, out ValueTuple{int, int})"/>
    public ClassSet ClassesOf(ReadOnlySpan<string> lemmas, int head) => ClassesOf(lemmas, head, out _);

    /// <summary>The classes of a single word, whatever stands before it.</summary>
    public ClassSet ClassesOf(ReadOnlySpan<char> lemma)
    {
        var candidates = byLast[lemma];
        return !candidates.IsEmpty && candidates[^1].Words.Length == 1 ? candidates[^1].Value : default;
    }

    /// <summary>The narrowest classes in a set, those without a subclass in it; for records and explanations.</summary>
    public IEnumerable<NounClass> Narrowest(ClassSet set) =>
        All.Where(c => set.Has(c) && !All.Any(below => below.Parent == c && set.Has(below)));
}
