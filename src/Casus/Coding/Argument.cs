using Casus.Knowledge;

namespace Casus.Coding;

/// <summary>A word that fills a grammatical slot of a trigger.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Head">The head token of the filler.</param>
/// <param name="Cue">The preposition or light verb that joins it, or −1.</param>
public readonly record struct Argument(Slot Slot, int Head, int Cue);
