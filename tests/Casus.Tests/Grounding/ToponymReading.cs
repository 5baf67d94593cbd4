using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Knowledge.Places;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Tests.Grounding;

/// <summary>Readings for tests of place names: words and sentences by the tokenizer, names by hand, no syntax.</summary>
internal static class ToponymReading
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly TokenRules Rules = TokenRules.Load(Data);

    public static Gazetteer Gazetteer { get; } = Gazetteer.Open(Data.File("gazetteer/places.bin"));

    public static ToponymRecognizer Recognizer { get; } = new(Gazetteer, ToponymWords.Load(Data), ToponymSigns.Load(Data), WellKnownPlaces.Load(Data));

    public static ToponymResolver Resolver { get; } = new(Gazetteer, Recognizer, ToponymWords.Load(Data), ToponymWeights.Load(Data), WellKnownPlaces.Load(Data));

    /// <summary>Reads a text; of <paramref name="persons"/> every occurrence is tagged as a person's name.</summary>
    public static Reading Of(string text, params string[] persons) => Of(new Report { Id = "test", Text = text }, persons);

    /// <summary>Reads a report with what is known of its origin.</summary>
    public static Reading Of(Report report, params string[] persons)
    {
        var text = report.Text;
        var tokens = new Tokenizer(Rules).Tokenize(text);
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        ImmutableArray<Block> blocks = start < text.Length ? [new(new(start, text.TrimEnd().Length), BlockKind.Paragraph)] : [];
        var names = persons
            .SelectMany(p => Occurrences(text, p))
            .Select(span => new NameMention(tokens.RangeOf(span), NameKind.Person))
            .OrderBy(n => n.Range.Start)
            .ToImmutableArray();
        return Reading.Of(report)
            .With(Tokens.Layer, tokens)
            .With(Sentences.Layer, new SentenceSplitter(Rules, boundaries: null).Split(tokens, blocks))
            .With(NameMention.Layer, names);
    }

    /// <summary>Takes the marks <c>[|…|]</c> out of a text.</summary>
    public static (string Text, ImmutableArray<TextSpan> Spans) Unmark(string marked)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var text = new System.Text.StringBuilder();
        var open = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("[|", StringComparison.Ordinal))
                (open, i) = (text.Length, i + 1);
            else if (marked.AsSpan(i).StartsWith("|]", StringComparison.Ordinal))
            {
                spans.Add(new(open, text.Length));
                i++;
            }
            else
                text.Append(marked[i]);
        }

        return (text.ToString(), spans.ToImmutable());
    }

    public static ImmutableArray<Toponym> Resolve(string text, params string[] persons)
    {
        var reading = Of(text, persons);
        return Resolver.Resolve(reading, Recognizer.Find(reading));
    }

    public static ImmutableArray<Toponym> Resolve(Report report)
    {
        var reading = Of(report);
        return Resolver.Resolve(reading, Recognizer.Find(reading));
    }

    private static IEnumerable<TextSpan> Occurrences(string text, string words)
    {
        for (var i = text.IndexOf(words, StringComparison.Ordinal); i >= 0; i = text.IndexOf(words, i + 1, StringComparison.Ordinal))
            yield return new(i, i + words.Length);
    }
}
