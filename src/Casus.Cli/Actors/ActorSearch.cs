using System.Collections.Immutable;
using Casus.Knowledge.Actors;

namespace Casus.Cli.Actors;

/// <summary>What the register answers to a name.</summary>
internal sealed class ActorSearch
{
    private const int MostSimilar = 20;

    /// <summary>Asks.</summary>
    public ActorSearch(ActorRegister register, string name, ActorContext context)
    {
        (Name, Context) = (name, context);
        Candidates = register.Find(name, context, withUnlikely: true);
        Similar = Candidates.IsEmpty
            ? [.. register.Actors.Where(a => a.Aliases.Append(a.Name).Any(n => n.Contains(name, StringComparison.OrdinalIgnoreCase))).Take(MostSimilar)]
            : [];
    }

    /// <summary>The name asked for.</summary>
    public string Name { get; }

    /// <summary>What was said about the report.</summary>
    public ActorContext Context { get; }

    /// <summary>Who bears the name, best first, those too whose name alone is not enough.</summary>
    public ImmutableArray<ActorCandidate> Candidates { get; }

    /// <summary>Where nobody bears it, entries with it inside a longer name.</summary>
    public ImmutableArray<Actor> Similar { get; }

    /// <summary>How many of the candidates a report would be taken to mean: none, one, or several that nothing decides between.</summary>
    public int Meant => Candidates.IsEmpty || !Candidates[0].IsLikely
        ? 0
        : Candidates.Count(c => c.IsLikely && Candidates[0].Score - c.Score < ActorMatch.Margin);
}
