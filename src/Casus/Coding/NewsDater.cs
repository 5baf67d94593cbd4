using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Dates by publication what a report leads with and gives no day for.</summary>
/// <remarks>
/// Such news befell on the day of publication or the day before; what "has" happened mostly on that very day, where plain past tense leaves it open
/// (measured in <c>docs/adr/0008-publication-date.md</c>); and what was told on an earlier day, or whose dead were found then, had happened by then. Only deeds of violence, told as news and as done; and only by a date
/// that came with the report, since one found in the text may be that of anything.
/// </remarks>
public sealed class NewsDater(DiscourseCues cues) : IStage
{
    // A lead is seldom longer.
    private const int LeadSentences = 3;

    private const int FarthestAbove = 5;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 2)
    {
        Requires =
        [
            Tokens.Layer, Sentences.Layer, Syntax.Layer, Speech.Layer, ResolvedTime.Layer, EventMention.Layer, EarlierDeed.Layer, Stance.Layer, EventDraft.Layer, EventStanding.Layer,
            EventLinkDraft.Layer,
        ],
        Provides = InferredDay.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var sentences = reading.Get(Sentences.Layer);
        var mentions = reading.Get(EventMention.Layer);
        var standings = reading.Get(EventStanding.Layer);
        var (tokens, syntax) = (reading.Get(Tokens.Layer), reading.Get(Syntax.Layer));
        var answered = reading.Get(EventLinkDraft.Layer).Select(l => l.To).ToHashSet();
        var first = reading.Get(EventDraft.Layer).FirstOrDefault(d => d.Type.IsViolent)?.Index ?? -1;
        var denials = mentions.Where(m => m.Trigger.Type.Name == "denial").Select(m => m.Head).ToHashSet();
        var (toldDays, others, finds, earlier) = (new ToldDays(reading, cues), new TimesOfOthers(reading, cues), new Finds(reading, cues), reading.Get(EarlierDeed.Layer));
        var body = Enumerable.Range(0, sentences.Count).FirstOrDefault(s => sentences.Blocks[s] == BlockKind.Paragraph);
        return reading.With(InferredDay.Layer, [.. reading.Get(EventDraft.Layer).Select(Infer)]);

        InferredDay Infer(EventDraft draft)
        {
            if (reading.Report.PublishedOn is not { } published || !IsUndatedNews(draft) || !Leads(draft))
                return new(null, DayBasis.News, default);
            // "A mass grave was found on Thursday": its dead may have lain there for years.
            if (draft.Mentions.Any(m => finds.IsOfGrave(mentions[m])))
                return new(null, DayBasis.News, default);
            if (ToldFirst(draft) is { } told && told.Date < published.Date)
            {
                var first = told.Date < published.Date.AddDays(-1) ? told.Date.AddDays(-1) : told.Date;
                return new(new(first, told.Date), DayBasis.Told, told.Evidence is { } span ? tokens.RangeOf(span) : default);
            }

            var tense = draft.Mentions.Where(IsInLead).Select(m => PerfectOf(mentions[m])).FirstOrDefault(v => !v.IsEmpty);
            return tense.IsEmpty
                ? new(new(published.Date.AddDays(-1), published.Date), DayBasis.News, default)
                : new(new(published.Date, published.Date), DayBasis.Tense, tense);
        }

        // Who told of a deed on Sunday, or found its dead then, did so of what had happened by then.
        TimeAnchor? ToldFirst(EventDraft draft) => draft.Mentions.Where(IsInLead).SelectMany(m => new[] { toldDays.Of(m), finds.DayOf(mentions[m]) }).OfType<TimeAnchor>().MinBy(a => a.Date);

        // What the news answers or follows came before it, unless the report opens with that; what it is a part of has its day.
        bool IsUndatedNews(EventDraft draft) => draft.Time is null && (draft.Index == first || !answered.Contains(draft.Index)) && draft.Type.IsViolent && standings[draft.Index].Standing == Standing.News
            && draft.Stance.Modality is (Modality.Asserted or Modality.Alleged or Modality.Suspected)
            && !draft.Mentions.All(m => others.IsToldOfWho(mentions[m]) || IsOnlyMentioned(mentions[m])) && !OpensEarlier(sentences[sentences.Holding(mentions[draft.Mentions[0]].Head)]);

        // "Hours earlier, gunmen had killed three": before what was told, of which the day may be another.
        bool OpensEarlier(TokenRange sentence) => sentence.Count > 2 && tokens[sentence.Start + 1] is "earlier" && syntax.Lemmas[sentence.Start].ToLowerInvariant() is "hour" or "day" or "minute" or "week";

        // "Tourism has fallen since gunmen attacked a hotel", "Iran denied involvement in the attack", "was found guilty of killing three", "a law brought in after the massacre": when that was, nobody says.
        bool IsOnlyMentioned(EventMention mention)
        {
            if (others.IsTried(mention) || earlier[mention.Index].Participle >= 0 || (NounPhrases.Preposition(syntax, mention.Head) is var since and >= 0 && syntax.Lemmas[since] is "since"))
                return true;
            for (int token = mention.Head, step = 0; step < FarthestAbove && syntax.Heads[token] >= 0; step++, token = syntax.Heads[token])
            {
                if (syntax.Relations[token] == Relation.Advcl && syntax.Child(token, Relation.Mark) is var mark and >= 0 && tokens[mark] is "since" or "before")
                    return true;
                if (syntax.Relations[token] is Relation.Obj or Relation.Obl or Relation.Nmod && denials.Contains(syntax.Heads[token]))
                    return true;
            }

            return false;
        }

        bool Leads(EventDraft draft) => IsInLead(draft.Mentions[0]);

        bool IsInLead(int mention) => sentences.Holding(mentions[mention].Head) < body + LeadSentences;

        // "has killed", "A strike has left ten dead"
        TokenRange PerfectOf(EventMention mention)
        {
            var isOfVerb = syntax.Tags[mention.Head] != UniversalTag.Verb && syntax.Relations[mention.Head] is Relation.Nsubj or Relation.NsubjPass or Relation.Obj;
            var verb = isOfVerb ? syntax.Heads[mention.Head] : mention.Head;
            // "has condemned an attack" tells nothing of when it was.
            if (isOfVerb && !mentions.Any(m => m.Head == verb && m.Trigger.Type.IsViolent))
                return default;
            return FiniteVerbs.IsPresentPerfect(syntax, verb) ? new(syntax.Child(verb, Relation.Aux), verb + 1) : default;
        }
    }
}
