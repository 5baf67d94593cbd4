using System.Text;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Tests.Formats;

/// <summary>Any bytes under any name: reports and problems come out, never an exception, and what comes out keeps its promises.</summary>
public sealed class ReaderFuzzTests
{
    private const int Rounds = 1500;

    private static readonly string[] Names = ["in.jsonl", "in.json", "in.txt", "in.html", "-", "in.txt.gz", "in.bin"];

    private static readonly string[] Seeds =
    [
        """{"id":"a","text":"Shells \ud83d fell.","publishedOn":"2024-02-08","x":[{"y":null}]}""" + "\n" + """{"text":"two"}""",
        "[{\"text\":\"a\"},\n{\"text\":\"b\"}]",
        "BAGHDAD, Feb 8 (Wire) - Three killed.\n\nBy A. B.\nPhoto: C",
        "<html lang=en><head><title>A | B</title><script type='application/ld+json'>{\"headline\":\"x\"}</script></head><body class=\"nav\"><article><h1>A</h1>"
            + "<p>Some <b>text</b> of a length that counts as a paragraph of a report.<br>x<br><br>y</p><figure><figcaption>c <span class=credit>d</span></figcaption></figure></article><pre>a\n\nb</pre>",
    ];

    [Fact]
    public void No_bytes_make_a_reader_throw()
    {
        var random = new Random(20240208);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Mutate(random);
            foreach (var name in Names)
                Check(bytes, name, round);
        }
    }

    private static void Check(byte[] bytes, string name, int round)
    {
        var results = Input.Read(bytes, name, new() { MaxReportBytes = 5000 });
        Assert.NotEmpty(results);
        foreach (var problem in results.Problems())
            Assert.Matches("^CAS0[12][0-9]{2}$", problem.Code);
        foreach (var report in results.Reports())
        {
            Assert.False(string.IsNullOrEmpty(report.Id), $"round {round}");
            CheckBlocks(report);
        }
    }

    private static void CheckBlocks(Report report)
    {
        var at = 0;
        foreach (var block in report.Blocks)
        {
            Assert.True(block.Span.Start >= at && block.Span.End <= report.Text.Length && block.Span.Length > 0);
            Assert.Equal(block.Span.In(report.Text).Trim(), block.Span.In(report.Text));
            Assert.True(string.IsNullOrWhiteSpace(report.Text[at..block.Span.Start]));
            at = block.Span.End;
        }
    }

    private static byte[] Mutate(Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]).ToList();
        for (var edits = random.Next(12); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(20))); break;
                case 2: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(40)).ToList()); break;
                case 3: bytes.Insert(at, "<>\"'{}[]\\/&;:=-\n\r\0 \u007F"u8.ToArray()[random.Next(20)]); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes("\\ud800")); break;
            }
        }

        byte[] mutated = random.Next(20) switch
        {
            0 => [0xFF, 0xFE, .. bytes],
            1 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Encoding.Latin1.GetString([.. bytes]))],
            2 => [0xEF, 0xBB, 0xBF, .. bytes],
            _ => [.. bytes],
        };
        if (random.Next(8) != 0)
            return mutated;
        var packed = Input.Gzip(mutated);
        if (random.Next(2) == 0)
            packed[random.Next(packed.Length)] ^= (byte)(1 << random.Next(8));
        return random.Next(2) == 0 ? packed : packed[..random.Next(packed.Length + 1)];
    }
}
