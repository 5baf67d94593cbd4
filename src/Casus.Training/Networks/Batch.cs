namespace Casus.Training.Networks;

/// <summary>The words of some sentences as rows of one matrix, with an empty row before, between and behind them.</summary>
/// <remarks>The empty rows stay zero, so that a window that looks past an end sees nothing.</remarks>
internal sealed class Batch
{
    public Batch(IReadOnlyList<NetworkSentence> sentences)
    {
        Sentences = sentences;
        Starts = new int[sentences.Count];
        var row = 1;
        for (var s = 0; s < sentences.Count; s++)
        {
            Starts[s] = row;
            row += sentences[s].Length + 1;
        }

        Rows = Math.Max(row, 2);
        IsEmpty = new bool[Rows];
        IsEmpty.AsSpan().Fill(true);
        for (var s = 0; s < sentences.Count; s++)
            IsEmpty.AsSpan(Starts[s], sentences[s].Length).Clear();
    }

    public IReadOnlyList<NetworkSentence> Sentences { get; }

    /// <summary>The row of the first word of each sentence.</summary>
    public int[] Starts { get; }

    /// <summary>Number of rows, the empty ones included.</summary>
    public int Rows { get; }

    /// <summary>Which rows stand between sentences.</summary>
    public bool[] IsEmpty { get; }
}
