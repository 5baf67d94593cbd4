namespace Casus.Knowledge;

/// <summary>A class of things or people that nouns can stand for: <c>DRONE</c>, a kind of <c>WEAPON</c>.</summary>
public sealed class NounClass
{
    internal NounClass(string name, int index, NounClass? parent, string? label, Affiliation? who)
    {
        (Name, Index, Parent, Label) = (name, index, parent, label ?? parent?.Label ?? name.ToLowerInvariant());
        Who = who ?? parent?.Who;
        Set = parent is null ? ClassSet.Of(index) : ClassSet.Of(index) | parent.Set;
    }

    /// <summary>Its name in the data files, in capitals.</summary>
    public string Name { get; }

    /// <summary>The wider class, or <see langword="null"/> at the top.</summary>
    public NounClass? Parent { get; }

    /// <summary>What to call it in a record: <c>medical</c> for a hospital's class; inherited where not given.</summary>
    public string Label { get; }

    /// <summary>
    /// For people, whom they belong to as far as the word tells; inherited; <see langword="null"/> for things.
    /// </summary>
    public Affiliation? Who { get; }

    /// <summary>The class and its ancestors.</summary>
    public ClassSet Set { get; }

    internal int Index { get; }

    /// <summary>Whether it is <paramref name="other"/> or lies below it.</summary>
    public bool Is(NounClass other) => Set.Has(other);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
