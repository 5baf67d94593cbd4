using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>On which day somebody told of what a mention tells, as far as the report says.</summary>
internal sealed class ToldDays(Reading reading, DiscourseCues cues)
{
    private readonly ImmutableArray<Stance> stances = reading.Get(Stance.Layer);

    // Looked for once, when a report first has a mention that somebody tells.
    private readonly Lazy<SpeechMoments> moments = new(() => new(reading, cues));

    /// <summary>The day of the innermost speech that holds the mention; <see langword="null"/> where the outlet itself tells, or no day is given.</summary>
    public TimeAnchor? Of(int mention) => stances[mention].Speech is var speech and >= 0 ? moments.Value.Of(speech) : null;
}
