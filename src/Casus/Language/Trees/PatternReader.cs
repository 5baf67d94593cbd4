using System.Collections.Immutable;
using Casus.Knowledge;

namespace Casus.Language.Trees;

/// <summary>Reads the stanzas of tree patterns: <c>pattern:</c> and <c>list:</c>.</summary>
internal static class PatternReader
{
    public static PatternSet Read(
        IReadOnlyList<Stanza> stanzas,
        IReadOnlyDictionary<string, WordLookup> lookups,
        IReadOnlyList<string> otherFields)
    {
        var lists = lookups.ToDictionary(l => l.Key, l => new WordList(l.Value, null), StringComparer.Ordinal);
        foreach (var stanza in stanzas.Where(s => KindOf(s) == "list"))
            AddList(stanza, lists);
        var patterns = ImmutableArray.CreateBuilder<TreePattern>();
        var trees = new List<PatternTree>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stanza in stanzas.Where(s => KindOf(s) == "pattern"))
        {
            CheckFields(stanza, ["pattern", "tree", .. otherFields]);
            stanza.Require("tree");
            var pattern = Compile(stanza, lists, trees);
            patterns.Add(ids.Add(pattern.Id) ? pattern : throw PatternErrors.Twice(stanza, "pattern", pattern.Id));
        }

        return new(patterns.ToImmutable(), trees);
    }

    private static string KindOf(Stanza stanza) =>
        stanza.Fields[0].Key is "pattern" or "list" ? stanza.Fields[0].Key : throw PatternErrors.UnknownKind(stanza);

    private static TreePattern Compile(Stanza stanza, Dictionary<string, WordList> lists, List<PatternTree> trees)
    {
        var (labels, roots) = (new List<string>(), new List<PatternNode>());
        foreach (var (key, value, line) in stanza.Fields)
        {
            if (key == "tree")
                roots.Add(PatternParser.Parse(new(stanza.File, line, stanza.Require("pattern"), value), lists, labels));
        }

        var pattern = new TreePattern(stanza, [.. labels]);
        foreach (var root in roots)
            trees.Add(new(pattern, trees.Count, root));
        return pattern;
    }

    private static void AddList(Stanza stanza, Dictionary<string, WordList> lists)
    {
        CheckFields(stanza, ["list", "words"]);
        stanza.Require("words");
        string[] words = [.. stanza.List("words")];
        if (words.FirstOrDefault(w => w.Contains(' ', StringComparison.Ordinal)) is { } phrase)
            throw PatternErrors.NoWord(stanza, phrase);
        if (!lists.TryAdd(stanza.Require("list"), WordList.Of(words)))
            throw PatternErrors.Twice(stanza, "list", stanza.Require("list"));
    }

    private static void CheckFields(Stanza stanza, IReadOnlyList<string> known)
    {
        foreach (var key in stanza.Keys)
        {
            if (!known.Contains(key))
                throw PatternErrors.UnknownField(stanza, key, string.Join(", ", known));
        }
    }
}
