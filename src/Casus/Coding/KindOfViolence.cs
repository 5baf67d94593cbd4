using Casus.Grounding;
using Casus.Knowledge;

namespace Casus.Coding;

/// <summary>UCDP's three kinds of violence, by who acts against whom.</summary>
public static class KindOfViolence
{
    private static readonly string[] StateSectors = ["GOV", "MIL", "COP", "SPY"];
    private static readonly string[] ArmedGroupSectors = ["REB", "PRM", "UAF", "CRM", "OPP"];

    /// <summary>The kind, or <see langword="null"/> when no side is known well enough.</summary>
    /// <remarks>
    /// One-sided: an organised side against civilians alone. State-based: a state on one side and an organised side on the other, or
    /// a state striking with weapons of war. Non-state: two organised groups. See UCDP's definitions of violence.
    /// </remarks>
    public static string? Of(EventDraft draft, Entities entities)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(entities);
        var actors = Sides(draft, entities, FrameRole.Actor);
        var hit = Sides(draft, entities, FrameRole.Target).Concat(Sides(draft, entities, FrameRole.Victim)).ToList();
        var (state, group) = (actors.Exists(IsState), actors.Exists(IsGroup));
        if (!state && !group)
            return null;
        var hitOrganised = hit.Exists(e => IsState(e) || IsGroup(e));
        if (!hitOrganised)
            return hit.Count > 0 ? "one-sided" : null;
        return state || hit.Exists(IsState) ? "state-based" : "non-state";
    }

    private static List<Entity> Sides(EventDraft draft, Entities entities, FrameRole role) =>
        [.. draft.Roles.Where(r => r.Role == role).Select(r => entities.At(r.Head)).OfType<Entity>()];

    private static bool IsState(Entity entity) => entity.IsState || (entity.Sector is { } sector && StateSectors.Contains(sector));

    private static bool IsGroup(Entity entity) => entity.Sector is { } sector && ArmedGroupSectors.Contains(sector);
}
