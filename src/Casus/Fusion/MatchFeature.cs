using System.Collections.Immutable;

namespace Casus.Fusion;

/// <summary>One thing that is compared of two tellings, with the values the comparison may have.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Values">The values, each with the reason it prints; an empty reason is not printed.</param>
internal sealed record MatchFeature(string Name, ImmutableArray<(string Value, string Reason)> Values)
{
    public static MatchFeature Of(string name, params ReadOnlySpan<(string Value, string Reason)> values) => new(name, [.. values]);
}
