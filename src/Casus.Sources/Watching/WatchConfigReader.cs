using System.Collections.Immutable;
using System.Globalization;
using Casus.Reports;
using Casus.Sources.Fetching;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Casus.Sources.Watching;

/// <summary>Reads the configuration of <c>casus watch</c>. A setting that is not known is an error: a misspelt limit would be none.</summary>
internal sealed class WatchConfigReader
{
    private const int LargestFile = 1_000_000;

    private static readonly string[] Settings = ["agent", "network", "every", "state", "fewest-words", "per-round", "hosts", "limits", "sources"];
    private static readonly string[] HostSettings = ["allow", "deny", "inside"];
    private static readonly string[] LimitSettings = ["host-delay", "per-host", "at-once", "attempts", "timeout", "redirects", "page-bytes"];
    private static readonly string[] Kinds = ["feed", "sitemap", "pages", "reliefweb", "gdelt", "folder"];
    private static readonly string[] SourceSettings = [.. Kinds, "name", "read", "since", "publisher"];

    private readonly string file;
    private readonly string folder;

    private WatchConfigReader(string file) => (this.file, folder) = (file, Path.GetDirectoryName(Path.GetFullPath(file))!);

    /// <summary>Reads a file.</summary>
    /// <exception cref="CasusException">CAS1501 to CAS1507: it cannot be read, or says something that makes no sense.</exception>
    public static WatchConfig Read(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > LargestFile }
                ? throw SourceErrors.NotYaml(file, "it is larger than a megabyte")
                : Parse(file, File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw SourceErrors.NoConfiguration(file, e);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    public static WatchConfig Parse(string file, string text) => new WatchConfigReader(file).Read(Root(file, text));

    private static YamlMappingNode Root(string file, string text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [] or [{ RootNode: YamlScalarNode { Value: null or "" } }])
                throw SourceErrors.EmptyConfiguration(file);
            return yaml.Documents is [var only] && only.RootNode is YamlMappingNode root ? root : throw SourceErrors.NotYaml(file, "expected settings, one a line, as 'sources:'");
        }
        catch (YamlException e)
        {
            // The parser names the line before one that a tab indents.
            var isTab = IsTabbed(text, e.Start.Line + 1);
            throw SourceErrors.NotYaml(
                string.Create(CultureInfo.InvariantCulture, $"{file}:{e.Start.Line + (isTab ? 1 : 0)}"), isTab || IsTabbed(text, e.Start.Line) ? "a tab indents the line, where YAML takes spaces alone" : e.Message, e);
        }
    }

    private static bool IsTabbed(string text, long line) => text.Split('\n') is var lines && line >= 1 && line <= lines.Length && lines[line - 1].TrimStart(' ').StartsWith('\t');

    private WatchConfig Read(YamlMappingNode root)
    {
        Check(root, Settings);
        var hosts = Map(root, "hosts", HostSettings);
        var limits = Map(root, "limits", LimitSettings);
        var isOn = Value(root, "network") is { } network && Choice(root, "network", network, "off", "on") == "on";
        var agent = Value(root, "agent");
        if (isOn && (agent is null || agent.Length < 8 || agent.Length > 300 || agent.Any(c => c is < ' ' or > '~') || !(agent.Contains('@', StringComparison.Ordinal) || agent.Contains("http", StringComparison.Ordinal))))
            throw SourceErrors.NoAgent(Where(root));
        var standard = new FetchOptions { Agent = agent ?? "casus" };
        return new()
        {
            File = file,
            IsNetworkOn = isOn,
            Every = Duration(root, "every", TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(1)),
            State = Value(root, "state") is { } state ? Path.GetFullPath(state, folder) : null,
            FewestWords = Number(root, "fewest-words", 25, 0, 10_000),
            MostPerRound = Number(root, "per-round", 500, 1, 100_000),
            Fetching = standard with
            {
                HostDelay = Duration(limits, "host-delay", standard.HostDelay, TimeSpan.Zero),
                PerHost = Number(limits, "per-host", standard.PerHost, 1, 8),
                AtOnce = Number(limits, "at-once", standard.AtOnce, 1, 64),
                Attempts = Number(limits, "attempts", standard.Attempts, 1, 10),
                Timeout = Duration(limits, "timeout", standard.Timeout, TimeSpan.FromSeconds(1)),
                MaxRedirects = Number(limits, "redirects", standard.MaxRedirects, 0, 20),
                MaxBytes = Number(limits, "page-bytes", (int)standard.MaxBytes, 1000, 100_000_000),
                Allowed = [.. List(hosts, "allow").Select(h => Domain("allow", h.Value, h.Where))],
                Denied = [.. List(hosts, "deny").Select(h => Domain("deny", h.Value, h.Where))],
                Inside = [.. List(hosts, "inside").Select(h => HostAndPort("inside", h.Value, h.Where))],
            },
            Sources = Sources(root),
        };
    }

    private ImmutableArray<WatchedSource> Sources(YamlMappingNode root)
    {
        if (!Has(root, "sources", out var node) || node is YamlSequenceNode { Children.Count: 0 } or YamlScalarNode { Value: null or "" })
            throw SourceErrors.KeyMissing(Where(root), "'sources', a list of what is watched,");
        if (node is not YamlSequenceNode list)
            throw SourceErrors.WrongValue(Where(node), "sources", node is YamlScalarNode { Value: { } word } ? word : "one source and no list", "a list, each source on a line of its own that begins with '- ', as '- folder: inbox'");
        var (sources, names) = (ImmutableArray.CreateBuilder<WatchedSource>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var entry in list.Children)
        {
            foreach (var source in Of(entry))
                sources.Add(names.Add(source.Name) ? source : throw SourceErrors.NameTwice(Where(entry), source.Name));
        }

        return sources.ToImmutable();
    }

    private IEnumerable<WatchedSource> Of(YamlNode node)
    {
        if (node is not YamlMappingNode map)
            throw SourceErrors.NotYaml(Where(node), "expected a source, as '- feed: https://…'");
        Check(map, SourceSettings);
        var kinds = Kinds.Where(k => Has(map, k, out _)).ToList();
        if (kinds.Count > 1)
            throw SourceErrors.TwoKinds(Where(map), kinds);
        if (kinds.Count == 0)
            throw SourceErrors.KeyMissing(Where(map), "one of " + string.Join(", ", Kinds));
        var kind = Enum.Parse<SourceKind>(kinds[0], ignoreCase: true);
        Fits(map, "read", kind, SourceKind.Feed, SourceKind.Reliefweb);
        Fits(map, "since", kind, SourceKind.Feed, SourceKind.Reliefweb, SourceKind.Sitemap);
        var locations = List(map, kinds[0]);
        if (locations.Count == 0)
            throw SourceErrors.WrongValue(Where(map), kinds[0], "empty", "an address or a path");
        var name = Value(map, "name");
        return locations.Select(l => l.Value).Select((location, i) => new WatchedSource(
            name is null ? location : locations.Count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {i + 1}"), kind, Location(map, kinds[0], kind, location))
        {
            ReadsEntries = Value(map, "read") is { } read && Choice(map, "read", read, "page", "entry") == "entry",
            Since = Value(map, "since") is { } since ? Day(map, since) : null,
            Publisher = Value(map, "publisher"),
        });
    }

    // What other kinds could not obey must not look as if they did.
    private void Fits(YamlMappingNode map, string key, SourceKind kind, params SourceKind[] kinds)
    {
        if (Has(map, key, out var node) && !kinds.Contains(kind))
            throw SourceErrors.NotOfThisKind(Where(node), key, Word(kind), kinds.Select(Word));

        static string Word(SourceKind kind) => kind.ToString().ToLowerInvariant();
    }

    private string Location(YamlNode node, string key, SourceKind kind, string location)
    {
        if (!location.Contains("://", StringComparison.Ordinal))
            return Path.GetFullPath(location, folder);
        if (kind == SourceKind.Folder)
            throw SourceErrors.WrongValue(Where(node), key, location, "a path");
        return WebAddress.TryRead(location, out _, out var why) ? location : throw SourceErrors.WrongValue(Where(node), key, location, $"an address that may be asked; {why}");
    }

    private void Check(YamlMappingNode map, string[] known)
    {
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
                throw SourceErrors.UnknownKey(Where(key), key.ToString(), known);
        }
    }

    private YamlMappingNode? Map(YamlMappingNode root, string key, string[] known)
    {
        if (!Has(root, key, out var node))
            return null;
        if (node is not YamlMappingNode map)
            throw SourceErrors.WrongValue(Where(node), key, node.ToString(), "settings of its own, each on a line");
        Check(map, known);
        return map;
    }

    private static bool Has(YamlMappingNode? map, string key, out YamlNode node)
    {
        node = null!;
        return map is not null && map.Children.TryGetValue(new YamlScalarNode(key), out node!);
    }

    private string? Value(YamlMappingNode? map, string key)
    {
        if (!Has(map, key, out var node))
            return null;
        return node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value) ? value.Trim() : throw SourceErrors.WrongValue(Where(node), key, node.ToString(), "one value");
    }

    private List<(string Value, string Where)> List(YamlMappingNode? map, string key)
    {
        if (!Has(map, key, out var node))
            return [];
        var nodes = node is YamlSequenceNode list ? list.Children : (IList<YamlNode>)[node];
        return [.. nodes.Select(n => n is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value) ? (value.Trim(), Where(n)) : throw SourceErrors.WrongValue(Where(n), key, n.ToString(), "a value, or a list of them"))];
    }

    private string Choice(YamlMappingNode map, string key, string value, params string[] choices) =>
        choices.Contains(value) ? value : throw SourceErrors.WrongValue(WhereOf(map, key), key, value, string.Join(" or ", choices));

    private int Number(YamlMappingNode? map, string key, int standard, int least, int most)
    {
        if (Value(map, key) is not { } value)
            return standard;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw SourceErrors.WrongValue(WhereOf(map!, key), key, value, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
    }

    private TimeSpan Duration(YamlMappingNode? map, string key, TimeSpan standard, TimeSpan least)
    {
        if (Value(map, key) is not { } value)
            return standard;
        var unit = value[^1] switch { 's' => 1.0, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return unit > 0 && double.TryParse(value[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * unit >= least.TotalSeconds && number * unit <= 30 * 86400
            ? TimeSpan.FromSeconds(number * unit)
            : throw SourceErrors.WrongValue(WhereOf(map!, key), key, value, string.Create(CultureInfo.InvariantCulture, $"a time such as 90s, 15m, 6h or 1d, {least.TotalSeconds}s at least"));
    }

    private DateOnly Day(YamlMappingNode map, string value) =>
        IsoDay.TryParse(value, out var day) ? day : throw SourceErrors.WrongValue(WhereOf(map, "since"), "since", value, "a day such as 2024-02-08");

    private static string Domain(string key, string value, string where) => value.Length <= 253 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && !value.StartsWith('.')
        ? value
        : throw SourceErrors.WrongValue(where, key, value, "a domain such as example.org; those below it are meant, too");

    private static string HostAndPort(string key, string value, string where) => WebAddress.TryRead("http://" + value, out var address, out _) && address.PathAndQuery == "/" && value.LastIndexOf(':') > value.LastIndexOf(']')
        ? WebAddress.Site(address)
        : throw SourceErrors.WrongValue(where, key, value, "a host and its port such as 10.0.0.7:8080");

    private string WhereOf(YamlMappingNode map, string key) => Has(map, key, out var node) ? Where(node) : Where(map);

    private string Where(YamlNode node) => string.Create(CultureInfo.InvariantCulture, $"{file}:{Math.Max(1, node.Start.Line)}");
}
