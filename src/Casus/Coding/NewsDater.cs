using Casus.Grounding;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Dates by publication what a report leads with and gives no day for.</summary>
/// <remarks>
/// Such news befell on the day of publication or the day before. Only deeds of violence, told as news and as done; and only by a date
/// that came with the report, since one found in the text may be that of anything.
/// </remarks>
public sealed class NewsDater : IStage
{
    // A lead is seldom longer.
    private const int LeadSentences = 3;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Sentences.Layer, EventMention.Layer, EventDraft.Layer, EventStanding.Layer],
        Provides = InferredDay.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var sentences = reading.Get(Sentences.Layer);
        var mentions = reading.Get(EventMention.Layer);
        var standings = reading.Get(EventStanding.Layer);
        var body = Enumerable.Range(0, sentences.Count).FirstOrDefault(s => sentences.Blocks[s] == BlockKind.Paragraph);
        return reading.With(InferredDay.Layer, [.. reading.Get(EventDraft.Layer).Select(d => new InferredDay(DaysOf(d)))]);

        DayRange? DaysOf(EventDraft draft) => reading.Report.PublishedOn is { } published && IsUndatedNews(draft) && Leads(draft)
            ? new(published.Date.AddDays(-1), published.Date)
            : null;

        bool IsUndatedNews(EventDraft draft) => draft.Time is null && draft.Type.IsViolent && standings[draft.Index].Standing == Standing.News
            && draft.Stance.Modality is (Modality.Asserted or Modality.Alleged or Modality.Suspected);

        bool Leads(EventDraft draft) => sentences.Holding(mentions[draft.Mentions[0]].Head) < body + LeadSentences;
    }
}
