using Casus.Coding;
using Casus.Readings;

namespace Casus.Pipeline;

/// <summary>What was found of each event, by event: a long report has thousands, so nothing is searched for twice.</summary>
internal sealed class EventFindings
{
    private readonly Dictionary<(int Mention, int Head, int Via), RoleStance> stances = [];
    private readonly ILookup<int, EventLinkDraft> links;
    private readonly Dictionary<int, EventDraft> byMention = [];

    public EventFindings(Reading reading)
    {
        foreach (var stance in reading.Get(RoleStance.Layer))
            stances.TryAdd((stance.Mention, stance.Head, stance.Via), stance);
        links = reading.Get(EventLinkDraft.Layer).ToLookup(l => l.From);
        foreach (var draft in reading.Get(EventDraft.Layer))
        {
            foreach (var mention in draft.Mentions)
                byMention.TryAdd(mention, draft);
        }
    }

    /// <summary>How sure the participant is; <see langword="null"/> where it is simply stated.</summary>
    public RoleStance? StanceOf(RoleFiller filler) => stances.GetValueOrDefault((filler.Mention, filler.Head, filler.Via));

    /// <summary>The links from the event to others.</summary>
    public IEnumerable<EventLinkDraft> LinksFrom(EventDraft draft) => links[draft.Index];

    /// <summary>The event that a mention tells of; <see langword="null"/> where it tells of none.</summary>
    public EventDraft? ToldBy(EventMention mention) => byMention.GetValueOrDefault(mention.Index);
}
