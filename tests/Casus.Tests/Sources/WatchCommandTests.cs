using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Cli;
using Casus.Sources.Fetching;
using Casus.Sources.Watching;
using Casus.Tests.Cli;

namespace Casus.Tests.Sources;

public sealed class WatchCommandTests : IDisposable
{
    private const string Words = "Two shells landed on the edge of Orvast late on Monday, killing a baker and wounding four of his neighbours, the council said in a short statement that night, and the market stayed shut.";

    private readonly CommandLineHarness casus = new();
    private readonly LocalServer server = new();

    public WatchCommandTests()
    {
        casus.MakeFetcher = options => new SafeFetcher(options with { FirstPause = TimeSpan.FromMilliseconds(10) }, TimeProvider.System, LocalServer.Here);
        casus.Code = report => new()
        {
            Id = report.Id,
            Coder = "casus 0.1.0",
            PublishedOn = report.PublishedOn?.AsWritten,
            Unknown = report.NotRead is { } why ? System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("text", why) : null,
        };
    }

    private string Archive => Path.Combine(casus.Folder, "desk.casus");

    [Fact]
    public void Pages_of_a_feed_are_kept_once()
    {
        Feed("/rss", ("/a", "Shells"), ("/b", "Raid"));
        Page("/a", Words);
        Page("/b", Words.Replace("baker", "miller", StringComparison.Ordinal));
        var config = Config(on: true, $"feed: {server.At("/rss")}");

        Assert.True(casus.Run("watch", config, "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith("1 sources (0 failed), 2 new, 2 kept (0 unread), 0 duplicates, 0 refused, 0 later; incidents: ", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.Equal("1 sources (0 failed), 0 new, 0 kept (0 unread), 0 duplicates, 0 refused, 0 later\n", casus.Output);
        Assert.Equal(["/rss", "/a", "/b", "/rss"], server.Paths);
        casus.Run("reports", "--archive", Archive, "--json");
        Assert.Contains($"\"origin\":\"{server.At("/a")}\"", casus.Output, StringComparison.Ordinal);
        Assert.Contains("\"publishedOn\":\"2024-02-08", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_has_not_changed_is_not_sent_again()
    {
        Feed("/rss", ("/a", "Shells"));
        Page("/a", Words);
        Tagged("/rss");
        var config = Config(on: true, $"feed: {server.At("/rss")}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.True(casus.Run("watch", config, "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.Equal("\"1\"", server.Asked.Last(a => a.Path == "/rss").Headers.IfNoneMatch);
    }

    [Fact]
    public void What_one_list_said_is_not_told_to_another_that_takes_its_name()
    {
        Feed("/old", ("/a", "Shells"));
        Feed("/new", ("/b", "Raid"));
        Page("/a", Words);
        Page("/b", Words.Replace("baker", "miller", StringComparison.Ordinal));
        Tagged("/old");
        Tagged("/new");
        casus.Run("watch", Config(on: true, $"{{name: herald, feed: '{server.At("/old")}'}}"), "--archive", Archive, "--once");
        Assert.True(casus.Run("watch", Config(on: true, $"{{name: herald, feed: '{server.At("/new")}'}}"), "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
        Assert.Equal("", server.Asked.Last(a => a.Path == "/new").Headers.IfNoneMatch.ToString());
    }

    [Fact]
    public void Lists_that_have_one_name_among_them_may_change_their_places()
    {
        Feed("/one", ("/a", "Shells"));
        Feed("/two", ("/b", "Raid"));
        Page("/a", Words);
        Page("/b", Words.Replace("baker", "miller", StringComparison.Ordinal));
        Tagged("/one");
        Tagged("/two");
        casus.Run("watch", Config(on: true, $"{{name: desk, feed: ['{server.At("/one")}', '{server.At("/none")}']}}"), "--archive", Archive, "--once");
        Assert.True(casus.Run("watch", Config(on: true, $"{{name: desk, feed: ['{server.At("/two")}', '{server.At("/one")}']}}"), "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith("2 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_earlier_day_to_begin_at_is_asked_for_anew()
    {
        Feed("/rss", ("/a", "Shells"));
        Page("/a", Words);
        Tagged("/rss");
        casus.Run("watch", Config(on: true, $"{{feed: '{server.At("/rss")}', since: 2024-03-01}}"), "--archive", Archive, "--once");
        casus.Run("watch", Config(on: true, $"{{feed: '{server.At("/rss")}', since: 2024-02-01}}"), "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_failed_and_waits_is_told_and_counted()
    {
        var config = Config(on: true, $"{{name: herald, feed: '{server.At("/rss")}'}}");
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.StartsWith("1 sources (1 failed), ", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.StartsWith("1 sources (0 failed, 1 waiting), 0 new", casus.Output, StringComparison.Ordinal);
        Assert.Matches(
            @"^herald: warning CAS1522: it failed and is not asked before \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, or until its address, 'hosts' or 'limits' is changed\. What was wrong: it cannot be fetched: the server answers 404\. Check its address\.\n",
            casus.Messages);
        Assert.Equal(["/rss"], server.Paths);
        // Shut off from the network, that is the reason.
        Assert.Equal(ExitCodes.Done, casus.Run("watch", config, "--archive", Archive, "--once", "--offline"));
        Assert.Contains("herald: notice CAS1510: ", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_not_asked_before_the_time_that_its_server_asks_for()
    {
        server.Pages["/rss"] = c =>
        {
            (c.Response.StatusCode, c.Response.Headers.RetryAfter) = (429, "7200");
            return Task.CompletedTask;
        };
        var began = DateTimeOffset.UtcNow;
        casus.Run("watch", Config(on: true, $"feed: {server.At("/rss")}"), "--archive", Archive, "--once");
        var next = Status().GetProperty("sources")[0].GetProperty("nextAt").GetDateTimeOffset();
        Assert.InRange(next - began, TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1), TimeSpan.FromHours(2.1));
    }

    [Fact]
    public void A_source_that_was_mended_is_asked_at_once()
    {
        Feed("/rss", ("/a", "Shells"));
        Page("/a", Words);
        casus.Run("watch", Config(on: true, $"{{name: herald, feed: '{server.At("/rs")}'}}"), "--archive", Archive, "--once");
        Assert.True(casus.Run("watch", Config(on: true, $"{{name: herald, feed: '{server.At("/rss")}'}}"), "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_whose_host_may_now_be_asked_is_asked_at_once()
    {
        Feed("/rss", ("/a", "Shells"));
        Page("/a", Words);
        var config = Config(on: true, $"feed: {server.At("/rss")}");
        var text = File.ReadAllText(config);
        File.WriteAllText(config, text.Replace("hosts: {", "hosts: {deny: [news.example], ", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("watch", config, "--archive", Archive, "--once"));
        File.WriteAllText(config, text);
        Assert.True(casus.Run("watch", config, "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_on_the_disk_is_looked_at_again_in_every_round()
    {
        Page("/a", Words);
        var config = Config(on: true, "pages: list.txt");
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("watch", config, "--archive", Archive, "--once"));
        casus.File("list.txt", $"{server.At("/a")}");
        Assert.True(casus.Run("watch", config, "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_is_told_once_in_a_watch_and_counted_in_every_round()
    {
        var config = WatchConfigReader.Read(Config(on: true, $"feed: {server.At("/rss")}"));
        using var state = WatchState.Open(Archive + ".watch", forLooking: false);
        using var fetcher = new SafeFetcher(config.Fetching, TimeProvider.System, LocalServer.Here);
        var told = new List<string>();
        var watcher = new Watcher(config, state, fetcher, new NoSink(), TimeProvider.System, p => told.Add(p.Code));
        Assert.Equal([(1, 0), (0, 1), (0, 1)], new[] { await watcher.Round(default), await watcher.Round(default), await watcher.Round(default) }.Select(c => (c.Failed, c.Waiting)));
        Assert.Equal(["CAS1511", "CAS1522"], told);
    }

    [Fact]
    public void An_index_of_site_maps_that_did_not_change_hides_none_below_it_that_did()
    {
        server.Put("/index.xml", $"<sitemapindex><sitemap><loc>{server.At("/map.xml")}</loc></sitemap></sitemapindex>", "application/xml");
        server.Put("/map.xml", $"<urlset><url><loc>{server.At("/a")}</loc></url></urlset>", "application/xml");
        Page("/a", Words);
        Page("/b", Words.Replace("baker", "miller", StringComparison.Ordinal));
        Tagged("/index.xml");
        var config = Config(on: true, $"sitemap: {server.At("/index.xml")}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        server.Put("/map.xml", $"<urlset><url><loc>{server.At("/a")}</loc></url><url><loc>{server.At("/b")}</loc></url></urlset>", "application/xml");
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_word_in_the_configuration_nothing_is_fetched()
    {
        casus.MakeFetcher = _ => throw new InvalidOperationException("nothing is to be fetched");
        Assert.Equal(ExitCodes.Done, casus.Run("watch", Config(on: false, $"feed: {server.At("/rss")}"), "--archive", Archive, "--once"));
        Assert.Contains("notice CAS1510: it was not asked, since the network is off (the configuration does not say 'network: on').", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("watch", Config(on: true, $"feed: {server.At("/rss")}"), "--archive", Archive, "--once", "--offline"));
        Assert.Contains("the network is off (--offline).", casus.Messages, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public void A_dry_run_says_what_it_would_take_in_and_keeps_nothing()
    {
        Feed("/rss", ("/a", "Shells"));
        Assert.Equal(ExitCodes.Done, casus.Run("watch", Config(on: true, $"feed: {server.At("/rss")}", $"folder: {casus.File("in/a.txt", Words)}"), "--archive", Archive, "--once", "--dry-run"));
        Assert.Contains(server.At("/a") + "\n", casus.Output, StringComparison.Ordinal);
        Assert.Contains("in/a.txt\n", casus.Output, StringComparison.Ordinal);
        Assert.Equal(["/rss"], server.Paths);
        Assert.False(File.Exists(Archive));
        Assert.False(File.Exists(Archive + ".watch"));
    }

    [Fact]
    public void One_page_under_several_addresses_is_one_report()
    {
        Page("/a", Words);
        Page("/a?print=1", Words);
        var list = casus.File("list.txt", $"{server.At("/a")}?utm_source=x", $"{server.At("/a")}#top", $"{server.At("/a")}/", $"{server.At("/a?print=1")}", $"{server.At("/a", "mirror.example")}");
        Assert.Equal(ExitCodes.Done, casus.Run("watch", Config(on: true, $"pages: {list}"), "--archive", Archive, "--once"));
        // The first is asked for as it was written; the same words at another site are that site's report.
        Assert.StartsWith("1 sources (0 failed), 3 new, ", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_words_of_one_site_are_kept_once_and_those_of_another_as_its_own()
    {
        Page("/a", Words);
        Page("/b", Words);
        var list = casus.File("list.txt", $"{server.At("/a")}", $"{server.At("/b")}", $"{server.At("/a", "mirror.example")}");
        casus.Run("watch", Config(on: true, $"pages: {list}"), "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 3 new, 2 kept (0 unread), 1 duplicates, 0 refused, 0 later", casus.Output, StringComparison.Ordinal);
        Assert.Contains($"{server.At("/b")}: notice CAS1523: it was left out: words, day and publisher are those of //news.example:{server.Port}/a, which was kept.\n", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_words_of_another_day_or_publisher_are_another_report()
    {
        string Entry(string path, string day, string publisher) =>
            $$$"""{"fields":{"url":"{{{server.At(path)}}}","title":"Shelling","body":"{{{Words}}}","date":{"original":"{{{day}}}T00:00:00+00:00"},"source":[{"name":"{{{publisher}}}"}]}}""";
        var list = casus.File("reports.json", $$"""{"data":[{{Entry("/a", "2024-02-07", "North")}},{{Entry("/b", "2024-06-12", "North")}},{{Entry("/c", "2024-06-12", "South")}},{{Entry("/d", "2024-06-12", "South")}}]}""");
        casus.Run("watch", Config(on: false, $"{{reliefweb: {list}, read: entry}}"), "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 4 new, 3 kept (0 unread), 1 duplicates", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_kept_with_the_reason()
    {
        Page("/short", "Five people died.");
        server.Put("/stub", $"<html><script type='application/ld+json'>{{\"headline\":\"A\",\"isAccessibleForFree\":false}}</script><p>{Words}</p></html>");
        server.Put("/picture", "x", "image/png");
        var list = casus.File("list.txt", $"{server.At("/short")}", $"{server.At("/stub")}", $"{server.At("/picture")}", $"{server.At("/gone")}");
        casus.Run("watch", Config(on: true, $"pages: {list}"), "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 4 new, 2 kept (2 unread), 0 duplicates, 2 refused, 0 later", casus.Output, StringComparison.Ordinal);
        foreach (var line in new[] { "/short: notice CAS1515: it was kept and not read: too-short.", "/stub: notice CAS1515: it was kept and not read: paywall.", "/picture: warning CAS1512: the page cannot be fetched: it is of type image/png.", "/gone: warning CAS1512: the page cannot be fetched: the server answers 404." })
            Assert.Contains(line, casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void How_sources_do_is_told_in_a_file_beside_the_state()
    {
        Feed("/rss", ("/a", "Shells"), ("/gone", "Raid"));
        Page("/a", Words);
        Page("/short", "Five people died.");
        var config = Config(
            on: true, $"{{name: herald, feed: '{server.At("/rss")}'}}", $"feed: {server.At("/none?key=SECRET")}", $"pages: {casus.File("lists/list.txt", $"{server.At("/short")}")}",
            $"folder: {Path.GetDirectoryName(casus.File("drop/a.txt", Words.Replace("baker", "miller", StringComparison.Ordinal)))}", $"folder: {Path.Combine(casus.Folder, "nowhere")}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        var status = Status();
        Assert.Equal(["herald", "news.example/none", "list.txt", "drop", "nowhere"], status.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        Assert.Equal(["feed 2 found, 1 kept, 0 unread, 1 refused", "feed 0 found, 0 kept, 0 unread, 0 refused", "pages 1 found, 0 kept, 1 unread, 0 refused", "folder 1 found, 1 kept, 0 unread, 0 refused"],
            status.GetProperty("sources").EnumerateArray().Take(4).Select(s => $"{s.GetProperty("kind")} {s.GetProperty("found")} found, {s.GetProperty("kept")} kept, {s.GetProperty("unread")} unread, {s.GetProperty("refused")} refused"));
        Assert.Equal("the server answers 404", status.GetProperty("sources")[0].GetProperty("refusedBecause").GetString());
        var failing = status.GetProperty("sources")[1];
        Assert.Equal(("CAS1511", "it cannot be fetched: the server answers 404. Check its address."), (failing.GetProperty("problem").GetProperty("code").GetString(), failing.GetProperty("problem").GetProperty("message").GetString()));
        Assert.True(string.CompareOrdinal(failing.GetProperty("askedAt").GetString(), failing.GetProperty("nextAt").GetString()) < 0);
        Assert.Equal(JsonValueKind.Null, failing.GetProperty("readAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, status.GetProperty("nextRoundAt").ValueKind);
        var text = File.ReadAllText(Archive + ".watch.status");
        foreach (var hidden in new[] { "SECRET", casus.Folder, "Orvast", "a.txt", "/short" })
            Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_asked_for_want_of_a_network_is_neither_read_nor_failing()
    {
        casus.Run("watch", Config(on: false, $"feed: {server.At("/rss")}"), "--archive", Archive, "--once");
        Assert.Equal("the configuration does not say 'network: on'", Status().GetProperty("whyOffline").GetString());
        var feed = Status().GetProperty("sources")[0];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, 0), (feed.GetProperty("askedAt").ValueKind, feed.GetProperty("readAt").ValueKind, feed.GetProperty("failures").GetInt32()));
    }

    [Fact]
    public void A_dry_run_tells_nothing_and_a_status_that_cannot_be_written_ends_no_watch()
    {
        var config = Config(on: false, $"folder: {casus.File("in/a.txt", Words)}");
        casus.Run("watch", config, "--archive", Archive, "--once", "--dry-run");
        Assert.False(File.Exists(Archive + ".watch.status"));
        Directory.CreateDirectory(Archive + ".watch.status");
        Assert.Equal(ExitCodes.Done, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.Single(Regex.Matches(casus.Messages, "warning CAS1520: "));
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_the_first_schema_goes_on()
    {
        Feed("/rss", ("/a", "Shells"));
        Page("/a", Words);
        var config = Config(on: true, $"feed: {server.At("/rss")}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        Change(ToSchemaThree + string.Concat(new[] { "request", "rules", "code", "kept", "unread" }.Select(c => $"ALTER TABLE sources DROP COLUMN {c}; ")) + "ALTER TABLE pages DROP COLUMN rules; PRAGMA user_version = 1");

        Assert.True(casus.Run("watch", config, "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith("1 sources (0 failed), 0 new, 0 kept", casus.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1), (Status().GetProperty("sources")[0].GetProperty("found").GetInt32(), Status().GetProperty("sources")[0].GetProperty("kept").GetInt32()));
    }

    [Fact]
    public void What_the_second_schema_refused_for_the_configuration_or_robots_txt_is_asked_for_once_more()
    {
        foreach (var path in new[] { "/a", "/b", "/c" })
            Page(path, Words.Replace("baker", "baker" + path[1..], StringComparison.Ordinal));
        var config = Config(on: true, $"pages: {casus.File("list.txt", $"{server.At("/a")}", $"{server.At("/b")}", $"{server.At("/c")}", $"{server.At("/gone")}")}");
        casus.Run("watch", config, "--archive", Archive, "--once", "--offline");
        Change(ToSchemaThree + """
            ALTER TABLE sources DROP COLUMN request; ALTER TABLE sources DROP COLUMN rules; ALTER TABLE pages DROP COLUMN rules; PRAGMA user_version = 2;
            UPDATE pages SET state = 'refused', reason = CASE WHEN address LIKE '%/a' THEN 'its host is among those that are never asked' WHEN address LIKE '%/b' THEN 'news.example leads to an address inside a network'
              WHEN address LIKE '%/c' THEN 'the site''s robots.txt does not allow it' ELSE 'the server answers 404' END;
            """);

        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 0 new, 3 kept (0 unread), 0 duplicates, 0 refused, 0 later", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_cannot_be_had_now_is_asked_for_later()
    {
        server.Pages["/busy"] = c =>
        {
            c.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var config = Config(on: true, $"pages: {casus.File("list.txt", $"{server.At("/busy")}")}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.Contains("0 refused, 1 later", casus.Output, StringComparison.Ordinal);
        var asked = server.Paths.Length;
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.Equal(asked, server.Paths.Length);
    }

    [Theory]
    [InlineData("deny: [news.example]", "its host is among those that are never asked")]
    [InlineData("allow: [other.example]", "its host is not among those that may be asked")]
    [InlineData("", "port PORT is not asked")]
    public void Pages_that_the_configuration_refused_are_asked_for_when_it_was_mended(string hosts, string why)
    {
        Page("/a", Words);
        var list = casus.File("list.txt", $"{server.At("/a")}");
        string Hosts(string text) => casus.File("hosts.yaml", "agent: 'TestDesk/1.0 (+https://desk.example/bot)'", "network: on", "limits: {host-delay: 0s}", $"hosts: {{{text}}}", $"sources: [{{pages: {list}}}]");
        var inside = $"inside: ['news.example:{server.Port}']";
        var refusing = Hosts(hosts.Length == 0 ? "" : $"{inside}, {hosts}");
        casus.Run("watch", refusing, "--archive", Archive, "--once");
        Assert.Contains($"/a: warning CAS1512: the page cannot be fetched: {why.Replace("PORT", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}. It is asked for again when 'hosts' is changed.", casus.Messages, StringComparison.Ordinal);
        casus.Run("watch", refusing, "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 0 new, 0 kept (0 unread), 0 duplicates, 0 refused, 0 later", casus.Output, StringComparison.Ordinal);
        casus.Run("watch", Hosts(inside), "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 0 new, 1 kept (0 unread), 0 duplicates, 0 refused, 0 later", casus.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page-bytes: 1000", "it is larger than is read, 1,000 bytes as sent and 20,000,000 unpacked. It is asked for again when 'limits: page-bytes' is changed.")]
    [InlineData("redirects: 0", "it sends on more than 0 times. It is asked for again when 'limits: redirects' is changed.")]
    public void Pages_that_a_limit_refused_are_asked_for_when_it_is_another(string limit, string why)
    {
        Page("/large", Words + new string(' ', 1000));
        server.Redirect("/a", "/large");
        var config = Config(on: true, $"pages: {casus.File("list.txt", $"{server.At("/a")}")}");
        var text = File.ReadAllText(config);
        File.WriteAllText(config, text.Replace("limits: {", $"limits: {{{limit}, ", StringComparison.Ordinal));
        for (var round = 0; round < 2; round++)
        {
            casus.Run("watch", config, "--archive", Archive, "--once");
            Assert.Contains(round == 0 ? "0 kept (0 unread), 0 duplicates, 1 refused" : "0 kept (0 unread), 0 duplicates, 0 refused", casus.Output, StringComparison.Ordinal);
            Assert.Equal(round == 0, casus.Messages.Contains($"/a: warning CAS1512: the page cannot be fetched: {why}\n", StringComparison.Ordinal));
        }

        File.WriteAllText(config, text);
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 0 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_third_schema_refused_for_a_limit_is_asked_for_once_more()
    {
        Page("/a", Words);
        var config = Config(on: true, $"pages: {casus.File("list.txt", $"{server.At("/a")}")}");
        casus.Run("watch", config, "--archive", Archive, "--once", "--offline");
        Change("UPDATE pages SET state = 'refused', reason = 'it is larger than is read'; " + ToSchemaThree);
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 0 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_robots_txt_refuses_is_asked_for_on_a_later_day()
    {
        server.Put("/robots.txt", "User-agent: *\nDisallow: /", "text/plain");
        Page("/a", Words);
        var config = WatchConfigReader.Read(Config(on: true, $"pages: {casus.File("list.txt", $"{server.At("/a")}")}"));
        using var state = WatchState.Open(Archive + ".watch", forLooking: false);
        var time = new MovedClock();
        async Task<RoundCount> Round()
        {
            using var fetcher = new SafeFetcher(config.Fetching, TimeProvider.System, LocalServer.Here);
            return await new Watcher(config, state, fetcher, new NoSink(), time, _ => { }).Round(default);
        }

        Assert.Equal(1, (await Round()).Later);
        server.Pages.TryRemove("/robots.txt", out _);
        time.Later += TimeSpan.FromHours(23);
        Assert.Equal(0, (await Round()).Kept);
        time.Later += TimeSpan.FromHours(2);
        Assert.Equal(1, (await Round()).Kept);
    }

    [Fact]
    public void A_page_that_was_cut_off_on_its_way_is_asked_for_again_and_kept_whole()
    {
        var page = System.Text.Encoding.UTF8.GetBytes($"<html><body><article><p>{Words}</p></article></body></html>");
        var packed = Formats.PackedContentTests.Pack("gzip", page);
        server.Put("/cut", packed[..^20], r => r.Headers.ContentEncoding = "gzip");
        var config = Config(on: true, $"pages: {casus.File("list.txt", $"{server.At("/cut")}")}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.Contains("0 kept (0 unread), 0 duplicates, 0 refused, 1 later", casus.Output, StringComparison.Ordinal);
        Assert.Contains("its packed content is damaged or ends too early", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_below_that_may_not_be_opened_is_told_by_its_name_and_the_rest_is_read()
    {
        const string unbound = "-dac_override,-dac_read_search";
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "setpriv is not here");
        casus.File("drop/a.txt", Words);
        var closed = Path.GetDirectoryName(casus.File("drop/closed/b.txt", Words))!;
        await Process.Start("chmod", ["000", closed]).WaitForExitAsync();
        try
        {
            // Whoever runs the tests as root may open everything, unless that right is given away.
            string[] program = [Environment.ProcessPath!, typeof(CasusCommandLine).Assembly.Location, "watch", Config(on: false, "folder: drop"), "--archive", Archive, "--once"];
            string[] all = Environment.IsPrivilegedProcess ? ["/usr/bin/setpriv", "--inh-caps", unbound, "--bounding-set", unbound, .. program] : program;
            var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["CASUS_DATA"] = Casus.Knowledge.DataFolder.Find().Path } };
            using var run = Process.Start(start)!;
            var (output, messages) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            await run.WaitForExitAsync();
            Assert.Contains("drop/closed: error CAS0102: ", await messages, StringComparison.Ordinal);
            Assert.StartsWith("1 sources (1 failed), 1 new, 1 kept", await output, StringComparison.Ordinal);
            Assert.Equal(ExitCodes.SomeReportsFailed, run.ExitCode);
        }
        finally
        {
            await Process.Start("chmod", ["700", closed]).WaitForExitAsync();
        }
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://localhost:PORT/secret")]
    [InlineData("http://other.example:PORT/secret")]
    public void Addresses_inside_a_network_are_never_asked_whoever_lists_them(string address)
    {
        server.Put("/secret", Words);
        var list = casus.File("list.txt", address.Replace("PORT", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        casus.MakeFetcher = options => new SafeFetcher(options with { Ports = [80, server.Port] }, TimeProvider.System, LocalServer.Here);
        casus.Run("watch", Config(on: true, $"pages: {list}"), "--archive", Archive, "--once");
        Assert.Contains("0 kept (0 unread), 0 duplicates, 1 refused", casus.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/secret", server.Paths);
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT/a", "port PORT is not asked", "127.0.0.1:PORT")]
    [InlineData("http://desk.example/a", "'desk.example' leads to an address inside a network", "desk.example:80")]
    [InlineData("http://169.254.169.254/a", "'169.254.169.254' leads to an address inside a network", null)]
    [InlineData("http://169.254.169.254:PORT/a", "port PORT is not asked", null)]
    [InlineData("http://news.example:PORT/a", "it sends on to desk.example:80, and 'desk.example' leads to an address inside a network", null)]
    [InlineData("http://bad.example/a", "its host is among those that are never asked", null)]
    public void Whoever_is_refused_a_server_of_their_own_is_told_how_to_have_it_asked(string address, string why, string? inside)
    {
        string Here(string text) => text.Replace("PORT", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        server.Redirect("/a", "http://desk.example/b");
        var config = casus.File(
            "sources.yaml", "agent: 'TestDesk/1.0 (+https://desk.example/bot)'", "network: on", "limits: {host-delay: 0s}",
            Here("hosts: {inside: ['news.example:PORT'], deny: [bad.example]}"), $"sources: [{{name: x, feed: '{Here(address)}'}}, {{pages: '{casus.File("list.txt", Here(address))}'}}]");
        casus.Run("watch", config, "--archive", Archive, "--once");
        var opening = inside is null ? "" : Here($" To ask a server of your own network, write it under hosts: inside: as {inside}.");
        Assert.Contains(Here($"x: error CAS1511: it cannot be fetched: {why}. Check its address and 'hosts'.{opening}\n"), casus.Messages, StringComparison.Ordinal);
        Assert.Contains(Here($"/a: warning CAS1512: the page cannot be fetched: {why}. It is asked for again when 'hosts' is changed.{opening}\n"), casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Site_maps_are_followed_within_their_site_and_entries_read_where_they_stand()
    {
        server.Put("/index.xml", $"<sitemapindex><sitemap><loc>{server.At("/map.xml")}</loc></sitemap><sitemap><loc>http://elsewhere.example/map.xml</loc></sitemap></sitemapindex>", "application/xml");
        server.Put("/map.xml", $"<urlset><url><loc>{server.At("/a")}</loc></url></urlset>", "application/xml");
        Page("/a", Words);
        server.Put("/full", $"<rss><channel><item><title>Whole</title><link>{server.At("/never")}</link><description>&lt;p&gt;{Words.Replace("baker", "tailor", StringComparison.Ordinal)}&lt;/p&gt;</description></item></channel></rss>", "application/rss+xml");
        Assert.True(casus.Run("watch", Config(on: true, $"sitemap: {server.At("/index.xml")}", $"feed: {server.At("/full")}\n    read: entry"), "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith("2 sources (0 failed), 2 new, 2 kept (0 unread)", casus.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/never", server.Paths);
    }

    [Theory]
    [InlineData("Shells", "three", "Shells", "thirty-one", 1)]
    [InlineData("Shells", "three", "Shells and fire", "three", 1)]
    [InlineData("Shells", "three", "Shells", "three", 0)]
    public void An_entry_that_changes_is_a_new_version_of_its_report(string title, string toll, string laterTitle, string laterToll, int kept)
    {
        var list = casus.File("feed.xml", Entry(title, toll, "2024-02-08T10:00:00Z"));
        var config = Config(on: false, $"{{feed: {list}, read: entry}}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        casus.File("feed.xml", Entry(laterTitle, laterToll, "2024-02-08T12:00:00Z"));
        Assert.True(casus.Run("watch", config, "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.StartsWith($"1 sources (0 failed), 0 new, {kept} kept (0 unread), 0 duplicates", casus.Output, StringComparison.Ordinal);
        casus.Run("reports", "--archive", Archive, "--json");
        Assert.Single(casus.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        static string Entry(string title, string toll, string updated) =>
            $"<feed><entry><title>{title}</title><link href='http://news.example/a'/><published>2024-02-08T10:00:00Z</published><updated>{updated}</updated><content type='text'>{Words} In all {toll} died.</content></entry></feed>";
    }

    [Fact]
    public async Task A_page_is_looked_at_again_when_its_list_says_that_it_changed()
    {
        var (time, told) = (new MovedClock(), new List<string>());
        var config = WatchConfigReader.Read(Config(on: true, $"sitemap: {server.At("/map.xml")}"));
        using var state = WatchState.Open(Archive + ".watch", forLooking: false);
        async Task<int> Fetches(string changed, double hours)
        {
            server.Put("/map.xml", $"<urlset><url><loc>{server.At("/a")}</loc><lastmod>{changed}</lastmod></url></urlset>", "application/xml");
            time.Later += TimeSpan.FromHours(hours);
            var before = server.Paths.Count(p => p == "/a");
            using var fetcher = new SafeFetcher(config.Fetching, TimeProvider.System, LocalServer.Here);
            await new Watcher(config, state, fetcher, new NoSink(), time, p => told.Add(p.Code)).Round(default);
            return server.Paths.Count(p => p == "/a") - before;
        }

        Page("/a", Words);
        Tagged("/a");
        Assert.Equal(1, await Fetches("1", 0));
        Assert.Equal(0, await Fetches("1", 2));
        Assert.Equal(1, await Fetches("2", 0));
        Assert.Equal("\"1\"", server.Asked.Last(a => a.Path == "/a").Headers.IfNoneMatch);
        // It had not changed: the next look is two hours away, and one that its list asks for before is made then.
        Assert.Equal(0, await Fetches("3", 1.5));
        Assert.Equal(1, await Fetches("3", 1));
        server.Pages.TryRemove("/a", out _);
        Assert.Equal(1, await Fetches("4", 5));
        Assert.Equal(["CAS1525"], told);
        Assert.Equal(1, state.Sources().Single().Value.Pages["kept"]);
    }

    [Fact]
    public void A_page_that_changed_is_a_new_version_of_its_report()
    {
        void Map(string changed) => server.Put("/map.xml", $"<urlset><url><loc>{server.At("/a")}</loc><lastmod>{changed}</lastmod></url></urlset>", "application/xml");
        Page("/a", Words);
        Map("1");
        var config = Config(on: true, $"sitemap: {server.At("/map.xml")}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        Page("/a", Words.Replace("four", "forty", StringComparison.Ordinal));
        Map("2");
        Change("UPDATE pages SET look_at = '2024-01-01T00:00:00.000Z'");
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 0 new, 1 kept", casus.Output, StringComparison.Ordinal);
        casus.Run("reports", "--archive", Archive, "--json");
        Assert.Single(casus.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Maps_and_entries_that_are_passed_over_are_told()
    {
        server.Put("/index.xml", $"<sitemapindex>{string.Concat(Enumerable.Range(0, 52).Select(i => $"<sitemap><loc>{server.At($"/{i}.xml")}</loc></sitemap>"))}<sitemap><loc>http://elsewhere.example/map.xml</loc></sitemap></sitemapindex>", "application/xml");
        for (var i = 0; i < 52; i++)
            server.Put($"/{i}.xml", "<urlset></urlset>", "application/xml");
        server.Put("/rss", "<rss><channel><item><title>No link</title></item></channel></rss>", "application/rss+xml");
        casus.Run("watch", Config(on: true, $"{{name: map, sitemap: '{server.At("/index.xml")}'}}", $"{{name: feed, feed: '{server.At("/rss")}'}}"), "--archive", Archive, "--once");
        Assert.Equal(50, server.Paths.Count(p => p.EndsWith(".xml", StringComparison.Ordinal) && p != "/index.xml"));
        Assert.Contains("map: warning CAS1517: its index leads to more than 50 maps; 2 were left out.", casus.Messages, StringComparison.Ordinal);
        Assert.Contains("map: warning CAS1524: 1 of the maps that it names were passed over: they are of another site, ", casus.Messages, StringComparison.Ordinal);
        Assert.Contains("feed: warning CAS1524: 1 of its entries were passed over, number 1 for one: they name no page. Look at the list.", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_in_an_address_of_a_list_is_not_repeated()
    {
        casus.Run("watch", Config(on: true, $"pages: {casus.File("list.txt", "https://u:geheim@x.example/a")}"), "--archive", Archive, "--once");
        Assert.Contains("warning CAS1514: an entry was passed over whose address is not asked for: it holds a user name or password ('https://…@x.example/a').", casus.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", casus.Messages + File.ReadAllText(Archive + ".watch.status"), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_are_read_when_something_in_them_is_new()
    {
        casus.File("drop/a.eml", "Subject: Shells", "Date: Thu, 8 Feb 2024 10:00:00 +0000", "", Words);
        casus.File("drop/b.jsonl", $"{{\"id\":\"b\",\"text\":\"{Words}\"}}", "{");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(casus.Folder, "drop")))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-5));
        var config = Config(on: false, "folder: drop");
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.StartsWith("1 sources (1 failed), 2 new, 2 kept", casus.Output, StringComparison.Ordinal);
        Assert.Contains("b.jsonl:2: error CAS0201: ", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.StartsWith("1 sources (0 failed), 0 new, 0 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_file_that_grew_only_what_was_not_known_is_new()
    {
        string[] lines = [.. Enumerable.Range(0, 6).Select(i => $"{{\"id\":\"r{i}\",\"text\":\"{Words}\"}}")];
        var config = Config(on: false, $"folder: {casus.File("grows.jsonl", lines)}");
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 6 new, 6 kept", casus.Output, StringComparison.Ordinal);
        casus.File("grows.jsonl", [.. lines, $"{{\"id\":\"r6\",\"text\":\"{Words}\"}}"]);
        casus.Run("watch", config, "--archive", Archive, "--once");
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_could_not_be_read_is_tried_again()
    {
        var file = casus.File("drop/a.txt", Words);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-5));
        var config = Config(on: false, "folder: drop");
        using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("watch", config, "--archive", Archive, "--once"));
            Assert.Contains("error CAS0102: ", casus.Messages, StringComparison.Ordinal);
        }

        Assert.Equal(ExitCodes.Done, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_round_waits_for_a_file_that_is_being_written()
    {
        casus.File("drop/a.txt", Words);
        Assert.Equal(ExitCodes.Done, casus.Run("watch", Config(on: false, "folder: drop"), "--archive", Archive, "--once"));
        Assert.StartsWith("1 sources (0 failed), 1 new, 1 kept", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_among_many_says_which_files_it_leaves_for_the_next()
    {
        var file = casus.File("drop/a.txt", Words);
        using var state = WatchState.Open(Archive + ".watch", forLooking: false);
        var told = new List<string>();
        var watcher = new Watcher(WatchConfigReader.Parse(Path.Combine(casus.Folder, "sources.yaml"), "sources: [{folder: drop}]"), state, null, new NoSink(), TimeProvider.System, p => told.Add(p.ToString()));
        Assert.Equal(0, (await watcher.Round(default)).Found);
        Assert.EndsWith("a.txt: notice CAS1518: it is still being written; it is read next time.", Assert.Single(told), StringComparison.Ordinal);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-5));
        Assert.Equal(1, (await watcher.Round(default)).Found);
    }

    [Fact]
    public void A_defect_that_one_source_meets_does_not_end_the_round()
    {
        Feed("/rss", ("/a", "Shells"), ("/broken", "Raid"));
        Page("/a", Words);
        casus.MakeFetcher = options => new Stumbling(new SafeFetcher(options, TimeProvider.System, LocalServer.Here));
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("watch", Config(on: true, $"feed: {server.At("/broken.xml")}", $"feed: {server.At("/rss")}"), "--archive", Archive, "--once"));
        Assert.StartsWith("2 sources (1 failed), 2 new, 1 kept (0 unread), 0 duplicates, 1 refused, 0 later", casus.Output, StringComparison.Ordinal);
        Assert.Contains("broken.xml: error CAS1519: a defect of Casus kept it from being read (InvalidOperationException: stumbled).", casus.Messages, StringComparison.Ordinal);
        Assert.Contains("/broken: warning CAS1512: ", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_broken_off_goes_on_where_it_ended()
    {
        using var ending = new CancellationTokenSource();
        var list = casus.File("list.txt", [.. Enumerable.Range(0, 80).Select(i => server.At("/" + i).ToString())]);
        for (var i = 0; i < 80; i++)
        {
            var number = i;
            Page("/" + i, Words + $" It was attack number {i}.");
            var page = server.Pages["/" + i];
            server.Pages["/" + i] = c =>
            {
                if (number == 50)
                {
                    // The first batch is kept while the next is being fetched.
                    Assert.True(SpinWait.SpinUntil(() => ReportsKept() == 32, TimeSpan.FromSeconds(30)));
                    ending.Cancel();
                }

                return page(c);
            };
        }

        casus.Cancelled = ending.Token;
        var config = Config(on: true, $"pages: {list}");
        Assert.Equal(ExitCodes.Interrupted, casus.Run("watch", config, "--archive", Archive, "--once"));
        casus.Cancelled = default;
        casus.Run("reports", "--archive", Archive, "--json", "--limit", "1000");
        var kept = casus.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.Equal(32, kept);
        Assert.True(casus.Run("watch", config, "--archive", Archive, "--once") == ExitCodes.Done, casus.Messages);
        Assert.Contains("48 kept", casus.Output, StringComparison.Ordinal);
        casus.Run("reports", "--archive", Archive, "--json", "--limit", "1000");
        Assert.Equal(80, casus.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void What_a_run_that_was_broken_off_had_kept_is_filed_by_the_next()
    {
        casus.File("drop/a.txt", Words);
        Page("/a", Words.Replace("baker", "miller", StringComparison.Ordinal));
        using var ending = new CancellationTokenSource();
        server.Pages["/list.txt"] = c =>
        {
            Assert.True(SpinWait.SpinUntil(() => ReportsKept() == 1, TimeSpan.FromSeconds(30)));
            ending.Cancel();
            return Task.CompletedTask;
        };
        casus.Cancelled = ending.Token;
        var config = Config(on: true, "folder: drop", $"pages: {server.At("/list.txt")}");
        File.SetLastWriteTimeUtc(Path.Combine(casus.Folder, "drop/a.txt"), DateTime.UtcNow.AddMinutes(-5));
        Assert.Equal(ExitCodes.Interrupted, casus.Run("watch", config, "--archive", Archive, "--once"));
        casus.Cancelled = default;
        Assert.Equal(ExitCodes.Done, casus.Run("watch", config, "--archive", Archive, "--once", "--offline"));
        Assert.StartsWith("2 sources (0 failed), 0 new, 0 kept (0 unread), 0 duplicates, 0 refused, 0 later; incidents: ", casus.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, casus.Run("watch", config, "--archive", Archive, "--once", "--offline"));
        Assert.DoesNotContain("incidents: ", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_host_holds_up_no_other_and_no_list_longer_than_its_time()
    {
        using var slowly = new SemaphoreSlim(0);
        foreach (var number in Enumerable.Range(0, 5))
        {
            Page("/slow" + number, Words + " It was attack number " + number);
            var page = server.Pages["/slow" + number];
            server.Pages["/slow" + number] = async c =>
            {
                await slowly.WaitAsync(c.RequestAborted);
                await page(c);
            };
        }

        Page("/a", Words);
        Page("/b", Words.Replace("baker", "miller", StringComparison.Ordinal));
        Feed("/rss", ("/b", "Raid"));
        var list = casus.File("list.txt", [.. Enumerable.Range(0, 5).Select(i => server.At("/slow" + i).ToString()), server.At("/a", "mirror.example").ToString()]);
        var config = WatchConfigReader.Read(Config(on: true, $"pages: {list}", $"feed: {server.At("/rss", "127.0.0.1")}"));
        using var state = WatchState.Open(Archive + ".watch", forLooking: false);
        using var fetcher = new SafeFetcher(config.Fetching with { Attempts = 1, Timeout = TimeSpan.FromMinutes(1) }, TimeProvider.System, LocalServer.Here);
        var time = new MovedClock();
        var watcher = new Watcher(config, state, fetcher, new NoSink(), time, _ => { });
        var round = watcher.Round(TimeSpan.FromMinutes(1), default);
        Assert.True(SpinWait.SpinUntil(() => server.Paths.Contains("/a") && server.Paths.Contains("/slow0"), TimeSpan.FromSeconds(30)));
        time.Later = TimeSpan.FromMinutes(2);
        // The page that is under way is waited for, and none after it is begun.
        slowly.Release(5);
        var first = await round;
        Assert.Equal((2, 7L, 2L), (first.Sources, first.Found, first.Kept));
        Assert.Equal(5, (await watcher.Round(TimeSpan.FromMinutes(1), default)).Kept);
        Assert.Equal(2, server.Paths.Count(p => p == "/rss"));
    }

    [Fact]
    public void What_was_seen_is_not_kept_in_a_file_of_somebody_else()
    {
        var config = Config(on: false, "folder: .");
        File.WriteAllText(Archive + ".watch", "something else");
        Assert.Equal(ExitCodes.Archive, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.Contains(
            "error CAS1508: what was seen so far cannot be kept here (it is damaged, or something else). Nothing was fetched. Put it aside, or name another file with 'state': pages are asked for once more, and the archive knows those that it has.",
            casus.Messages, StringComparison.Ordinal);
        Assert.Equal("something else", File.ReadAllText(Archive + ".watch"));
        File.Delete(Archive + ".watch");
        casus.Run("ingest", casus.Reports("in.jsonl", "quiet"), "--archive", Archive);
        File.Copy(Archive, Archive + ".watch");
        Assert.Equal(ExitCodes.Archive, casus.Run("watch", config, "--archive", Archive, "--once"));
    }

    [Fact]
    public void Two_runs_at_once_are_one_too_many()
    {
        var config = Config(on: false, "folder: .");
        using var other = WatchState.Open(Archive + ".watch", forLooking: false);
        Assert.Equal(ExitCodes.Archive, casus.Run("watch", config, "--archive", Archive, "--once"));
        Assert.Contains("(another run is using it). Nothing was fetched. End that run, or name another file with 'state'.", casus.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no configuration", "watch", "--archive", "x")]
    [InlineData("no archive", "watch", "a.yaml")]
    public void Command_lines_that_make_no_sense_are_refused(string why, params string[] arguments) => Assert.True(casus.Run(arguments) == ExitCodes.Usage, why);

    [Fact]
    public void A_configuration_that_makes_no_sense_is_refused_before_anything_is_done()
    {
        Assert.Equal(ExitCodes.Usage, casus.Run("watch", casus.File("a.yaml", "netwrok: on"), "--archive", Archive));
        Assert.Contains("a.yaml:1: error CAS1503: there is no setting 'netwrok' here.", casus.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(Archive));
        Assert.Equal(ExitCodes.Usage, casus.Run("watch", Config(on: false, "folder: ."), "--archive", "postgres://desk@127.0.0.1:1/x", "--dry-run"));
        Assert.Contains("error CAS1509: ", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_no_socket_is_made_and_no_name_is_asked_for()
    {
        using var heard = new NetworkEvents();
        Feed("/rss", ("/a", "Shells"));
        var feed = casus.File("feed.xml", "<rss><channel><item><title>x</title><link>http://news.example/x</link></item></channel></rss>");
        casus.MakeFetcher = options => new SafeFetcher(options, TimeProvider.System);
        using (heard.Listening())
            casus.Run("watch", Config(on: true, $"feed: {server.At("/rss", "127.0.0.1")}", $"feed: {feed}", $"folder: {casus.File("in/a.txt", Words)}"), "--archive", Archive, "--once", "--offline");
        Assert.Contains("1 kept", casus.Output, StringComparison.Ordinal);
        Assert.Empty(heard.All);
        // Without this, a listener that hears nothing would find every run silent.
        using (heard.Listening())
            casus.Run("watch", Config(on: true, $"feed: {server.At("/rss")}"), "--archive", Archive, "--once");
        Assert.NotEmpty(heard.All);
    }

    [Fact]
    public async Task Offline_the_system_sees_no_socket_of_the_internet()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not here");
        var trace = Path.Combine(casus.Folder, "trace");
        var program = typeof(CasusCommandLine).Assembly.Location;
        var config = Config(on: true, $"feed: {server.At("/rss", "127.0.0.1")}", "pages: http://news.example/list.txt", $"folder: {casus.File("in/a.txt", "Fünf Menschen starben, sagte die Polizei, und das ist nicht alles, was sie sagte.")}");
        var start = new ProcessStartInfo("/usr/bin/strace", ["-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg", "-o", trace, Environment.ProcessPath!, program, "watch", config, "--archive", Archive, "--once", "--offline"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CASUS_DATA"] = Casus.Knowledge.DataFolder.Find().Path },
        };
        using var run = Process.Start(start)!;
        var (output, messages) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        Assert.SkipWhen((await messages).Contains("ptrace", StringComparison.Ordinal), "strace may not look at programs here");
        Assert.Contains("1 kept (1 unread)", await output, StringComparison.Ordinal);
        var calls = File.ReadAllLines(trace);
        Assert.DoesNotContain(calls, c => c.Contains("AF_INET", StringComparison.Ordinal));
        // The runtime's own diagnostics use a socket of this machine; that it shows here means that the trace works.
        Assert.Contains(calls, c => c.Contains("AF_UNIX", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        server.Dispose();
        casus.Dispose();
    }

    private const string ToSchemaThree = "ALTER TABLE pages DROP COLUMN tag; ALTER TABLE pages DROP COLUMN modified; ALTER TABLE pages DROP COLUMN changed; ALTER TABLE pages DROP COLUMN version; ALTER TABLE pages DROP COLUMN was; ALTER TABLE pages DROP COLUMN looks; ALTER TABLE pages DROP COLUMN look_at; PRAGMA user_version = 3;";

    private void Change(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Archive}.watch;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long ReportsKept()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Archive};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM reports";
        return (long)command.ExecuteScalar()!;
    }

    private JsonElement Status() => JsonDocument.Parse(File.ReadAllBytes(Archive + ".watch.status")).RootElement;

    private void Page(string path, string words) => server.Put(path, $"<html lang=en><head><title>Shells</title></head><body><nav><a>Home</a></nav><h1>Shells</h1><p>{words}</p></body></html>");

    private void Feed(string path, params (string Path, string Title)[] entries) => server.Put(
        path, $"<rss><channel>{string.Concat(entries.Select(e => $"<item><title>{e.Title}</title><link>{server.At(e.Path)}</link><pubDate>Thu, 08 Feb 2024 10:00:00 +0000</pubDate></item>"))}</channel></rss>", "application/rss+xml");

    /// <summary>Says of a page which version it is, the same for all, and that nothing changed to whoever has it.</summary>
    private void Tagged(string path)
    {
        var whole = server.Pages[path];
        server.Pages[path] = c =>
        {
            c.Response.Headers.ETag = "\"1\"";
            if (c.Request.Headers.IfNoneMatch != "\"1\"")
                return whole(c);
            c.Response.StatusCode = 304;
            return Task.CompletedTask;
        };
    }

    private string Config(bool on, params string[] sources) => casus.File(
        "sources.yaml",
        [
            "agent: 'TestDesk/1.0 (+https://desk.example/bot)'", on ? "network: on" : "", "limits: {host-delay: 0s, attempts: 2, timeout: 5s}",
            $"hosts: {{inside: ['news.example:{server.Port}', 'mirror.example:{server.Port}', '127.0.0.1:{server.Port}']}}", "sources:", .. sources.Select(s => "  - " + s),
        ]);

    private sealed class NoSink : IReportSink
    {
        public Taken Take(IReadOnlyList<Casus.Reports.Report> reports, CancellationToken cancelled) => new(new string?[reports.Count], reports.Count, reports.Count);
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Later;
    }

    private sealed class Stumbling(IFetcher inner) : IFetcher
    {
        public Task<FetchAnswer> Fetch(Uri address, Validators since, CancellationToken cancelled) =>
            address.AbsolutePath.StartsWith("/broken", StringComparison.Ordinal) ? throw new InvalidOperationException("stumbled") : inner.Fetch(address, since, cancelled);

        public void Dispose() => inner.Dispose();
    }

    /// <summary>Hears whatever the platform says of sockets and names, from the thread's own work as from others'.</summary>
    private sealed class NetworkEvents : EventListener
    {
        private readonly List<string> heard = [];

        // Flows with the run into whatever it begins, and into no other test.
        private readonly AsyncLocal<bool> on = new();

        public string[] All
        {
            get
            {
                lock (heard)
                    return [.. heard];
            }
        }

        public IDisposable Listening()
        {
            lock (heard)
                heard.Clear();
            on.Value = true;
            return new Ending(this);
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution" or "System.Net.Http")
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (!on.Value || eventData.EventName is not ("ConnectStart" or "ResolutionStart" or "RequestStart"))
                return;
            lock (heard)
                heard.Add($"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[])}");
        }

        private sealed class Ending(NetworkEvents events) : IDisposable
        {
            public void Dispose() => events.on.Value = false;
        }
    }
}
