using System.Runtime.InteropServices;

namespace Casus.Language.Engine;

/// <summary>
/// A linear classifier over hashed features: a sparse table of small integer weights. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Features that hash to one row share its weights. A row lists only the classes with a weight, so that a table of a hundred classes
/// stays small.
/// </remarks>
public sealed class LinearModel
{
    private readonly int[] rowStart;
    private readonly byte[] classes;
    private readonly sbyte[] weights;
    private readonly uint mask;

    /// <summary>Takes ownership of the columns.</summary>
    /// <param name="classCount">How many classes, at most 256.</param>
    /// <param name="rowStart">One entry per row and one more; the number of rows is a power of two.</param>
    /// <param name="classes">The class of each weight, rows one after the other.</param>
    /// <param name="weights">The weights.</param>
    public LinearModel(int classCount, int[] rowStart, byte[] classes, sbyte[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, 256);
        var rows = rowStart.Length - 1;
        if (rows <= 0 || (rows & (rows - 1)) != 0 || classes.Length != weights.Length || rowStart[^1] != weights.Length)
            throw new ArgumentException("The table's columns do not fit together.", nameof(rowStart));
        (ClassCount, this.rowStart, this.classes, this.weights, mask) = (classCount, rowStart, classes, weights, (uint)rows - 1);
    }

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; }

    /// <summary>
    /// Sums the weights of <paramref name="features"/> into <paramref name="scores"/>, which is cleared first.
    /// </summary>
    /// <param name="features">Feature hashes.</param>
    /// <param name="scores">One entry per class.</param>
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var row = feature & mask;
            for (int i = rowStart[row], end = rowStart[row + 1]; i < end; i++)
                scores[classes[i]] += weights[i];
        }
    }

    /// <summary>The class with the highest score; of equals the first.</summary>
    public int Best(ReadOnlySpan<uint> features, Span<int> scores)
    {
        Score(features, scores);
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        return best;
    }

    internal static LinearModel Read(BinaryReader reader)
    {
        var classCount = reader.ReadInt32();
        var rows = reader.ReadInt32();
        var count = reader.ReadInt32();
        var lengths = reader.ReadBytes(rows);
        var starts = new int[rows + 1];
        for (var i = 0; i < rows; i++)
            starts[i + 1] = starts[i] + lengths[i];
        var classes = reader.ReadBytes(count);
        var weights = MemoryMarshal.Cast<byte, sbyte>(reader.ReadBytes(count)).ToArray();
        return new(classCount, starts, classes, weights);
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(ClassCount);
        writer.Write(rowStart.Length - 1);
        writer.Write(weights.Length);
        for (var i = 0; i + 1 < rowStart.Length; i++)
            writer.Write(checked((byte)(rowStart[i + 1] - rowStart[i])));
        writer.Write(classes);
        writer.Write(MemoryMarshal.AsBytes<sbyte>(weights));
    }
}
