using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Casus.Knowledge;

namespace Casus.Language.English.Times;

/// <summary>Reads the stanzas of <c>data/times</c>: <c>class:</c>, <c>holiday:</c> and <c>pattern:</c>.</summary>
internal sealed class TimePatternReader
{
    // What a holiday's stanza may say beside its date.
    private static readonly string[] HolidaySettings = ["lasts", "margin", "shift", "names"];

    private readonly TimeLexiconBuilder lexicon = new();
    private readonly List<TimePattern> patterns = [];
    private readonly Dictionary<string, List<TimePattern>> groups = new(StringComparer.Ordinal);

    public static TimePatterns Read(IReadOnlyList<Stanza> stanzas)
    {
        var reader = new TimePatternReader();
        reader.lexicon.Literal("and");
        reader.lexicon.Literal("'s");
        foreach (var stanza in stanzas.Where(s => s["class"] is not null))
            reader.lexicon.AddClass(stanza);
        foreach (var stanza in stanzas.Where(s => s["class"] is null))
            reader.Add(stanza);
        reader.CheckPhrases();
        return new(
            reader.lexicon.Build(),
            [.. reader.patterns],
            reader.groups.ToFrozenDictionary(g => g.Key, g => g.Value.ToImmutableArray(), StringComparer.Ordinal));
    }

    private void Add(Stanza stanza)
    {
        if (stanza["holiday"] is not null)
            AddHoliday(stanza);
        else if (stanza["pattern"] is not null)
            AddPattern(stanza);
        else
            throw TimeErrors.UnknownKind(stanza);
    }

    private void AddHoliday(Stanza stanza)
    {
        var tokens = string.Join(" | ", stanza.List("holiday").Select(n => n.Replace("'s", " 's", StringComparison.Ordinal)));
        var settings = ImmutableDictionary<string, string>.Empty.Add("on", stanza.Require("date"));
        foreach (var key in HolidaySettings)
        {
            if (stanza[key] is not { } value)
                continue;
            settings = key == "names" || int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                ? settings.Add(key, value)
                : throw TimeErrors.NotANumber(stanza, key, value);
        }

        var rule = new TimeRule("holiday", settings);
        var pattern = new TimePattern(
            patterns.Count, "holiday-" + patterns.Count, Parse(tokens, stanza), null, false, rule, null, [], [], [], [], stanza);
        Register(pattern, [stanza["alone"] is "no" ? "doubtful-holiday" : "holiday"], stanza);
    }

    private void AddPattern(Stanza stanza)
    {
        var kind = stanza["type"];
        TimexType? type = kind is null or "none" ? null
            : Enum.TryParse<TimexType>(kind, ignoreCase: true, out var known) ? known
            : throw TimeErrors.UnknownType(stanza, kind);
        var pattern = new TimePattern(
            patterns.Count, stanza.Require("pattern"), ParseAll(stanza), type, kind is "none", TimeRule.Parse(stanza["value"] ?? "none"), stanza["mod"],
            Classes(stanza, "after"), Classes(stanza, "not-after"), Classes(stanza, "before"), Classes(stanza, "not-before"), stanza);
        Register(pattern, stanza.List("as"), stanza);
    }

    private void Register(TimePattern pattern, IEnumerable<string> groupNames, Stanza stanza)
    {
        if (patterns.Exists(p => p.Name == pattern.Name))
            throw TimeErrors.Twice(stanza, pattern.Name);
        patterns.Add(pattern);
        foreach (var name in groupNames.Prepend(pattern.Name).Distinct(StringComparer.Ordinal))
        {
            if (!groups.TryGetValue(name, out var members))
                groups.Add(name, members = []);
            members.Add(pattern);
        }
    }

    /// <summary>Several <c>tokens</c> lines are a choice.</summary>
    private TimeNode ParseAll(Stanza stanza)
    {
        var lines = stanza.Values("tokens").ToList();
        return lines.Count == 0 ? throw TimeErrors.NoTokens(stanza)
            : lines.Count == 1 ? Parse(lines[0], stanza)
            : new TimeNode.Choice([.. lines.Select(l => Parse(l, stanza))]);
    }

    private TimeNode Parse(string tokens, Stanza stanza)
    {
        try
        {
            return new TimeGrammar(tokens, lexicon.Known, lexicon.Literal).Read();
        }
        catch (FormatException e)
        {
            throw TimeErrors.Damaged(stanza, tokens, e.Message);
        }
    }

    /// <summary>The classes of a list such as <c>in; since; {month}</c>.</summary>
    private ImmutableArray<int> Classes(Stanza stanza, string key) => [.. stanza.List(key).Select(word =>
    {
        if (!word.StartsWith('{'))
            return lexicon.Literal(word);
        var number = lexicon.Known(word.Trim('{', '}'));
        return number >= 0 ? number : throw TimeErrors.UnknownClass(stanza, key, word);
    })];

    /// <summary>Every phrase must exist, and none may hold itself.</summary>
    private void CheckPhrases()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
            Visit(pattern, pattern.Tokens, [], done);
    }

    private void Visit(TimePattern pattern, TimeNode node, ImmutableHashSet<string> open, HashSet<string> done)
    {
        switch (node)
        {
            case TimeNode.Sequence s:
                foreach (var part in s.Parts)
                    Visit(pattern, part, open, done);
                break;
            case TimeNode.Choice c:
                foreach (var branch in c.Branches)
                    Visit(pattern, branch, open, done);
                break;
            case TimeNode.Optional o:
                Visit(pattern, o.Part, open, done);
                break;
            case TimeNode.Phrase p:
                if (!groups.TryGetValue(p.Group, out var members))
                    throw TimeErrors.UnknownGroup(pattern.Source, p.Group);
                if (open.Contains(p.Group))
                    throw TimeErrors.Circle(pattern.Source, p.Group);
                if (!done.Contains(p.Group))
                {
                    foreach (var member in members)
                        Visit(member, member.Tokens, open.Add(p.Group), done);
                    done.Add(p.Group);
                }

                break;
        }
    }
}
