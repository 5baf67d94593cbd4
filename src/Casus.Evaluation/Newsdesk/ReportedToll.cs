using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Newsdesk;

/// <summary>The toll that an event gives.</summary>
internal static class ReportedToll
{
    /// <summary>The largest count of one outcome, or <see langword="null"/> when the event gives no number.</summary>
    public static Toll? Largest(CodedEvent coded, CasualtyOutcome outcome)
    {
        Toll? largest = null;
        foreach (var claim in coded.Casualties.Where(c => c.Outcome == outcome))
        {
            if ((claim.Low ?? claim.High) is not { } low)
                continue;
            if (largest is not { } before || (claim.High ?? low) > (before.High ?? before.Low))
                largest = new(low, claim.High);
        }

        return largest;
    }
}
