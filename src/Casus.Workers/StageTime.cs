namespace Casus.Workers;

/// <summary>How often a stage was gone through, and how long that took together.</summary>
/// <param name="Count">How often: <c>code</c> a report, <c>keep</c> a batch, <c>file</c> a run.</param>
/// <param name="Seconds">Together.</param>
public readonly record struct StageTime(long Count, double Seconds);
