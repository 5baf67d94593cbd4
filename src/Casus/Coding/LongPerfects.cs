using Casus.Grounding;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds perfects over months or years, which sum up: "has killed 10,000 since 2015", "have struck the town this year", "have been killed since".</summary>
internal sealed class LongPerfects(Reading reading)
{
    // "has lived through gang violence and the murder of its president this year"
    private const int FarthestVerb = 4;

    // "since fighting erupted on Tuesday"
    private const int LongestOfLate = 7;

    private readonly DateOnly? published = reading.Report.PublishedOn?.Date;
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    // Looked for once, when a report first has a perfect.
    private readonly Lazy<ILookup<int, (ResolvedTime Time, TokenRange Range)>> times = new(() => reading.Get(ResolvedTime.ToldLayer)
        .Select(t => (Time: t, Range: reading.Get(Tokens.Layer).RangeOf(t.Span)))
        .Where(t => !t.Range.IsEmpty)
        .ToLookup(t => reading.Get(Sentences.Layer).Holding(t.Range.Start)));

    /// <summary>The words that say since when or over what time a deed's clause tells; empty where they do not.</summary>
    public TokenRange WordsOn(EventMention mention)
    {
        var verb = mention.Head;
        for (var step = 0; syntax.Tags[verb] != UniversalTag.Verb && syntax.Relations[verb] is Relation.Obj or Relation.Obl or Relation.Conj && step < FarthestVerb; step++)
            verb = syntax.Heads[verb];
        // "Attacks have killed 3,600 people this year"
        if (syntax.Tags[verb] != UniversalTag.Verb && syntax.Relations[verb] == Relation.Nsubj && (NounPhrases.IsPlural(syntax, verb) || syntax.Lemmas[verb] is "violence" or "fighting" or "war"))
            verb = syntax.Heads[verb];
        // "have long terrorised the region by looting villages and kidnapping for ransom"
        for (var step = 0; syntax.FineTags[verb] == "VBG" && syntax.Relations[verb] is Relation.Advcl or Relation.Conj && step < FarthestVerb; step++)
            verb = syntax.Heads[verb];
        var words = Over(verb);
        // "Since 2014 residents have lived with shelling, and hundreds have been killed."
        if (words.IsEmpty && IsJoinedPerfect(verb) && Over(syntax.Heads[verb]) is { IsEmpty: false } shared && shared.End <= mention.Head)
            return shared;
        return words;
    }

    private bool IsJoinedPerfect(int verb) =>
        syntax.Tags[verb] == UniversalTag.Verb && syntax.Relations[verb] == Relation.Conj && IsPerfect(verb);

    private TokenRange Over(int verb)
    {
        if (!IsPerfect(verb))
            return default;
        if (SinceOf(verb) is { IsEmpty: false } since)
            return since;
        foreach (var (time, range) in times.Value[sentences.Holding(verb)])
        {
            if (time.Precision is not (DatePrecision.Month or DatePrecision.Year))
                continue;
            // "Since 2014 residents have lived with shelling": the tree may count the residents with the year.
            if (range.Start > 0 && range.End < verb && tokens[range.Start - 1].Equals("since", StringComparison.OrdinalIgnoreCase) && syntax.IsUnder(range.Start, verb))
                return new(range.Start - 1, range.End);
            // "has killed 3,600 people in Haiti this year"
            if (range.Start > verb && tokens[range.Start] is "this" && syntax.IsUnder(range.Start, verb))
                return range;
            // "has been arrested for the killing of two men in May": no perfect tells of a time that is over, so that the month is of the killing.
            if (IsOver(time) && NounPhrases.Preposition(syntax, syntax.TopOf(range)) is var within and >= 0 && syntax.Lemmas[within] is "in")
                continue;
            if (syntax.Heads[syntax.TopOf(range)] == verb
                // Not "has sentenced three men over a killing last November".
                && (NounPhrases.Preposition(syntax, syntax.TopOf(range)) is var p
                    && (p < 0 ? !tokens[range.Start].Equals("last", StringComparison.OrdinalIgnoreCase) : syntax.Lemmas[p] is "since" or "over" or "during" or "in")))
            {
                return p < 0 ? range : new(p, range.End);
            }
        }

        return default;
    }

    private bool IsOver(ResolvedTime time) => published is { } day && time.Days is { } days && days.End < day;

    // "have been killed in Gaza since", "has bombarded Gaza since gunmen burst into its south"; since a day of late is told of the days themselves.
    private TokenRange SinceOf(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (child > verb && syntax.Relations[child] == Relation.Advmod && tokens[child] is "since")
                return new(child, child + 1);
            // "have long terrorised the region"
            if (child < verb && syntax.Relations[child] == Relation.Advmod && tokens[child] is "long")
                return new(child, child + 1);
            if (child > verb && syntax.Relations[child] == Relation.Advcl && syntax.Child(child, Relation.Mark) is var mark and >= 0 && tokens[mark] is "since" && !IsOfLate(child))
                return new(mark, child + 1);
        }

        return default;
    }

    private bool IsOfLate(int clause)
    {
        foreach (var (time, range) in times.Value[sentences.Holding(clause)])
        {
            if (!syntax.IsUnder(range.Start, clause))
                continue;
            if (time.Days is { } days ? published is { } day && day.DayNumber - days.Start.DayNumber <= LongestOfLate : IsDayButNoDate(time))
                return true;
        }

        return false;
    }

    // "on Friday"; not "on 7 February" of an unknown year.
    private static bool IsDayButNoDate(ResolvedTime time) =>
        time is { Precision: DatePrecision.Day, Value: not ['X', 'X', 'X', 'X', '-', '0' or '1', ..] };

    private bool IsPerfect(int verb) => syntax.Tags[verb] == UniversalTag.Verb && syntax.Child(verb, Relation.Aux) is var auxiliary and >= 0 && syntax.Lemmas[auxiliary] is "have"
        && !tokens[auxiliary].Equals("had", StringComparison.OrdinalIgnoreCase);
}
