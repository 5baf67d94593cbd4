using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>Reads the words of stanza fields.</summary>
internal static class WordLists
{
    /// <summary>The lemmas of an entry. A hyphen counts as a space: "cease-fire" is matched as one word and as two.</summary>
    /// <returns>One sequence, or two where the entry has a hyphen.</returns>
    public static IEnumerable<ImmutableArray<string>> Readings(string entry)
    {
        yield return [.. entry.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (entry.AsSpan(1).Contains('-'))
            yield return [.. entry.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)];
    }

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
        where TEnum : struct, Enum
    {
        var name = value.Replace("-", "", StringComparison.Ordinal);
        return !int.TryParse(name, out _) && Enum.TryParse<TEnum>(name, ignoreCase: true, out var choice)
            ? choice
            : throw KnowledgeErrors.UnknownValue(stanza, key, value, string.Join(", ", Enum.GetNames<TEnum>().Select(Hyphened)));
    }

    /// <summary>The value of a field that is yes or no.</summary>
    public static bool YesNo(Stanza stanza, string key) => stanza.Require(key) switch
    {
        "yes" => true,
        "no" => false,
        var other => throw KnowledgeErrors.UnknownValue(stanza, key, other, "yes, no"),
    };

    /// <summary><c>PassiveSubject</c> → <c>passive-subject</c>.</summary>
    public static string Hyphened(string name) => string.Concat(name.Select((c, i) =>
        char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
