namespace Casus.Knowledge.Places;

/// <summary>A place that bears a looked-up name.</summary>
/// <param name="Index">The entry's index in the gazetteer, from 0.</param>
/// <param name="Form">In which way the name is its name.</param>
public readonly record struct PlaceRef(int Index, NameForm Form);
