using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Turns the parts of an interception into those of the attack that it was.</summary>
/// <remarks>
/// "The Ukrainian drone was brought down; its debris killed three": told is an attack with a drone, by those whose drone it was. Who shot it down
/// killed nobody.
/// </remarks>
internal static class ShotDownWeapons
{
    private const string Interception = "interception";

    /// <summary>The parts in an event of <paramref name="type"/>; as they are, unless an interception turned out to be an attack.</summary>
    public static ImmutableArray<RoleFiller> AsAttack(Reading reading, EventType type, ImmutableArray<RoleFiller> roles)
    {
        var mentions = reading.Get(EventMention.Layer);
        var (syntax, entities) = (reading.Get(Syntax.Layer), reading.Get(Entities.Layer));
        if (IsInterception(type) || !roles.Any(r => IsInterception(mentions[r.Mention].Trigger.Type)))
            return roles;
        var result = ImmutableArray.CreateBuilder<RoleFiller>();
        foreach (var filler in roles)
        {
            if (!IsInterception(mentions[filler.Mention].Trigger.Type))
            {
                result.Add(filler);
            }
            else if (filler.Role == FrameRole.Target)
            {
                result.Add(filler with { Role = FrameRole.Instrument });
                if (RoleAssigner.OwnerOf(syntax, entities, filler.Head) is var owner and >= 0)
                    result.Add(new(filler.Mention, FrameRole.Actor, owner, Slot.Modifier));
            }
            else if (filler.Role != FrameRole.Actor)
            {
                result.Add(filler);
            }
        }

        return [.. result.DistinctBy(r => (r.Role, r.Head)).OrderBy(r => r.Head)];
    }

    /// <summary>Those whose weapons were shot down, as doers of what the weapons were sent for.</summary>
    public static IEnumerable<RoleFiller> OwnersIn(Reading reading)
    {
        var (syntax, entities, mentions) = (reading.Get(Syntax.Layer), reading.Get(Entities.Layer), reading.Get(EventMention.Layer));
        foreach (var filler in reading.Get(RoleFiller.Layer))
        {
            if (filler.Role == FrameRole.Target && IsInterception(mentions[filler.Mention].Trigger.Type)
                && RoleAssigner.OwnerOf(syntax, entities, filler.Head) is var owner and >= 0)
            {
                yield return new(filler.Mention, FrameRole.Actor, owner, Slot.Modifier);
            }
        }
    }

    /// <summary>Whether weapons are kept from what they were sent for.</summary>
    public static bool IsInterception(EventType type) => type.Is(Interception);
}
