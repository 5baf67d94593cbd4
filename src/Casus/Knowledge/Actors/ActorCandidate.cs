namespace Casus.Knowledge.Actors;

/// <summary>An actor that a name may mean.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Kind">How the name names it.</param>
/// <param name="Score">0 to 1, comparable among the candidates of one name.</param>
/// <param name="Reason">What made the score, for <c>casus explain</c>.</param>
public sealed record ActorCandidate(Actor Actor, ActorNameKind Kind, double Score, string Reason)
{
    /// <summary>Whether the score is enough for a report's name to be taken for this actor.</summary>
    public bool IsLikely => Score >= CandidateScore.Least;
}
