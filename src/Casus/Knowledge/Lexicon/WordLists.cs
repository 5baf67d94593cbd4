using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Casus.Knowledge;

/// <summary>Reads the words of stanza fields.</summary>
internal static class WordLists
{
    /// <summary>The lemmas of an entry. A hyphen counts as a space: "cease-fire" is matched as one word and as two.</summary>
    /// <returns>One sequence, or two where the entry has a hyphen.</returns>
    public static IEnumerable<ImmutableArray<string>> Readings(string entry)
    {
        yield return Split(entry, ' ');
        if (entry.IndexOf('-', 1) > 0)
            yield return Split(entry.Replace('-', ' '), ' ');
    }

    private static ImmutableArray<string> Split(string entry, char separator) => entry.Contains(separator, StringComparison.Ordinal)
        ? ImmutableCollectionsMarshal.AsImmutableArray(entry.Split(separator, StringSplitOptions.RemoveEmptyEntries))
        : [entry];

    /// <summary>Every entry of the fields <paramref name="keys"/> with the same value.</summary>
    public static IEnumerable<Phrase<T>> Phrases<T>(Stanza stanza, T value, params string[] keys)
    {
        foreach (var key in keys)
        {
            foreach (var entry in stanza.List(key))
            {
                foreach (var words in Readings(entry))
                    yield return new(words, value);
            }
        }
    }

    /// <summary>Refuses keys that the file does not know, which are mostly slips of the pen.</summary>
    public static void CheckKeys(Stanza stanza, params ReadOnlySpan<string> known)
    {
        foreach (var key in stanza.Keys)
        {
            if (!known.Contains(key))
                throw KnowledgeErrors.UnknownKey(stanza, key, string.Join(", ", known));
        }
    }

    /// <summary>The value of a field as one of an enumeration's names, written in lower case with hyphens.</summary>
    public static TEnum Choice<TEnum>(Stanza stanza, string key)
        where TEnum : struct, Enum => Choice<TEnum>(stanza, key, stanza.Require(key));

    /// <inheritdoc cref="Choice{TEnum}(Stanza, string)"/>
    public static TEnum Choice<TEnum>(Stanza stanza, string key, string value)
        where TEnum : struct, Enum => Names<TEnum>.ByName.TryGetValue(value, out var choice)
            ? choice
            : throw KnowledgeErrors.UnknownValue(stanza, key, value, string.Join(", ", Names<TEnum>.ByName.Keys));

    /// <summary>The value of a field that is yes or no.</summary>
    public static bool YesNo(Stanza stanza, string key) => stanza.Require(key) switch
    {
        "yes" => true,
        "no" => false,
        var other => throw KnowledgeErrors.UnknownValue(stanza, key, other, "yes, no"),
    };

    /// <summary><c>PassiveSubject</c> → <c>passive-subject</c>.</summary>
    public static string Hyphened(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    // The names of an enumeration as the files write them.
    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, TEnum> ByName = Make();

        private static Dictionary<string, TEnum> Make()
        {
            var names = new Dictionary<string, TEnum>(StringComparer.Ordinal);
            foreach (var value in Enum.GetValues<TEnum>())
                names.Add(Hyphened(value.ToString()), value);
            return names;
        }
    }
}
