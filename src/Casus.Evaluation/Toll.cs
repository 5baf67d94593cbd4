namespace Casus.Evaluation;

/// <summary>A number of people as a range.</summary>
/// <param name="Low">At least so many, or not known.</param>
/// <param name="High">At most so many, or not known.</param>
/// <param name="Best">The likeliest number, or not known.</param>
public readonly record struct Toll(int? Low, int? High, int? Best = null);
