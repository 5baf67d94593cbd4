using Casus.Reports;

namespace Casus.Sources.Watching;

/// <summary>What came of a page.</summary>
/// <param name="Page">It.</param>
/// <param name="Report">What it says, where it says something.</param>
/// <param name="End">What is written down of it.</param>
/// <param name="Inside">The host and port that, named as inside the own network, would have it asked for.</param>
internal sealed record PageOutcome(WaitingPage Page, Report? Report, PageEnd End, string? Inside = null);
