namespace Casus.Language.Trees;

/// <summary>A set of relations, one bit each. The default is the empty set.</summary>
internal readonly record struct RelationSet(ulong Bits)
{
    /// <summary>Every relation.</summary>
    public static RelationSet All => new(ulong.MaxValue);

    /// <summary>Whether it holds a relation.</summary>
    public bool Has(Relation relation) => ((Bits >> (int)relation) & 1) != 0;

    /// <summary>The relations of either.</summary>
    public static RelationSet operator |(RelationSet left, RelationSet right) => new(left.Bits | right.Bits);

    /// <summary>The relations of both.</summary>
    public static RelationSet operator &(RelationSet left, RelationSet right) => new(left.Bits & right.Bits);

    /// <summary>The relations that it does not hold.</summary>
    public static RelationSet operator ~(RelationSet set) => new(~set.Bits);

    /// <summary>Reads <c>nsubj:pass</c>, one relation, or <c>nsubj*</c>, a relation with its subtypes.</summary>
    /// <returns>False where there is no such relation.</returns>
    public static bool TryParse(string name, out RelationSet set)
    {
        var bits = 0UL;
        for (var i = 0; i < Language.Relations.Count; i++)
        {
            var relation = (Relation)i;
            var known = Language.Relations.NameOf(relation);
            if (known == name
                || (name.EndsWith('*') && Language.Relations.NameOf(Language.Relations.BaseOf(relation)) == name[..^1]))
                bits |= 1UL << i;
        }

        set = new(bits);
        return bits != 0;
    }
}
