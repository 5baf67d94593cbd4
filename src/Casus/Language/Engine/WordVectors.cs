using System.Text;

namespace Casus.Language.Engine;

/// <summary>What words mean, as far as their neighbours tell: a vector for each word form, from co-occurrence in a large corpus.</summary>
/// <remarks>
/// A number takes four bits in the vectors of the commoner words and two in the others: the best levels for a normal distribution
/// (Max 1960), times a scale of the word. Immutable and thread-safe.
/// </remarks>
internal sealed class WordVectors
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "vectors";

    /// <summary>Numbers in a vector.</summary>
    public const int Dimensions = 100;

    /// <summary>How much of a deviation one step of a word's scale is.</summary>
    public const float ScaleStep = 1f / 64;

    private const int FineBytes = Dimensions / 2;
    private const int CoarseBytes = Dimensions / 4;

    // The levels of least squared error for a normal distribution.
    private static readonly float[] FineHalf = [0.1284f, 0.3881f, 0.6568f, 0.9424f, 1.2562f, 1.6181f, 2.0690f, 2.7326f];
    private static readonly float[] CoarseHalf = [0.4528f, 1.5104f];

    private readonly string letters;
    private readonly int[] starts;
    private readonly int[] ranks;
    private readonly ArraySegment<byte> scales;
    private readonly ArraySegment<byte> codes;
    private readonly int fine;

    private WordVectors(string letters, int[] starts, int[] ranks, ArraySegment<byte> scales, ArraySegment<byte> codes, int fine) =>
        (this.letters, this.starts, this.ranks, this.scales, this.codes, this.fine) = (letters, starts, ranks, scales, codes, fine);

    /// <summary>How many words have a vector.</summary>
    public int Count => ranks.Length;

    /// <summary>Reads the vectors from their file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static WordVectors Load(string path) => ModelFile.Load(path, Kind, Read);

    /// <summary>The rank of a word by frequency from 0, or −1 if it has no vector.</summary>
    /// <param name="form">Lower case.</param>
    public int Find(ReadOnlySpan<char> form)
    {
        int low = 0, high = ranks.Length - 1;
        while (low <= high)
        {
            var mid = (low + high) >>> 1;
            var order = letters.AsSpan(starts[mid], starts[mid + 1] - starts[mid]).SequenceCompareTo(form);
            if (order == 0)
                return ranks[mid];
            if (order < 0)
                low = mid + 1;
            else
                high = mid - 1;
        }

        return -1;
    }

    /// <summary>Writes the vector of the word of a rank to <paramref name="vector"/>: <see cref="Dimensions"/> numbers of unit deviation.</summary>
    public void Decode(int rank, Span<float> vector)
    {
        var scale = scales[rank] * ScaleStep;
        if (rank < fine)
        {
            var bytes = codes.AsSpan(rank * FineBytes, FineBytes);
            for (var i = 0; i < bytes.Length; i++)
            {
                vector[2 * i] = FineLevel(bytes[i] & 15) * scale;
                vector[(2 * i) + 1] = FineLevel(bytes[i] >> 4) * scale;
            }
        }
        else
        {
            var bytes = codes.AsSpan((fine * FineBytes) + ((rank - fine) * CoarseBytes), CoarseBytes);
            for (var i = 0; i < bytes.Length; i++)
            {
                for (var k = 0; k < 4; k++)
                    vector[(4 * i) + k] = CoarseLevel((bytes[i] >> (2 * k)) & 3) * scale;
            }
        }
    }

    /// <summary>Writes vectors as the payload of a model file.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="words">The words in order of frequency, each once.</param>
    /// <param name="vectors">Their vectors one after the other, each dimension of unit deviation.</param>
    /// <param name="fine">How many of the words get four bits a number.</param>
    public static void Write(BinaryWriter writer, IReadOnlyList<string> words, ReadOnlySpan<float> vectors, int fine)
    {
        fine = Math.Min(fine, words.Count);
        writer.Write(words.Count);
        writer.Write(fine);
        var order = Enumerable.Range(0, words.Count).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(words[a], words[b]));
        var letters = Encoding.UTF8.GetBytes(string.Concat(order.Select(rank => words[rank])));
        writer.Write(letters.Length);
        writer.Write(letters);
        foreach (var rank in order)
            writer.Write(checked((byte)words[rank].Length));
        foreach (var rank in order)
        {
            writer.Write((byte)rank);
            writer.Write((byte)(rank >> 8));
            writer.Write((byte)(rank >> 16));
        }

        var scales = new byte[words.Count];
        for (var rank = 0; rank < words.Count; rank++)
            scales[rank] = ScaleOf(vectors.Slice(rank * Dimensions, Dimensions));
        writer.Write(scales);
        Span<byte> bytes = stackalloc byte[FineBytes];
        for (var rank = 0; rank < words.Count; rank++)
        {
            Encode(vectors.Slice(rank * Dimensions, Dimensions), scales[rank] * ScaleStep, rank < fine, bytes);
            writer.Write(bytes[..(rank < fine ? FineBytes : CoarseBytes)]);
        }
    }

    private static WordVectors Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var fine = reader.ReadInt32();
        if (count < 0 || fine < 0 || fine > count || count > 1 << 24)
            throw new IOException("the sizes do not fit");
        // All words in one string, in the order of their letters, and the length of each.
        var letters = Encoding.UTF8.GetString(Take(reader, reader.ReadInt32()));
        var lengths = Take(reader, count);
        var starts = new int[count + 1];
        for (var i = 0; i < count; i++)
            starts[i + 1] = starts[i] + lengths[i];
        if (starts[count] != letters.Length)
            throw new IOException("the words do not fit");
        var order = Take(reader, 3 * count);
        var ranks = new int[count];
        for (var i = 0; i < count; i++)
        {
            ranks[i] = order[3 * i] | (order[(3 * i) + 1] << 8) | (order[(3 * i) + 2] << 16);
            if (ranks[i] >= count)
                throw new IOException("a rank lies outside");
        }

        var scales = Take(reader, count);
        return new(letters, starts, ranks, scales, Take(reader, (fine * FineBytes) + ((count - fine) * CoarseBytes)), fine);
    }

    // The next bytes of the file as they lie in memory: millions of them need no copy.
    private static ArraySegment<byte> Take(BinaryReader reader, int count)
    {
        var stream = (MemoryStream)reader.BaseStream;
        if (count < 0 || count > stream.Length - stream.Position || !stream.TryGetBuffer(out var buffer))
            throw new IOException("the file ends too early");
        var taken = buffer.Slice((int)stream.Position, count);
        stream.Position += count;
        return taken;
    }

    private static float FineLevel(int code) => code < 8 ? -FineHalf[7 - code] : FineHalf[code - 8];

    private static float CoarseLevel(int code) => code < 2 ? -CoarseHalf[1 - code] : CoarseHalf[code - 2];

    private static byte ScaleOf(ReadOnlySpan<float> vector)
    {
        var sum = 0.0;
        foreach (var x in vector)
            sum += x * x;
        return (byte)Math.Clamp(Math.Round(Math.Sqrt(sum / vector.Length) / ScaleStep), 1, 255);
    }

    private static void Encode(ReadOnlySpan<float> vector, float scale, bool isFine, Span<byte> bytes)
    {
        bytes.Clear();
        for (var i = 0; i < vector.Length; i++)
        {
            var (best, least) = (0, float.MaxValue);
            for (var code = 0; code < (isFine ? 16 : 4); code++)
            {
                var distance = Math.Abs((isFine ? FineLevel(code) : CoarseLevel(code)) - (vector[i] / scale));
                if (distance < least)
                    (best, least) = (code, distance);
            }

            bytes[isFine ? i / 2 : i / 4] |= (byte)(isFine ? best << (4 * (i % 2)) : best << (2 * (i % 4)));
        }
    }
}
