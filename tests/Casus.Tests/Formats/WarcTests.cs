using System.Globalization;
using System.IO.Compression;
using System.Text;
using Casus.Formats;

namespace Casus.Tests.Formats;

public sealed class WarcTests
{
    private const string Text = "Two shells landed on the edge of Orvast late on Monday, killing a baker, the council said.";
    private const string Page = "<html><head><title>Shells</title></head><body><h1>Shells</h1><p>" + Text + "</p><p>" + Text + "</p></body></html>";

    [Fact]
    public void Pages_in_responses_are_read_with_their_address()
    {
        var results = Input.Read(Archive(Info(), Response("https://news.example/a", Page), Record("request", "https://news.example/a", "application/http", "GET / HTTP/1.1\r\n\r\n")), "a.warc");
        var report = Assert.Single(results.Reports());

        Assert.Equal(("Shells", "https://news.example/a", $"{Text}\n\n{Text}"), (report.Title, report.Url, report.Text));
        Assert.Equal("a.warc:2", report.Origin.ToString());
        Assert.Equal(["Notice CAS0216 @ a.warc"], results.Problems().Select(p => $"{p.Severity} {p.Code} @ {p.Origin}"));
        Assert.Equal(Page, Encoding.UTF8.GetString(Input.Read(Archive(Response("https://news.example/a", Page)), "a.warc", new() { KeepOriginals = true }).Reports()[0].Original!.Value.Span));
    }

    [Fact]
    public void The_same_page_has_the_same_id_in_a_file_and_in_an_archive() =>
        Assert.Equal(Input.Report(Page, "a.html").Id, Input.Read(Archive(Response("https://news.example/a", Page)), "a.warc").Reports()[0].Id);

    [Fact]
    public void Archives_packed_record_by_record_are_read()
    {
        byte[] packed = [.. Input.Gzip(Info()), .. Input.Gzip(Response("https://news.example/a", Page)), .. Input.Gzip(Response("https://news.example/b", Page.Replace("baker", "miller", StringComparison.Ordinal)))];
        Assert.Equal(["https://news.example/a", "https://news.example/b"], Input.Read(packed, "a.warc.gz").Reports().Select(r => r.Url));
    }

    [Fact]
    public void A_damaged_member_of_a_packed_archive_costs_itself_alone()
    {
        var random = new Random(3);
        for (var round = 0; round < 60; round++)
        {
            var pages = Enumerable.Range(0, 5).Select(i => Page.Replace("baker", "man of number " + i, StringComparison.Ordinal).Replace("</body>", $"<!-- {Noise(random, 3000)} --></body>", StringComparison.Ordinal)).ToList();
            var members = pages.Select((p, i) => Input.Gzip(Response("https://news.example/" + i, p))).ToList();
            var damaged = members[2];
            for (var i = 0; i < 20; i++)
                damaged[round % 10 == 0 ? i % 3 : random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            var results = Input.Read([.. Input.Gzip(Info()), .. members.SelectMany(m => m)], "a.warc.gz");
            var read = results.Reports().Select(r => r.Url).ToList();
            Assert.True(
                read.Where(u => u != "https://news.example/2").SequenceEqual(["https://news.example/0", "https://news.example/1", "https://news.example/3", "https://news.example/4"]),
                $"round {round}: {string.Join(' ', results.Outline())}");
            Assert.Contains(results.Problems(), p => p.Severity == ProblemSeverity.Error);
            Assert.All(results.Reports(), r => Assert.DoesNotContain("WARC/", r.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Chunks_are_joined_and_packed_bodies_unpacked()
    {
        var half = Page.Length / 2;
        var chunked = string.Create(CultureInfo.InvariantCulture, $"{half:x}\r\n{Page[..half]}\r\n{Page.Length - half:X};ext=1\r\n{Page[half..]}\r\n0\r\n\r\n");
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(Encoding.UTF8.GetBytes(Page));
        var results = Input.Read(
            Archive(
                Response("https://news.example/1", chunked, "Transfer-Encoding: chunked\r\n"),
                Response("https://news.example/2", Input.Gzip(Page), "Content-Encoding: gzip\r\n"),
                Response("https://news.example/3", packed.ToArray(), "Content-Encoding: br\r\n"),
                Response("https://news.example/4", Page, "Transfer-Encoding: chunked\r\n")),
            "a.warc");
        Assert.DoesNotContain(results.Problems(), p => p.Severity == ProblemSeverity.Error);
        Assert.Equal(4, results.Reports().Count);
        Assert.All(results.Reports(), r => Assert.Equal($"{Text}\n\n{Text}", r.Text));
    }

    [Fact]
    public void A_packed_body_that_was_cut_off_is_an_error_and_no_page()
    {
        var results = Input.Read(Archive(Response("https://news.example/2", Input.Gzip(Page)[..^6], "Content-Encoding: gzip\r\n")), "a.warc");
        Assert.Empty(results.Reports());
        Assert.Contains(results.Problems(), p => p.Severity == ProblemSeverity.Error && p.Message.Contains("ends too early", StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_taken_from_pages_lose_their_menus()
    {
        var text = "Home\nWorld\nSport\nSign in\n" + Text + "\n" + Text + "\nFive people died in all.\nShare\nTweet\nMost read\nFerry fares\nRecipes";
        var report = Assert.Single(Input.Read(Archive(Record("conversion", "https://news.example/a", "text/plain", text)), "a.wet").Reports());
        Assert.Equal($"{Text}\n\n{Text}\n\nFive people died in all.", report.Text);
    }

    [Fact]
    public void A_damaged_record_costs_itself_alone()
    {
        var results = Input.Read(
            Archive(
                Response("https://news.example/1", Page), "garbage that is no record\r\n", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx\r\n\r\n",
                Response("https://news.example/2", "5\r\nabcde\r\nZZ", "Transfer-Encoding: chunked\r\n"), Response("https://news.example/3", new byte[] { 0x1F, 0x8B, 1, 2, 3 }, "Content-Encoding: gzip\r\n"), Response("https://news.example/4", Page)),
            "a.warc");
        Assert.Equal(["https://news.example/1", "https://news.example/4"], results.Reports().Select(r => r.Url));
        Assert.Equal(3, results.Problems().Count(p => p.Code == "CAS0215"));
        Assert.Contains(results.Problems(), p => p.Code == "CAS0214");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2_000)]
    [InlineData(1_000_000)]
    [InlineData(2_000_000_000_000)]
    public void A_record_that_says_it_is_longer_than_it_is_costs_itself_alone(long more)
    {
        var records = Enumerable.Range(1, 8).Select(i => Response("https://news.example/" + i, Page.Replace("baker", "man of number " + i, StringComparison.Ordinal))).ToList();
        var wrong = Encoding.UTF8.GetString(records[3]);
        var length = wrong.Split("Content-Length: ")[1].Split('\r')[0];
        var longer = (long.Parse(length, CultureInfo.InvariantCulture) + more).ToString(CultureInfo.InvariantCulture);
        records[3] = Encoding.UTF8.GetBytes(wrong.Replace("Content-Length: " + length, "Content-Length: " + longer, StringComparison.Ordinal));
        var results = Input.Read(Archive([.. records]), "a.warc");
        Assert.Equal([1, 2, 3, 5, 6, 7, 8], results.Reports().Select(r => int.Parse(r.Url!.Split('/')[^1], CultureInfo.InvariantCulture)));
        var problem = Assert.Single(results.Problems());
        Assert.Equal(("CAS0215", "a.warc:4"), (problem.Code, problem.Origin.ToString()));
        Assert.Contains("it ends before its stated length", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_is_cut_off_gives_what_came_before()
    {
        var whole = Archive(Response("https://news.example/1", Page), Response("https://news.example/2", Page));
        var results = Input.Read(whole[..^100], "a.warc");
        Assert.Equal(["https://news.example/1"], results.Reports().Select(r => r.Url));
        Assert.Contains(results.Problems(), p => p.Code == "CAS0215");
    }

    [Fact]
    public void Bombs_and_large_records_are_passed_over()
    {
        var bomb = Input.Gzip(new byte[50_000_000]);
        var results = Input.Read(
            Archive(Response("https://news.example/1", bomb, "Content-Encoding: gzip\r\n"), Response("https://news.example/2", new string('a', 30_000)), Response("https://news.example/3", Page)), "a.warc", new() { MaxPageBytes = 20_000 });
        Assert.Equal(["https://news.example/3"], results.Reports().Select(r => r.Url));
    }

    [Fact]
    public void Answers_that_are_no_pages_are_passed_over() => Assert.Empty(Input.Read(
        Archive(
            Record("response", "https://news.example/1", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + Page),
            Record("response", "https://news.example/2", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\0\0"),
            Record("revisit", "https://news.example/3", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Page),
            Record("response", "dns:news.example", "text/dns", "20240208 news.example")),
        "a.warc").Reports());

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var random = new Random(8);
        var whole = Archive(Info(), Response("https://news.example/1", Page), Response("https://news.example/2", Input.Gzip(Page), "Content-Encoding: gzip\r\n"), Record("conversion", "https://news.example/3", "text/plain", Text));
        for (var round = 0; round < 600; round++)
        {
            var bytes = whole.ToArray();
            for (var edits = random.Next(1, 10); edits > 0; edits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var name = round % 2 == 0 ? "a.warc" : "a.eml";
            Assert.NotEmpty(Input.Read(random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes, name));
        }
    }

    private static string Noise(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)random.Next('a', 'z'))]);

    private static byte[] Archive(params object[] records) => [.. records.SelectMany(r => r as byte[] ?? Encoding.UTF8.GetBytes((string)r))];

    private static byte[] Info() => Record("warcinfo", "", "application/warc-fields", "software: test");

    private static byte[] Response(string address, object body, string headers = "") => Record(
        "response", address, "application/http; msgtype=response", [.. Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n"), .. body as byte[] ?? Encoding.UTF8.GetBytes((string)body)]);

    private static byte[] Record(string type, string address, string media, string block) => Record(type, address, media, Encoding.UTF8.GetBytes(block));

    private static byte[] Record(string type, string address, string media, byte[] block) =>
    [
        .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID: <urn:{type}:{address}>\r\nWARC-Date: 2024-02-08T00:00:00Z\r\nContent-Type: {media}\r\nContent-Length: {block.Length}\r\n\r\n")),
        .. block,
        .. "\r\n\r\n"u8,
    ];
}
