using System.Collections.Concurrent;
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
    private const int NamesPerEntry = 2;
    private readonly NameFolding folding;
    private readonly NameCase nameCase;
    private readonly OfficeTitle titles;
    private readonly NameIndex index;
    private readonly List<EntryText> entries = [];
    private readonly IReadOnlyList<Stanza> rules;
    private readonly Dictionary<string, int> byId;
    private readonly Dictionary<string, int> generals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActorType> types = new(StringComparer.Ordinal);

    // Made on demand: by entry, and by the id that a rule gives.
    private readonly Actor?[] actors;
    private readonly ConcurrentDictionary<string, Actor> ruleActors = new(StringComparer.Ordinal);

    /// <summary>How many actors have an entry of their own.</summary>
    public int Count => entries.Count;

    /// <summary>All actors with an entry of their own, in the order of the files.</summary>
    public IEnumerable<Actor> Actors => Enumerable.Range(0, Count).Select(ActorAt);

    /// <summary>All types, by name.</summary>
    public IReadOnlyDictionary<string, ActorType> Types => types;

    /// <summary>Finds an actor by its id.</summary>
    /// <remarks>
    /// For every state there are <c>bol-military</c>, <c>bol-police</c>, <c>bol-intelligence</c> and <c>bol-government</c>: made by rule, or,
    /// where an entry stands for them all (the Israel Defense Forces for <c>isr-military</c>), that entry, whose own id
    /// is another.
    /// </remarks>
    public bool TryGet(string id, [NotNullWhen(true)] out Actor? actor)
    {
        ArgumentNullException.ThrowIfNull(id);
        actor = byId.TryGetValue(id, out var entry) ? ActorAt(entry)
            : id.IndexOf('-', StringComparison.Ordinal) is IsoLength ? ActorByRule(id[..IsoLength], id[(IsoLength + 1)..], null)
            : null;
        return actor is not null;
    }

    /// <summary>The actor that a state's forces, police, intelligence or government are when no name is given.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    /// <param name="sector">MIL, COP, SPY or GOV.</param>
    /// <returns><see langword="null"/> for other sectors and unknown countries.</returns>
    public Actor? StateActor(string country, string sector)
    {
        ArgumentNullException.ThrowIfNull(country);
        return ActorByRule(country, null, sector);
    }

    /// <summary>The sector of an actor named in a text that has no date or has one.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="text">The text.</param>
    /// <param name="name">Where the name stands in it.</param>
    /// <param name="on">The day of the report; without one, a title of office beside a person's name decides, then the latest office.</param>
    public string SectorOf(Actor actor, ReadOnlySpan<char> text, TextSpan name, DateOnly? on)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return on is null && !actor.Offices.IsEmpty && titles.Beside(actor, text, name) is { } office && !titles.IsPast(text, name)
            ? office.Sector
            : actor.SectorOn(on);
    }

    /// <summary>Where an entry stands, as <c>actors/leaders.txt:120</c>; <see langword="null"/> for an actor made by rule.</summary>
    public string? PlaceOf(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return byId.TryGetValue(actor.Id, out var entry) ? $"{entries[entry].File}:{entries[entry].Line}" : null;
    }

    /// <summary>Who a whole name may mean, best first; empty when the register does not know it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="context">What is known about the report, or <see langword="null"/>.</param>
    /// <param name="withUnlikely">Also those whose name alone is not enough to mean them.</param>
    public ImmutableArray<ActorCandidate> Find(ReadOnlySpan<char> name, ActorContext? context = null, bool withUnlikely = false)
    {
        var start = 0;
        var end = name.Length;
        while (start < end && !NameFolding.IsWord(name[start]))
            start++;
        while (end > start && !NameFolding.IsWord(name[end - 1]))
            end--;
        if (start == end)
            return [];
        if (IsPossessive(name[start..end]))
            end -= 2;
        while (NameFolding.TryNextWord(name[..end], start, out var wordStart, out var wordEnd) && wordEnd < end
            && folding.IsDropped(name, wordStart, wordEnd))
            start = wordEnd;
        NameFolding.TryNextWord(name, start, out start, out _);
        var least = withUnlikely ? 0 : CandidateScore.Least;
        return TryMatch(name, [start], [end], 0, context ?? ActorContext.None, least, out var match) ? match.Candidates : [];
    }

    /// <summary>Finds the longest name that begins at a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="starts">First code unit of each token, ascending.</param>
    /// <param name="ends">One past the last code unit of each token. Pass a slice to keep a match within a sentence.</param>
    /// <param name="first">The token at which the name begins. An article ("the") begins none; "al" before a name
    /// does.</param>
    /// <param name="context">What is known about the report.</param>
    /// <param name="match">The name and who may be meant.</param>
    /// <returns>Whether there is one. A name must end where a token ends, and be capitalised as in the register.</returns>
    public bool TryMatch(
        ReadOnlySpan<char> text, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int first, ActorContext context, [NotNullWhen(true)] out ActorMatch? match)
    {
        ArgumentNullException.ThrowIfNull(context);
        return TryMatch(text, starts, ends, first, context, CandidateScore.Least, out match);
    }

    private bool TryMatch(
        ReadOnlySpan<char> text, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int first, ActorContext context, double least, [NotNullWhen(true)] out ActorMatch? match)
    {
        Span<Hit> hits = stackalloc Hit[MostHits];
        var count = Hits(text, starts, ends, first, context.IgnoreCase, hits);
        for (var h = count - 1; h >= 0; h--)
        {
            var span = new TextSpan(starts[first], ends[hits[h].LastToken]);
            var candidates = Candidates(hits[h], text, span, context, least);
            if (candidates.IsEmpty)
                continue;
            match = new(first, hits[h].LastToken - first + 1, span, candidates);
            return true;
        }

        match = null;
        return false;
    }

    private int Hits(ReadOnlySpan<char> text, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int first, bool ignoreCase, Span<Hit> hits)
    {
        var key = NameKey.None;
        int words = 0, longest = MostWords, count = 0, token = first;
        var hasBegun = false;
        for (var at = starts[first]; words < longest && NameFolding.TryNextWord(text, at, out var start, out at);)
        {
            if (words == 0 && !ignoreCase && !index.MayBeginWith(text[start..at]))
                break;

            // A name begins with its first token: a comma before it is no part of it.
            if (!hasBegun && start >= ends[first])
                break;
            hasBegun = true;

            // A possessive is one word here and two tokens there: the name may end before the 's.
            var stemEnd = IsPossessive(text[start..at]) ? at - 2 : at;
            while (token < ends.Length && ends[token] < stemEnd)
                token++;
            if (token == ends.Length)
                break;
            if (folding.IsDropped(text, start, at))
            {
                if (words == 0 && ends[token] == at && text[start] is 't' or 'T')
                    break;
                continue;
            }

            var stem = stemEnd < at ? folding.Extend(key, text[start..stemEnd]) : default;
            key = folding.Extend(key, text[start..at]);
            if (words++ == 0)
                longest = Math.Max(index.LongestWith(key), stemEnd < at ? index.LongestWith(stem) : 0);
            if (longest == 0)
                break;
            if (ends[token] == stemEnd || EndsWith(text, at, ends[token]))
                count = Record(hits, count, token, ends[token] < at ? stem : key);
        }

        return count;
    }

    private static bool IsPossessive(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] is 's' or 'S' && NameFolding.IsApostrophe(word[^2]);

    // The token may have a point after its last word: "U.S.".
    private static bool EndsWith(ReadOnlySpan<char> text, int wordEnd, int tokenEnd)
    {
        for (var at = wordEnd; at < tokenEnd; at++)
        {
            if (NameFolding.IsWord(text[at]))
                return false;
        }

        return tokenEnd >= wordEnd;
    }

    private int Record(Span<Hit> hits, int count, int token, NameKey key)
    {
        var hit = new Hit(token, index.Find(key.Plain), index.Find(key.Loose));
        if (hit is not (_, 0, 0) && count < hits.Length)
            hits[count++] = hit;
        return count;
    }

    private ImmutableArray<ActorCandidate> Candidates(Hit hit, ReadOnlySpan<char> text, TextSpan span, ActorContext context, double least)
    {
        var found = new List<ActorCandidate>(2);
        Collect(hit.PlainForm, false, text, span, context, found);
        if (found.Count == 0 && !BeginsWithLetter(span.In(text)))
            Collect(hit.LooseForm, true, text, span, context, found);
        found.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Actor.Id, b.Actor.Id));

        // A shared name alone means nobody in particular.
        return found.Count > 0 && found[0].Score >= least ? [.. found] : [];
    }

    // "A Myanmar court" sounds like "AA (Myanmar)".
    private static bool BeginsWithLetter(ReadOnlySpan<char> name) => name.Length > 1 && char.IsAsciiLetter(name[0]) && name[1] == ' ';

    private void Collect(int form, bool loose, ReadOnlySpan<char> text, TextSpan span, ActorContext context, List<ActorCandidate> found)
    {
        var page = span.In(text);
        for (; form > 0; form = index[form].Next)
        {
            var (entry, kind, name, _) = index[form];
            if (!context.IgnoreCase && !nameCase.Agrees(name.Span, page))
                continue;
            var actor = ActorAt(entry);
            var titled = kind == ActorNameKind.Common && titles.Beside(actor, text, span) is not null;
            var candidate = CandidateScore.Of(actor, kind, loose, titled, context);
            var known = found.FindIndex(c => c.Actor == candidate.Actor);
            if (known < 0)
                found.Add(candidate);
            else if (found[known].Score < candidate.Score)
                found[known] = candidate;
        }
    }

    private readonly record struct Hit(int LastToken, int PlainForm, int LooseForm);
}
