using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Reads tolls whose number, people and what befell them stand side by side: "43 people dead and more than 61 others injured".</summary>
/// <remarks>Of words that stand side by side no tree is asked, which is often wrong about two of them joined.</remarks>
internal sealed class SideBySideTolls(Reading reading, DiscourseCues cues, PeopleCounter people, TollOutcomes outcomes, TollCollector collector)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);

    /// <summary>Adds those of the report, and says which tokens they stand on: no tree takes them for anything else.</summary>
    public HashSet<int> Add()
    {
        for (var t = 0; t < tokens.Count; t++)
            AddAdjacent(t);
        return [.. collector.Found.SelectMany(t => Enumerable.Range(t.Range.Start, t.Range.Count))];
    }

    // A verb with an object is another thing: "four men wounded two officers".
    private void AddAdjacent(int token)
    {
        if (!(cues.TollAdjectives.TryFind(syntax.Lemmas[token], out var outcome) || cues.TollAdjectives.TryFind(tokens[token], out outcome)) || token == 0)
            return;
        var sentence = sentences[sentences.Holding(token)];
        if (token + 1 < sentence.End && (people.IsNumber(token + 1) || people.NumberAt(token + 1) is not null || syntax.Tags[token + 1] is UniversalTag.Det or UniversalTag.Propn or UniversalTag.Pron or UniversalTag.Noun))
            return;
        var last = token - 1;
        while (last > sentence.Start && IsAuxiliary(last))
            last--;
        var counted = last;
        if (last >= sentence.Start && IsPeople(last))
        {
            last--;
            for (var least = last - 2; last > sentence.Start && last > least && !people.IsNumber(last) && syntax.Tags[last] is UniversalTag.Adj or UniversalTag.Noun or UniversalTag.Propn;)
                last--;
        }

        if (last < sentence.Start || !people.IsNumber(last) || people.IsOfDate(last) || people.NumberEndingAt(last, sentence.Start) is not { } number || number.Range.End != last + 1
            || IsDenied(number.Range.Start, sentence.Start))
        {
            return;
        }

        const string rule = "a number of people and what befell them, side by side";
        var range = new TokenRange(number.Range.Start, last == token - 1 ? token + 1 : counted + 1);
        // "Six people had been arrested": the word is a deed of its own.
        if (mentions.FirstOrDefault(m => m.Head == token && m.Trigger.Class == WordClass.Verb) is { } own && outcomes.Of(own) == outcome)
            collector.Add(own.Index, outcome, number, counted, range, rule);
        else
            collector.AddToNearest(token, outcome, number, counted, range, rule);
    }

    private bool IsDenied(int number, int start) => number > start && tokens[number - 1] is "no" or "No" or "NO" or "not" or "Not" or "NOT";

    // "… were killed", "… have been killed"
    private bool IsAuxiliary(int token) => tokens[token] is "was" or "were" or "been" or "have" or "has" or "had" or "WAS" or "WERE" or "BEEN" or "HAVE" or "HAS" or "HAD";

    private bool IsPeople(int token) => tokens[token] is "others" or "more" or "OTHERS" || (syntax.Tags[token] == UniversalTag.Noun && people.MeansPeople(token));
}
