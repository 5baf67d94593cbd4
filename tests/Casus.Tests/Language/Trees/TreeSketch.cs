using System.Collections.Immutable;
using System.Globalization;
using Casus.Language;
using Casus.Language.Trees;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Tests.Language.Trees;

/// <summary>Trees written by hand, so that a test needs no parser.</summary>
/// <remarks>
/// A word is <c>form/lemma/TAG/relation/head</c>, and if need be <c>/finetag/features/referent</c>; <c>-</c> for a lemma that is the form in lower
/// case. Heads count from 1 in their sentence, 0 is the root. Sentences are separated by <c>//</c>.
/// </remarks>
internal static class TreeSketch
{
    /// <param name="sketch">The words.</param>
    /// <param name="names">Such as <c>1-2 Person; 5-5 Place</c>, counted from 1 through the whole text.</param>
    public static ParsedText Read(string sketch, string? names = null) => ParsedText.Of(ReadingOf(sketch, names));

    /// <summary>The same as a reading, up to trees and names.</summary>
    public static Reading ReadingOf(string sketch, string? names = null)
    {
        var sentences = Parts(sketch, "//").Select(s => Parts(s, " ").Select(w => w.Split('/')).ToArray());
        var (words, ranges) = (new List<string[]>(), new List<TokenRange>());
        var heads = new List<int>();
        foreach (var sentence in sentences)
        {
            heads.AddRange(sentence.Select(w => Number(w[4]) == 0 ? -1 : words.Count + Number(w[4]) - 1));
            ranges.Add(new(words.Count, words.Count + sentence.Length));
            words.AddRange(sentence);
        }

        return Make(words, heads, ranges, [.. Parts(names ?? "", ";").Select(Name)]);
    }

    private static string[] Parts(string text, string separator) =>
        text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Reading Make(List<string[]> words, List<int> heads, List<TokenRange> ranges, ImmutableArray<NameMention> names)
    {
        var text = string.Join(' ', words.Select(w => w[0]));
        var starts = new int[words.Count];
        for (var i = 1; i < words.Count; i++)
            starts[i] = starts[i - 1] + words[i - 1][0].Length + 1;
        var tokens = new Tokens(text, starts, [.. words.Select((w, i) => starts[i] + w[0].Length)]);
        var syntax = new Syntax(
            [.. words.Select(w => Enum.Parse<UniversalTag>(w[2], ignoreCase: true))],
            [.. words.Select(w => w.ElementAtOrDefault(5) ?? "")],
            [.. words.Select(w => w.ElementAtOrDefault(6) ?? "")],
            [.. words.Select(w => w[1] == "-" ? w[0].ToLowerInvariant() : w[1])],
            [.. heads],
            [.. words.Select(w => Relations.Parse(w[3]))],
            [.. words.Select(w => w.Length > 7 ? Enum.Parse<ReferentKind>(w[7]) : ReferentKind.None)]);
        return Reading.Of(new Report { Id = "sketch", Text = text })
            .With(Tokens.Layer, tokens)
            .With(Sentences.Layer, new(tokens, [.. ranges], new BlockKind[ranges.Count]))
            .With(Syntax.Layer, syntax)
            .With(NameMention.Layer, names);
    }

    private static NameMention Name(string entry)
    {
        var parts = entry.Split('-', ' ');
        return new(new(Number(parts[0]) - 1, Number(parts[1])), Enum.Parse<NameKind>(parts[2]));
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
