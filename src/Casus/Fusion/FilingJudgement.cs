namespace Casus.Fusion;

/// <summary>What somebody said of how two reports are filed.</summary>
/// <param name="Report">A report; where they are not about the same, the one that stays with those it is like.</param>
/// <param name="Other">The other report; where they are not about the same, the one that leaves.</param>
/// <param name="IsSame">Whether their leads are about one incident, or are not.</param>
public sealed record FilingJudgement(string Report, string Other, bool IsSame);
