using System.Globalization;
using System.Text;

namespace Casus.Server.Accounts;

/// <summary>QR codes (ISO/IEC 18004) of texts up to 271 bytes: byte mode, error correction L, versions 1 to 10, mask 0.</summary>
internal static class QrCode
{
    // Of versions 1 to 10 at level L: all data codewords, correction codewords of a block, blocks of the first and second group with their data codewords.
    private static readonly (int Correction, int Blocks1, int Data1, int Blocks2, int Data2)[] Versions =
    [
        (7, 1, 19, 0, 0), (10, 1, 34, 0, 0), (15, 1, 55, 0, 0), (20, 1, 80, 0, 0), (26, 1, 108, 0, 0),
        (18, 2, 68, 0, 0), (20, 2, 78, 0, 0), (24, 2, 97, 0, 0), (30, 2, 116, 0, 0), (18, 2, 68, 2, 69),
    ];

    private static readonly int[][] Alignments = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

    /// <summary>A picture of a text.</summary>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static string Svg(string text)
    {
        var modules = Modules(text);
        var size = modules.GetLength(0);
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (modules[y, x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x + 4},{y + 4}h1v1h-1z");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 8} {size + 8}" shape-rendering="crispEdges" role="img"><rect width="100%" height="100%" fill="#fff"/><path d="{path}" fill="#000"/></svg>""");
    }

    /// <summary>The modules, dark ones true, by row and column.</summary>
    internal static bool[,] Modules(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = 1;
        while (version <= Versions.Length && bytes.Length > Capacity(version))
            version++;
        if (version > Versions.Length)
            throw new ArgumentException("The text is too long.", nameof(text));
        var size = 17 + (4 * version);
        var (dark, isSet) = (new bool[size, size], new bool[size, size]);
        DrawPatterns(version, dark, isSet);
        DrawData(Codewords(bytes, version), dark, isSet);
        DrawFormat(dark);
        return dark;
    }

    private static int DataOf(int version) => Versions[version - 1] is var v ? (v.Blocks1 * v.Data1) + (v.Blocks2 * v.Data2) : 0;

    private static int Capacity(int version) => DataOf(version) - (version < 10 ? 2 : 3);

    private static byte[] Codewords(byte[] bytes, int version)
    {
        var bits = new List<bool>();
        Add(4, 4);
        Add(bytes.Length, version < 10 ? 8 : 16);
        foreach (var b in bytes)
            Add(b, 8);
        var room = DataOf(version) * 8;
        Add(0, Math.Min(4, room - bits.Count));
        while (bits.Count % 8 > 0)
            bits.Add(false);
        for (var pad = 0; bits.Count < room; pad++)
            Add(pad % 2 == 0 ? 0xEC : 0x11, 8);
        var data = new byte[room / 8];
        for (var i = 0; i < bits.Count; i++)
            data[i / 8] |= (byte)(bits[i] ? 128 >> (i % 8) : 0);
        return Interleaved(data, version);

        void Add(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--)
                bits.Add(((value >> i) & 1) == 1);
        }
    }

    private static byte[] Interleaved(byte[] data, int version)
    {
        var (correction, blocks1, data1, blocks2, data2) = Versions[version - 1];
        var (blocks, at) = (new List<(byte[] Data, byte[] Correction)>(), 0);
        for (var b = 0; b < blocks1 + blocks2; b++)
        {
            var length = b < blocks1 ? data1 : data2;
            var block = data[at..(at + length)];
            blocks.Add((block, Remainder(block, correction)));
            at += length;
        }

        var all = new List<byte>();
        for (var i = 0; i < Math.Max(data1, data2); i++)
            all.AddRange(blocks.Where(b => i < b.Data.Length).Select(b => b.Data[i]));
        for (var i = 0; i < correction; i++)
            all.AddRange(blocks.Select(b => b.Correction[i]));
        return [.. all];
    }

    // Reed and Solomon over GF(256) with the polynomial 0x11D.
    private static byte[] Remainder(byte[] data, int degree)
    {
        var generator = new byte[degree];
        generator[degree - 1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
                generator[j] = (byte)(Multiplied(generator[j], root) ^ (j + 1 < degree ? generator[j + 1] : 0));
            root = Multiplied(root, 2);
        }

        var rest = new byte[degree];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ rest[0]);
            Array.Copy(rest, 1, rest, 0, degree - 1);
            rest[degree - 1] = 0;
            for (var i = 0; i < degree; i++)
                rest[i] ^= Multiplied(generator[i], factor);
        }

        return rest;
    }

    private static byte Multiplied(byte a, byte b)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((b >> i) & 1) * a;
        }

        return (byte)product;
    }

    private static void DrawPatterns(int version, bool[,] dark, bool[,] isSet)
    {
        var size = dark.GetLength(0);
        for (var i = 0; i < size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        foreach (var (cx, cy) in new[] { (3, 3), (size - 4, 3), (3, size - 4) })
        {
            for (var dy = -4; dy <= 4; dy++)
            {
                for (var dx = -4; dx <= 4; dx++)
                {
                    var distance = Math.Max(Math.Abs(dx), Math.Abs(dy));
                    if (cx + dx >= 0 && cx + dx < size && cy + dy >= 0 && cy + dy < size)
                        Set(cx + dx, cy + dy, distance is not (2 or 4));
                }
            }
        }

        var centres = Alignments[version - 1];
        foreach (var cy in centres)
        {
            foreach (var cx in centres)
            {
                if ((cx == 6 && (cy == 6 || cy == centres[^1])) || (cx == centres[^1] && cy == 6))
                    continue;
                for (var dy = -2; dy <= 2; dy++)
                {
                    for (var dx = -2; dx <= 2; dx++)
                        Set(cx + dx, cy + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
                }
            }
        }

        // Room for the format, and of larger versions the version.
        for (var i = 0; i < 9; i++)
        {
            isSet[8, i] = isSet[i, 8] = true;
            if (i < 8)
                isSet[8, size - 1 - i] = isSet[size - 1 - i, 8] = true;
        }

        dark[size - 8, 8] = true;
        if (version >= 7)
            DrawVersion(version, Set, size);

        void Set(int x, int y, bool value) => (dark[y, x], isSet[y, x]) = (value, true);
    }

    private static void DrawVersion(int version, Action<int, int, bool> set, int size)
    {
        var rest = version;
        for (var i = 0; i < 12; i++)
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        var bits = (version << 12) | rest;
        for (var i = 0; i < 18; i++)
        {
            set(size - 11 + (i % 3), i / 3, ((bits >> i) & 1) == 1);
            set(i / 3, size - 11 + (i % 3), ((bits >> i) & 1) == 1);
        }
    }

    private static void DrawData(byte[] codewords, bool[,] dark, bool[,] isSet)
    {
        var (size, at) = (dark.GetLength(0), 0);
        for (var right = size - 1; right >= 1; right -= 2)
        {
            if (right == 6)
                right = 5;
            for (var step = 0; step < size; step++)
            {
                var isUpward = ((right + 1) & 2) == 0;
                var y = isUpward ? size - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    if (isSet[y, x])
                        continue;
                    var bit = at < codewords.Length * 8 && ((codewords[at / 8] >> (7 - (at % 8))) & 1) == 1;
                    at++;
                    // Mask 0 turns every second module over.
                    dark[y, x] = bit ^ ((x + y) % 2 == 0);
                }
            }
        }
    }

    private static void DrawFormat(bool[,] dark)
    {
        var size = dark.GetLength(0);
        // Level L is 01, the mask 000.
        const int data = 0b01000;
        var rest = data;
        for (var i = 0; i < 10; i++)
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        var bits = ((data << 10) | rest) ^ 0x5412;
        bool Bit(int i) => ((bits >> i) & 1) == 1;
        for (var i = 0; i <= 5; i++)
            dark[i, 8] = Bit(i);
        (dark[7, 8], dark[8, 8], dark[8, 7]) = (Bit(6), Bit(7), Bit(8));
        for (var i = 9; i < 15; i++)
            dark[8, 14 - i] = Bit(i);
        for (var i = 0; i < 8; i++)
            dark[8, size - 1 - i] = Bit(i);
        for (var i = 8; i < 15; i++)
            dark[size - 15 + i, 8] = Bit(i);
        dark[size - 8, 8] = true;
    }
}
