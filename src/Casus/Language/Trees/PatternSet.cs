using System.Buffers;
using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Language.Trees;

/// <summary>Compiled tree patterns, tried together on a text. Immutable and safe for any number of threads.</summary>
/// <remarks>The language is described in docs/reference/patterns.md.</remarks>
public sealed class PatternSet
{
    /// <summary>
    /// How many choices of words are looked at where one pattern fits one word in several ways; further ones are left out.
    /// </summary>
    public const int MaxMatchesPerWord = 64;

    // Sentences as long as this need no room on the heap.
    private const int UsualLength = 256;

    private readonly AnchorIndex index;

    internal PatternSet(ImmutableArray<TreePattern> patterns, IReadOnlyList<PatternTree> trees) =>
        (Patterns, index) = (patterns, new(trees));

    /// <summary>The patterns, in the order in which they stand.</summary>
    public ImmutableArray<TreePattern> Patterns { get; }

    /// <summary>Compiles the patterns of one or more files.</summary>
    /// <param name="stanzas">Stanzas that begin with <c>pattern</c> or <c>list</c>.</param>
    /// <param name="lookups">Word lists that are kept elsewhere, by name.</param>
    /// <param name="otherFields">Fields that the caller reads from the stanzas of patterns; others are refused.</param>
    /// <exception cref="CasusException">CAS0302 or CAS0320 to CAS0325: a stanza is damaged.</exception>
    public static PatternSet Compile(
        IEnumerable<Stanza> stanzas,
        IReadOnlyDictionary<string, WordLookup>? lookups = null,
        params IReadOnlyList<string> otherFields)
    {
        ArgumentNullException.ThrowIfNull(stanzas);
        ArgumentNullException.ThrowIfNull(otherFields);
        return PatternReader.Read([.. stanzas], lookups ?? ImmutableDictionary<string, WordLookup>.Empty, otherFields);
    }

    /// <summary>All matches, by their first word in text order, at one word by pattern in the order of the file.</summary>
    public ImmutableArray<PatternMatch> FindIn(ParsedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(text, new(0, text.Count), out _);
    }

    /// <summary>The matches whose first word is this one, by pattern in the order of the file.</summary>
    public ImmutableArray<PatternMatch> FindAt(Word word) => Find(word.Text, new(word.Index, word.Index + 1), out _);

    internal ImmutableArray<PatternMatch> Find(ParsedText text, TokenRange range, out long tests)
    {
        var sentences = text.SentenceRanges;
        var first = range.IsEmpty ? sentences.Count : sentences.Holding(range.Start);
        var room = 2 * Longest(sentences, first, range.End);
        var rented = room > 2 * UsualLength ? ArrayPool<ulong>.Shared.Rent(room) : null;
        var matcher = new TreeMatcher(text, stackalloc int[PatternTree.MaxWords], rented ?? stackalloc ulong[2 * UsualLength]);
        for (var s = first; s < sentences.Count && sentences[s].Start < range.End; s++)
        {
            matcher.Enter(sentences[s]);
            for (var word = Math.Max(range.Start, sentences[s].Start); word < Math.Min(range.End, sentences[s].End); word++)
                FindAt(ref matcher, text, word);
        }

        if (rented is not null)
            ArrayPool<ulong>.Shared.Return(rented);
        tests = matcher.Tests;
        return matcher.Found is { } found ? [.. found] : [];
    }

    // Of several trees of one pattern the first that fits counts.
    private void FindAt(ref TreeMatcher matcher, ParsedText text, int word)
    {
        TreePattern? matched = null;
        var candidates = index.At(text, word);
        while (candidates.MoveNext())
        {
            if (candidates.Current.Pattern != matched && matcher.Try(candidates.Current, word))
                matched = candidates.Current.Pattern;
        }
    }

    private static int Longest(Sentences sentences, int first, int end)
    {
        var longest = 0;
        for (var s = first; s < sentences.Count && sentences[s].Start < end; s++)
            longest = Math.Max(longest, sentences[s].Count);
        return longest;
    }
}
