namespace Casus.Knowledge.Places;

/// <summary>
/// Names from which the packing is learnt: all of them while they are few, then every second, every fourth and so on. It depends on
/// the names and their order alone.
/// </summary>
internal sealed class NameSample
{
    private const int Most = 1 << 19;

    private readonly List<byte[]> names = [];
    private readonly bool[] occurs = new bool[256];
    private long seen;
    private int stride = 1;

    /// <summary>Whether a byte occurs in any name, also in one that is not kept.</summary>
    public bool Occurs(int code) => occurs[code];

    /// <summary>Adds a name in UTF-8.</summary>
    public void Add(ReadOnlySpan<byte> name)
    {
        foreach (var b in name)
            occurs[b] = true;
        if (seen++ % stride != 0)
            return;
        names.Add(name.ToArray());
        if (names.Count < Most)
            return;
        var kept = names.Where((_, i) => i % 2 == 0).ToList();
        names.Clear();
        names.AddRange(kept);
        stride *= 2;
    }

    /// <summary>The names one after another, each closed by −1, which no pair may cross.</summary>
    public int[] ToCodes()
    {
        var codes = new int[names.Sum(n => n.Length + 1)];
        var at = 0;
        foreach (var name in names)
        {
            foreach (var b in name)
                codes[at++] = b;
            codes[at++] = -1;
        }

        return codes;
    }
}
