namespace Casus.Language.Engine;

/// <summary>Dictionary forms by rules on word endings.</summary>
/// <remarks>
/// The longest known ending of a form, for its part of speech, says what to cut, what to add and what becomes of its capitals. An ending may be
/// the whole word, so irregular forms are entries like any other. Immutable and thread-safe.
/// </remarks>
public sealed class Lemmatizer
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "lemmas";

    /// <summary>Stands before a form in an ending that is a whole word.</summary>
    public const char WordStart = '^';

    private const int LongestForm = 48;

    private readonly Dictionary<string, Table> tables;

    /// <summary>Makes the lemmatizer.</summary>
    /// <param name="rules">For each key (<see cref="KeyOf"/>), what each lower-case ending does.</param>
    public Lemmatizer(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Rule>> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        tables = rules.ToDictionary(
            p => p.Key,
            p => new Table(p.Value.ToDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(), p.Value.Keys.Select(k => k.Length).DefaultIfEmpty(0).Max()),
            StringComparer.Ordinal);
    }

    /// <summary>What becomes of capitals.</summary>
    public enum Case : byte
    {
        /// <summary>The lemma is lower case.</summary>
        Lower,

        /// <summary>It keeps the capitals of the form.</summary>
        AsWritten,

        /// <summary>It begins with a capital, as nationalities do.</summary>
        Capital,
    }

    /// <summary>What to do with an ending.</summary>
    /// <param name="Cut">How many characters to cut.</param>
    /// <param name="Add">What to add, lower case.</param>
    /// <param name="Case">What becomes of capitals.</param>
    public readonly record struct Rule(int Cut, string Add, Case Case = Case.Lower);

    private readonly record struct Table(Dictionary<string, Rule>.AlternateLookup<ReadOnlySpan<char>> Rules, int Longest);

    /// <summary>The key of the rules for a part of speech, or for one with a tag of the treebank's own set.</summary>
    public static string KeyOf(UniversalTag tag, string? fineTag) => fineTag is null ? tag.ToString() : $"{tag}|{fineTag}";

    /// <summary>Reads the rules from their file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static Lemmatizer Load(string path) => ModelFile.Load(path, Kind, Read);

    /// <summary>The lemma of a form.</summary>
    /// <param name="form">The form as written.</param>
    /// <param name="tag">Its part of speech.</param>
    /// <param name="fineTag">Its tag of the treebank's own set, which tells a past tense from a plain form.</param>
    public string Lemma(ReadOnlySpan<char> form, UniversalTag tag, string fineTag)
    {
        if (form.Length > LongestForm)
            return form.ToString();
        Span<char> buffer = stackalloc char[LongestForm + 1];
        buffer[0] = WordStart;
        for (var i = 0; i < form.Length; i++)
            buffer[i + 1] = form[i] is '\u2019' ? '\'' : char.ToLowerInvariant(form[i]);
        ReadOnlySpan<char> marked = buffer[..(form.Length + 1)];
        var isFine = tables.TryGetValue(KeyOf(tag, fineTag), out var fine);
        if (!tables.TryGetValue(KeyOf(tag, null), out var coarse) && !isFine)
            return form.ToString();
        // The word itself says more than its ending: an irregular form may have been seen under another fine tag.
        if ((isFine && fine.Rules.TryGetValue(marked, out var rule)) || (coarse.Longest > 0 && coarse.Rules.TryGetValue(marked, out rule)))
            return Apply(form, marked[1..], rule);
        var table = isFine ? fine : coarse;
        for (var start = Math.Max(1, marked.Length - table.Longest); start <= marked.Length; start++)
        {
            if (table.Rules.TryGetValue(marked[start..], out rule) && rule.Cut <= form.Length)
                return Apply(form, marked[1..], rule);
        }

        return marked[1..].ToString();
    }

    /// <summary>Applies a rule.</summary>
    /// <param name="form">The form as written.</param>
    /// <param name="lower">The form in lower case, its quotes straight.</param>
    /// <param name="rule">The rule.</param>
    public static string Apply(ReadOnlySpan<char> form, ReadOnlySpan<char> lower, Rule rule)
    {
        switch (rule.Case)
        {
            case Case.AsWritten:
                return string.Concat(form[..^rule.Cut], form.Length > 1 && LetterCase.IsMostlyCapitals(form) ? rule.Add.ToUpperInvariant() : rule.Add);
            case Case.Capital:
                var lemma = string.Concat(lower[..^rule.Cut], rule.Add);
                return lemma.Length == 0 ? lemma : char.ToUpperInvariant(lemma[0]) + lemma[1..];
            default:
                return string.Concat(lower[..^rule.Cut], rule.Add);
        }
    }

    /// <summary>Writes rules as the payload of a model file.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Rule>> rules)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rules);
        writer.Write(rules.Count);
        foreach (var (key, table) in rules.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            writer.Write(key);
            writer.Write(table.Count);
            foreach (var (ending, rule) in table.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                writer.Write(ending);
                writer.Write((byte)rule.Cut);
                writer.Write(rule.Add);
                writer.Write((byte)rule.Case);
            }
        }
    }

    private static Lemmatizer Read(BinaryReader reader)
    {
        var tables = new Dictionary<string, IReadOnlyDictionary<string, Rule>>(StringComparer.Ordinal);
        for (var t = reader.ReadInt32(); t > 0; t--)
        {
            var key = reader.ReadString();
            var count = reader.ReadInt32();
            var table = new Dictionary<string, Rule>(StringComparer.Ordinal);
            for (var i = 0; i < count; i++)
                table[reader.ReadString()] = new(reader.ReadByte(), reader.ReadString(), (Case)reader.ReadByte());
            tables[key] = table;
        }

        return new(tables);
    }
}
