namespace Casus.Exports.Events;

/// <summary>One thing lost.</summary>
/// <param name="Field">What was concerned.</param>
/// <param name="Change"><c>dropped</c>, <c>rounded</c>, <c>split</c>, <c>hidden</c>, <c>coarsened</c> or <c>rejected</c>.</param>
/// <param name="Rule">Why.</param>
/// <param name="Detail">What stands there now, or how many; never what was hidden.</param>
internal sealed record Loss(string Field, string Change, string Rule, string Detail);
