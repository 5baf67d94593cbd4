using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

/// <summary>A name of the register found in a run of tokens.</summary>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="TokenCount">How many tokens it takes.</param>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Candidates">Who may be meant, best first; never empty.</param>
public sealed record ActorMatch(int FirstToken, int TokenCount, TextSpan Span, ImmutableArray<ActorCandidate> Candidates)
{
    /// <summary>Two candidates nearer than this are not told apart.</summary>
    public const double Margin = 0.1;

    /// <summary>The likeliest candidate.</summary>
    public ActorCandidate Best => Candidates[0];

    /// <summary>Whether the runner-up is less than <see cref="Margin"/> behind, so that the caller should look for more.</summary>
    public bool IsAmbiguous => Candidates.Length > 1 && Candidates[0].Score - Candidates[1].Score < Margin;
}

/// <summary>An actor that a name may mean.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Kind">How the name names it.</param>
/// <param name="Score">0 to 1, comparable among the candidates of one name.</param>
/// <param name="Reason">What made the score, for <c>casus explain</c>.</param>
public sealed record ActorCandidate(Actor Actor, ActorNameKind Kind, double Score, string Reason);

/// <summary>How a form of the register names its actor.</summary>
public enum ActorNameKind
{
    /// <summary>The entry's own name.</summary>
    Name,

    /// <summary>Another name of its own.</summary>
    Alias,

    /// <summary>A name that commonly means another actor and needs the report's country to mean this one.</summary>
    Weak,

    /// <summary>A state's adjective: "Iraqi".</summary>
    Adjective,

    /// <summary>A noun for a state's people: "Iraqis".</summary>
    People,

    /// <summary>A capital that may stand for the government: "Moscow".</summary>
    Capital,

    /// <summary>A building or address that stands for the government: "the Kremlin".</summary>
    Seat,
}
