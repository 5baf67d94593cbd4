using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Records;

/// <summary>How an event stands to another of the report.</summary>
/// <param name="Relation">What links them.</param>
/// <param name="Event">The other event.</param>
/// <param name="AttributedTo">Who says so; empty = the outlet itself.</param>
/// <param name="Evidence">The linking words.</param>
public sealed record EventLink(
    LinkRelation Relation, string Event, ImmutableArray<Attribution> AttributedTo, ImmutableArray<TextQuote> Evidence);
