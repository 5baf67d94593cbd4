using System.Collections.Immutable;
using System.Numerics;

namespace Casus.Language.English.Times;

/// <summary>All patterns, compiled to be matched at once. Immutable; its working room is a <see cref="TimeMatch"/>.</summary>
/// <remarks>
/// A pattern is run on sets of positions: a 64-bit mask says how many atoms from a base have been matched, and each step turns the
/// mask of its beginnings into the mask of its ends. So nothing is ever tried twice, and the time is linear in the
/// length of the text.
/// </remarks>
internal sealed class TimeMatcher
{
    private readonly TimeLexicon lexicon;
    private readonly ImmutableArray<TimePattern> patterns;
    private readonly Step[] steps;
    private readonly int[] shortest;
    private readonly Step[][] groups;
    private readonly ulong[][] topByClass;
    private readonly ImmutableArray<int>[] first;

    /// <summary>Compiles <paramref name="patterns"/>, which stand in the order of their numbers; groups are found by name with <paramref name="group"/>.</summary>
    public TimeMatcher(TimeLexicon lexicon, ImmutableArray<TimePattern> patterns, Func<string, ImmutableArray<TimePattern>> group)
    {
        (this.lexicon, this.patterns) = (lexicon, patterns);
        var compiler = new TimePatternCompiler(group);
        steps = [.. patterns.Select(p => compiler.Compile(p.Tokens))];
        shortest = [.. patterns.Select(p => compiler.Shortest(p.Tokens))];
        groups = compiler.Groups(steps);
        first = [.. patterns.Select(p => compiler.First(p.Tokens).Distinct().ToImmutableArray())];
        topByClass = new ulong[lexicon.ClassCount][];
        for (var p = 0; p < patterns.Length; p++)
        {
            if (patterns[p].IsTop)
            {
                foreach (var c in first[p])
                    (topByClass[c] ??= new ulong[(patterns.Length + 63) / 64])[p >> 6] |= 1UL << (p & 63);
            }
        }
    }

    /// <summary>How many groups have working room in a <see cref="TimeMatch"/>.</summary>
    public int GroupCount => groups.Length;

    /// <summary>Whether a match of the pattern can begin with the atom.</summary>
    public bool CanBegin(TimePattern pattern, in TimeAtom atom) => lexicon.IsAny(atom, first[pattern.Number]);

    /// <summary>The longest match that begins at an atom, and of equally long ones the pattern that stands first.</summary>
    /// <returns>One past the last atom; the start itself when nothing matches.</returns>
    public int Longest(TimeMatch match, int start, out TimePattern? found)
    {
        found = null;
        var (room, best) = (match.Room(start, lexicon), 0);
        Span<ulong> candidates = stackalloc ulong[(patterns.Length + 63) / 64];
        Candidates(match.Atoms[start], candidates);
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var bits = candidates[word]; bits != 0; bits &= bits - 1)
            {
                var p = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if (shortest[p] <= room && Longest(match, start, p, best) is var length and > 0)
                    (best, found) = (length, patterns[p]);
            }
        }

        return start + best;
    }

    private void Candidates(in TimeAtom atom, Span<ulong> candidates)
    {
        candidates.Clear();
        for (var c = lexicon.NextClass(atom, 0); c >= 0; c = lexicon.NextClass(atom, c + 1))
        {
            if (topByClass[c] is not { } top)
                continue;
            for (var word = 0; word < top.Length; word++)
                candidates[word] |= top[word];
        }
    }

    /// <summary>
    /// The longest match of one pattern that is longer than <paramref name="atLeast"/> and stands between the right
    /// words; else 0.
    /// </summary>
    private int Longest(TimeMatch match, int start, int pattern, int atLeast)
    {
        match.Base = start;
        for (var ends = steps[pattern].Run(this, match, 1); ends != 0;)
        {
            var length = 63 - BitOperations.LeadingZeroCount(ends);
            if (length <= atLeast)
                return 0;
            if (Fits(patterns[pattern], match.Atoms, start, start + length))
                return length;
            ends &= ~(1UL << length);
        }

        return 0;
    }

    private bool Fits(TimePattern pattern, List<TimeAtom> atoms, int start, int end)
    {
        var before = start > 0 ? atoms[start - 1] : default;
        var behind = end < atoms.Count ? atoms[end] : default;
        return (pattern.After.IsEmpty || lexicon.IsAny(before, pattern.After)) && !lexicon.IsAny(before, pattern.NotAfter)
            && (pattern.Before.IsEmpty || lexicon.IsAny(behind, pattern.Before)) && !lexicon.IsAny(behind, pattern.NotBefore);
    }

    /// <summary>One compiled part of a pattern.</summary>
    internal abstract class Step
    {
        /// <summary>
        /// Turns the mask of beginnings into the mask of ends, both counted from the base of <paramref name="match"/>.
        /// </summary>
        public abstract ulong Run(TimeMatcher matcher, TimeMatch match, ulong at);
    }

    internal sealed class WordStep(int wordClass, HyphenBefore hyphen) : Step
    {
        public override ulong Run(TimeMatcher matcher, TimeMatch match, ulong at)
        {
            ulong ends = 0;
            for (; at != 0; at &= at - 1)
            {
                var offset = BitOperations.TrailingZeroCount(at);
                var index = match.Base + offset;
                if (index >= match.Atoms.Count || offset >= 62)
                    break;
                var atom = match.Atoms[index];
                if (matcher.lexicon.Is(atom, wordClass) && atom.Allows(hyphen))
                    ends |= 2UL << offset;
            }

            return ends;
        }
    }

    internal sealed class SequenceStep(Step[] parts) : Step
    {
        public override ulong Run(TimeMatcher matcher, TimeMatch match, ulong at)
        {
            foreach (var part in parts)
            {
                at = part.Run(matcher, match, at);
                if (at == 0)
                    return 0;
            }

            return at;
        }
    }

    internal sealed class ChoiceStep(Step[] branches) : Step
    {
        public override ulong Run(TimeMatcher matcher, TimeMatch match, ulong at)
        {
            ulong ends = 0;
            foreach (var branch in branches)
                ends |= branch.Run(matcher, match, at);
            return ends;
        }
    }

    internal sealed class OptionalStep(Step part) : Step
    {
        public override ulong Run(TimeMatcher matcher, TimeMatch match, ulong at) => at | part.Run(matcher, match, at);
    }

    /// <summary>Any pattern of a group; what a group matches at an atom is worked out once.</summary>
    internal sealed class GroupStep(int group, ImmutableArray<int> first) : Step
    {
        public override ulong Run(TimeMatcher matcher, TimeMatch match, ulong at)
        {
            ulong ends = 0;
            for (; at != 0; at &= at - 1)
            {
                var offset = BitOperations.TrailingZeroCount(at);
                if (match.Base + offset < match.Atoms.Count)
                    ends |= Ends(matcher, match, match.Base + offset) << offset;
            }

            return ends;
        }

        private ulong Ends(TimeMatcher matcher, TimeMatch match, int start)
        {
            if (match.TryRecall(group, start, out var ends))
                return ends;
            if (matcher.lexicon.IsAny(match.Atoms[start], first))
            {
                var from = match.Base;
                match.Base = start;
                foreach (var step in matcher.groups[group])
                    ends |= step.Run(matcher, match, 1);
                match.Base = from;
            }

            match.Remember(group, start, ends);
            return ends;
        }
    }
}
