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

    private const int HeadCodePoints = 600;

    /// <summary>
    /// The largest claim of those that the report begins with, none that is part of another or set aside, or the sum of those told of side by side
    /// ("a man and his toddler"), where that is larger; <see langword="null"/> where no number is given.
    /// </summary>
    public static ReportToll? Of(IEnumerable<CodedEvent> events, CasualtyOutcome outcome)
    {
        var told = events.Select(e => Claims(e, c => c.Outcome == outcome && !c.PartOfTotal).ToList()).ToList();
        // What the report itself sets aside ("an earlier toll of 28") counts where it gives nothing else.
        var current = told.ConvertAll(c => c.FindAll(t => !t.Claim.Superseded));
        told = current.Exists(c => c.Count > 0) ? current : told;
        return Largest(told.SelectMany(c => c).Concat(told.SelectMany(SideBySide)));
    }

    /// <summary>
    /// The same of the hurt, less those who died later: where an incident has <paramref name="dead"/> dead and an event tells of none, hurt who are
    /// no more than they were to die. "A boy was shot" and, the next day, "the boy has died" are one person; then the number is 0, and at most what
    /// was said.
    /// </summary>
    public static ReportToll? OfHurt(IEnumerable<CodedEvent> events, int dead)
    {
        var told = events.ToList();
        var living = told.Where(e => Of([e], CasualtyOutcome.Killed) is { Best: > 0 } || (Of([e], CasualtyOutcome.Injured)?.Best ?? 0) > dead).ToList();
        return Of(living, CasualtyOutcome.Injured) ?? (Of(told, CasualtyOutcome.Injured) is { } died ? died with { Low = 0, Best = 0, High = died.High ?? died.Best } : null);
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
        var inText = claims.Where(c => !c.Claim.Evidence.IsEmpty && c.Claim.Evidence[0].In is null);
        foreach (var toll in inText.OrderBy(c => c.Claim.Evidence[0].Start).ThenBy(c => c.Claim.Evidence[0].End))
        {
            var words = toll.Claim.Evidence[0];
            sum = sum is not null && words.Start - end == Between
                ? new(sum.Low + toll.Low, sum.Best + toll.Best, sum.High + toll.High, sum.Claim)
                : toll;
            end = words.End;
            yield return sum;
        }
    }

    private static ReportToll? Largest(IEnumerable<ReportToll> tolls)
    {
        var all = tolls.ToList();
        if (all.Count == 0)
            return null;
        var head = all.Min(Start) + HeadCodePoints;
        return all.Where(t => Start(t) <= head).OrderByDescending(t => t.High ?? t.Best).First();
    }

    private static int Start(ReportToll toll) => toll.Claim.Evidence is [{ In: null } words, ..] ? words.Start : 0;
}
