using System.Collections.Immutable;
using Casus.Language.Engine;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Finds proper names where the network marked them.</summary>
internal sealed class NameRecognizer : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 2) { Requires = [Tokens.Layer, Sentences.Layer, NetworkReading.Layer], Provides = NameMention.Layer };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var classes = reading.Get(NetworkReading.Layer).Names;
        var names = ImmutableArray.CreateBuilder<NameMention>();
        var start = 0;
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] == 0)
                continue;
            var position = NameClasses.PositionOf(classes[i]);
            if (position is NameClasses.Position.Begin or NameClasses.Position.Single)
                start = i;
            if (position is NameClasses.Position.Last or NameClasses.Position.Single)
                names.Add(new(new(start, i + 1), NameClasses.KindOf(classes[i])));
        }

        return reading.With(NameMention.Layer, names.ToImmutable());
    }
}
