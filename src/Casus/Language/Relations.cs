using System.Collections.Frozen;

namespace Casus.Language;

/// <summary>The names of the relations as treebanks write them.</summary>
public static class Relations
{
    private static readonly string[] Names =
    [
        "dep", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj",
        "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "det", "det:predet", "discourse",
        "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked",
        "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct",
        "reparandum", "root", "vocative", "xcomp",
    ];

    private static readonly FrozenDictionary<string, Relation> ByName =
        Names.Select((name, index) => (name, index)).ToFrozenDictionary(p => p.name, p => (Relation)p.index, StringComparer.Ordinal);

    private static readonly Relation[] Bases = [.. Names.Select(n => ByName[n.Split(':')[0]])];

    /// <summary>How many there are.</summary>
    public static int Count => Names.Length;

    /// <summary>The name in a treebank, <c>nsubj:pass</c>.</summary>
    public static string NameOf(Relation relation) => Names[(int)relation];

    /// <summary>The relation without its subtype.</summary>
    public static Relation BaseOf(Relation relation) => Bases[(int)relation];

    /// <summary>Reads a name; an unknown subtype falls back to its relation, an unknown relation to <see cref="Relation.Dep"/>.</summary>
    public static Relation Parse(string name)
    {
        if (ByName.TryGetValue(name, out var relation))
            return relation;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && ByName.TryGetValue(name[..colon], out relation) ? relation : Relation.Dep;
    }
}
