using System.IO.Compression;
using System.Net;
using System.Text;
using Casus.Sources.Fetching;
using Microsoft.AspNetCore.Http;

namespace Casus.Tests.Sources;

public sealed class SafeFetcherTests : IDisposable
{
    private readonly LocalServer server = new();

    [Fact]
    public async Task A_page_is_fetched_with_its_type_and_what_says_whether_it_changed()
    {
        server.Put("/a", "Grüße", also: c => (c.Response.Headers.ETag, c.Response.Headers.LastModified) = ("\"7\"", "Thu, 08 Feb 2024 12:00:00 GMT"));
        var page = Assert.IsType<FetchAnswer.Page>(await Fetch("/a"));

        Assert.Equal(("Grüße", "text/html", "utf-8", "\"7\"", "Thu, 08 Feb 2024 12:00:00 GMT"), (Encoding.UTF8.GetString(page.Content), page.Type, page.Charset, page.Tag, page.Modified));
        var headers = server.Asked.Last().Headers;
        Assert.Equal("TestDesk/1.0 (+https://desk.example/bot)", headers.UserAgent);
        Assert.Equal(0, headers.Cookie.Count);
        Assert.Equal(0, headers.Authorization.Count);
        Assert.Equal(0, headers.Referer.Count);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        server.Pages["/a"] = c =>
        {
            c.Response.StatusCode = c.Request.Headers.IfNoneMatch == "\"7\"" && c.Request.Headers.IfModifiedSince == "Thu, 08 Feb 2024 12:00:00 GMT" ? 304 : 200;
            return Task.CompletedTask;
        };
        using var fetcher = server.Fetcher();
        Assert.IsType<FetchAnswer.Unchanged>(await fetcher.Fetch(server.At("/a"), new("\"7\"", "Thu, 08 Feb 2024 12:00:00 GMT"), default));
    }

    [Fact]
    public async Task An_address_inside_is_never_connected_to()
    {
        using var fetcher = server.Fetcher(server.Options("other.example") with { Ports = [server.Port] });
        Assert.Equal(FetchReason.Forbidden, Reason(await fetcher.Fetch(server.At("/a"), default, default)));
        Assert.Equal(FetchReason.Forbidden, Reason(await fetcher.Fetch(server.At("/a", "127.0.0.1"), default, default)));
        Assert.Equal(FetchReason.Forbidden, Reason(await fetcher.Fetch(server.At("/a", "[::1]"), default, default)));
        Assert.Equal(FetchReason.Forbidden, Reason(await fetcher.Fetch(server.At("/a", "[::ffff:127.0.0.1]"), default, default)));
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task One_bad_address_among_good_ones_is_enough()
    {
        using var fetcher = new SafeFetcher(
            server.Options("other.example") with { Ports = [server.Port] }, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));
        Assert.Equal(FetchReason.Forbidden, Reason(await fetcher.Fetch(server.At("/a"), default, default)));
    }

    [Fact]
    public async Task The_address_that_was_checked_is_the_one_connected_to()
    {
        // A name that leads somewhere else each time it is asked for is asked for once a connection.
        var asked = 0;
        using var fetcher = new SafeFetcher(server.Options(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Loopback : IPAddress.Parse("169.254.169.254")]));
        server.Put("/a", "x");
        Assert.IsType<FetchAnswer.Page>(await fetcher.Fetch(server.At("/a"), default, default));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Even_what_is_allowed_inside_may_not_be_a_metadata_service()
    {
        using var fetcher = new SafeFetcher(server.Options(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254")]));
        Assert.Equal(FetchReason.Forbidden, Reason(await fetcher.Fetch(server.At("/a"), default, default)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT/secret")]
    [InlineData("http://localhost:PORT/secret")]
    [InlineData("http://[::1]:PORT/secret")]
    [InlineData("http://2130706433:PORT/secret")]
    [InlineData("http://0177.0.0.1:PORT/secret")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://user:word@news.example:PORT/secret")]
    [InlineData("http://news.example:22/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//127.0.0.1:PORT/secret")]
    [InlineData("\\\\127.0.0.1\\secret")]
    [InlineData("ftp://news.example/x")]
    public async Task Redirects_are_checked_like_any_address(string to)
    {
        server.Redirect("/a", to.Replace("PORT", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        server.Put("/secret", "secret");
        var options = server.Options() with { Ports = [80, 443, server.Port] };
        using var fetcher = new SafeFetcher(options, TimeProvider.System, (name, _) => Task.FromResult<IPAddress[]>([name == "news.example" || name == "localhost" ? IPAddress.Loopback : IPAddress.Parse(name)]));
        Assert.IsType<FetchAnswer.Refused>(await fetcher.Fetch(server.At("/a"), default, default));
        Assert.DoesNotContain("/secret", server.Paths);
    }

    [Fact]
    public async Task Redirects_are_followed_so_far()
    {
        server.Redirect("/0", "/1");
        server.Redirect("/1", "page?x=1", 308);
        server.Put("/page?x=1", "there");
        Assert.EndsWith("/page?x=1", Assert.IsType<FetchAnswer.Page>(await Fetch("/0")).Address.AbsoluteUri, StringComparison.Ordinal);
        server.Redirect("/round", "/round");
        Assert.Equal(FetchReason.Redirects, Reason(await Fetch("/round")));
        Assert.Equal(6, server.Paths.Count(p => p == "/round"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Packed_answers_are_unpacked_and_bombs_are_not(string packing)
    {
        Serve("/small", packing, 50_000);
        Assert.Equal(50_000, Assert.IsType<FetchAnswer.Page>(await Fetch("/small")).Content.Length);
        Serve("/bomb", packing, 300_000_000);
        Assert.Equal(FetchReason.TooLarge, Reason(await Fetch("/bomb")));
    }

    [Fact]
    public async Task Packings_that_are_not_read_are_told()
    {
        server.Put("/odd", "x"u8.ToArray(), r => r.Headers.ContentEncoding = "zstd");
        server.Put("/thrice", "x"u8.ToArray(), r => r.Headers.ContentEncoding = "gzip, gzip, gzip");
        server.Put("/broken", "not gzip"u8.ToArray(), r => r.Headers.ContentEncoding = "gzip");
        foreach (var path in new[] { "/odd", "/thrice", "/broken" })
            Assert.Equal(FetchReason.Damaged, Reason(await Fetch(path)));
    }

    [Fact]
    public async Task Brotli_that_is_cut_off_or_damaged_is_told_and_not_thrown()
    {
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await brotli.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 7919 % 10_007} "))));
        var whole = packed.ToArray();
        var cases = new List<byte[]> { whole[..(whole.Length / 2)], whole[..1], "<html>not packed</html>"u8.ToArray(), Enumerable.Repeat((byte)0xFF, 500).ToArray() };
        for (var i = 0; i < cases.Count; i++)
        {
            var bytes = cases[i];
            server.Put("/" + i, bytes, r => r.Headers.ContentEncoding = "br");
            Assert.Equal((i, FetchReason.Damaged), (i, (await Fetch("/" + i) as FetchAnswer.Refused)?.Reason));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Packed_answers_that_end_too_early_are_no_pages_and_may_come_whole_another_time(string packing)
    {
        var words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"{i * 7919 % 10_007} ")));
        var whole = Formats.PackedContentTests.Pack(packing, words);
        foreach (var length in new[] { 1, whole.Length / 3, whole.Length - 9, whole.Length - 4, whole.Length - 1 })
        {
            server.Put("/cut", whole[..length], r => r.Headers.ContentEncoding = packing);
            Assert.Equal((length, FetchReason.Damaged, true), await Fetch("/cut") is FetchAnswer.Refused refused ? (length, refused.Reason, refused.MayPass) : default);
        }

        server.Put("/cut", whole, r => r.Headers.ContentEncoding = packing);
        Assert.Equal(words, Assert.IsType<FetchAnswer.Page>(await Fetch("/cut")).Content);
    }

    [Fact]
    public async Task Answers_without_end_are_cut_off()
    {
        server.Pages["/endless"] = async c =>
        {
            var block = new byte[100_000];
            for (var i = 0; i < 10_000 && !c.RequestAborted.IsCancellationRequested; i++)
                await c.Response.Body.WriteAsync(block, c.RequestAborted);
        };
        server.Pages["/slow"] = async c =>
        {
            for (var i = 0; i < 1000 && !c.RequestAborted.IsCancellationRequested; i++)
            {
                await c.Response.WriteAsync("x", c.RequestAborted);
                await c.Response.Body.FlushAsync(c.RequestAborted);
                await Task.Delay(20, c.RequestAborted);
            }
        };
        using var fetcher = server.Fetcher(server.Options() with { Attempts = 1, Timeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(FetchReason.TooLarge, Reason(await fetcher.Fetch(server.At("/endless"), default, default)));
        Assert.Equal(FetchReason.Timeout, Reason(await fetcher.Fetch(server.At("/slow"), default, default)));
    }

    [Fact]
    public async Task Headers_without_end_are_cut_off()
    {
        server.Pages["/headers"] = c =>
        {
            for (var i = 0; i < 20; i++)
                c.Response.Headers["X-" + i] = new string('x', 8000);
            return Task.CompletedTask;
        };
        Assert.Equal(FetchReason.TooLarge, Reason(await Fetch("/headers")));
    }

    [Fact]
    public async Task What_may_pass_is_tried_again_and_what_will_not_is_not()
    {
        var times = 0;
        server.Pages["/busy"] = c =>
        {
            c.Response.StatusCode = ++times < 3 ? 503 : 200;
            return Task.CompletedTask;
        };
        Assert.IsType<FetchAnswer.Page>(await Fetch("/busy"));
        Assert.Equal(3, times);
        Assert.Equal(FetchReason.Status, Reason(await Fetch("/none")));
        Assert.Single(server.Paths, "/none");
        server.Pages["/later"] = c =>
        {
            (c.Response.StatusCode, c.Response.Headers.RetryAfter) = (429, "3600");
            return Task.CompletedTask;
        };
        Assert.Equal(TimeSpan.FromHours(1), Assert.IsType<FetchAnswer.Refused>(await Fetch("/later")).After);
        Assert.Single(server.Paths, "/later");
    }

    [Fact]
    public async Task Robots_are_asked_once_and_obeyed()
    {
        server.Put("/robots.txt", "User-agent: TestDesk\nDisallow: /private", "text/plain");
        server.Put("/a", "x");
        server.Put("/private/b", "x");
        server.Redirect("/c", "/private/b");
        using var fetcher = server.Fetcher();
        Assert.IsType<FetchAnswer.Page>(await fetcher.Fetch(server.At("/a"), default, default));
        Assert.Equal(FetchReason.Robots, Reason(await fetcher.Fetch(server.At("/private/b"), default, default)));
        Assert.Equal(FetchReason.Robots, Reason(await fetcher.Fetch(server.At("/c"), default, default)));
        Assert.Single(server.Asked, a => a.Path == "/robots.txt");
        Assert.DoesNotContain("/private/b", server.Paths);
    }

    [Fact]
    public async Task A_site_that_cannot_say_is_not_asked()
    {
        server.Pages["/robots.txt"] = c =>
        {
            c.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        server.Put("/a", "x");
        var refused = Assert.IsType<FetchAnswer.Refused>(await Fetch("/a"));
        Assert.Equal((FetchReason.Robots, true), (refused.Reason, refused.MayPass));
        Assert.Equal("the site's robots.txt could not be fetched (the server answers 500), and without it nothing is asked", refused.Detail);
        Assert.Empty(server.Paths);
    }

    [Fact]
    public async Task Robots_that_are_damaged_or_too_large_close_the_site()
    {
        server.Put("/a", "x");
        server.Put("/robots.txt", "no gzip"u8.ToArray(), r => r.Headers.ContentEncoding = "gzip");
        Assert.Equal(FetchReason.Robots, Reason(await Fetch("/a")));
        server.Put("/robots.txt", new string(' ', 3000), "text/plain");
        using var fetcher = server.Fetcher(server.Options() with { MaxBytes = 2000 });
        Assert.Equal(FetchReason.Robots, Reason(await fetcher.Fetch(server.At("/a"), default, default)));
        Assert.Empty(server.Paths);
    }

    [Fact]
    public async Task Robots_that_send_on_are_followed_and_hold_for_the_site_that_was_asked()
    {
        server.Put("/private", "x");
        server.Put("/rules", "User-agent: *\nDisallow: /private", "text/plain");
        server.Redirect("/robots.txt", "/1");
        for (var i = 1; i < 4; i++)
            server.Redirect("/" + i, "/" + (i + 1), 301);
        server.Redirect("/4", "/rules", 308);
        Assert.Equal("the site's robots.txt does not allow it", Assert.IsType<FetchAnswer.Refused>(await Fetch("/private")).Detail);
        Assert.DoesNotContain("/private", server.Paths);
    }

    [Theory]
    [InlineData("/robots.txt")]
    [InlineData("http://127.0.0.1:1/robots.txt")]
    [InlineData("file:///etc/passwd")]
    public async Task Robots_that_send_on_in_a_circle_or_to_where_nothing_is_asked_close_the_site(string to)
    {
        server.Put("/a", "x");
        server.Redirect("/robots.txt", to);
        Assert.Equal((FetchReason.Robots, true), await Fetch("/a") is FetchAnswer.Refused refused ? (refused.Reason, refused.MayPass) : default);
        Assert.Empty(server.Paths);
    }

    [Fact]
    public async Task One_host_is_asked_one_at_a_time_with_pauses()
    {
        var (now, most) = (0, 0);
        for (var i = 0; i < 4; i++)
        {
            server.Pages["/" + i] = async c =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Delay(20, CancellationToken.None);
                Interlocked.Decrement(ref now);
            };
        }

        using var fetcher = server.Fetcher(server.Options() with { HostDelay = TimeSpan.FromMilliseconds(150) });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => fetcher.Fetch(server.At("/" + i), default, default)));
        Assert.Equal(1, most);
        var times = server.Asked.Select(a => a.At).Order().ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First > TimeSpan.FromMilliseconds(100), $"{pair.Second - pair.First}"));
    }

    [Theory]
    [InlineData("news.example", "", true)]
    [InlineData("", "news.example", false)]
    [InlineData("example", "", true)]
    [InlineData("ews.example", "", false)]
    [InlineData("", "example", false)]
    public async Task Hosts_can_be_allowed_and_denied(string allowed, string denied, bool fetched)
    {
        server.Put("/a", "x");
        using var fetcher = server.Fetcher(server.Options() with { Allowed = [.. Words(allowed)], Denied = [.. Words(denied)] });
        Assert.Equal(fetched, await fetcher.Fetch(server.At("/a"), default, default) is FetchAnswer.Page);
    }

    public void Dispose() => server.Dispose();

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static FetchReason Reason(FetchAnswer answer) => Assert.IsType<FetchAnswer.Refused>(answer).Reason;

    private async Task<FetchAnswer> Fetch(string path)
    {
        using var fetcher = server.Fetcher();
        return await fetcher.Fetch(server.At(path), default, default);
    }

    private void Serve(string path, string packing, int size) => server.Pages[path] = async c =>
    {
        c.Response.Headers.ContentEncoding = packing;
        using var packed = new MemoryStream();
        await using (Stream stream = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            var block = new byte[50_000];
            for (var i = 0; i < size; i += block.Length)
                await stream.WriteAsync(block);
        }

        await c.Response.Body.WriteAsync(packed.ToArray());
    };
}
