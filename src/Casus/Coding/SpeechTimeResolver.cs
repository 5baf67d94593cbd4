using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Counts the times of a speech from the day on which it was held, where the report tells that day.</summary>
/// <remarks>
/// "Biden said on Sunday: 'Last night …'" means the night before that Sunday. Words in quotation marks always count from the moment of
/// speech. In reported speech the reporter's own day counts, unless that would put what was said after the saying: then it, too, counts
/// from there. A quotation without a dated saying of its own takes the moment of the saying in its sentence or the one before, as long as
/// the speaker goes on. All other times stay as the resolver made them.
/// </remarks>
public sealed class SpeechTimeResolver(TimeResolver resolver, DiscourseCues cues) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, TimeExpression.Layer, ResolvedTime.Layer, Speech.Layer],
        Provides = ResolvedTime.ToldLayer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var times = reading.Get(ResolvedTime.Layer);
        var speeches = reading.Get(Speech.Layer);
        if (times.IsEmpty || speeches.IsEmpty)
            return reading.With(ResolvedTime.ToldLayer, times);
        var moments = new SpeechMoments(reading, cues);
        var said = new TimeAnchor?[times.Length];
        var isSaid = false;
        for (var i = 0; i < times.Length; i++)
        {
            said[i] = moments.Of(times[i]);
            isSaid |= said[i] is not null;
        }

        return reading.With(ResolvedTime.ToldLayer, isSaid ? resolver.Resolve(reading, i => said[i]) : times);
    }
}
