namespace Casus.Language.Engine;

/// <summary>
/// Dictionary forms by rules on word endings: the longest known ending of a form, for its part of speech, says what to
/// cut and what to add.
/// </summary>
/// <remarks>
/// An ending may be the whole word, so irregular forms are entries like any other. Immutable and thread-safe.
/// </remarks>
public sealed class Lemmatizer
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "lemmas";

    /// <summary>Stands before a form in an ending that is a whole word.</summary>
    public const char WordStart = '^';

    private readonly Dictionary<string, Rule>.AlternateLookup<ReadOnlySpan<char>>[] byTag;
    private readonly int longest;

    /// <summary>Makes the lemmatizer.</summary>
    /// <param name="rules">For each tag, in the order of <see cref="UniversalTag"/>, what each lower-case ending
    /// does.</param>
    public Lemmatizer(IReadOnlyList<IReadOnlyDictionary<string, Rule>> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        byTag = [.. rules.Select(r => r.ToDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>())];
        longest = rules.SelectMany(r => r.Keys).Select(k => k.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>What to do with an ending.</summary>
    /// <param name="Cut">How many characters to cut.</param>
    /// <param name="Add">What to add.</param>
    public readonly record struct Rule(int Cut, string Add);

    /// <summary>Reads the rules from their file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static Lemmatizer Load(string path) => ModelFile.Load(path, Kind, Read);

    /// <summary>The lemma of a form: lower case except for proper nouns.</summary>
    public string Lemma(ReadOnlySpan<char> form, UniversalTag tag)
    {
        if (tag is UniversalTag.Propn || form.Length > 48)
            return form.ToString();
        Span<char> buffer = stackalloc char[49];
        buffer[0] = WordStart;
        for (var i = 0; i < form.Length; i++)
            buffer[i + 1] = form[i] is '\u2019' ? '\'' : char.ToLowerInvariant(form[i]);
        ReadOnlySpan<char> marked = buffer[..(form.Length + 1)];
        for (var start = Math.Max(0, marked.Length - longest); start <= marked.Length; start++)
        {
            if (byTag[(int)tag].TryGetValue(marked[start..], out var rule) && rule.Cut <= form.Length)
                return string.Concat(marked[1..^rule.Cut], rule.Add);
        }

        return marked[1..].ToString();
    }

    /// <summary>Writes rules as the payload of a model file.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyList<IReadOnlyDictionary<string, Rule>> rules)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rules);
        writer.Write(rules.Count);
        foreach (var table in rules)
        {
            writer.Write(table.Count);
            foreach (var (ending, rule) in table.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                writer.Write(ending);
                writer.Write((byte)rule.Cut);
                writer.Write(rule.Add);
            }
        }
    }

    private static Lemmatizer Read(BinaryReader reader)
    {
        var tables = new Dictionary<string, Rule>[reader.ReadInt32()];
        for (var t = 0; t < tables.Length; t++)
        {
            var count = reader.ReadInt32();
            tables[t] = new(count, StringComparer.Ordinal);
            for (var i = 0; i < count; i++)
                tables[t][reader.ReadString()] = new(reader.ReadByte(), reader.ReadString());
        }

        return new(tables);
    }
}
