namespace Casus.Knowledge.Places;

/// <summary>A step of the building, for a progress display.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Lines or places so far.</param>
/// <param name="Share">How much of the step is done, 0 to 1, or <see langword="null"/> where that is not known.</param>
public readonly record struct GazetteerProgress(string Step, long Done, double? Share);
