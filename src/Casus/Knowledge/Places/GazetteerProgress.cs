namespace Casus.Knowledge.Places;

/// <summary>A step of the building, for a progress display.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Lines or places so far.</param>
public readonly record struct GazetteerProgress(string Step, long Done);
