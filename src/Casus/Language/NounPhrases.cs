namespace Casus.Language;

/// <summary>Reads noun phrases off the tree.</summary>
public static class NounPhrases
{
    /// <summary>
    /// The phrase of a noun without what hangs on behind: its article, adjectives, compounds, numbers and possessors, and the "of" phrase
    /// that is part of a name, but no relative clause, apposition or coordination.
    /// </summary>
    /// <param name="syntax">The trees.</param>
    /// <param name="head">The noun.</param>
    public static TokenRange Base(Syntax syntax, int head)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        int first = head, last = head;
        foreach (var child in syntax.ChildrenOf(head))
        {
            // "shot dead two farmers": an adjective before the number belongs to the verb.
            if (child < head && IsBefore(syntax.Relations[child])
                && !(syntax.Lemmas[child] is "dead" && child + 1 < head && syntax.Tags[child + 1] is UniversalTag.Num or UniversalTag.Det))
            {
                first = Math.Min(first, BeginningOf(syntax, child, head));
            }
            else if (child > head
                && syntax.Relations[child] is Relation.Flat or Relation.Fixed or Relation.Compound or Relation.Goeswith)
                last = Math.Max(last, syntax.SubtreeOf(child).End - 1);
        }

        // "a 16-year-old": one word, wherever the tree hangs its parts.
        if (head >= 4 && syntax.Lemmas[head] is "old" && syntax.Lemmas[head - 1] is "-" && syntax.Lemmas[head - 3] is "-" && syntax.Tags[head - 4] == UniversalTag.Num)
            first = Math.Min(first, head >= 5 && syntax.Lemmas[head - 5].ToLowerInvariant() is "a" or "an" or "the" or "another" ? head - 5 : head - 4);

        // "at least twelve people": "at" belongs to the number.
        if (first > 0 && syntax.Lemmas[first] is "least" or "most" && syntax.Lemmas[first - 1] is "at")
            first--;
        return new(first, last + 1);
    }

    /// <summary>The base phrase with its numbers-of and names-of: "dozens of people", "members of the group".</summary>
    public static TokenRange WithOf(Syntax syntax, Tokens tokens, int head)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        ArgumentNullException.ThrowIfNull(tokens);
        var range = Base(syntax, head);
        foreach (var child in syntax.ChildrenOf(head))
        {
            if (child >= range.End && syntax.Relations[child] == Relation.Nmod && Preposition(syntax, child) is var of
                && of == range.End && tokens[of].Equals("of", StringComparison.OrdinalIgnoreCase))
                return new(range.Start, Base(syntax, child).End);
        }

        return range;
    }

    /// <summary>Whether a word for many that opens a sentence stands for people: "Thousands marched"; not "Thousands of shells fell".</summary>
    public static bool CountsPeople(Syntax syntax, Tokens tokens, int token)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        ArgumentNullException.ThrowIfNull(tokens);
        return syntax.Tags[token] == UniversalTag.Noun && tokens[token] is "Thousands" or "Hundreds" or "Dozens" or "Scores"
            && syntax.Relations[token] is Relation.Nsubj or Relation.NsubjPass && syntax.Child(token, Relation.Nmod) < 0
            && !(token + 1 < tokens.Count && tokens[token + 1] is "of");
    }

    /// <summary>The preposition that introduces <paramref name="noun"/>, or −1.</summary>
    public static int Preposition(Syntax syntax, int noun)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (syntax.Relations[child] == Relation.Case && child < noun)
                return child;
        }

        return -1;
    }

    /// <summary>The noun and everything joined to it by "and", "or", commas, in text order.</summary>
    public static IEnumerable<int> Conjuncts(Syntax syntax, int noun)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        yield return noun;
        for (var i = 0; i < syntax.ChildrenOf(noun).Length; i++)
        {
            var child = syntax.ChildrenOf(noun)[i];
            if (syntax.Relations[child] != Relation.Conj || child < noun)
                continue;
            foreach (var inner in Conjuncts(syntax, child))
                yield return inner;
        }
    }

    /// <summary>Whether a noun stands in the plural.</summary>
    public static bool IsPlural(Syntax syntax, int noun)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        return syntax.Features[noun].Contains("Number=Plur", StringComparison.Ordinal);
    }

    /// <summary>Whether the noun is one of the names of people who are counted before them: "two farmers, Juan Perez and Luis Lopez".</summary>
    public static bool NamesCounted(Syntax syntax, int noun)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        var first = noun;
        while (syntax.Relations[first] == Relation.Conj && syntax.Heads[first] >= 0)
            first = syntax.Heads[first];
        return syntax.Relations[first] == Relation.Appos && syntax.Heads[first] is var counted and >= 0
            && IsPlural(syntax, counted);
    }

    private static bool IsBefore(Relation relation) => relation is Relation.Det or Relation.DetPredet or Relation.Amod or Relation.Compound
        or Relation.Nummod or Relation.NmodPoss or Relation.NmodDesc or Relation.Flat or Relation.Nmod or Relation.NmodUnmarked;

    // Punctuation, conjunctions and prepositions at the edge of a modifier are not part of the phrase.
    private static int BeginningOf(Syntax syntax, int child, int head)
    {
        if (syntax.Relations[child] is Relation.Nmod && Preposition(syntax, child) >= 0)
            return head;
        var first = syntax.SubtreeOf(child).Start;
        while (first < child && syntax.Tags[first] is (UniversalTag.Punct or UniversalTag.Cconj or UniversalTag.Adp))
            first++;
        return first;
    }
}
