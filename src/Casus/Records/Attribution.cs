using System.Collections.Immutable;

namespace Casus.Records;

/// <summary>Who says so.</summary>
/// <param name="Entity">The entity that says it.</param>
/// <param name="Evidence">The attributing words.</param>
public sealed record Attribution(string Entity, ImmutableArray<TextQuote> Evidence);
