using Casus.Language.English.Times;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Finds the words that name a time: dates, times of day, durations, and how often something happens.</summary>
/// <remarks>
/// Meaning is given to them later, by the time resolver of Grounding. Linear in the length of the text; thread-safe.
/// </remarks>
/// <param name="patterns">The words and patterns of the language.</param>
public sealed class TimeExpressionRecognizer(TimePatterns patterns) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer],
        Provides = TimeExpression.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var tokens = reading.Get(Tokens.Layer);
        var sentences = reading.Get(Sentences.Layer);
        var found = new List<TimeExpression>();
        var match = patterns.Room;
        for (var s = 0; s < sentences.Count; s++)
        {
            patterns.Atomizer.Read(tokens, sentences[s], match.Atoms);
            patterns.FindIn(match, found);
        }

        return reading.With(TimeExpression.Layer, [.. found]);
    }
}
