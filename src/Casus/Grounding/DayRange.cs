namespace Casus.Grounding;

/// <summary>Calendar days from <paramref name="Start"/> to <paramref name="End"/>, both included.</summary>
public readonly record struct DayRange(DateOnly Start, DateOnly End);
