using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Casus.Sources.Lists;

namespace Casus.Tests.Sources;

public sealed class ListTests
{
    [Theory]
    [InlineData("rss 2.0", """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title><link>https://news.example/</link><item><title>Shells &amp;amp; fire</title><link>https://news.example/a</link><guid isPermaLink="false">77</guid><pubDate>Thu, 08 Feb 2024 23:20:00 +0300</pubDate><description>Short</description><content:encoded><![CDATA[<p>Whole</p>]]></content:encoded></item></channel></rss>""")]
    [InlineData("rss 0.91", """<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item><title>Shells &amp; fire</title><link> https://news.example/a </link><description>&lt;p&gt;Whole&lt;/p&gt;</description><pubDate>2024-02-08T23:20:00+03:00</pubDate></item></channel></rss>""")]
    [InlineData("rss 1.0", """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>News</title></channel><item rdf:about="https://news.example/a"><title>Shells &amp; fire</title><link>https://news.example/a</link><dc:date>2024-02-08T23:20:00+03:00</dc:date><description>&lt;p>Whole&lt;/p></description></item></rdf:RDF>""")]
    [InlineData("atom", """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><link href="https://news.example/"/><entry><title type="html">Shells &amp;amp; fire</title><link rel="self" href="https://news.example/self"/><link rel="alternate" href="https://news.example/a"/><id>tag:x</id><updated>2024-02-09T00:00:00Z</updated><published>2024-02-08T23:20:00+03:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Whole</p></div></content></entry></feed>""")]
    [InlineData("json", """{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"https://news.example/a","title":"Shells & fire","date_published":"2024-02-08T23:20:00+03:00","content_html":"<p>Whole</p>"}]}""")]
    public void Feeds_of_every_kind_say_the_same(string kind, string feed)
    {
        var page = Assert.Single(FeedReader.Read(Encoding.UTF8.GetBytes(feed)).Pages);
        Assert.Equal(("https://news.example/a", "Shells & fire", "2024-02-08T23:20:00+03:00"), (page.Address.Trim(), page.Title, page.Published));
        Assert.True(page.Content!.Contains("<p>Whole</p>", StringComparison.Ordinal) && page.IsPage, kind);
    }

    [Fact]
    public void A_feed_of_JSON_may_begin_with_a_byte_order_mark()
    {
        byte[] feed = [0xEF, 0xBB, 0xBF, .. """{"items":[{"url":"https://news.example/a"}]}"""u8];
        Assert.Equal("https://news.example/a", Assert.Single(FeedReader.Read(feed).Pages).Address);
        byte[] reliefWeb = [0xEF, 0xBB, 0xBF, .. """{"data":[{"fields":{"url":"https://relief.example/a"}}]}"""u8];
        Assert.Equal("https://relief.example/a", Assert.Single(AddressList.ReadReliefWeb(reliefWeb).Pages).Address);
    }

    [Theory]
    [InlineData("2024-02-09T00:00:00Z", """<feed><entry><link href="https://news.example/a"/><updated>2024-02-09T00:00:00Z</updated><published>2024-02-08T00:00:00Z</published></entry></feed>""")]
    [InlineData("Thu, 08 Feb 2024 23:20:00 GMT", """<rss><channel><item><link>https://news.example/a</link><pubDate>Thu, 08 Feb 2024 23:20:00 GMT</pubDate></item></channel></rss>""")]
    [InlineData("2024-02-09", """{"items":[{"url":"https://news.example/a","date_published":"2024-02-08","date_modified":"2024-02-09"}]}""")]
    [InlineData(null, """<rss><channel><item><link>https://news.example/a</link></item></channel></rss>""")]
    public void A_feed_says_when_a_page_was_changed(string? changed, string feed) => Assert.Equal(changed, Assert.Single(FeedReader.Read(Encoding.UTF8.GetBytes(feed)).Pages).Changed);

    [Fact]
    public void Entries_of_site_maps_that_stand_too_deep_are_refused_at_once()
    {
        static byte[] Map(int depth) => Encoding.UTF8.GetBytes("<urlset><url><loc>https://news.example/a</loc>" + string.Concat(Enumerable.Repeat("<x>", depth)) + string.Concat(Enumerable.Repeat("</x>", depth)) + "</url></urlset>");
        Assert.Single(SitemapReader.Read(Map(16)).Pages);
        var watch = Stopwatch.StartNew();
        Assert.Equal("its elements stand too deep in each other", Assert.Throws<ListFormatException>(() => SitemapReader.Read(Map(500_000))).Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Characters_of_HTML_and_old_encodings_are_read()
    {
        var feed = Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><title>Caf\u00e9&nbsp;&eacute;&nosuch;</title><link>https://news.example/a</link></item></channel></rss>");
        Assert.Equal("Café é&nosuch;", Assert.Single(FeedReader.Read(feed).Pages).Title);
    }

    [Theory]
    [InlineData("<html><body>Not found</body></html>")]
    [InlineData("")]
    [InlineData("<rss><channel><item>")]
    [InlineData("{\"items\": 3}")]
    [InlineData("{ broken")]
    [InlineData("<?xml version=\"1.0\" encoding=\"nosuch\"?><rss>\u00e9")]
    public void What_is_no_feed_says_so(string text) => Assert.Throws<ListFormatException>(() => FeedReader.Read(Encoding.Latin1.GetBytes(text)));

    [Theory]
    [InlineData("""<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title><link>https://a.example/</link></item></channel></rss>""")]
    [InlineData("""<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><item><title>&c;</title></item></channel></rss>""")]
    [InlineData("""<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://169.254.169.254/"> %x;]><rss/>""")]
    public void Documents_that_define_entities_are_refused(string text)
    {
        Assert.Throws<ListFormatException>(() => FeedReader.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Throws<ListFormatException>(() => SitemapReader.Read(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Hostile_lists_take_no_time()
    {
        foreach (var text in new[]
        {
            "<rss>" + string.Concat(Enumerable.Repeat("<a>", 100_000)), "<rss><channel><item>" + string.Concat(Enumerable.Repeat("<title>", 100_000)), "<rss><channel>" + string.Concat(Enumerable.Repeat("<item><link>https://a.example/</link></item>", 60_000)) + "</channel></rss>",
            "<!DOCTYPE " + new string('x', 1_000_000), "<rss>" + string.Concat(Enumerable.Repeat("&", 300_000)), "{\"items\":" + new string('[', 100_000),
        })
        {
            var watch = Stopwatch.StartNew();
            try
            {
                Assert.True(FeedReader.Read(Encoding.UTF8.GetBytes(text)).Pages.Count <= PageList.Most);
            }
            catch (ListFormatException)
            {
                // That, too, is an answer.
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        }
    }

    [Fact]
    public void No_bytes_make_a_list_reader_fall_over()
    {
        var random = new Random(4);
        var seeds = new[] { "<rss><channel><item><title>a &amp; b</title><link>https://a.example/</link><pubDate>Thu, 08 Feb 2024 23:20:00 GMT</pubDate></item></channel></rss>", "<urlset><url><loc>https://a.example/</loc><lastmod>2024-02-08</lastmod></url></urlset>", "{\"data\":[{\"fields\":{\"url\":\"https://a.example/\",\"body\":\"x\"}}]}" };
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(seeds[round % seeds.Length]);
            for (var edits = random.Next(1, 8); edits > 0; edits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            foreach (var read in new Func<byte[], PageList>[] { FeedReader.Read, b => SitemapReader.Read(b), AddressList.Read, AddressList.ReadGdelt, AddressList.ReadReliefWeb })
            {
                try
                {
                    Assert.NotNull(read(bytes));
                }
                catch (ListFormatException)
                {
                    // That, too, is an answer.
                }
            }
        }
    }

    [Fact]
    public void Site_maps_name_pages_and_indices_name_maps()
    {
        var map = SitemapReader.Read(Encoding.UTF8.GetBytes("""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n" xmlns:image="i"><url><loc>https://news.example/a</loc><news:news><news:publication><news:name>News</news:name></news:publication><news:publication_date>2024-02-08T10:00:00Z</news:publication_date><news:title>Shells</news:title></news:news><image:image><image:loc>https://news.example/x.jpg</image:loc><image:title>Picture</image:title></image:image></url><url><loc>https://news.example/old</loc><lastmod>2020-01-01</lastmod></url></urlset>"""), new(2024, 1, 1));
        var page = Assert.Single(map.Pages);
        Assert.Equal(("https://news.example/a", "Shells", "2024-02-08T10:00:00Z", "News"), (page.Address, page.Title, page.Published, page.Publisher));
        var index = SitemapReader.Read("<sitemapindex><sitemap><loc>https://news.example/1.xml</loc></sitemap><sitemap><loc>https://news.example/2.xml</loc><lastmod>2019-01-01</lastmod></sitemap></sitemapindex>"u8.ToArray(), new(2024, 1, 1));
        Assert.Equal(["https://news.example/1.xml"], index.Lists);
        Assert.Equal(["https://a.example/1", "https://a.example/2"], SitemapReader.Read("https://a.example/1\n# no\nhttps://a.example/2 second\n"u8.ToArray()).Pages.Select(p => p.Address));
    }

    [Fact]
    public void An_address_of_a_list_goes_on_to_white_space()
    {
        var list = AddressList.Read("https://a.example/7,114881,31234.html\nhttps://a.example/2\tsecond, with a comma\n"u8.ToArray());
        Assert.Equal(["https://a.example/7,114881,31234.html", "https://a.example/2"], list.Pages.Select(p => p.Address));
    }

    [Fact]
    public void Tables_of_GDELT_name_each_page_once()
    {
        static string Row(int columns, params (int Column, string Value)[] values) => string.Join('\t', Enumerable.Range(0, columns).Select(c => values.FirstOrDefault(v => v.Column == c).Value ?? "x"));
        var table = string.Join('\n', Row(61, (60, "https://a.example/1")), Row(61, (60, "https://a.example/1")), Row(58, (57, "https://a.example/2")), Row(16, (2, "1"), (5, "https://a.example/3")), Row(16, (2, "3"), (5, "https://a.example/4")), Row(27, (2, "1"), (4, "https://a.example/5")), Row(27, (2, "2"), (4, "BBC Monitoring")), "damaged line");
        Assert.Equal(["https://a.example/1", "https://a.example/2", "https://a.example/3", "https://a.example/5"], AddressList.ReadGdelt(Encoding.UTF8.GetBytes(table)).Pages.Select(p => p.Address));
        Assert.Throws<ListFormatException>(() => AddressList.ReadGdelt("a\tb\nc"u8.ToArray()));
    }

    [Fact]
    public void What_a_list_holds_beside_pages_is_counted()
    {
        static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
        var row = string.Join('\t', Enumerable.Repeat("http://a.example/1", 61));
        Assert.Equal(new Misfits(2, 2, "they have not as many columns as a table of GDELT"), AddressList.ReadGdelt(Bytes($"{row}\n{row[..^19]}\n{row}\nx\n")).Misfits);
        var noPage = new Misfits(1, 2, "they name no page");
        Assert.Equal(noPage, AddressList.ReadReliefWeb(Bytes("""{"data":[{"fields":{"url":"https://a.example/1"}},{"fields":{"body":"x"}}]}""")).Misfits);
        Assert.Equal(noPage, FeedReader.Read(Bytes("""<rss><channel><item><link>https://a.example/1</link></item><item><guid isPermaLink="false">7</guid><description>x</description></item></channel></rss>""")).Misfits);
        Assert.Equal(noPage, FeedReader.Read(Bytes("""{"items":[{"url":"https://a.example/1"},{"content_text":"x"}]}""")).Misfits);
        Assert.Equal(noPage, SitemapReader.Read(Bytes("<urlset><url><loc>https://a.example/1</loc></url><url><lastmod>2024-01-01</lastmod></url></urlset>")).Misfits);
        Assert.Null(AddressList.ReadGdelt(Bytes(row)).Misfits);
    }

    [Fact]
    public void Answers_of_aid_portals_carry_their_texts()
    {
        var page = Assert.Single(AddressList.ReadReliefWeb("""{"totalCount":2,"data":[{"id":"1","fields":{"title":"Shells","url":"https://relief.example/node/1","url_alias":"https://relief.example/report/a","body":"Whole text","date":{"original":"2024-02-08T00:00:00+00:00","created":"2024-02-09T00:00:00+00:00"},"source":[{"name":"Umber Agency"}]}},{"id":"2"}]}"""u8.ToArray()).Pages);
        Assert.Equal(("https://relief.example/report/a", "Shells", "2024-02-08T00:00:00+00:00", "Umber Agency", "Whole text", false), (page.Address, page.Title, page.Published, page.Publisher, page.Content, page.IsPage));
        Assert.Throws<ListFormatException>(() => AddressList.ReadReliefWeb("[]"u8.ToArray()));
    }

    [Fact]
    public void Lists_are_unpacked_within_limits()
    {
        Assert.Equal("x"u8.ToArray(), Unpacking.Unpack(Formats.Input.Gzip("x")));
        Assert.Equal("x"u8.ToArray(), Unpacking.Unpack(Zip(("a.CSV", 1))));
        Assert.Throws<ListFormatException>(() => Unpacking.Unpack(Zip(("a", 1), ("b", 1))));
        Assert.Throws<ListFormatException>(() => Unpacking.Unpack(Zip(("a", 100_000_000))));
        Assert.Throws<ListFormatException>(() => Unpacking.Unpack(Formats.Input.Gzip(new byte[100_000_000])));
        Assert.Throws<ListFormatException>(() => Unpacking.Unpack("PK\u0003\u0004damaged"u8.ToArray()));
    }

    private static byte[] Zip(params (string Name, int Size)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                var block = new byte[Math.Min(size, 1_000_000)];
                Array.Fill(block, (byte)'x');
                for (var i = 0; i < size; i += block.Length)
                    entry.Write(block);
            }
        }

        return packed.ToArray();
    }
}
