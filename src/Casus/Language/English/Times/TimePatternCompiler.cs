using System.Collections.Immutable;

namespace Casus.Language.English.Times;

/// <summary>Turns the trees of patterns into the steps of <see cref="TimeMatcher"/>.</summary>
internal sealed class TimePatternCompiler(Func<string, ImmutableArray<TimePattern>> group)
{
    private readonly Dictionary<string, int> groupNumbers = new(StringComparer.Ordinal);
    private readonly List<string> groupNames = [];
    private readonly Dictionary<string, (ImmutableArray<int> First, int Shortest)> known = new(StringComparer.Ordinal);

    /// <summary>The steps of a pattern.</summary>
    public TimeMatcher.Step Compile(TimeNode node) => node switch
    {
        TimeNode.Word w => new TimeMatcher.WordStep(w.Class, w.Hyphen),
        TimeNode.Optional o => new TimeMatcher.OptionalStep(Compile(o.Part)),
        TimeNode.Sequence s => new TimeMatcher.SequenceStep([.. s.Parts.Select(Compile)]),
        TimeNode.Choice c => new TimeMatcher.ChoiceStep([.. c.Branches.Select(Compile)]),
        TimeNode.Phrase p => new TimeMatcher.GroupStep(NumberOf(p.Group), Known(p.Group).First),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    /// <summary>The steps of the members of every group that some pattern names, by the group's number.</summary>
    /// <param name="steps">The compiled patterns, in the order of the files.</param>
    public TimeMatcher.Step[][] Groups(TimeMatcher.Step[] steps) => [.. groupNames.Select(n => group(n).Select(p => steps[p.Number]).ToArray())];

    /// <summary>The classes with which a match can begin.</summary>
    public IEnumerable<int> First(TimeNode node) => node switch
    {
        TimeNode.Word w => [w.Class],
        TimeNode.Optional o => First(o.Part),
        TimeNode.Choice c => c.Branches.SelectMany(First),
        TimeNode.Phrase p => Known(p.Group).First,
        // Up to the first part that must be there.
        TimeNode.Sequence s => s.Parts.Take(1 + s.Parts.TakeWhile(p => Shortest(p) == 0).Count()).SelectMany(First),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    /// <summary>How many atoms a match has at least.</summary>
    public int Shortest(TimeNode node) => node switch
    {
        TimeNode.Word => 1,
        TimeNode.Optional => 0,
        TimeNode.Choice c => c.Branches.Min(Shortest),
        TimeNode.Phrase p => Known(p.Group).Shortest,
        TimeNode.Sequence s => s.Parts.Sum(Shortest),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private int NumberOf(string name)
    {
        if (!groupNumbers.TryGetValue(name, out var number))
        {
            groupNumbers.Add(name, number = groupNames.Count);
            groupNames.Add(name);
        }

        return number;
    }

    private (ImmutableArray<int> First, int Shortest) Known(string name)
    {
        if (!known.TryGetValue(name, out var facts))
        {
            var members = group(name);
            facts = ([.. members.SelectMany(p => First(p.Tokens)).Distinct()], members.Min(p => Shortest(p.Tokens)));
            known.Add(name, facts);
        }

        return facts;
    }
}
