using Casus.Reports;
using Casus.Sources.Watching;

namespace Casus.Tests.Sources;

public sealed class WatchConfigTests
{
    [Fact]
    public void A_whole_configuration_is_read()
    {
        var config = WatchConfigReader.Parse("/desk/sources.yaml", """
            agent: "ExampleDesk/1.0 (+https://desk.example/bot)"
            network: on
            every: 30m
            state: seen.watch
            fewest-words: 40
            per-round: 20
            hosts:
              allow: [news.example]
              deny: bad.example
              inside: ["10.0.0.7:8080"]
            limits:
              host-delay: 2.5s
              per-host: 2
              at-once: 8
              attempts: 1
              timeout: 10s
              redirects: 3
              page-bytes: 2000000
            sources:
              - name: herald
                feed: https://news.example/rss
                read: entry
                since: 2024-02-01
                publisher: The Herald
              - folder: [inbox, /srv/mails]
              - gdelt: lists/today.CSV.zip
            """);

        Assert.True(config.IsNetworkOn);
        Assert.Equal((TimeSpan.FromMinutes(30), "/desk/seen.watch", 40, 20), (config.Every, config.State, config.FewestWords, config.MostPerRound));
        var limits = config.Fetching;
        Assert.Equal((TimeSpan.FromSeconds(2.5), 2, 8, 1, TimeSpan.FromSeconds(10), 3, 2_000_000L), (limits.HostDelay, limits.PerHost, limits.AtOnce, limits.Attempts, limits.Timeout, limits.MaxRedirects, limits.MaxBytes));
        Assert.Equal(("news.example", "bad.example", "10.0.0.7:8080"), (limits.Allowed.Single(), limits.Denied.Single(), limits.Inside.Single()));
        Assert.Equal(
            [("herald", SourceKind.Feed, "https://news.example/rss"), ("inbox", SourceKind.Folder, "/desk/inbox"), ("/srv/mails", SourceKind.Folder, "/srv/mails"), ("lists/today.CSV.zip", SourceKind.Gdelt, "/desk/lists/today.CSV.zip")],
            config.Sources.Select(s => (s.Name, s.Kind, s.Location)));
        Assert.Equal((true, new DateOnly(2024, 2, 1), "The Herald"), (config.Sources[0].ReadsEntries, config.Sources[0].Since, config.Sources[0].Publisher));
    }

    [Fact]
    public void The_network_is_off_unless_it_is_said_to_be_on() => Assert.False(WatchConfigReader.Parse("a.yaml", "sources: [{feed: 'https://news.example/rss'}]").IsNetworkOn);

    [Theory]
    [InlineData("CAS1502", "sources: [")]
    [InlineData("CAS1502", "- a\n- b")]
    [InlineData("CAS1502", "sources: [a]")]
    [InlineData("CAS1502", "")]
    [InlineData("CAS1503", "netwrok: on\nsources: [{folder: a}]")]
    [InlineData("CAS1503", "limits: {delay: 5s}\nsources: [{folder: a}]")]
    [InlineData("CAS1503", "sources: [{folder: a, cookies: yes}]")]
    [InlineData("CAS1504", "network: maybe\nsources: [{folder: a}]")]
    [InlineData("CAS1504", "every: often\nsources: [{folder: a}]")]
    [InlineData("CAS1504", "every: 1s\nsources: [{folder: a}]")]
    [InlineData("CAS1504", "limits: {redirects: 99}\nsources: [{folder: a}]")]
    [InlineData("CAS1504", "hosts: {inside: [localhost]}\nsources: [{folder: a}]")]
    [InlineData("CAS1504", "hosts: {allow: ['*.example']}\nsources: [{folder: a}]")]
    [InlineData("CAS1504", "sources: [{feed: 'http://user:word@news.example/'}]")]
    [InlineData("CAS1504", "sources: [{feed: 'http://2130706433/'}]")]
    [InlineData("CAS1504", "sources: [{folder: 'https://news.example/'}]")]
    [InlineData("CAS1504", "sources: [{feed: a, since: yesterday}]")]
    [InlineData("CAS1504", "sources: {feed: a}\nstate: [a]")]
    [InlineData("CAS1504", "sources: [{folder: a, read: entry}]")]
    [InlineData("CAS1504", "sources: [{sitemap: a, read: entry}]")]
    [InlineData("CAS1504", "sources: [{pages: a, since: 2024-02-08}]")]
    [InlineData("CAS1505", "network: off")]
    [InlineData("CAS1505", "sources: []")]
    [InlineData("CAS1505", "sources: [{name: a}]")]
    [InlineData("CAS1504", "sources: [{feed: a, sitemap: b}]")]
    [InlineData("CAS1506", "sources: [{feed: a, name: x}, {feed: b, name: x}]")]
    [InlineData("CAS1507", "network: on\nsources: [{feed: a}]")]
    [InlineData("CAS1507", "network: on\nagent: casus\nsources: [{feed: a}]")]
    public void What_makes_no_sense_is_refused_with_its_line(string code, string text)
    {
        var error = Assert.Throws<CasusException>(() => WatchConfigReader.Parse("a.yaml", text));
        Assert.Equal(code, error.Code);
        Assert.Contains("a.yaml", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.yaml:2: error CAS1504: this source is of several kinds (feed, folder). Expected one; make a source of each.", "sources:\n  - folder: a\n    feed: b")]
    [InlineData("a.yaml:1: error CAS1504: 'sources' is 'drop'. Expected a list, each source on a line of its own that begins with '- ', as '- folder: inbox'.", "sources: drop")]
    [InlineData("a.yaml:2: error CAS1504: 'sources' is 'one source and no list'. Expected a list, ", "sources:\n  folder: drop")]
    [InlineData("a.yaml:1: error CAS1505: 'sources', a list of what is watched, is missing.", "sources:")]
    [InlineData("a.yaml:4: error CAS1504: 'inside' is '127.0.0.1'. Expected a host and its port such as 10.0.0.7:8080.", "hosts:\n  inside:\n    - 10.0.0.7:8080\n    - 127.0.0.1\nsources: [{folder: a}]")]
    [InlineData("a.yaml:2: error CAS1504: 'deny' is '*.example'. Expected a domain such as example.org; those below it are meant, too.", "hosts:\n  deny: '*.example'\nsources: [{folder: a}]")]
    [InlineData("a.yaml:3: error CAS1504: 'since' says nothing of a source of the kind 'folder'. Leave it out; it is for feed, reliefweb, sitemap.", "sources:\n  - folder: a\n    since: 2024-02-08")]
    [InlineData("a.yaml:4: error CAS1506: two sources are called 'x'. Rename one.", "sources:\n  - folder: a\n    name: x\n  - folder: b\n    name: x")]
    [InlineData("a.yaml:3: error CAS1502: this is not YAML of the form expected (a tab indents the line, where YAML takes spaces alone).", "sources:\n  - folder: a\n\tname: x")]
    [InlineData("a.yaml:2: error CAS1502: this is not YAML of the form expected (a tab indents the line, where YAML takes spaces alone).", "hosts:\n\tdeny: [a.example]\nsources: [{folder: a}]")]
    public void What_is_wrong_is_said_and_where(string message, string text) =>
        Assert.StartsWith(message, Assert.Throws<CasusException>(() => WatchConfigReader.Parse("a.yaml", text)).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("sources: [{feed: 'https://u:geheim@x.example/rss'}]", "https://…@x.example/rss")]
    [InlineData("sources: [{feed: 'https://u:ge/he@im?geheim@x.example/rss'}]", "https://…@x.example/rss")]
    [InlineData("sources: [{folder: 'ftp://u:geheim@x.example/'}]", "ftp://…@x.example/")]
    [InlineData("hosts: {inside: ['u:geheim@10.0.0.7:80']}\nsources: [{folder: a}]", "…@10.0.0.7:80")]
    [InlineData("hosts: {deny: ['u:geheim@x.example']}\nsources: [{folder: a}]", "…@x.example")]
    public void No_message_repeats_a_password(string text, string shown)
    {
        var message = Assert.Throws<CasusException>(() => WatchConfigReader.Parse("a.yaml", text)).ToString();
        Assert.Contains($" is '{shown}'. ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told() =>
        Assert.Equal("/nowhere/a.yaml: error CAS1501: there is no such file. Check the path of the configuration.", Assert.Throws<CasusException>(() => WatchConfigReader.Read("/nowhere/a.yaml")).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    public void An_empty_file_is_told_and_what_to_write_in_it(string text)
    {
        var error = Assert.Throws<CasusException>(() => WatchConfigReader.Parse("a.yaml", text));
        Assert.Equal("CAS1502", error.Code);
        Assert.Contains("the configuration is empty. Write at least 'sources:'", error.Message, StringComparison.Ordinal);
    }
}
