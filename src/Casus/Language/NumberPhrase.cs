using Casus.Knowledge;

namespace Casus.Language;

/// <summary>A count as the words give it.</summary>
/// <param name="Low">At least so many, or <see langword="null"/>.</param>
/// <param name="Best">The likeliest number, or <see langword="null"/>.</param>
/// <param name="High">At most so many, or <see langword="null"/> when open.</param>
/// <param name="Bound">What bounds it.</param>
/// <param name="Range">The words.</param>
public sealed record NumberPhrase(int? Low, int? Best, int? High, NumberBound Bound, TokenRange Range);
