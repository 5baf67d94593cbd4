using System.Collections.Immutable;

namespace Casus.Language.English.Times;

/// <summary>All patterns as one automaton over word classes. Immutable; linear in the length of the text, for no pattern repeats.</summary>
internal sealed class TimeAutomaton
{
    private readonly TimeLexicon lexicon;
    private readonly Edge[] edges;
    private readonly Node[] nodes;
    private readonly Edge[][] rootByClass;

    private TimeAutomaton(TimeLexicon lexicon, Edge[] edges, Node[] nodes, Edge[][] rootByClass) =>
        (this.lexicon, this.edges, this.nodes, this.rootByClass) = (lexicon, edges, nodes, rootByClass);

    /// <summary>How many states it has.</summary>
    public int Count => nodes.Length;

    /// <summary>Builds the automaton of the patterns that stand by themselves.</summary>
    public static TimeAutomaton Build(TimeLexicon lexicon, ImmutableArray<TimePattern> patterns, Func<string, ImmutableArray<TimePattern>> group) =>
        new Builder(lexicon, group).Build(patterns);

    /// <summary>Leaves in <paramref name="buffers"/> every match that begins at <paramref name="start"/>.</summary>
    public void Run(List<TimeAtom> atoms, int start, Buffers buffers)
    {
        var (current, next) = (buffers.First, buffers.Second);
        current.Clear();
        var first = atoms[start];
        for (var c = lexicon.NextClass(first, 0); c >= 0; c = lexicon.NextClass(first, c + 1))
        {
            foreach (var edge in rootByClass[c])
            {
                // A first word that asks for a hyphen has one before it; none does.
                if (!current.Contains(edge.Target))
                    current.Add(edge.Target);
            }
        }

        for (var end = start + 1; current.Count > 0; end++)
        {
            foreach (var node in current)
            {
                foreach (var pattern in nodes[node].Accepts)
                    buffers.Matches.Add((pattern, end));
            }

            if (end >= atoms.Count || lexicon.IsBlank(atoms[end]))
                return;
            Step(atoms[end], current, next);
            (current, next) = (next, current);
        }
    }

    private void Step(in TimeAtom atom, List<int> current, List<int> next)
    {
        next.Clear();
        foreach (var node in current)
        {
            var (from, count) = (nodes[node].FirstEdge, nodes[node].EdgeCount);
            for (var e = from; e < from + count; e++)
            {
                ref readonly var edge = ref edges[e];
                if (atom.Allows(edge.Hyphen) && lexicon.Is(atom, edge.Class) && !next.Contains(edge.Target))
                    next.Add(edge.Target);
            }
        }
    }

    /// <summary>Working room for <see cref="Run"/>, one per caller.</summary>
    internal sealed class Buffers
    {
        public List<int> First { get; } = [];

        public List<int> Second { get; } = [];

        public List<(int Pattern, int End)> Matches { get; } = [];

        public void Begin() => Matches.Clear();

        /// <summary>The matches, the longest first, and of equal ones the pattern that stands first in the files.</summary>
        public List<(int Pattern, int End)> LongestFirst()
        {
            if (Matches.Count > 1)
                Matches.Sort(static (a, b) => b.End != a.End ? b.End.CompareTo(a.End) : a.Pattern.CompareTo(b.Pattern));
            return Matches;
        }
    }

    private readonly record struct Edge(int Class, HyphenBefore Hyphen, int Target);

    private readonly record struct Node(int FirstEdge, int EdgeCount, int[] Accepts);

    /// <summary>Thompson's construction; the empty moves are folded away at the end.</summary>
    private sealed class Builder(TimeLexicon lexicon, Func<string, ImmutableArray<TimePattern>> group)
    {
        private readonly List<List<int>> empty = [];
        private readonly List<List<Edge>> moves = [];
        private readonly List<int> accepts = [];

        public TimeAutomaton Build(ImmutableArray<TimePattern> patterns)
        {
            var root = NewState();
            for (var p = 0; p < patterns.Length; p++)
            {
                if (!patterns[p].IsTop)
                    continue;
                var end = NewState();
                empty[Add(patterns[p].Tokens, root)].Add(end);
                accepts[end] = p;
            }

            return Fold(root);
        }

        private int NewState()
        {
            empty.Add([]);
            moves.Add([]);
            accepts.Add(-1);
            return empty.Count - 1;
        }

        private int Add(TimeNode node, int from)
        {
            switch (node)
            {
                case TimeNode.Word word:
                    var to = NewState();
                    moves[from].Add(new(word.Class, word.Hyphen, to));
                    return to;
                case TimeNode.Sequence sequence:
                    return sequence.Parts.Aggregate(from, (at, part) => Add(part, at));
                case TimeNode.Optional optional:
                    var end = Add(optional.Part, from);
                    empty[from].Add(end);
                    return end;
                case TimeNode.Choice choice:
                    return Join(choice.Branches, from);
                case TimeNode.Phrase phrase:
                    return Join(group(phrase.Group).Select(p => p.Tokens), from);
                default:
                    throw new InvalidOperationException(node.GetType().Name);
            }
        }

        private int Join(IEnumerable<TimeNode> branches, int from)
        {
            var end = NewState();
            // Each branch needs a beginning of its own: an option at its start would else open the way for the others.
            foreach (var branch in branches)
            {
                var begin = NewState();
                empty[from].Add(begin);
                empty[Add(branch, begin)].Add(end);
            }

            return end;
        }

        private TimeAutomaton Fold(int root)
        {
            var nodeOf = new Dictionary<int, int>();
            var order = new List<int> { root };
            nodeOf[root] = 0;
            var edges = new List<Edge>();
            var nodes = new List<Node>();
            for (var n = 0; n < order.Count; n++)
            {
                var (first, accepted) = (edges.Count, new SortedSet<int>());
                foreach (var state in Closure(order[n]))
                {
                    if (accepts[state] >= 0)
                        accepted.Add(accepts[state]);
                    foreach (var move in moves[state])
                        edges.Add(move with { Target = NodeOf(move.Target) });
                }

                nodes.Add(new(first, edges.Count - first, [.. accepted]));
            }

            var byClass = edges.Take(nodes[0].EdgeCount).ToLookup(e => e.Class);
            return new(lexicon, [.. edges], [.. nodes], [.. Enumerable.Range(0, lexicon.ClassCount).Select(c => byClass[c].ToArray())]);

            int NodeOf(int state)
            {
                if (!nodeOf.TryGetValue(state, out var node))
                {
                    nodeOf.Add(state, node = order.Count);
                    order.Add(state);
                }

                return node;
            }
        }

        private HashSet<int> Closure(int state)
        {
            var seen = new HashSet<int> { state };
            var open = new Stack<int>([state]);
            while (open.TryPop(out var at))
            {
                foreach (var next in empty[at])
                {
                    if (seen.Add(next))
                        open.Push(next);
                }
            }

            return seen;
        }
    }
}
