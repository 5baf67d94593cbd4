using System.Collections.Immutable;
using Casus.Knowledge;

namespace Casus.Language.English.Times;

/// <summary>One pattern of the pattern files.</summary>
/// <param name="Number">Its place among all patterns, counted from 0 in the order of the files.</param>
/// <param name="Name">Its name, unique among all.</param>
/// <param name="Tokens">The words it matches.</param>
/// <param name="Type">The type of what it finds, or <see langword="null"/> where it stands for no expression by
/// itself.</param>
/// <param name="IsBarrier">Whether its words are to be skipped: "Sunday Times" holds no Sunday.</param>
/// <param name="Value">How its value is made: the name of a rule and its settings.</param>
/// <param name="Modifier">The TIMEX3 mod, or <see langword="null"/>.</param>
/// <param name="After">Classes of which the atom before must have one; empty for any.</param>
/// <param name="NotAfter">Classes of which the atom before must have none.</param>
/// <param name="NotBefore">Classes of which the atom behind must have none.</param>
/// <param name="Before">Classes of which the atom behind must have one; empty for any.</param>
/// <param name="Source">The stanza, for messages.</param>
internal sealed record TimePattern(
    int Number, string Name, TimeNode Tokens, TimexType? Type, bool IsBarrier, TimeRule Value, string? Modifier,
    ImmutableArray<int> After, ImmutableArray<int> NotAfter, ImmutableArray<int> Before, ImmutableArray<int> NotBefore, Stanza Source)
{
    /// <summary>Whether the pattern finds something by itself, rather than as a part of others alone.</summary>
    public bool IsTop => Type is not null || IsBarrier;
}

/// <summary>The <c>value</c> line of a pattern: <c>ago unit=D sign=-1</c>.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Settings">Its settings by name.</param>
internal sealed record TimeRule(string Name, ImmutableDictionary<string, string> Settings)
{
    /// <summary>The setting, or <see langword="null"/>.</summary>
    public string? this[string key] => Settings.GetValueOrDefault(key);

    public static TimeRule Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(parts[0], parts.Skip(1).Select(p => p.Split('=', 2)).ToImmutableDictionary(p => p[0], p => p.Length > 1 ? p[1] : "", StringComparer.Ordinal));
    }
}
