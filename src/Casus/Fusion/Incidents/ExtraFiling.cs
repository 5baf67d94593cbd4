namespace Casus.Fusion.Incidents;

/// <summary>
/// Files what reports tell beside their lead: with the incident of that day, or of a day next to it, and that place which most reports have there;
/// where there is none, further news opens one.
/// </summary>
/// <typeparam name="TDraft">What stands for an incident; equal where it is one.</typeparam>
internal sealed class ExtraFiling<TDraft>
    where TDraft : notnull
{
    // Of a day and place how many reports lead with which draft, and the drafts in their order: those that reports lead with, then those opened here.
    private readonly Dictionary<(int Day, int Place), Dictionary<TDraft, int>> there = [];
    private readonly Dictionary<TDraft, int> orders = [];

    /// <summary>Lets a report that leads with a draft stand at its day and place. Drafts come in the order of their first reports' ids.</summary>
    public void Lead(TDraft draft, int day, int place)
    {
        orders.TryAdd(draft, orders.Count);
        Stand(draft, day, place);
    }

    /// <summary>Files an event. Further news comes first, then what is retold; each in the order of the reports' ids and of the record.</summary>
    /// <param name="extra">It.</param>
    /// <param name="own">The draft that its report leads with, which is not it.</param>
    /// <param name="open">Opens a draft.</param>
    /// <returns>The draft; the default where it is filed with none.</returns>
    public (TDraft Draft, bool IsFiled) File(ExtraEvent extra, Func<TDraft, bool> own, Func<TDraft> open)
    {
        for (var shift = 0; shift <= 1; shift++)
        {
            if (Best(extra, shift, own) is { IsFound: true } found)
                return (found.Draft, true);
        }

        // What is only retold opens no incident.
        if (!extra.IsNews)
            return (default!, false);
        var draft = open();
        Lead(draft, extra.Day, extra.Place);
        return (draft, true);
    }

    private (TDraft Draft, bool IsFound) Best(ExtraEvent extra, int shift, Func<TDraft, bool> own)
    {
        var (best, most, isFound) = (default(TDraft)!, 0, false);
        foreach (var draft in Drafts(extra.Day - shift, extra.Place).Concat(shift == 0 ? [] : Drafts(extra.Day + shift, extra.Place)).Distinct())
        {
            if (own(draft))
                continue;
            var count = CountOf(draft, extra.Day - shift, extra.Place) + (shift == 0 ? 0 : CountOf(draft, extra.Day + shift, extra.Place));
            if (isFound && (count < most || (count == most && orders[draft] >= orders[best])))
                continue;
            (best, most, isFound) = (draft, count, true);
        }

        return (best, isFound);
    }

    private IEnumerable<TDraft> Drafts(int day, int place) => there.TryGetValue((day, place), out var drafts) ? drafts.Keys : [];

    private int CountOf(TDraft draft, int day, int place) => there.TryGetValue((day, place), out var drafts) ? drafts.GetValueOrDefault(draft) : 0;

    private void Stand(TDraft draft, int day, int place)
    {
        if (!there.TryGetValue((day, place), out var drafts))
            there.Add((day, place), drafts = []);
        drafts[draft] = drafts.GetValueOrDefault(draft) + 1;
    }
}
