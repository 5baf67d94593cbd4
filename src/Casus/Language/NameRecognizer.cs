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
        var tokens = reading.Get(Tokens.Layer);
        var names = ImmutableArray.CreateBuilder<NameMention>();
        var start = 0;
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] == 0)
                continue;
            var position = NameClasses.PositionOf(classes[i]);
            if (position is NameClasses.Position.Begin or NameClasses.Position.Single)
                start = i;
            if (position is NameClasses.Position.Last or NameClasses.Position.Single && Trimmed(tokens, new(start, i + 1)) is { IsEmpty: false } range)
                names.Add(new(range, NameClasses.KindOf(classes[i])));
        }

        return reading.With(NameMention.Layer, names.ToImmutable());
    }

    // No name begins or ends with a comma or colon; nothing is left of one that is all signs.
    private static TokenRange Trimmed(Tokens tokens, TokenRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && IsSign(tokens[start]))
            start++;
        while (start < end && IsSign(tokens[end - 1]))
            end--;
        return new(start < end - 1 && IsArticle(tokens[start], tokens[start + 1]) ? start + 1 : start, end);
    }

    // "An Israeli strike", "A US drone": the article at the head of a sentence, with its capital, is none of the name; that of "An Nasiriyah" is.
    private static bool IsArticle(ReadOnlySpan<char> word, ReadOnlySpan<char> next) => word is "A" || (word is "An" && next[0] is not ('N' or 'n'));

    private static bool IsSign(ReadOnlySpan<char> form) => form is "," or ":" or ";" or "-" or "\u2013" or "\u2014";
}
