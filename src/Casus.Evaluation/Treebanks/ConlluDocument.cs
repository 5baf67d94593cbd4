namespace Casus.Evaluation.Treebanks;

/// <summary>A document of a treebank. Positions count the characters of word forms, white space left out.</summary>
internal sealed class ConlluDocument(string? id)
{
    /// <summary>From <c># newdoc id</c>; absent where the file has none.</summary>
    public string? Id { get; } = id;

    /// <summary>The characters of all forms.</summary>
    public string Characters { get; set; } = "";

    /// <summary>Surface tokens; a multiword token is one.</summary>
    public List<(int Start, int End)> Tokens { get; } = [];

    /// <summary>Sentences.</summary>
    public List<(int Start, int End)> Sentences { get; } = [];

    /// <summary>Syntactic words, in order.</summary>
    public List<ConlluWord> Words { get; } = [];

    /// <summary>The text: blanks as <c>SpaceAfter</c> has them, a blank line between paragraphs.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether a blank follows the last token.</summary>
    public bool EndsWithSpace { get; set; }

    /// <summary>Sentences with a cycle, a head that is not there, or not exactly one root.</summary>
    public int InvalidTrees { get; set; }

    /// <summary>All documents as one, for files whose documents cannot be told apart.</summary>
    public static ConlluDocument Join(IEnumerable<ConlluDocument> documents)
    {
        var joined = new ConlluDocument(null);
        foreach (var document in documents)
        {
            var offset = joined.Characters.Length;
            joined.Tokens.AddRange(document.Tokens.Select(t => (t.Start + offset, t.End + offset)));
            joined.Sentences.AddRange(document.Sentences.Select(s => (s.Start + offset, s.End + offset)));
            joined.Words.AddRange(Moved(document.Words, offset));
            joined.Characters += document.Characters;
            joined.InvalidTrees += document.InvalidTrees;
        }

        return joined;
    }

    private static IEnumerable<ConlluWord> Moved(List<ConlluWord> words, int offset)
    {
        var moved = words.ToDictionary(w => w, w => w.MovedBy(offset));
        foreach (var word in words)
            moved[word].Head = word.Head is null ? null : moved[word.Head];
        return words.Select(w => moved[w]);
    }
}

/// <summary>A syntactic word.</summary>
internal sealed class ConlluWord
{
    /// <summary>First character; inside a multiword token that of the whole token.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last.</summary>
    public required int End { get; init; }

    /// <summary>Whether it is part of a multiword token.</summary>
    public required bool IsInMultiword { get; init; }

    public required string Form { get; init; }

    public required string Lemma { get; init; }

    public required string Upos { get; init; }

    public required string Xpos { get; init; }

    public required string Relation { get; init; }

    /// <summary>The number of its head in the sentence, 0 for the root, as written.</summary>
    public required string HeadNumber { get; init; }

    /// <summary>
    /// Its head; <see langword="null"/> for the root; the word itself when the head is not there, which matches
    /// nothing.
    /// </summary>
    public ConlluWord? Head { get; set; }

    /// <summary>The relation without its subtype.</summary>
    public string BaseRelation => Relation.Split(':')[0];

    /// <summary>The word further on in the text, not yet tied to a head.</summary>
    public ConlluWord MovedBy(int offset) => new()
    {
        Start = Start + offset,
        End = End + offset,
        IsInMultiword = IsInMultiword,
        Form = Form,
        Lemma = Lemma,
        Upos = Upos,
        Xpos = Xpos,
        Relation = Relation,
        HeadNumber = HeadNumber,
    };
}
