using Casus.Server.Accounts;

namespace Casus.Tests.Server;

public sealed class QrCodeTests
{
    // What a device reads is read back here by the rules of ISO/IEC 18004, step by step the other way round.
    [Theory]
    [InlineData("HELLO")]
    [InlineData("otpauth://totp/Casus:anna?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Casus&digits=6&period=30")]
    [InlineData("otpauth://totp/Casus:somebody.with.a.long.name@desk.example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Casus&digits=6&period=30&x=0123456789012345678901234567890123456789012345678901234567890123456789")]
    public void A_code_is_read_back(string text) => Assert.Equal(text, Read(QrCode.Modules(text)));

    [Fact]
    public void A_text_that_is_too_long_is_refused() => Assert.Throws<ArgumentException>(() => QrCode.Svg(new string('x', 300)));

    private static string Read(bool[,] modules)
    {
        var size = modules.GetLength(0);
        var version = (size - 17) / 4;
        // The finder patterns and the format: level L with mask 0 reads 111011111000100.
        for (var i = 0; i < 7; i++)
            Assert.True(modules[0, i] && modules[i, 0] && modules[0, size - 1 - i] && modules[size - 1 - i, 0]);
        var format = string.Concat(new[] { (8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8), (5, 8), (4, 8), (3, 8), (2, 8), (1, 8), (0, 8) }.Select(p => modules[p.Item1, p.Item2] ? '1' : '0'));
        Assert.Equal("111011111000100", format);
        var isFunction = FunctionModules(version, size);
        var bits = new List<bool>();
        var upward = true;
        for (var right = size - 1; right > 0; right -= 2)
        {
            right -= right == 6 ? 1 : 0;
            for (var step = 0; step < size; step++)
            {
                var y = upward ? size - 1 - step : step;
                foreach (var x in new[] { right, right - 1 })
                {
                    if (!isFunction[y, x])
                        bits.Add(modules[y, x] ^ ((x + y) % 2 == 0));
                }
            }

            upward = !upward;
        }

        var codewords = Enumerable.Range(0, bits.Count / 8).Select(i => bits.Skip(i * 8).Take(8).Aggregate(0, (b, bit) => (b << 1) | (bit ? 1 : 0))).ToArray();
        var data = Data(codewords, version);
        Assert.Equal(0b0100, data[0] >> 4);
        var wide = version >= 10;
        var all = string.Concat(data.Select(d => Convert.ToString(d, 2).PadLeft(8, '0')));
        var length = Convert.ToInt32(all.Substring(4, wide ? 16 : 8), 2);
        var at = wide ? 20 : 12;
        return System.Text.Encoding.UTF8.GetString([.. Enumerable.Range(0, length).Select(i => Convert.ToByte(all.Substring(at + (i * 8), 8), 2))]);
    }

    // Blocks of level L, and a check that each is a multiple of its generator: its value at every root is 0.
    private static List<int> Data(int[] codewords, int version)
    {
        var (correction, lengths) = version switch
        {
            1 => (7, new[] { 19 }), 2 => (10, [34]), 3 => (15, [55]), 4 => (20, [80]), 5 => (26, [108]),
            6 => (18, [68, 68]), 7 => (20, [78, 78]), 8 => (24, [97, 97]), 9 => (30, [116, 116]), _ => (18, new[] { 68, 68, 69, 69 }),
        };
        var blocks = lengths.Select(_ => new List<int>()).ToArray();
        var at = 0;
        for (var i = 0; i < lengths.Max(); i++)
        {
            for (var b = 0; b < blocks.Length; b++)
            {
                if (i < lengths[b])
                    blocks[b].Add(codewords[at++]);
            }
        }

        for (var i = 0; i < correction; i++)
        {
            foreach (var block in blocks)
                block.Add(codewords[at++]);
        }

        foreach (var block in blocks)
        {
            for (var root = 0; root < correction; root++)
                Assert.Equal(0, block.Aggregate(0, (value, c) => Times(value, Power(root)) ^ c));
        }

        return [.. blocks.SelectMany((b, i) => b.Take(lengths[i]))];
    }

    private static int Power(int exponent) => Enumerable.Range(0, exponent).Aggregate(1, (p, _) => Times(p, 2));

    private static int Times(int a, int b)
    {
        var product = 0;
        for (; b > 0; b >>= 1)
        {
            product ^= (b & 1) * a;
            a = (a << 1) ^ ((a >> 7) * 0x11D);
        }

        return product;
    }

    private static bool[,] FunctionModules(int version, int size)
    {
        var isFunction = new bool[size, size];
        void Fill(int top, int left, int height, int width)
        {
            for (var y = top; y < top + height; y++)
            {
                for (var x = left; x < left + width; x++)
                    isFunction[y, x] = true;
            }
        }

        Fill(0, 0, 9, 9);
        Fill(0, size - 8, 9, 8);
        Fill(size - 8, 0, 8, 9);
        Fill(6, 0, 1, size);
        Fill(0, 6, size, 1);
        int[] centres = version == 1 ? [] : version < 7 ? [6, size - 7] : [6, (size - 1) / 2 / 2 * 2, size - 7];
        if (version is >= 7)
            centres[1] = version switch { 7 => 22, 8 => 24, 9 => 26, _ => 28 };
        foreach (var y in centres)
        {
            foreach (var x in centres.Where(x => !((x == 6 && (y == 6 || y == size - 7)) || (x == size - 7 && y == 6))))
                Fill(y - 2, x - 2, 5, 5);
        }

        if (version >= 7)
        {
            Fill(0, size - 11, 6, 3);
            Fill(size - 11, 0, 3, 6);
        }

        return isFunction;
    }
}
