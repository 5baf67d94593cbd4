namespace Casus.Grounding;

/// <summary>Working memory for one report at a time, used again for the next: as many as there are threads at work.</summary>
internal sealed class ToponymScratch
{
    // What one enormous report needed is not kept.
    private const int MostKept = 1 << 17;

    public ToponymScan.Shape[] Shapes { get; private set; } = [];

    public int[] NameAt { get; private set; } = [];

    public bool[] InCapitals { get; private set; } = [];

    public bool[] Begins { get; private set; } = [];

    public HashSet<ulong> LowerCase { get; } = [];

    public HashSet<ulong> Surnames { get; } = [];

    /// <summary>Makes room for a report of so many tokens.</summary>
    public void Prepare(int tokens)
    {
        if (Shapes.Length < tokens)
        {
            var size = Math.Max(1024, tokens + (tokens / 2));
            (Shapes, NameAt) = (new ToponymScan.Shape[size], new int[size]);
            (InCapitals, Begins) = (new bool[size], new bool[size]);
        }

        NameAt.AsSpan(0, tokens).Fill(-1);
        InCapitals.AsSpan(0, tokens).Clear();
        Begins.AsSpan(0, tokens).Clear();
    }

    /// <summary>Forgets the report.</summary>
    /// <returns>Whether it is small enough to be kept.</returns>
    public bool Clear()
    {
        LowerCase.Clear();
        Surnames.Clear();
        return Shapes.Length <= MostKept;
    }
}
