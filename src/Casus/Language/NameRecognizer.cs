using System.Buffers;
using System.Collections.Immutable;
using Casus.Language.Engine;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Finds proper names where the network marked them.</summary>
internal sealed class NameRecognizer : IStage
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

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
                names.Add(new(WithFirstName(tokens, range), NameClasses.KindOf(classes[i])));
        }

        AddSelfChosen(tokens, names);
        return reading.With(NameMention.Layer, names.ToImmutable());
    }

    // "a group calling itself the Sons of the Land": what stands there is its name, however odd.
    private static void AddSelfChosen(Tokens tokens, ImmutableArray<NameMention>.Builder names)
    {
        for (var t = 2; t + 1 < tokens.Count; t++)
        {
            if (tokens[t - 2] is not ("calling" or "call" or "calls" or "called") || tokens[t - 1] is not ("itself" or "themselves"))
                continue;
            var start = tokens[t] is "the" ? t + 1 : t;
            var end = start;
            for (var at = start; at < tokens.Count && (char.IsUpper(tokens[at][0]) || (at > start && tokens[at] is "of" or "for" or "the" or "and" or "al" or "de" or "in")); at++)
                end = char.IsUpper(tokens[at][0]) ? at + 1 : end;
            var range = new TokenRange(start, end);
            if (end == start || names.Any(n => n.Range.Start <= start && n.Range.End >= end))
                continue;
            for (var i = names.Count - 1; i >= 0; i--)
            {
                if (names[i].Range.Overlaps(range))
                    names.RemoveAt(i);
            }

            var next = 0;
            while (next < names.Count && names[next].Range.Start < start)
                next++;
            names.Insert(next, new(range, NameKind.Organisation));
        }
    }

    // "35-year-old Elad Winkelstein": behind an age a capital begins the name.
    private static TokenRange WithFirstName(Tokens tokens, TokenRange range) => range.Start > 4 && Ages.IsPerson(tokens, range.Start - 2) && char.IsUpper(tokens[range.Start - 1][0])
        && !tokens[range.Start - 1].ContainsAnyExcept(Letters) ? new(range.Start - 1, range.End) : range;

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
