using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Gives each event mention the time expression that belongs to it: the nearest in the tree, of its own clause first.</summary>
/// <remarks>
/// A time of an attribution (<see cref="Attributions"/>) dates the saying, not the deed. Two times that name one stretch of days are one
/// ("from Monday to Wednesday"), and days counted from another deed ("two days after the raid") are counted from the day of that deed.
/// </remarks>
public sealed class EventDater(DiscourseCues cues) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 2)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, ResolvedTime.Layer, ResolvedTime.ToldLayer, Speech.Layer, EventMention.Layer, EarlierDeed.Layer],
        Provides = MentionDate.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(MentionDate.Layer, new EventDating(reading, cues).DateAll());
    }
}
