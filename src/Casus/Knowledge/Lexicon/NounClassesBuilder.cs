using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>Gathers the stanzas of the class files: classes first, then the words of each.</summary>
/// <remarks>
/// A stanza names a class, optionally its parent, label, affiliation and further classes its words share ('also'). The first stanza
/// of a class defines it; later ones, in any file, add words. A word listed under several classes is in all of them.
/// </remarks>
internal sealed class NounClassesBuilder
{
    private readonly List<NounClass> classes = [];
    private readonly Dictionary<string, NounClass> byName = new(StringComparer.Ordinal);
    private readonly List<(Stanza Stanza, NounClass Class)> stanzas = [];
    private int spokenFor = int.MaxValue;

    /// <summary>Words of the stanzas that follow count only where no list before has them.</summary>
    public void FillGapsFromHere() => spokenFor = stanzas.Count;

    public void Add(Stanza stanza)
    {
        WordLists.CheckKeys(stanza, "class", "parent", "label", "who", "also", "words");
        var name = stanza.Require("class");
        if (!byName.TryGetValue(name, out var noun))
            byName.Add(name, noun = Define(stanza, name));
        else if (stanza["parent"] is not null)
            throw KnowledgeErrors.Twice(stanza, "class", name, "with its parent; leave the parent out to add words to it");
        stanzas.Add((stanza, noun));
    }

    public (ImmutableArray<NounClass> Classes, List<Phrase<ClassSet>> Phrases) Build()
    {
        var sets = new Dictionary<string, ClassSet>(StringComparer.OrdinalIgnoreCase);
        var keys = new Dictionary<string, Phrase<ClassSet>>(StringComparer.OrdinalIgnoreCase);
        HashSet<string>? known = null;
        for (var i = 0; i < stanzas.Count; i++)
        {
            var (stanza, noun) = stanzas[i];
            if (i == spokenFor)
                known = new(sets.Keys, StringComparer.OrdinalIgnoreCase);
            var set = stanza.List("also").Aggregate(noun.Set, (all, name) => all | Named(stanza, name).Set);
            foreach (var phrase in WordLists.Phrases(stanza, set, "words"))
            {
                var key = phrase.Text;
                if (known?.Contains(key) == true)
                    continue;
                sets[key] = sets.TryGetValue(key, out var before) ? before | set : set;
                keys[key] = phrase;
            }
        }

        return ([.. classes], [.. keys.Select(p => p.Value with { Value = sets[p.Key] })]);
    }

    private NounClass Define(Stanza stanza, string name)
    {
        if (classes.Count == ClassSet.Capacity)
            throw KnowledgeErrors.TooManyClasses(stanza);
        if (!NounTest.IsClassName(name))
            throw KnowledgeErrors.BadWord(stanza, "class", name, "names of classes are written in capitals");
        var parent = stanza["parent"] is { } p ? Named(stanza, p, "parent") : null;
        Affiliation? who = stanza["who"] is null ? null : WordLists.Choice<Affiliation>(stanza, "who");
        var noun = new NounClass(name, classes.Count, parent, stanza["label"], who);
        classes.Add(noun);
        return noun;
    }

    private NounClass Named(Stanza stanza, string name, string key = "also") =>
        byName.TryGetValue(name, out var noun) ? noun : throw KnowledgeErrors.UnknownClass(stanza, key, name);
}
