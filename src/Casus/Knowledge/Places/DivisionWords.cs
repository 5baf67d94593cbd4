namespace Casus.Knowledge.Places;

/// <summary>
/// Words that say what kind of division a name is of ("Governorate", "Departamento de"):
/// <c>data/gazetteer/division-words.txt</c>.
/// </summary>
internal sealed class DivisionWords
{
    private readonly string[] before;
    private readonly string[] after;

    private DivisionWords(IEnumerable<string> before, IEnumerable<string> after) =>
        (this.before, this.after) = ([.. before.OrderByDescending(w => w.Length)], [.. after.OrderByDescending(w => w.Length)]);

    /// <summary>Reads the lists.</summary>
    public static DivisionWords Read(string folder)
    {
        var stanzas = DataFolder.At(folder).Stanzas("division-words.txt");
        return new(stanzas.SelectMany(s => s.List("before")), stanzas.SelectMany(s => s.List("after")));
    }

    /// <summary>The name without its type word; the name itself where it has none or nothing would be left.</summary>
    public string Strip(string name)
    {
        foreach (var word in before)
        {
            if (name.Length > word.Length + 1 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && name[word.Length] == ' ')
                return name[(word.Length + 1)..];
        }

        foreach (var word in after)
        {
            if (name.Length > word.Length + 1 && name.EndsWith(word, StringComparison.OrdinalIgnoreCase)
                && name[^(word.Length + 1)] == ' ')
                return name[..^(word.Length + 1)];
        }

        return name;
    }
}
