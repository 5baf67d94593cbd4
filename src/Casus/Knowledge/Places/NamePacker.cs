using System.Buffers.Binary;
using System.Text;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

/// <summary>
/// Packs names by byte-pair encoding (Gage 1994): byte values that UTF-8 leaves free come to stand for the most frequent pairs, so
/// that a name needs little more than half its bytes and is unpacked by a table of 256 strings.
/// </summary>
internal static class NamePacker
{
    private const int LongestName = 255;
    private const int LeastPairs = 64;

    /// <summary>The names section for <paramref name="names"/>, in the order of the entries.</summary>
    public static byte[] Pack(IReadOnlyList<string> names)
    {
        // Names one after another, each closed by −1, which no pair may cross.
        var codes = new List<int>();
        foreach (var name in names)
        {
            foreach (var b in Encoding.UTF8.GetBytes(name.Length > 200 ? name[..200] : name))
                codes.Add(b);
            codes.Add(-1);
        }

        var strings = Enumerable.Range(0, 256).Select(b => new[] { (byte)b }).ToArray();
        var stream = codes.ToArray();
        var length = stream.Length;
        var used = stream.Where(c => c >= 0).ToHashSet();
        foreach (var free in Enumerable.Range(0, 256).Where(c => !used.Contains(c)))
        {
            if (!TryReplaceBest(stream, ref length, free, strings))
                break;
        }

        return Write(stream.AsSpan(0, length), names.Count, strings);
    }

    private static bool TryReplaceBest(int[] stream, ref int length, int code, byte[][] strings)
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

    private static byte[] Write(ReadOnlySpan<int> stream, int count, byte[][] strings)
    {
        var packed = new List<byte>(stream.Length + count);
        var offsets = new List<int>();
        var index = 0;
        for (var i = 0; i < stream.Length; index++)
        {
            if (index % NamesStride == 0)
                offsets.Add(packed.Count);
            var end = i;
            while (stream[end] >= 0)
                end++;
            packed.Add((byte)Math.Min(end - i, LongestName));
            foreach (var code in stream[i..Math.Min(end, i + LongestName)])
                packed.Add((byte)code);
            i = end + 1;
        }

        return [.. Table(strings), .. offsets.SelectMany(Four), .. packed];
    }

    private static byte[] Table(byte[][] strings)
    {
        var at = 0;
        var bytes = new List<byte>();
        var offsets = new List<byte>();
        foreach (var s in strings.Append([]))
        {
            offsets.AddRange([(byte)at, (byte)(at >> 8)]);
            at += s.Length;
            bytes.AddRange(s);
        }

        return [.. Four(4 + offsets.Count + bytes.Count), .. offsets, .. bytes];
    }

    private static byte[] Four(int value)
    {
        var four = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(four, value);
        return four;
    }
}
