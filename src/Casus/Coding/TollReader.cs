using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Reads how many people an event killed, hurt, took or drove away.</summary>
/// <remarks>
/// Three kinds of construction, the surest first, none reading words that an earlier one has read: <see cref="SideBySideTolls"/>,
/// <see cref="VictimTolls"/>, <see cref="CasualtyWordTolls"/>. Groups counted side by side are added up: <see cref="TollSums"/>. Bare plurals
/// ("villagers were killed") give no number.
/// </remarks>
public sealed class TollReader(NounClasses nouns, DiscourseCues cues) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, ResolvedTime.Layer, EventMention.Layer, RoleFiller.Layer],
        Provides = Toll.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var collector = new TollCollector(reading, nouns, cues);
        var people = new PeopleCounter(reading, nouns, cues);
        var outcomes = new TollOutcomes(reading, cues);
        var sideBySide = new SideBySideTolls(reading, cues, people, outcomes, collector).Add();
        var victims = new VictimTolls(reading, cues, people, outcomes, collector, sideBySide);
        victims.Add();
        new CasualtyWordTolls(reading, cues, people, collector, sideBySide).Add();
        victims.AddHit();
        new HospitalTolls(reading, cues, people, collector).Add();
        victims.AddUnhurt();
        new CompositionTolls(reading, cues, people, collector).Add();
        return reading.With(Toll.Layer, new TollSums(reading, cues).AddTo(collector.Found));
    }
}
