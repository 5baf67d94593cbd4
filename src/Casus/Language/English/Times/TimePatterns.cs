using System.Collections.Frozen;
using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Language.English.Times;

/// <summary>
/// The words and patterns of English time expressions, as the files under <c>data/times</c> give them. Immutable and
/// thread-safe.
/// </summary>
/// <remarks>
/// All patterns are matched at once, from left to right; where several match at the same word, the longest wins, then the one that
/// stands first in the files. Nothing is ever matched across the end of a sentence.
/// </remarks>
public sealed class TimePatterns
{
    private readonly ImmutableArray<TimePattern> patterns;
    private readonly FrozenDictionary<string, ImmutableArray<TimePattern>> groups;
    private readonly FrozenDictionary<string, TimePattern> byName;
    private readonly TimeMatcher matcher;

    // Room to work in is large beside a short report, so that each thread keeps its own.
    private readonly ThreadLocal<TimeMatch> room;

    internal TimePatterns(TimeLexicon lexicon, ImmutableArray<TimePattern> patterns, FrozenDictionary<string, ImmutableArray<TimePattern>> groups)
    {
        (Lexicon, this.patterns, this.groups) = (lexicon, patterns, groups);
        byName = patterns.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
        Atomizer = new(lexicon);
        matcher = new(lexicon, patterns, Group);
        room = new(() => new(matcher.GroupCount));
    }

    /// <summary>How many patterns there are, those that are only parts of others included.</summary>
    public int Count => patterns.Length;

    internal TimeLexicon Lexicon { get; }

    internal TimeAtomizer Atomizer { get; }

    /// <summary>Reads the files of <c>times/</c> in the data folder.</summary>
    /// <exception cref="CasusException">CAS0301, CAS0302, CAS0304: a file is damaged or missing; CAS0312 to CAS0316: a
    /// word list or pattern is.</exception>
    public static TimePatterns Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return TimePatternReader.Read(data.StanzasIn("times"));
    }

    /// <summary>The patterns of a group, or the one pattern of that name; empty when there is neither.</summary>
    internal ImmutableArray<TimePattern> Group(string name) => groups.GetValueOrDefault(name, []);

    /// <summary>The pattern of that name.</summary>
    internal TimePattern Named(string name) => byName[name];

    /// <summary>Holds the rules that the patterns name against those that exist.</summary>
    /// <exception cref="CasusException">CAS0315: a pattern names another.</exception>
    internal void CheckRules(IReadOnlyCollection<string> known)
    {
        if (patterns.FirstOrDefault(p => !known.Contains(p.Value.Name)) is { } pattern)
            throw TimeErrors.UnknownRule(pattern.Source, pattern.Value.Name, known);
    }

    /// <summary>Working room for <see cref="FindIn"/>; one for each thread, which no two calls on it may use at a time.</summary>
    internal TimeMatch Room => room.Value!;

    /// <summary>Whether a match of the pattern can begin with the atom.</summary>
    internal bool CanBegin(TimePattern pattern, in TimeAtom atom) => matcher.CanBegin(pattern, atom);

    /// <summary>Finds the expressions among the atoms of one sentence and adds them in text order.</summary>
    internal void FindIn(TimeMatch match, List<TimeExpression> found)
    {
        match.Begin();
        var atoms = match.Atoms;
        for (var start = 0; start < atoms.Count;)
        {
            if (Lexicon.IsBlank(atoms[start]))
            {
                start++;
                continue;
            }

            var end = matcher.Longest(match, start, out var pattern);
            if (pattern?.Type is { } type)
                found.Add(new(new TextSpan(atoms[start].Start, atoms[end - 1].End), type, pattern.Name));
            start = Math.Max(end, start + 1);
        }
    }
}
