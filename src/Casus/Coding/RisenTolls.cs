using System.Collections.Immutable;
using Casus.Language;

namespace Casus.Coding;

/// <summary>
/// Settles what a risen toll makes of the numbers told before it, once all that the report tells of the deed is together: "killed 10 people. The toll later rose
/// to 21" leaves the ten behind; "rose to 54 after nine more people died" counts the nine, and "two guards died with him, bringing the toll to three" the two and him.
/// </summary>
internal sealed class RisenTolls(Syntax syntax, Sentences sentences)
{
    /// <summary>The tolls of one event, those left behind or counted within marked so.</summary>
    public ImmutableArray<Toll> Settle(ImmutableArray<Toll> tolls)
    {
        tolls = tolls.Where(t => t.IsSum).Aggregate(tolls, WithAddedUp);
        if (tolls.FirstOrDefault(t => t.IsLowered) is { } lowered)
        {
            tolls = [.. tolls.Select(t => t.Outcome == lowered.Outcome && t is { IsPart: false, IsOfOthers: false } && t.Best > lowered.Best && t.Range.Start < lowered.Range.Start
                ? t with { IsSuperseded = true } : t)];
        }

        return tolls.Any(t => t.IsRisen) ? [.. tolls.Select(t => tolls.FirstOrDefault(r => r.IsRisen && r != t && r.Outcome == t.Outcome && !t.IsPart && r.Best > t.Best) is { } risen ? Below(t, risen) : t)] : tolls;
    }

    // Those of the sentence are in the sum; those before are where they make it up, and may be an older count where they do not.
    private ImmutableArray<Toll> WithAddedUp(ImmutableArray<Toll> tolls, Toll sum)
    {
        var before = tolls.Where(t => t != sum && t.Outcome == sum.Outcome && t is { IsPart: false, IsSuperseded: false } && t.Range.Start < sum.Range.Start && t.Best < sum.Best).ToList();
        var areAll = before.Sum(t => t.Best) == sum.Best;
        return [.. tolls.Select(t => before.Contains(t) && (areAll || sentences.Holding(t.Range.Start) == sentences.Holding(sum.Range.Start)) ? t with { IsPart = true } : t)];
    }

    private Toll Below(Toll toll, Toll risen)
    {
        var isOfOne = sentences.Holding(toll.Range.Start) == sentences.Holding(risen.Range.Start);
        if (isOfOne && (toll.IsOfOthers || Additions.AreIn(syntax, toll.Range)))
            return toll with { IsPart = true };
        return !isOfOne && toll.Range.Start < risen.Range.Start && !toll.IsOfOthers ? toll with { IsSuperseded = true } : toll;
    }
}
