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

    /// <summary>
    /// Whether the runner-up is less than <see cref="Margin"/> behind, so that the caller should look for more.
    /// </summary>
    public bool IsAmbiguous => Candidates.Length > 1 && Candidates[0].Score - Candidates[1].Score < Margin;
}
