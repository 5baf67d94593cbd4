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
    /// <summary>What stands between two people that are told of side by side: " and ".</summary>
    private const int Between = 5;

    /// <summary>
    /// The largest claim that is no part of another, or the sum of those told of side by side ("a man and his toddler"), where that is larger; <see langword="null"/> where no number is given.
    /// </summary>
    public static ReportToll? Of(IEnumerable<CodedEvent> events, CasualtyOutcome outcome)
    {
        var told = events.Select(e => Claims(e, c => c.Outcome == outcome && !c.PartOfTotal).ToList()).ToList();
        return Largest(told.SelectMany(c => c).Concat(told.SelectMany(SideBySide)));
    }

    /// <summary>The largest claim about one group, whether a larger toll counts it or not.</summary>
    public static ReportToll? OfGroup(IEnumerable<CodedEvent> events, CasualtyOutcome outcome, CasualtyGroup who) =>
        Largest(events.SelectMany(e => Claims(e, c => c.Outcome == outcome && c.Who == who)));

    private static IEnumerable<ReportToll> Claims(CodedEvent told, Func<Casualties, bool> isMeant) => told.Casualties
        .Where(c => isMeant(c) && (c.Best ?? c.High ?? c.Low) is not null)
        .Select(c => new ReportToll(c.Low ?? c.Best ?? c.High!.Value, c.Best ?? c.High ?? c.Low!.Value, c.High, c));

    // Who is joined to another by "and" is another.
    private static IEnumerable<ReportToll> SideBySide(List<ReportToll> claims)
    {
        ReportToll? sum = null;
        var end = -1;
        foreach (var toll in claims.Where(c => !c.Claim.Evidence.IsEmpty).OrderBy(c => c.Claim.Evidence[0].Start).ThenBy(c => c.Claim.Evidence[0].End))
        {
            var words = toll.Claim.Evidence[0];
            sum = sum is not null && words.Start - end == Between
                ? new(sum.Low + toll.Low, sum.Best + toll.Best, sum.High + toll.High, sum.Claim)
                : toll;
            end = words.End;
            yield return sum;
        }
    }

    private static ReportToll? Largest(IEnumerable<ReportToll> tolls) => tolls.OrderByDescending(t => t.High ?? t.Best).FirstOrDefault();
}
