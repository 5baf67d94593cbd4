using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>The toll that one report gives for one incident.</summary>
/// <param name="Low">At least so many.</param>
/// <param name="Best">The likeliest number.</param>
/// <param name="High">At most so many; <see langword="null"/> when open.</param>
/// <param name="Claim">The claim it rests on.</param>
internal sealed record ReportToll(int Low, int Best, int? High, Casualties Claim)
{
    /// <summary>The largest claim that is no part of another; <see langword="null"/> where no number is given.</summary>
    public static ReportToll? Of(IEnumerable<CodedEvent> events, CasualtyOutcome outcome) => Largest(events, c => c.Outcome == outcome && !c.PartOfTotal);

    /// <summary>The largest claim about one group, whether a larger toll counts it or not.</summary>
    public static ReportToll? OfGroup(IEnumerable<CodedEvent> events, CasualtyOutcome outcome, CasualtyGroup who) => Largest(events, c => c.Outcome == outcome && c.Who == who);

    private static ReportToll? Largest(IEnumerable<CodedEvent> events, Func<Casualties, bool> isMeant) => events
        .SelectMany(e => e.Casualties)
        .Where(c => isMeant(c) && (c.Best ?? c.High ?? c.Low) is not null)
        .Select(c => new ReportToll(c.Low ?? c.Best ?? c.High!.Value, c.Best ?? c.High ?? c.Low!.Value, c.High, c))
        .OrderByDescending(t => t.High ?? t.Best)
        .FirstOrDefault();
}
