using System.Buffers;

namespace Casus.Knowledge;

/// <summary>A list of words and classes in a condition, <c>PERSON; FACILITY; house</c>: does a noun satisfy it?</summary>
public sealed class NounTest
{
    private static readonly SearchValues<char> ClassNameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ-");

    private readonly ClassSet classes;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    private NounTest(string text, ClassSet classes, HashSet<string> words) =>
        (Text, this.classes, this.words) = (text, classes, words.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>The list as written.</summary>
    public string Text { get; }

    /// <summary>Whether the lemma is listed or one of its classes is.</summary>
    public bool Matches(ReadOnlySpan<char> lemma, ClassSet itsClasses) =>
        classes.Overlaps(itsClasses) || words.Contains(lemma);

    /// <summary>The list as written.</summary>
    public override string ToString() => Text;

    internal static NounTest? Read(Stanza stanza, string key, NounClasses nouns)
    {
        if (stanza[key] is not { } text)
            return null;
        var set = default(ClassSet);
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in stanza.List(key))
        {
            if (!IsClassName(entry))
                words.Add(entry.Contains(' ', StringComparison.Ordinal) ? throw KnowledgeErrors.BadWord(stanza, key, entry, "a condition takes single words and classes") : entry);
            else if (nouns.TryNamed(entry, out var noun))
                set |= ClassSet.Of(noun.Index);
            else
                throw KnowledgeErrors.UnknownClass(stanza, key, entry);
        }

        return new(text, set, words);
    }

    /// <summary>Whether the entry is written in capitals, as the names of classes are.</summary>
    internal static bool IsClassName(string entry) => entry.Length > 1 && !entry.AsSpan().ContainsAnyExcept(ClassNameLetters);
}
