using Casus.Reports;

namespace Casus.Coding;

/// <summary>A number of people to whom something happened, as the headline outside the text gives it.</summary>
/// <param name="Toll">What is said; its ranges are those of the headline, read by itself.</param>
/// <param name="Words">The words; a span of <see cref="Report.Title"/>.</param>
public sealed record HeadlineToll(Toll Toll, TextSpan Words);
