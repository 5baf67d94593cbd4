using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

/// <summary>The register of actors of political violence: who they are, and which names mean them.</summary>
/// <remarks>
/// Read once from <c>data/actors</c> with <see cref="Load"/>; immutable and thread-safe from then on. Actors are made when they are first
/// asked for.
/// </remarks>
public sealed partial class ActorRegister
{
    private const int MostWords = 16;
    private const int MostHits = 16;
    private readonly NameFolding folding;
    private readonly NameIndex index;
    private readonly Entry[] entries;
    private readonly Actor?[] actors;
    private readonly Dictionary<string, int> byId;
    private readonly Dictionary<string, ActorType> types;

    /// <summary>How many actors have an entry of their own.</summary>
    public int Count => entries.Length - ruleCount;

    /// <summary>All actors with an entry of their own, in the order of the files.</summary>
    public IEnumerable<Actor> Actors => Enumerable.Range(0, Count).Select(ActorAt);

    /// <summary>All types, by name.</summary>
    public IReadOnlyDictionary<string, ActorType> Types => types;

    /// <summary>Finds an actor by its id, those made by rule (<c>irq-military</c>) included.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out Actor? actor)
    {
        actor = byId.TryGetValue(id, out var entry) ? ActorAt(entry) : null;
        return actor is not null;
    }

    /// <summary>The actor that a state's forces, police, intelligence or government are when no name is given.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    /// <param name="sector">MIL, COP, SPY or GOV.</param>
    /// <returns><see langword="null"/> for other sectors and unknown countries.</returns>
    public Actor? StateActor(string country, string sector) =>
        ruleEndings.TryGetValue(sector, out var ending) && TryGet(country.ToLowerInvariant() + "-" + ending, out var actor) ? actor : null;

    /// <summary>Who a whole name may mean, best first; empty when the register does not know it.</summary>
    public ImmutableArray<ActorCandidate> Find(ReadOnlySpan<char> name, ActorContext? context = null)
    {
        var start = 0;
        var end = name.Length;
        while (start < end && !NameFolding.IsWord(name[start]))
            start++;
        while (end > start && !NameFolding.IsWord(name[end - 1]))
            end--;
        if (start == end)
            return [];
        while (NameFolding.TryNextWord(name[..end], start, out var wordStart, out var wordEnd) && wordEnd < end && folding.IsDropped(name, wordStart, wordEnd))
            start = wordEnd;
        NameFolding.TryNextWord(name, start, out start, out _);
        return TryMatch(name, [start], [end], 0, context ?? ActorContext.None, out var match) ? match.Candidates : [];
    }

    /// <summary>Finds the longest name that begins at a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="starts">First code unit of each token, ascending.</param>
    /// <param name="ends">One past the last code unit of each token. Pass a slice to keep a match within a sentence.</param>
    /// <param name="first">The token at which the name begins. An article ("the") begins none; "al" before a name does.</param>
    /// <param name="context">What is known about the report.</param>
    /// <param name="match">The name and who may be meant.</param>
    /// <returns>Whether there is one. A name must end where a token ends, and be capitalised as in the register.</returns>
    public bool TryMatch(
        ReadOnlySpan<char> text, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int first, ActorContext context, [NotNullWhen(true)] out ActorMatch? match)
    {
        ArgumentNullException.ThrowIfNull(context);
        Span<Hit> hits = stackalloc Hit[MostHits];
        var count = Hits(text, starts, ends, first, hits);
        for (var h = count - 1; h >= 0; h--)
        {
            var span = new TextSpan(starts[first], ends[hits[h].LastToken]);
            var candidates = Candidates(hits[h], span.In(text), context);
            if (candidates.IsEmpty)
                continue;
            match = new(first, hits[h].LastToken - first + 1, span, candidates);
            return true;
        }

        match = null;
        return false;
    }

    private int Hits(ReadOnlySpan<char> text, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int first, Span<Hit> hits)
    {
        Span<char> folded = stackalloc char[NameFolding.LongestWord];
        Span<char> loosened = stackalloc char[NameFolding.LongestWord];
        ulong plain = NameIndex.Seed, loose = NameIndex.LooseSeed;
        int words = 0, longest = MostWords, count = 0, token = first;
        for (var at = starts[first]; words < longest && NameFolding.TryNextWord(text, at, out var start, out at);)
        {
            while (token < ends.Length && ends[token] < at)
                token++;
            if (token == ends.Length)
                break;
            if (folding.IsDropped(text, start, at))
            {
                if (words == 0 && token == first && ends[token] == at && char.ToLowerInvariant(text[start]) == 't')
                    break;
                continue;
            }

            var word = folded[..folding.Fold(text[start..at], folded)];
            plain = NameIndex.Extend(plain, word);
            loose = NameIndex.Extend(loose, loosened[..folding.Loosen(word, loosened)]);
            if (words++ == 0)
                longest = Math.Max(index.LongestWith(plain), index.LongestWith(loose));
            if (ends[token] == at && count < hits.Length && longest > 0)
                count = Record(hits, count, token, plain, loose);
        }

        return count;
    }

    private int Record(Span<Hit> hits, int count, int token, ulong plain, ulong loose)
    {
        var hasPlain = index.TryFind(plain, out var plainForm);
        var hasLoose = index.TryFind(loose, out var looseForm);
        if (hasPlain || hasLoose)
            hits[count++] = new(token, hasPlain ? plainForm : -1, hasLoose ? looseForm : -1);
        return count;
    }

    private ImmutableArray<ActorCandidate> Candidates(Hit hit, ReadOnlySpan<char> page, ActorContext context)
    {
        var found = new List<ActorCandidate>(2);
        Collect(hit.PlainForm, page, context, found);
        if (found.Count == 0)
            Collect(hit.LooseForm, page, context, found);
        found.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Actor.Id, b.Actor.Id));

        // A shared name alone means nobody in particular.
        return found.Count > 0 && found[0].Score >= CandidateScore.Least ? [.. found] : [];
    }

    private void Collect(int form, ReadOnlySpan<char> page, ActorContext context, List<ActorCandidate> found)
    {
        for (; form >= 0; form = index[form].Next)
        {
            var (entry, kind, name, loose, _) = index[form];
            if (!context.IgnoreCase && !NameCase.Agrees(name, page))
                continue;
            var candidate = CandidateScore.Of(ActorAt(entry), kind, loose, context);
            var known = found.FindIndex(c => c.Actor == candidate.Actor);
            if (known < 0)
                found.Add(candidate);
            else if (found[known].Score < candidate.Score)
                found[known] = candidate;
        }
    }

    private readonly record struct Hit(int LastToken, int PlainForm, int LooseForm);
}
