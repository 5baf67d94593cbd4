using Casus.Grounding;

namespace Casus.Coding;

/// <summary>Tells, by their PLOVER sectors, the sides that can carry out organised violence: states with their forces, and armed groups.</summary>
internal static class ArmedSides
{
    /// <summary>Whether it is a state or one of its organs that govern or bear arms.</summary>
    public static bool IsState(Entity entity) => entity.IsState || entity.Sector is "GOV" or "MIL" or "COP" or "SPY";

    /// <summary>Whether it is an armed group of any sort: rebels, militias, gangs, gunmen of whom no more is known.</summary>
    public static bool IsGroup(Entity entity) => entity.Sector is "REB" or "PRM" or "UAF" or "CRM";
}
