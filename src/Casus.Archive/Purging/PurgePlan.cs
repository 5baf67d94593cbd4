namespace Casus.Archive.Purging;

/// <summary>What a purge removes.</summary>
/// <param name="Reports">The reports.</param>
/// <param name="Originals">How many originals.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Incidents">The current incidents that are made anew without the reports; those that have no other report go.</param>
/// <param name="PastStates">Rows of incidents, the current ones among them, that say what the reports say: what the archive was asked of then lacks them.</param>
/// <param name="Judgements">What becomes of judgements.</param>
/// <param name="LogEntries">Entries of the log that lose the id they name.</param>
public sealed record PurgePlan(
    IReadOnlyList<PurgedReport> Reports, long Originals, long Bytes, IReadOnlyList<string> Incidents, long PastStates, IReadOnlyList<PurgedJudgement> Judgements, long LogEntries)
{
    /// <summary>Whether there is nothing to remove.</summary>
    public bool IsEmpty => Reports.Count == 0 && Judgements.Count == 0;
}
