using System.Collections.Immutable;
using System.Text;

namespace Casus.Language.Trees;

/// <summary>The way from one word of a tree to another: up to the word above both, then down.</summary>
public sealed class TreePath
{
    private TreePath(ImmutableArray<Relation> up, Word top, ImmutableArray<Relation> down) => (Up, Top, Down) = (up, top, down);

    /// <summary>The relations on the way up, in order; empty where the first word is above the other.</summary>
    public ImmutableArray<Relation> Up { get; }

    /// <summary>The word at which the way turns: the lowest that both are under.</summary>
    public Word Top { get; }

    /// <summary>The relations on the way down, in order.</summary>
    public ImmutableArray<Relation> Down { get; }

    /// <summary>How many steps it takes.</summary>
    public int Length => Up.Length + Down.Length;

    /// <summary>As a pattern writes the steps: <c>&lt;nsubj &gt;obj</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var relation in Up)
            text.Append(" <").Append(Relations.NameOf(relation));
        foreach (var relation in Down)
            text.Append(" >").Append(Relations.NameOf(relation));
        return text.ToString().TrimStart();
    }

    internal static TreePath? Between(Word from, Word to)
    {
        var up = ImmutableArray.CreateBuilder<Relation>();
        for (Word? top = from; top is { } word; top = word.Head)
        {
            if (to.IsUnder(word))
                return new(up.ToImmutable(), word, Below(word, to));
            up.Add(word.Relation);
        }

        return null;
    }

    private static ImmutableArray<Relation> Below(Word top, Word to)
    {
        var down = ImmutableArray.CreateBuilder<Relation>();
        for (var word = to; word != top; word = word.Head!.Value)
            down.Add(word.Relation);
        down.Reverse();
        return down.ToImmutable();
    }
}
