namespace Casus.Archive.Purging;

/// <summary>What a purge makes of a judgement.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="IsRemoved">Whether it goes as a whole, since what it is about goes; else it stays without its reason.</param>
public sealed record PurgedJudgement(long Number, string Kind, bool IsRemoved);
