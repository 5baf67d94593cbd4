using System.Diagnostics;
using System.Text;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Tests.Formats;

public sealed class HtmlPageTests
{
    private const string Filler =
        "<p>The shelling began before dawn and went on for two hours, residents of the eastern districts said by telephone on Friday.</p>";

    [Fact]
    public void A_modern_page_is_read_with_the_kinds_of_its_parts() => Assert.Equal(
        """
        Byline: By Ada Quill
        Byline: 8 February 2024
        Summary: A short account of it
        Caption: The market after the fire
        Credit: Tern Pictures
        Paragraph: Three people were killed when a shell hit the market in the old town, the mayor said.
        Heading: What the army says
        Paragraph: The army denied that it had fired on the town and said it would look into the reports.
        Box: The siege
        Box: It began in January, when the road to the coast was cut by the rebels for the first time.
        Paragraph: Talks are to go on in the capital on Monday, according to the office of the president.
        """,
        Parts("""
            <!DOCTYPE html><html lang="en"><head><title>Market shelled - Daily</title></head><body>
            <div class="cookie-banner"><p>We use cookies to give you the best experience on this site. Do you agree with that?</p></div>
            <nav><a href="/">Home</a> <a href="/world">World</a></nav>
            <article>
              <h1>Market shelled</h1>
              <p class="byline">By <a href="/ada">Ada Quill</a></p><time datetime="2024-02-08">8 February 2024</time>
              <p class="standfirst">A short account of it</p>
              <figure><img src="x.jpg"><figcaption>The market after the fire <span class="photo-credit">Tern Pictures</span></figcaption></figure>
              <p>Three people were killed when a shell hit the market in the <a href="/old">old town</a>, the mayor said.</p>
              <div class="ad">Advertisement</div>
              <h2>What the army says</h2>
              <p>The army denied that it had fired on the town and said it would look into the reports.</p>
              <aside><h3>The siege</h3><p>It began in January, when the road to the coast was cut by the rebels for the first time.</p></aside>
              <div class="share-bar"><a href="#">Share</a></div>
              <p>Talks are to go on in the capital on Monday, according to the office of the president.</p>
            </article>
            <section class="related"><h2>Related</h2><p>Ten people were killed in another town last year, a long and sad story that is told here in full.</p></section>
            <footer><p>All rights reserved by the publisher of this page, who is not responsible for other sites.</p></footer>
            <script>document.write("Not text")</script></body></html>
            """));

    [Fact]
    public void A_page_of_tables_and_line_breaks_is_read_too() => Assert.Equal(
        """
        Paragraph: The convoy was hit on the road to the airport on Sunday night, and two drivers were killed.
        Paragraph: A third was taken to hospital with burns, said a doctor who did not want to be named.
        """,
        Parts("""
            <html><body><table><tr><td class=menu><a href=a>Home</a> | <a href=b>News</a></td></tr><tr><td>
            <font size=2>The convoy was hit on the road to the airport on Sunday night,
            and two drivers were killed.<br><br>A third was taken to hospital with burns, said a doctor who did not want to be named.</font>
            </td></tr></table></body></html>
            """));

    [Fact]
    public void The_facts_of_a_page_come_from_its_head()
    {
        var report = Input.Report(
            $"""
            <html lang="en-GB"><head><title>Window | Outlet</title><meta property="og:title" content="Shell hits &amp; kills | Outlet"><meta property="og:site_name" content="Outlet">
            <meta property="article:published_time" content="2024-02-08T12:20:00Z"><link rel="canonical" href="https://example.org/a"></head><body>{Filler}</body></html>
            """,
            "a.html");

        Assert.Equal(
            ("Shell hits & kills", "Outlet", "2024-02-08T12:20:00Z", "https://example.org/a", "en-GB", true),
            (report.Title, report.Publisher, report.PublishedOn?.AsWritten, report.Url, report.Language, report.TextWasExtracted));
    }

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@graph":[{"@type":"X"},{"headline":"Linked","datePublished":"2024-02-08","publisher":{"name":"Wire"}}]}</script>""", "Linked", "Wire", "2024-02-08")]
    [InlineData("""<script type="application/ld+json">{ broken </script><h1>Seen</h1>""", "Seen", null, null)]
    [InlineData("""<meta name="date" content="Thu, 08 Feb 2024 12:20:00 GMT"><title>Outlet | World | The longest part of it</title>""", "The longest part of it", null, "2024-02-08")]
    [InlineData("""<time datetime="2024-02-08T10:00:00+01:00">now</time><h1>A</h1>""", "A", null, "2024-02-08T10:00:00+01:00")]
    [InlineData("""<h1>A</h1><nav><time datetime="2020-01-01">then</time></nav>""", "A", null, null)]
    [InlineData("""<title>Outlet | Story of the day</title><p>© 2024 Outlet. All rights reserved</p>""", "Story of the day", "Outlet", null)]
    public void Where_the_head_says_little_the_page_itself_does(string markup, string title, string? publisher, string? publishedOn)
    {
        var report = Input.Report(markup + Filler, "a.html");
        Assert.Equal((title, publisher, publishedOn), (report.Title, report.Publisher, report.PublishedOn?.AsWritten));
    }

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"headline\":\"A\",\"isAccessibleForFree\":\"False\"}</script>", 1, "paywall")]
    [InlineData("<script type='application/ld+json'>{\"headline\":\"A\",\"isAccessibleForFree\":false}</script>", 1, "paywall")]
    [InlineData("<div class='o-paywall__box'>Subscribe to go on.</div>", 1, "paywall")]
    [InlineData("<div class='o-paywall__box'>Subscribe to go on.</div>", 12, null)]
    [InlineData("<script type='application/ld+json'>{\"headline\":\"A\",\"isAccessibleForFree\":true}</script>", 1, null)]
    public void The_beginning_of_a_text_for_subscribers_is_set_aside(string markup, int paragraphs, string? why) =>
        Assert.Equal(why, Input.Report(markup + Repeat(Filler, paragraphs), "a.html").NotRead);

    [Fact]
    public void Names_that_call_the_whole_page_furniture_are_not_believed() =>
        Assert.Contains("shelling began", Input.Report($"<body class='with-sidebar'><div class='content sidebar-left widget'>{Filler}{Filler}</div></body>", "a.html").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<p>Caf&eacute; &amp; &#8220;bar&#8221; &nosuch; bombed</p>", "Café & “bar” &nosuch; bombed")]
    [InlineData("<p>un<wbr>broken <!-- no -->word\n  and\tspace</p>", "unbroken word and space")]
    [InlineData("<p>shown<span style='display: none'>hidden</span></p><p hidden>hidden</p><template>no</template><noscript>no</noscript>", "shown")]
    [InlineData("<p>a\u200bb\u202ec</p>", "a\u200bb\u202ec")]
    [InlineData("<p>one<p>two<div>three", "one\n\ntwo\n\nthree")]
    [InlineData("<pre>FIRST LINE\nSECOND LINE\n\n   NEXT PARAGRAPH</pre>", "FIRST LINE\nSECOND LINE\n\nNEXT PARAGRAPH")]
    public void Text_is_what_a_browser_shows(string html, string text) => Assert.Equal(text, Input.Report(html, "a.html").Text);

    [Theory]
    [InlineData("windows-1251", "Обстрел рынка")]
    [InlineData("iso-8859-1", "Müller’s café")]
    [InlineData("utf-8", "Zvečan")]
    public void The_declared_encoding_is_used(string charset, string text)
    {
        var encoding = charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset == "iso-8859-1" ? "windows-1252" : charset)!;
        var results = Input.Read(encoding.GetBytes($"<meta http-equiv=Content-Type content='text/html; charset={charset}'><p>{text}</p>"), "a.html");

        Assert.Equal(text, Assert.Single(results.Reports()).Text);
        Assert.Empty(results.Problems());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<script>only()</script>")]
    [InlineData("<nav><a href=a>Home</a></nav>")]
    public void A_page_without_text_is_a_problem(string body) =>
        Assert.Equal(["Error CAS0210 @ a.html"], Input.Read("<html><body>" + body, "a.html").Outline());

    public static TheoryData<string> Nasties() => new(
        Repeat("<div>", 100_000) + "deep",
        Repeat("<span class=x>", 100_000) + "deep",
        Repeat("<b><i><a href=x>", 30_000) + "deep",
        Repeat("<table><tr><td>", 30_000) + "deep",
        Repeat("<div><p>x</p>", 50_000) + "deep",
        Repeat("<svg><g>", 30_000) + "</svg>deep",
        Repeat("<ul><li>", 50_000) + "deep",
        Repeat("<p>flat", 100_000) + "deep",
        Repeat("<br>", 100_000) + "deep",
        Repeat("<!--", 50_000) + "--><p>deep",
        "<div " + Repeat("a=\"", 50_000) + "\"><p>deep",
        Repeat("<", 100_000) + "<p>deep",
        Repeat("</div>", 100_000) + "<p>deep",
        Repeat("<noscript><div>", 20_000) + Repeat("</div></noscript>", 20_000) + "<p>deep");

    [Theory]
    [MemberData(nameof(Nasties), DisableDiscoveryEnumeration = true)]
    public void Hostile_pages_are_read_in_time_and_without_overflow(string html)
    {
        var watch = Stopwatch.StartNew();
        var results = Input.Read(html, "a.html");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
        if (results.Reports() is [var report])
            Assert.EndsWith("deep", report.Text.TrimEnd('>'), StringComparison.Ordinal);
        else
            Assert.NotEmpty(results.Problems());
    }

    [Fact]
    public void The_same_page_gives_the_same_text() =>
        Assert.Equal(Parts($"<article><h1>A</h1>{Filler}<p>b</p>{Filler}</article>"), Parts($"<article><h1>A</h1>{Filler}<p>b</p>{Filler}</article>"));

    [Fact]
    public void A_page_over_its_limit_is_passed_over() =>
        Assert.Equal(["Error CAS0106 @ a.html"], Input.Read("<p>" + new string('a', 1001), "a.html", new() { MaxPageBytes = 1000 }).Outline());

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static string Parts(string html)
    {
        var report = Input.Report(html, "a.html");
        return string.Join('\n', report.Blocks.Select(b => $"{b.Kind}: {b.Span.In(report.Text)}"));
    }
}
