using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>What the headline outside the text adds to an event of the text.</summary>
/// <param name="Trigger">The headline's words for the event; a span of <see cref="Report.Title"/>.</param>
/// <param name="Place">The headline's word for the event's place, or <see langword="null"/>; its span too counts into the title.</param>
/// <param name="Tolls">Numbers of people that the headline alone gives.</param>
public sealed record HeadlineSupport(TextSpan Trigger, Toponym? Place, ImmutableArray<HeadlineToll> Tolls);
