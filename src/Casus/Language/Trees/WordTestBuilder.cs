using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Casus.Language.Trees;

/// <summary>Gathers the tests between the brackets of one word.</summary>
internal sealed class WordTestBuilder(PatternPlace place, IReadOnlyDictionary<string, WordList> lists)
{
    private const string Keys = "form, lower, lemma, tag, fine, rel, name, refers, and features, which begin with a capital";

    private static readonly FrozenDictionary<string, UniversalTag> TagNames =
        Enum.GetValues<UniversalTag>().ToFrozenDictionary(t => t.ToString().ToUpperInvariant(), StringComparer.Ordinal);

    private static readonly byte NamesInUse = (byte)((1 << (1 + Enum.GetValues<NameKind>().Length)) - 1);

    private readonly ImmutableArray<TextTest>.Builder texts = ImmutableArray.CreateBuilder<TextTest>();
    private uint tags = WordTest.AllTags;
    private RelationSet relations = RelationSet.All;
    private byte names = WordTest.AllNames;
    private ushort referents = WordTest.AllReferents;

    /// <summary>A value as written.</summary>
    /// <param name="Text">The characters, without quotation marks.</param>
    /// <param name="IsQuoted">Whether it stood between them: then no sign in it is special.</param>
    /// <param name="At">Its place in the tree.</param>
    internal readonly record struct Value(string Text, bool IsQuoted, int At);

    /// <summary>The names of the parts of speech.</summary>
    public static string KnownTags { get; } = string.Join(", ", TagNames.Keys.Order(StringComparer.Ordinal));

    /// <summary>The names of the relations.</summary>
    public static string KnownRelations { get; } =
        string.Join(", ", Enumerable.Range(0, Relations.Count).Select(i => Relations.NameOf((Relation)i)));

    /// <summary>Adds a test.</summary>
    /// <exception cref="Reports.CasusException">CAS0322: it names something that does not exist; CAS0323: no word can pass any more.</exception>
    public void Add(string key, int at, bool isNegated, IReadOnlyList<Value> values)
    {
        switch (key)
        {
            case "tag":
                var tagBits = values.Aggregate(0U, (bits, v) => bits | Tag(v));
                tags &= isNegated ? ~tagBits : tagBits;
                break;
            case "rel":
                var set = values.Aggregate(default(RelationSet), (all, v) => all | Relation(v.Text, v.At));
                relations &= isNegated ? ~set : set;
                break;
            case "name":
                var nameBits = (byte)values.Aggregate(0, (bits, v) => bits | Name(v));
                names &= isNegated ? (byte)~nameBits : nameBits;
                break;
            case "refers":
                var referentBits = (ushort)values.Aggregate(0, (bits, v) => bits | Referent(v));
                referents &= isNegated ? (ushort)~referentBits : referentBits;
                break;
            default:
                texts.Add(Text(key, at, isNegated, values));
                break;
        }

        // A mask of everything has bits that no tag, relation or kind uses; only those in use count.
        if ((tags & (uint)((1 << TagNames.Count) - 1)) == 0
            || (relations.Bits & ((1UL << Relations.Count) - 1)) == 0
            || (names & NamesInUse) == 0
            || (referents & ((1 << Enum.GetValues<ReferentKind>().Length) - 1)) == 0)
            throw PatternErrors.NothingPasses(place, at);
    }

    /// <summary>The tests so far, together.</summary>
    public WordTest Build() => new(tags, relations, names, referents, texts.ToImmutable());

    /// <summary>Reads a relation, or with <c>*</c> one with its subtypes.</summary>
    public RelationSet Relation(string name, int at) =>
        RelationSet.TryParse(name, out var set) ? set : throw PatternErrors.Unknown(place, at, "relation", name, KnownRelations);

    private uint Tag(Value value) => TagNames.TryGetValue(value.Text, out var tag)
        ? 1U << (int)tag
        : throw PatternErrors.Unknown(place, value.At, "part of speech", value.Text, KnownTags);

    private int Name(Value value)
    {
        if (value.Text == "*")
            return WordTest.AllNames & ~1;
        foreach (var kind in Enum.GetValues<NameKind>())
        {
            if (kind.ToString() == value.Text)
                return 1 << WordTest.BitOf(kind);
        }

        throw PatternErrors.Unknown(place, value.At, "kind of name", value.Text, string.Join(", ", Enum.GetNames<NameKind>()) + ", *");
    }

    private int Referent(Value value)
    {
        foreach (var kind in Enum.GetValues<ReferentKind>())
        {
            if (kind.ToString() == value.Text)
                return 1 << (int)kind;
        }

        throw PatternErrors.Unknown(place, value.At, "kind of referent", value.Text, string.Join(", ", Enum.GetNames<ReferentKind>()));
    }

    private TextTest Text(string key, int at, bool isNegated, IReadOnlyList<Value> values)
    {
        var column = key switch
        {
            "form" => TextColumn.Form,
            "lower" => TextColumn.Lower,
            "lemma" => TextColumn.Lemma,
            "fine" => TextColumn.Fine,
            _ when char.IsAsciiLetterUpper(key[0]) => TextColumn.Feature,
            _ => throw PatternErrors.Unknown(place, at, "test", key, Keys),
        };
        var (words, named) = (new List<string>(), ImmutableArray.CreateBuilder<WordList>());
        foreach (var value in values)
        {
            if (column <= TextColumn.Lemma && !value.IsQuoted && value.Text.StartsWith('$'))
                named.Add(List(value));
            else
                words.Add(value.Text);
        }

        return new(column, column == TextColumn.Feature ? key : "", isNegated, words, named.ToImmutable());
    }

    private WordList List(Value value) => lists.TryGetValue(value.Text[1..], out var list)
        ? list
        : throw PatternErrors.Unknown(place, value.At, "word list", value.Text[1..], KnownLists());

    private string KnownLists() => string.Join(", ", lists.Keys.Order(StringComparer.Ordinal));
}
