namespace Casus.Language.Engine;

/// <summary>The morphological features of words (universaldependencies.org/u/feat), looked up by form and tags.</summary>
/// <remarks>English shows nearly all of them in its tags; words that differ have entries of their own. Immutable and thread-safe.</remarks>
public sealed class FeatureTable
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "features";

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> byKey;

    /// <summary>Makes the table.</summary>
    /// <param name="features">For each key (<see cref="KeyOf"/>) the features, <c>Number=Plur|Person=3</c>, empty for none.</param>
    public FeatureTable(IReadOnlyDictionary<string, string> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        byKey = features.ToDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the table from its file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static FeatureTable Load(string path) => ModelFile.Load(path, Kind, reader =>
    {
        var strings = new string[reader.ReadInt32()];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = reader.ReadString();
        var count = reader.ReadInt32();
        var table = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            table[reader.ReadString()] = strings[reader.ReadUInt16()];
        return new FeatureTable(table);
    });

    /// <summary>The key of a word with its tags; without a form, of all other words with them.</summary>
    public static string KeyOf(UniversalTag tag, string fineTag, string lowerForm) => $"{tag}|{fineTag}|{lowerForm}";

    /// <summary>The features of a word, <c>Number=Plur</c>, empty for none.</summary>
    public string FeaturesOf(ReadOnlySpan<char> form, UniversalTag tag, string fineTag)
    {
        if (form.Length <= 24)
        {
            Span<char> key = stackalloc char[64];
            if (key.TryWrite($"{tag}|{fineTag}|", out var written) && written + form.Length <= key.Length)
            {
                for (var i = 0; i < form.Length; i++)
                    key[written + i] = form[i] is '\u2019' ? '\'' : char.ToLowerInvariant(form[i]);
                if (byKey.TryGetValue(key[..(written + form.Length)], out var features))
                    return features;
            }
        }

        return byKey.TryGetValue(KeyOf(tag, fineTag, ""), out var usual) ? usual : "";
    }

    /// <summary>Writes a table as the payload of a model file.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyDictionary<string, string> features)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(features);
        string[] strings = [.. features.Values.Distinct().Order(StringComparer.Ordinal)];
        writer.Write(strings.Length);
        foreach (var text in strings)
            writer.Write(text);
        writer.Write(features.Count);
        foreach (var (key, value) in features.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            writer.Write(key);
            writer.Write((ushort)Array.BinarySearch(strings, value, StringComparer.Ordinal));
        }
    }
}
