using System.Buffers.Binary;
using System.Text;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

/// <summary>
/// Packs names by byte-pair encoding (Gage 1994): byte values that UTF-8 leaves free come to stand for the most frequent pairs, so
/// that a name needs little more than half its bytes and is unpacked by a table of 256 strings.
/// </summary>
internal sealed class NamePacker
{
    private const int LongestName = 255;
    private const int LeastPairs = 64;

    private readonly byte[][] strings = [.. Enumerable.Range(0, 256).Select(b => new[] { (byte)b })];

    // By pair of codes: the order in which the pair is joined, and what it becomes; 0 for one that is not.
    private readonly ushort[] ranks = new ushort[256 * 256];
    private readonly byte[] codes = new byte[256];
    private readonly List<int> offsets = [];
    private readonly byte[] work = new byte[LongestName];
    private readonly Stream packed;
    private int count;
    private long length;

    /// <summary>Learns the pairs from a sample.</summary>
    /// <param name="sample">Names of the places, all or some of them.</param>
    /// <param name="packed">Takes the packed names.</param>
    public NamePacker(NameSample sample, Stream packed)
    {
        this.packed = packed;
        var stream = sample.ToCodes();
        var left = stream.Length;
        var joined = 0;
        foreach (var free in Enumerable.Range(0, 256).Where(c => !sample.Occurs(c)))
        {
            if (!TryReplaceBest(stream, ref left, free, ++joined))
                break;
        }
    }

    /// <summary>The bytes of a name that are kept.</summary>
    public static int Encode(ReadOnlySpan<char> name, Span<byte> utf8)
    {
        var kept = name.Length > 200 ? name[..200] : name;
        Encoding.UTF8.TryGetBytes(kept, utf8, out var written);
        return written;
    }

    /// <summary>Adds the next place's name.</summary>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        if (count++ % NamesStride == 0)
            offsets.Add(checked((int)length));
        var end = Math.Min(utf8.Length, work.Length);
        utf8[..end].CopyTo(work);
        end = Join(end);
        packed.WriteByte((byte)end);
        packed.Write(work, 0, end);
        length += end + 1;
    }

    /// <summary>Writes the names section.</summary>
    public void Write(Stream section)
    {
        var table = Table();
        section.Write(table);
        var four = new byte[4];
        foreach (var offset in offsets)
        {
            BinaryPrimitives.WriteInt32LittleEndian(four, offset);
            section.Write(four);
        }

        packed.Position = 0;
        packed.CopyTo(section);
    }

    // The pair that was learnt first is joined first, from left to right, as in the sample.
    private int Join(int end)
    {
        while (true)
        {
            int best = 0, pair = 0;
            for (var i = 1; i < end; i++)
            {
                var here = (work[i - 1] << 8) | work[i];
                if (ranks[here] > 0 && (best == 0 || ranks[here] < best))
                    (best, pair) = (ranks[here], here);
            }

            if (best == 0)
                return end;
            var to = 0;
            for (var from = 0; from < end; from++)
            {
                var joins = from + 1 < end && ((work[from] << 8) | work[from + 1]) == pair;
                work[to++] = joins ? codes[best - 1] : work[from];
                if (joins)
                    from++;
            }

            end = to;
        }
    }

    private bool TryReplaceBest(int[] stream, ref int length, int code, int rank)
    {
        var counts = new int[256 * 256];
        for (var i = 1; i < length; i++)
        {
            if (stream[i - 1] >= 0 && stream[i] >= 0)
                counts[(stream[i - 1] << 8) | stream[i]]++;
        }

        var best = Array.IndexOf(counts, counts.Max());
        if (counts[best] < LeastPairs)
            return false;
        var (left, right) = (best >> 8, best & 0xFF);
        strings[code] = [.. strings[left], .. strings[right]];
        (ranks[best], codes[rank - 1]) = ((ushort)rank, (byte)code);
        var to = 0;
        for (var from = 0; from < length; from++)
        {
            var pair = from + 1 < length && stream[from] == left && stream[from + 1] == right;
            stream[to++] = pair ? code : stream[from];
            if (pair)
                from++;
        }

        length = to;
        return true;
    }

    private byte[] Table()
    {
        var bytes = new List<byte>();
        var starts = new List<byte>();
        foreach (var s in strings.Append([]))
        {
            starts.AddRange([(byte)bytes.Count, (byte)(bytes.Count >> 8)]);
            bytes.AddRange(s);
        }

        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, 4 + starts.Count + bytes.Count);
        return [.. size, .. starts, .. bytes];
    }
}
