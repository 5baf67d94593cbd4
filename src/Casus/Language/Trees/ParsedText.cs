using System.Collections.Immutable;
using Casus.Readings;

namespace Casus.Language.Trees;

/// <summary>A report as words and trees: the layers of a reading seen as one thing.</summary>
/// <remarks>
/// Nothing is copied: words, sentences and subtrees are views of the columns that the layers hold. Immutable and safe for
/// any number of threads.
/// </remarks>
public sealed class ParsedText
{
    private readonly ImmutableArray<NameMention> names;

    private ParsedText(Tokens tokens, Sentences sentences, Syntax syntax, ImmutableArray<NameMention> names) =>
        (Tokens, SentenceRanges, Syntax, this.names) = (tokens, sentences, syntax, names);

    /// <summary>The text that all spans count into.</summary>
    public string Text => Tokens.Text;

    /// <summary>How many words there are.</summary>
    public int Count => Tokens.Count;

    /// <summary>All words, in text order.</summary>
    public WordRun Words => new(this, new(0, Count));

    /// <summary>How many sentences there are.</summary>
    public int SentenceCount => SentenceRanges.Count;

    /// <summary>The sentences, in text order.</summary>
    public IEnumerable<Sentence> Sentences
    {
        get
        {
            for (var i = 0; i < SentenceCount; i++)
                yield return new(this, i);
        }
    }

    internal Tokens Tokens { get; }

    internal Sentences SentenceRanges { get; }

    internal Syntax Syntax { get; }

    /// <summary>The word at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such word.</exception>
    public Word this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new(this, index);
        }
    }

    /// <summary>Sees a reading as words and trees.</summary>
    /// <exception cref="InvalidOperationException">Tokens, sentences, syntax or names have not been found yet.</exception>
    public static ParsedText Of(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(
            reading.Get(Tokens.Layer),
            reading.Get(Language.Sentences.Layer),
            reading.Get(Syntax.Layer),
            reading.Get(NameMention.Layer));
    }

    /// <summary>The words of a run of tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The run reaches beyond the text.</exception>
    public WordRun WordsOf(TokenRange range)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(range.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(range.End, Count);
        return new(this, range);
    }

    internal NameMention? NameAt(int word)
    {
        int low = 0, high = names.Length - 1;
        while (low <= high)
        {
            var mid = (low + high) / 2;
            if (names[mid].Range.Contains(word))
                return names[mid];
            if (names[mid].Range.Start > word)
                high = mid - 1;
            else
                low = mid + 1;
        }

        return null;
    }
}
