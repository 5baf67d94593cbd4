using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds a place for an event whose own words give none, or none finer than a country, and says that it did.</summary>
/// <remarks>
/// In this order: a place in the sentences that tell of the event; in the sentence before or behind the first of them; the place of the
/// dateline. A place in another country than the event's own words name is not taken. Aggregates get none.
/// </remarks>
internal sealed class PlaceFromContext
{
    private readonly Sentences sentences;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly ILookup<int, Toponym> bySentence;
    private readonly Toponym? dateline;

    public PlaceFromContext(Reading reading)
    {
        var tokens = reading.Get(Tokens.Layer);
        sentences = reading.Get(Sentences.Layer);
        mentions = reading.Get(EventMention.Layer);
        var syntax = reading.Get(Syntax.Layer);
        var located = reading.Get(Toponym.Layer).Where(t => t.Usage == ToponymUsage.Literal && t.Place is { } p && !p.Feature.StartsWith("PCL", StringComparison.Ordinal)).ToList();
        bySentence = located
            .Select(t => (Toponym: t, Range: tokens.RangeOf(t.Span)))
            .Where(t => !t.Range.IsEmpty && !IsPossessor(syntax, t.Range))
            .ToLookup(t => sentences.Holding(t.Range.Start), t => t.Toponym);
        var line = reading.Get(ReportStructure.Layer).FirstOrDefault(b => b.Kind == BlockKind.Dateline);
        dateline = line.Span.Length == 0 ? null : located.Find(t => line.Span.Contains(t.Span));
    }

    /// <summary>The event with a place from the context, or as it was.</summary>
    public EventDraft Complete(EventDraft draft)
    {
        if (!draft.Type.IsViolent || (!draft.Place.Toponyms.IsEmpty && !IsCountry(draft.Place.Toponyms[0])))
            return draft;
        var told = draft.Mentions.Select(m => sentences.Holding(mentions[m].Head)).Distinct().ToList();
        var near = told.Concat([told[0] - 1, told[0] + 1]).Where(s => s >= 0 && s < sentences.Count && IsBody(s));
        if (near.SelectMany(s => bySentence[s]).FirstOrDefault(t => Fits(draft, t)) is { } neighbour)
            return With(draft, neighbour, "context");
        return dateline is not null && Fits(draft, dateline) ? With(draft, dateline, "dateline") : draft;
    }

    private static EventDraft With(EventDraft draft, Toponym place, string from) => draft with
    {
        Place = new([place, .. draft.Place.Toponyms], LocationRelation.In, TreeDistance.Unreachable),
        PlaceDerivedFrom = from,
    };

    private static bool Fits(EventDraft draft, Toponym toponym) =>
        draft.Place.Toponyms.IsEmpty || draft.Place.Toponyms.Any(t => t.Place?.Country == toponym.Place!.Country);

    private bool IsBody(int sentence) => sentences.Blocks[sentence] is BlockKind.Paragraph or BlockKind.Title or BlockKind.Summary or BlockKind.Box;

    private static bool IsCountry(Toponym toponym) => toponym.Place?.Feature.StartsWith("PCL", StringComparison.Ordinal) is true;

    private static bool IsPossessor(Syntax syntax, TokenRange range) => syntax.Relations[EventDater.TopOf(syntax, range)] == Relation.NmodPoss;
}
