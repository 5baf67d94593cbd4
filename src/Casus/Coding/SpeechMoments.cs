using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>On which day each speech of a report was held, as far as the report tells.</summary>
internal sealed class SpeechMoments
{
    // "told reporters in a statement on Sunday": as far as the day hangs below the verb of saying.
    private const int Reach = 4;
    private readonly Tokens tokens;
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly ImmutableArray<Speech> speeches;
    private readonly DateOnly? published;
    private readonly Dictionary<int, TimeAnchor> byCue = [];
    private readonly TimeAnchor?[] bySpeech;

    public SpeechMoments(Reading reading, DiscourseCues cues)
    {
        (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        speeches = reading.Get(Speech.Layer);
        published = PublicationDay.Of(reading);
        var governors = new HashSet<int>();
        foreach (var speech in speeches)
        {
            if (!speech.Cue.IsEmpty)
                governors.Add(speech.Cue.Start);
            if (!speech.Cue.IsEmpty && speech.Speaker >= 0)
                governors.Add(speech.Speaker);
        }

        foreach (var time in reading.Get(ResolvedTime.Layer))
        {
            if (time is { Precision: DatePrecision.Day, Days: { } days, Type: TimexType.Date or TimexType.Time })
                AddMoment(time, days.Start, governors, cues);
        }

        bySpeech = byCue.Count == 0 ? [] : [.. speeches.Select(MomentOf)];
    }

    /// <summary>The day on which a speech was held; <see langword="null"/> where the report does not tell.</summary>
    public TimeAnchor? Of(int speech) => speech >= 0 && speech < bySpeech.Length ? bySpeech[speech] : null;

    /// <summary>The day from which a time has to be counted instead of that of publication; <see langword="null"/> for none.</summary>
    public TimeAnchor? Of(ResolvedTime time)
    {
        if (bySpeech.Length == 0 || !IsRelative(time))
            return null;
        var token = tokens.FirstEndingAfter(time.Span.Start);
        var best = -1;
        for (var i = 0; i < speeches.Length && speeches[i].Content.Start <= token; i++)
        {
            if (speeches[i].Content.Contains(token) && bySpeech[i] is not null && (best < 0 || speeches[i].Content.Count <= speeches[best].Content.Count))
                best = i;
        }

        if (best < 0 || bySpeech[best]!.Date == published)
            return null;
        return IsQuoted(token, bySpeech[best]!) || LiesAfter(time, bySpeech[best]!.Date) ? bySpeech[best] : null;
    }

    // A quotation is often what its verb of saying reports, too.
    private bool IsQuoted(int token, TimeAnchor moment)
    {
        for (var i = 0; i < speeches.Length; i++)
        {
            if (speeches[i].IsDirect && speeches[i].Content.Contains(token) && bySpeech[i] == moment)
                return true;
        }

        return false;
    }

    private static bool IsRelative(ResolvedTime time) => time.Type is TimexType.Date or TimexType.Time
        && (time.Anchor?.Kind is TimeAnchorKind.PublishedOn or TimeAnchorKind.Dateline || time.Rule.EndsWith(":no-anchor", StringComparison.Ordinal));

    // What is told as past, and yet later than the words that tell it: "overnight, the army said on Tuesday". "Today" stays the reporter's.
    private bool LiesAfter(ResolvedTime time, DateOnly said) => time.Days is not { } days || (days.End > said && days.Start >= said && days.Start < published);

    // Of a day and the verb of saying it hangs on: the first day wins.
    private void AddMoment(ResolvedTime time, DateOnly day, HashSet<int> governors, DiscourseCues cues)
    {
        var range = tokens.RangeOf(time.Span);
        if (range.IsEmpty)
            return;
        var token = syntax.TopOf(range);
        for (var step = 0; step < Reach && token >= 0; step++, token = syntax.Heads[token])
        {
            if (governors.Contains(token) || SpeechCues.IsSaying(cues, syntax, token))
            {
                if (!IsInContentOf(range, token))
                    byCue.TryAdd(token, new(day, TimeAnchorKind.Speech, time.Span));
                return;
            }

            // "Speaking on Sunday, the minister said": a participle tells of the same moment.
            var isBeside = syntax.Relations[token] == Relation.Advcl && syntax.FineTags[token] is "VBG" && syntax.Heads[token] > token;
            if (!isBeside && (syntax.Tags[token] == UniversalTag.Verb || !IsPartOfPhrase(syntax.Relations[token])))
                return;
        }
    }

    private bool IsInContentOf(TokenRange range, int governor)
    {
        foreach (var speech in speeches)
        {
            if (speech.Content.Overlaps(range) && (speech.Cue.Contains(governor) || speech.Speaker == governor))
                return true;
        }

        return false;
    }

    private static bool IsPartOfPhrase(Relation relation) => relation is Relation.Obl or Relation.OblUnmarked or Relation.Nmod or Relation.NmodUnmarked
        or Relation.Obj or Relation.Iobj or Relation.Nsubj or Relation.Advmod or Relation.Appos or Relation.Compound or Relation.NmodPoss;

    private TimeAnchor? MomentOf(Speech speech)
    {
        if (!speech.Cue.IsEmpty && Own(speech) is { } own)
            return own;
        // Somebody else speaks, and no one says when.
        var goesOn = speech.Cue.IsEmpty || speech.Speaker < 0 || syntax.Tags[speech.Speaker] == UniversalTag.Pron;
        return speech.IsDirect && goesOn ? LastBefore(speech.Content) : null;
    }

    private TimeAnchor? Own(Speech speech) => byCue.GetValueOrDefault(speech.Cue.Start)
        ?? (speech.Speaker >= 0 ? byCue.GetValueOrDefault(speech.Speaker) : null);

    // The saying told last in the sentence of the quotation or the one before.
    private TimeAnchor? LastBefore(TokenRange quotation)
    {
        var sentence = sentences.Holding(quotation.Start);
        for (var s = sentence; s >= Math.Max(0, sentence - 1); s--)
        {
            var found = byCue.Keys.Where(c => sentences[s].Contains(c) && !quotation.Contains(c)).DefaultIfEmpty(-1).Max();
            if (found >= 0)
                return byCue[found];
        }

        return null;
    }
}
