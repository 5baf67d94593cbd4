using Casus.Grounding;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>UCDP's three kinds of violence, by who acts against whom.</summary>
public static class KindOfViolence
{
    /// <summary>The kind, or <see langword="null"/> when no side is known well enough.</summary>
    /// <remarks>
    /// State-based: a state on one side and an organised side on the other. Non-state: two organised groups. One-sided: an organised side
    /// against people who are all said to be civilians. Anything less clear has no kind, and who is only accused of a deed, claims or denies
    /// it is no side. See UCDP's definitions of violence.
    /// </remarks>
    public static string? Of(EventDraft draft, Entities entities)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(entities);
        var actors = Sides(draft, entities, FrameRole.Actor);
        var hit = Sides(draft, entities, FrameRole.Target).Concat(Sides(draft, entities, FrameRole.Victim)).ToList();
        var (state, group) = (actors.Exists(ArmedSides.IsState), actors.Exists(ArmedSides.IsGroup));
        if (!state && !group)
            return null;
        var hitOrganised = hit.Exists(e => ArmedSides.IsState(e) || ArmedSides.IsGroup(e));
        if (!hitOrganised)
            return hit.Exists(IsCivilian) && hit.TrueForAll(e => IsCivilian(e) || e.Type is EntityType.Facility or EntityType.Vehicle or EntityType.Place) ? "one-sided" : null;
        return state || hit.Exists(ArmedSides.IsState) ? "state-based" : "non-state";
    }

    private static List<Entity> Sides(EventDraft draft, Entities entities, FrameRole role) =>
        [.. draft.Roles.Where(r => r.Role == role && r.Via < 0 && !(r.IsInferred && role == FrameRole.Actor)).Select(r => entities.At(r.Head)).OfType<Entity>()];

    private static bool IsCivilian(Entity entity) => entity.Sector is "CVL";
}
