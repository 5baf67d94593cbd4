using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;

namespace Casus.Language.English.Times;

/// <summary>Which classes each word belongs to, and what it is worth in each. Immutable.</summary>
/// <remarks>
/// Classes are numbered from 0; the first are those of <see cref="TimeShape"/>, the rest come from the word lists and
/// the patterns.
/// </remarks>
internal sealed class TimeLexicon
{
    private readonly FrozenDictionary<string, (int Plain, int Capital)>.AlternateLookup<ReadOnlySpan<char>> forms;
    private readonly ulong[] sets;
    private readonly FrozenDictionary<(int Row, int Class), string> values;
    private readonly FrozenDictionary<string, int> classes;
    private readonly int stride;
    private readonly int longest;

    public TimeLexicon(Dictionary<string, int> classes, Dictionary<string, (int Plain, int Capital)> forms, List<HashSet<int>> rows, Dictionary<(int, int), string> values)
    {
        stride = (classes.Count + 63) / 64;
        sets = new ulong[rows.Count * stride];
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var c in rows[row])
                sets[(row * stride) + (c >> 6)] |= 1UL << (c & 63);
        }

        this.classes = classes.ToFrozenDictionary(StringComparer.Ordinal);
        this.values = values.ToFrozenDictionary();
        this.forms = forms.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        longest = forms.Keys.Max(k => k.Length);
    }

    /// <summary>How many classes there are.</summary>
    public int ClassCount => classes.Count;

    /// <summary>The number of a class, or −1.</summary>
    public int ClassNumber(string name) => classes.GetValueOrDefault(name, -1);

    /// <summary>The row of a form; words that need a capital letter have another row in lower case.</summary>
    public bool TryFind(ReadOnlySpan<char> form, out int row)
    {
        row = 0;
        if (form.Length > longest || form.IsEmpty || !forms.TryGetValue(form, out var found))
            return false;
        row = char.IsUpper(form[0]) ? found.Capital : found.Plain;
        return true;
    }

    /// <summary>Whether the atom belongs to the class.</summary>
    public bool Is(in TimeAtom atom, int classNumber) => (Word(atom, classNumber >> 6) >> (classNumber & 63) & 1) != 0;

    /// <summary>Whether the atom belongs to at least one of the classes.</summary>
    public bool IsAny(in TimeAtom atom, ImmutableArray<int> classes)
    {
        foreach (var c in classes)
        {
            if (Is(atom, c))
                return true;
        }

        return false;
    }

    /// <summary>Whether the atom belongs to no class at all, so that no pattern can run through it.</summary>
    public bool IsBlank(in TimeAtom atom) => atom.Row == 0 && atom.Shapes == 0;

    /// <summary>What the word is worth in the class (<c>5</c> for "may" as a month), or <see langword="null"/>.</summary>
    public string? Value(in TimeAtom atom, int classNumber) => values.GetValueOrDefault((atom.Row, classNumber));

    /// <summary>
    /// The next class of the atom at or after <paramref name="from"/>, or −1: for walking through all of them.
    /// </summary>
    public int NextClass(in TimeAtom atom, int from)
    {
        for (var word = from >> 6; word < stride; word++)
        {
            var bits = Word(atom, word);
            if (word == from >> 6)
                bits &= ulong.MaxValue << (from & 63);
            if (bits != 0)
                return (word << 6) + BitOperations.TrailingZeroCount(bits);
        }

        return -1;
    }

    private ulong Word(in TimeAtom atom, int word)
    {
        var bits = sets[(atom.Row * stride) + word];
        return word == 0 ? bits | atom.Shapes : bits;
    }
}
