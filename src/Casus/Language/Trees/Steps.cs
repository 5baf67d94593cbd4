namespace Casus.Language.Trees;

/// <summary>The words to which a move leads from a word, one after the other. Never the word itself.</summary>
internal struct Steps
{
    private readonly Syntax syntax;
    private readonly TokenRange sentence;
    private readonly RelationSet relations;
    private readonly int from;
    private readonly Move move;
    private int at;

    // Of a chain downwards: the last word that it reached, and the last at which it broke off. Both spare the way up for
    // their neighbours.
    private int reached = -1;
    private int broken = -1;

    /// <summary>A move along the tree, whatever the relations.</summary>
    public Steps(Syntax syntax, int from, Move move)
        : this(syntax, default, from, move, RelationSet.All)
    {
    }

    /// <summary>A move along the tree or within the sentence.</summary>
    /// <param name="syntax">The trees.</param>
    /// <param name="sentence">The sentence of the word, for moves from neighbour to neighbour.</param>
    /// <param name="from">The word.</param>
    /// <param name="move">Where to.</param>
    /// <param name="relations">Which relations may be gone along; for moves of several steps, each must be one of them.</param>
    public Steps(Syntax syntax, TokenRange sentence, int from, Move move, RelationSet relations)
    {
        (this.syntax, this.sentence, this.from, this.move, this.relations) = (syntax, sentence, from, move, relations);
        at = move switch
        {
            Move.Child => 0,
            Move.Descendant => syntax.SubtreeOf(from).Start,
            _ => from,
        };
    }

    /// <summary>The word that the last call of <see cref="MoveNext"/> has found.</summary>
    public int Current { get; private set; }

    /// <summary>Finds the next word.</summary>
    public bool MoveNext() => move switch
    {
        Move.Child => ToChild(),
        Move.Head => at == from && Up(),
        Move.Ancestor => Up(),
        Move.Descendant => ToDescendant(),
        Move.Next => at == from && Along(1),
        Move.Previous => at == from && Along(-1),
        Move.Later => Along(1),
        _ => Along(-1),
    };

    private bool ToChild()
    {
        var children = syntax.ChildrenOf(from);
        while (at < children.Length)
        {
            Current = children[at++];
            if (relations.Has(syntax.Relations[Current]))
                return true;
        }

        return false;
    }

    private bool ToDescendant()
    {
        for (var end = syntax.SubtreeOf(from).End; at < end;)
        {
            Current = at++;
            if (Current != from && syntax.IsUnder(Current, from) && IsReached(Current))
                return true;
        }

        return false;
    }

    private bool IsReached(int word)
    {
        if (relations == RelationSet.All || syntax.IsUnder(reached, word))
            return true;
        if (syntax.IsUnder(word, broken))
            return false;
        for (var above = word; above != from && above != reached; above = syntax.Heads[above])
        {
            if (relations.Has(syntax.Relations[above]))
                continue;
            broken = above;
            return false;
        }

        reached = word;
        return true;
    }

    private bool Up()
    {
        if (syntax.Heads[at] < 0 || !relations.Has(syntax.Relations[at]))
            return false;
        at = Current = syntax.Heads[at];
        return true;
    }

    private bool Along(int step)
    {
        at = Current = at + step;
        return sentence.Contains(at);
    }
}
