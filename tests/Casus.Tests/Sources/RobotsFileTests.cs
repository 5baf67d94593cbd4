using System.Diagnostics;
using Casus.Sources.Fetching;

namespace Casus.Tests.Sources;

public sealed class RobotsFileTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /private", "/private/a", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news", "/news/a", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", true)]
    [InlineData("User-agent: *\nDisallow: /*print*all", "/a/print/b/all/c", false)]
    [InlineData("User-agent: *\nDisallow: /%7Ejoe", "/~joe/x", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: testdesk\nDisallow: /x", "/a", true)]
    [InlineData("User-agent: TestDesk\nUser-agent: other\nDisallow: /", "/a", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("\uFEFFuser-agent:*#all\n  DISALLOW : / # nothing", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("<html>not found</html>", "/a", true)]
    public void The_longest_rule_that_fits_decides(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsFile.Parse(text, "TestDesk").Allows(new("http://news.example" + path)));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 7.5", 7.5)]
    [InlineData("User-agent: *\nCrawl-delay: 99999", 60)]
    [InlineData("User-agent: *\nCrawl-delay: -3", 0)]
    public void A_pause_is_kept_within_reason(string text, double seconds) => Assert.Equal(seconds, RobotsFile.Parse(text, "TestDesk").Delay.TotalSeconds);

    [Fact]
    public void A_rule_that_is_too_long_refuses_more_or_allows_nothing()
    {
        var longest = "/" + new string('a', 2047);
        var cut = RobotsFile.Parse($"User-agent: *\nDisallow: {longest}b$", "x");
        Assert.False(cut.Allows(new("http://news.example" + longest + "c")));
        Assert.True(cut.Allows(new("http://news.example/a")));
        Assert.False(RobotsFile.Parse($"User-agent: *\nDisallow: /a\nAllow: {longest}b", "x").Allows(new("http://news.example" + longest + "b")));
    }

    [Fact]
    public void A_hostile_file_takes_no_time()
    {
        var watch = Stopwatch.StartNew();
        var file = RobotsFile.Parse("User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /" + string.Concat(Enumerable.Repeat("a*", 400)) + "b\n", 20_000)), "x");
        Assert.True(file.Allows(new("http://news.example/" + new string('a', 1900))));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }
}
