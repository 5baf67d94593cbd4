using System.Text;
using Casus.Formats;

namespace Casus.Tests.Formats;

public sealed class ReportReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-reader-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Reports_carry_the_bytes_they_were_read_from_only_when_asked_for()
    {
        var line = "{\"text\": \"Shells hit the market.\", \"note\": \"kept\"}"u8.ToArray();
        Assert.Null(Assert.IsType<ReadResult.Found>(new ReportReader().Read(new MemoryStream(line), "a.jsonl").Single()).Report.Original);
        var asked = new ReportReader(new() { KeepOriginals = true });
        Assert.Equal(line, Assert.IsType<ReadResult.Found>(asked.Read(new MemoryStream([.. line, (byte)'\n']), "a.jsonl").Single()).Report.Original!.Value.ToArray());
        var text = "Shells hit the market."u8.ToArray();
        Assert.Equal(text, Assert.IsType<ReadResult.Found>(asked.Read(new MemoryStream(text), "a.txt").Single()).Report.Original!.Value.ToArray());
    }

    [Fact]
    public void A_text_file_is_kept_to_the_letter_and_named_by_its_hash()
    {
        var report = Input.Report("Line one\r\nline two\t\u00a0\n", "a.txt");

        Assert.Equal("Line one\r\nline two\t\u00a0\n", report.Text);
        Assert.True(report.TextWasExtracted);
        Assert.Equal("2d711642b726b044", Input.Report("x", "a.txt").Id);
    }

    [Fact]
    public void A_folder_is_read_with_all_below_in_ordinal_order()
    {
        Write("b.txt", "b");
        Write("B.txt", "B");
        Write("a/z.html", "<p>page</p>");
        Write("a/c.jsonl.gz", Input.Gzip("{\"id\":\"c\",\"text\":\"c\"}"));
        Write("notes.md", "not read");
        Write(".hidden.txt", "not read");

        var results = new ReportReader().Read(folder).ToList();

        Assert.Equal(["B", "c", "page", "b"], results.Reports().Select(r => r.Text));
        Assert.Equal([folder + "/B.txt", folder + "/a/c.jsonl.gz:1", folder + "/a/z.html", folder + "/b.txt"], results.Reports().Select(r => r.Origin.ToString()));
        Assert.Equal(["CAS0111"], results.Problems().Select(p => p.Code));
    }

    [Fact]
    public void What_cannot_be_read_is_reported_and_the_rest_is_read()
    {
        Write("a.txt", "text");
        Write("empty.txt", "");
        Write("blank.txt", " \n\n ");
        Directory.CreateDirectory(Path.Combine(folder, "nothing"));

        var results = new ReportReader().Read(At("missing.txt"), At("empty.txt"), At("blank.txt"), At("nothing"), At("a.txt"), "bad\0name").ToList();

        Assert.Equal(["CAS0101", "CAS0104", "CAS0104", "CAS0110"], results.Problems().Take(4).Select(p => p.Code));
        Assert.Equal(["text"], results.Reports().Select(r => r.Text));
    }

    [Fact]
    public void Standard_input_is_told_apart_by_its_content()
    {
        Assert.Equal("A blast.", FromStandardInput("A blast.").Text);
        Assert.Equal("x", FromStandardInput("{\"text\":\"x\"}").Text);
        Assert.Equal("x", FromStandardInput("{\n \"text\":\"x\"\n}").Text);
        Assert.Equal("x y", FromStandardInput("<!DOCTYPE html><p>x <b>y</b>").Text);
        Assert.Equal("[TEXT] THE ARMY", FromStandardInput("[TEXT] THE ARMY").Text);
        Assert.Equal("-", FromStandardInput("A blast.").Origin.Source);
    }

    [Theory]
    [InlineData("%PDF-1.7 x", "a PDF file")]
    [InlineData("PK\u0003\u0004", "a ZIP archive or an office document")]
    [InlineData("abc\0def", "a binary file (it holds NUL bytes)")]
    [InlineData("a\0b\0c\0", "UTF-16 without a byte order mark, or a binary file")]
    public void Binary_files_are_refused(string content, string what)
    {
        var problem = Assert.Single(Input.Read(content, "in.txt").Problems());
        Assert.Equal("CAS0105", problem.Code);
        Assert.Contains($"this is {what}, not text", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NUL_far_into_a_text_is_found() =>
        Assert.Equal(["Error CAS0105 @ in.txt"], Input.Read(new string('a', 10_000) + "\0", "in.txt").Outline());

    [Fact]
    public void A_text_over_the_limit_is_passed_over() =>
        Assert.Equal(["Error CAS0106 @ in.txt"], Input.Read(new string('a', 1001), "in.txt", new() { MaxReportBytes = 1000 }).Outline());

    [Fact]
    public void Encodings_of_text_files_are_found_out()
    {
        Assert.Equal("Zvečan", Text(Encoding.UTF8.GetPreamble(), Encoding.UTF8.GetBytes("Zvečan")));
        Assert.Equal("Zvečan", Text(Encoding.Unicode.GetPreamble(), Encoding.Unicode.GetBytes("Zvečan")));
        Assert.Equal("Zvečan", Text(Encoding.BigEndianUnicode.GetPreamble(), Encoding.BigEndianUnicode.GetBytes("Zvečan")));
        Assert.Equal("a\ud800", Text([0xFF, 0xFE], [(byte)'a', 0, 0x00, 0xD8]));
        Assert.Equal("Müller’s", Text([], [(byte)'M', 0xFC, .. "ller"u8, 0x92, (byte)'s']));
        Assert.Equal("Zvečan \ufffd", Text(Encoding.UTF8.GetBytes("Zvečan "), [0xC4]));
    }

    [Fact]
    public void Bytes_in_no_known_encoding_are_refused() =>
        Assert.Equal(["Error CAS0109 @ in.txt"], Input.Read([.. "abc "u8, 0x81, 0x8D, 0x90, 0x9D], "in.txt").Outline());

    [Fact]
    public void Gzip_is_known_by_its_content_and_may_have_several_members()
    {
        byte[] two = [.. Input.Gzip("{\"id\":\"a\",\"text\":\"x\"}\n"), .. Input.Gzip("{\"id\":\"b\",\"text\":\"y\"}\n")];

        Assert.Equal(["report:a", "report:b"], Input.Read(two, "named-wrongly.jsonl").Outline());
        Assert.Equal("hello", Assert.Single(Input.Read(Input.Gzip("hello"), "a.txt.gz").Reports()).Text);
        Assert.Equal(["Error CAS0104 @ a.txt.gz"], Input.Read(Input.Gzip(""), "a.txt.gz").Outline());
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void Of_gzip_that_is_cut_short_the_whole_lines_are_read_and_the_loss_is_reported(double share)
    {
        var random = new Random(7);
        var lines = string.Concat(Enumerable.Range(0, 3000).Select(i => $$"""{"id":"r{{i}}","text":"{{random.NextInt64():x}}{{random.NextInt64():x}}"}""" + "\n"));
        var packed = Input.Gzip(lines);

        var results = Input.Read(packed[..(int)(packed.Length * share)], "in.jsonl.gz");

        Assert.Equal("CAS0103", results.Problems()[^1].Code);
        Assert.InRange(results.Reports().Count, 1, 2999);
        Assert.Equal(Enumerable.Range(0, results.Reports().Count).Select(i => $"r{i}"), results.Reports().Select(r => r.Id));
    }

    [Fact]
    public void A_text_in_gzip_that_is_cut_short_is_not_taken_for_the_whole()
    {
        var packed = Input.Gzip(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 7919} ")));
        Assert.Equal(["Error CAS0103 @ a.txt.gz"], Input.Read(packed[..(packed.Length / 2)], "a.txt.gz").Outline());
        Assert.Equal(["Error CAS0103 @ a.txt.gz"], Input.Read(packed[..^4], "a.txt.gz").Outline());
    }

    [Fact]
    public void Results_come_while_the_input_is_still_being_read()
    {
        using var endless = new EndlessLines();
        var taken = new ReportReader().Read(endless, "in.jsonl").Take(5000).ToList();
        Assert.Equal(5000, taken.Count);
    }

    private Casus.Reports.Report FromStandardInput(string content) => Assert.Single(
        new ReportReader(new() { StandardInput = new MemoryStream(Encoding.UTF8.GetBytes(content)) }).Read("-").Reports());

    private static string Text(byte[] mark, byte[] content) => Assert.Single(Input.Read([.. mark, .. content], "a.txt").Reports()).Text;

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), content);
    }

    private sealed class EndlessLines : MemoryStream
    {
        private static readonly byte[] Line = "{\"text\":\"again\"}\n"u8.ToArray();
        private int at;

        public override int Read(Span<byte> buffer)
        {
            for (var i = 0; i < buffer.Length; i++)
                buffer[i] = Line[at++ % Line.Length];
            return buffer.Length;
        }
    }
}
