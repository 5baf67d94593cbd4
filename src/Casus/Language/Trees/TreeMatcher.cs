namespace Casus.Language.Trees;

/// <summary>Tries trees at the words of one sentence after the other.</summary>
/// <remarks>
/// Words of a pattern are chosen without regard to each other, except along steps. So it can be said of each word of a tree
/// and each of the sentence whether they fit with all that hangs on them; that is found out once at most for each try, and
/// then matches are read off without a dead end. With m words in the tree and n in the sentence no try tests more than
/// m·n² + <see cref="PatternSet.MaxMatchesPerWord"/>·m·n words.
/// </remarks>
internal ref struct TreeMatcher
{
    private readonly ParsedText text;

    // Which words of the pattern are chosen, by number; −1 for none.
    private readonly Span<int> chosen;

    // By word of the sentence, a bit for each word of the pattern: whether it is known that they fit, and whether they do.
    private readonly Span<ulong> known;
    private readonly Span<ulong> fits;
    private TokenRange sentence;
    private PatternTree tree = null!;
    private List<PatternMatch>? found;
    private int choices;
    private int firstHere;

    /// <param name="text">The text.</param>
    /// <param name="chosen">Room for <see cref="PatternTree.MaxWords"/> words.</param>
    /// <param name="memory">Room for twice as many as the longest sentence has words.</param>
    public TreeMatcher(ParsedText text, Span<int> chosen, Span<ulong> memory)
    {
        this.text = text;
        this.chosen = chosen;
        known = memory[..(memory.Length / 2)];
        fits = memory[(memory.Length / 2)..];
    }

    /// <summary>The matches so far.</summary>
    public readonly List<PatternMatch>? Found => found;

    /// <summary>How often a word has been held against one of a pattern.</summary>
    public long Tests { get; private set; }

    /// <summary>Goes on to another sentence.</summary>
    public void Enter(TokenRange range) => sentence = range;

    /// <summary>Adds the matches of a tree that begin at a word.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Try(PatternTree at, int word)
    {
        tree = at;
        if (tree.IsNested)
            known[..sentence.Count].Clear();
        if (!FitsAt(tree.Root, word))
            return false;
        (choices, firstHere) = (0, found?.Count ?? 0);
        chosen[tree.Root.Number] = word;
        Choose(0);
        return true;
    }

    private bool Fits(PatternNode node, int word)
    {
        if (node.Steps.IsEmpty)
            return FitsAt(node, word);
        var (slot, bit) = (word - sentence.Start, 1UL << node.Number);
        if ((known[slot] & bit) == 0)
        {
            var answer = FitsAt(node, word);
            known[slot] |= bit;
            fits[slot] = answer ? fits[slot] | bit : fits[slot] & ~bit;
        }

        return (fits[slot] & bit) != 0;
    }

    private bool FitsAt(PatternNode node, int word)
    {
        Tests++;
        if (!node.Test.Accepts(text, word))
            return false;
        foreach (var step in node.Steps)
        {
            if (step.Mark != StepMark.Optional && LeadsOn(step, word) != (step.Mark == StepMark.Required))
                return false;
        }

        return true;
    }

    private bool LeadsOn(PatternStep step, int word)
    {
        var steps = From(step, word);
        while (steps.MoveNext())
        {
            if (Fits(step.To, steps.Current))
                return true;
        }

        return false;
    }

    private void Choose(int lead)
    {
        if (lead == tree.Leads.Length)
        {
            Add();
            return;
        }

        var (from, step) = tree.Leads[lead];
        var number = step.To.Number;
        chosen[number] = -1;
        if (chosen[from] >= 0)
        {
            var steps = From(step, chosen[from]);
            while (choices < PatternSet.MaxMatchesPerWord && steps.MoveNext())
            {
                if (!Fits(step.To, steps.Current))
                    continue;
                chosen[number] = steps.Current;
                Choose(lead + 1);
            }
        }

        if (chosen[number] < 0)
            Choose(lead + 1);
    }

    private void Add()
    {
        choices++;
        var labels = tree.Pattern.Labels.Length;
        Span<int> words = stackalloc int[labels];
        words.Fill(-1);
        if (tree.Root.Label >= 0)
            words[tree.Root.Label] = chosen[tree.Root.Number];
        foreach (var (_, step) in tree.Leads)
        {
            if (step.To.Label >= 0)
                words[step.To.Label] = chosen[step.To.Number];
        }

        if (!tree.HasBlindLeads || IsNew(words))
            (found ??= []).Add(new(tree.Pattern, text[chosen[tree.Root.Number]], [.. words]));
    }

    private readonly bool IsNew(ReadOnlySpan<int> words)
    {
        for (var i = firstHere; i < found?.Count; i++)
        {
            if (found[i].HasSameWords(words))
                return false;
        }

        return true;
    }

    private readonly Steps From(PatternStep step, int word) => new(text.Syntax, sentence, word, step.Move, step.Relations);
}
