using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding.Learned;

/// <summary>
/// Decides which deeds have a code of MUC-4: that scheme wants terrorist incidents that the report tells of as single deeds, no battles between armed
/// sides, no deeds in general. Where it draws the line was learned from its answer keys.
/// </summary>
public sealed class Muc4Judge : IStage
{
    /// <summary>Where the weights stand in the data folder.</summary>
    public const string ModelFile = "models/muc4-incidents.txt";

    private readonly NounClasses nouns;
    private readonly DiscourseCues cues;
    private readonly LinearModel model;

    internal Muc4Judge(NounClasses nouns, DiscourseCues cues, LinearModel model) => (this.nouns, this.cues, this.model) = (nouns, cues, model);

    /// <summary>One answer per event, in their order.</summary>
    public static Layer<ImmutableArray<bool>> Layer { get; } = new("muc4-incidents");

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires =
        [
            EventDraft.Layer, EventStanding.Layer, Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, EventMention.Layer, Toll.Layer, MentionDate.Layer,
            MentionPlace.Layer,
        ],
        Provides = Layer,
    };

    /// <summary>Reads the weights.</summary>
    public static Muc4Judge Load(DataFolder data, NounClasses nouns, DiscourseCues cues) => new(nouns, cues, LinearModel.Load(data, ModelFile, "incident"));

    /// <summary>What weighed most in the decision about a deed that may be such an incident.</summary>
    internal string Why(Reading reading, EventDraft draft) => new FeatureTally(model).Reasons(0, sink => new DeedFeatures(reading, nouns, cues).Of(draft, sink));

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var drafts = reading.Get(EventDraft.Layer);
        if (!drafts.Any(d => d.Type.Muc4 is not null))
            return reading.With(Layer, [.. drafts.Select(_ => false)]);
        var features = new DeedFeatures(reading, nouns, cues);
        var tally = new FeatureTally(model);
        return reading.With(Layer, [.. drafts.Select(IsIncident)]);

        bool IsIncident(EventDraft draft)
        {
            if (draft.Type.Muc4 is null)
                return false;
            tally.Begin();
            features.Of(draft, tally);
            return tally.Scores[0] >= 0;
        }
    }
}
