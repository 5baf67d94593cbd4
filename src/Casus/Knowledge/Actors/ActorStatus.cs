namespace Casus.Knowledge.Actors;

/// <summary>What an actor became.</summary>
/// <param name="From">The first day.</param>
/// <param name="Sector">PLOVER sector from then on.</param>
/// <param name="Type">Type from then on.</param>
public sealed record ActorStatus(DateOnly From, string Sector, ActorType Type);
