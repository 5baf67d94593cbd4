using System.Collections.Immutable;

namespace Casus.Language.English.Times;

/// <summary>The words of an expression sorted by what the pattern calls them.</summary>
internal sealed class TimePhrase(TimePattern pattern)
{
    // Made when the first word or phrase is found: most patterns that are tried match nothing.
    private List<(string Name, TimeAtom Atom, int Class)>? words;
    private List<(string Group, TimePhrase Phrase)>? inner;

    /// <summary>The pattern that matched.</summary>
    public TimePattern Pattern { get; } = pattern;

    /// <summary>The phrases inside it, in text order.</summary>
    public IReadOnlyList<(string Group, TimePhrase Phrase)> Inner => inner ?? (IReadOnlyList<(string, TimePhrase)>)[];

    /// <summary>The word remembered under a name, or <see langword="null"/>.</summary>
    public (TimeAtom Atom, int Class)? this[string name]
    {
        get
        {
            if (words is null)
                return null;
            foreach (var (key, atom, classNumber) in words)
            {
                if (key == name)
                    return (atom, classNumber);
            }

            return null;
        }
    }

    /// <summary>Reads the atoms <c>[from, to)</c> by a pattern that is known to match them.</summary>
    /// <returns><see langword="null"/> when it does not match them after all.</returns>
    public static TimePhrase? Read(TimePattern pattern, TimePatterns patterns, List<TimeAtom> atoms, int from, int to)
    {
        var phrase = new TimePhrase(pattern);
        return new Matcher(patterns, atoms, to).Match(pattern.Tokens, from, phrase, at => at == to) ? phrase : null;
    }

    /// <summary>Backtracking over a dozen atoms at most; captures are taken back when a branch fails.</summary>
    private sealed class Matcher(TimePatterns patterns, List<TimeAtom> atoms, int to)
    {
        public bool Match(TimeNode node, int at, TimePhrase into, Func<int, bool> next) => node switch
        {
            TimeNode.Word word => MatchWord(word, at, into, next),
            TimeNode.Optional optional => Match(optional.Part, at, into, next) || next(at),
            TimeNode.Choice choice => MatchAny(choice.Branches, at, into, next),
            TimeNode.Sequence sequence => MatchFrom(sequence, 0, at, into, next),
            TimeNode.Phrase phrase => at < to && MatchGroup(phrase.Group, at, into, next),
            _ => throw new InvalidOperationException(node.GetType().Name),
        };

        private bool MatchAny(ImmutableArray<TimeNode> branches, int at, TimePhrase into, Func<int, bool> next)
        {
            foreach (var branch in branches)
            {
                if (Match(branch, at, into, next))
                    return true;
            }

            return false;
        }

        private bool MatchGroup(string group, int at, TimePhrase into, Func<int, bool> next)
        {
            foreach (var pattern in patterns.Group(group))
            {
                if (patterns.CanBegin(pattern, atoms[at]) && MatchPhrase(group, pattern, at, into, next))
                    return true;
            }

            return false;
        }

        private bool MatchFrom(TimeNode.Sequence sequence, int part, int at, TimePhrase into, Func<int, bool> next) =>
            part == sequence.Parts.Length
                ? next(at)
                : Match(sequence.Parts[part], at, into, after => MatchFrom(sequence, part + 1, after, into, next));

        private bool MatchWord(TimeNode.Word word, int at, TimePhrase into, Func<int, bool> next)
        {
            if (at >= to || !atoms[at].Allows(word.Hyphen) || !patterns.Lexicon.Is(atoms[at], word.Class))
                return false;
            if (word.Name.Length > 0)
                (into.words ??= []).Add((word.Name, atoms[at], word.Class));
            if (next(at + 1))
                return true;
            if (word.Name.Length > 0)
                into.words!.RemoveAt(into.words.Count - 1);
            return false;
        }

        private bool MatchPhrase(string group, TimePattern pattern, int at, TimePhrase into, Func<int, bool> next)
        {
            var phrase = new TimePhrase(pattern);
            return Match(pattern.Tokens, at, phrase, after =>
            {
                (into.inner ??= []).Add((group, phrase));
                if (next(after))
                    return true;
                into.inner.RemoveAt(into.inner.Count - 1);
                return false;
            });
        }
    }
}
