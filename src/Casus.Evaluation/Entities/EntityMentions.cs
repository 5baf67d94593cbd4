using Casus.Evaluation.Measures;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Entities;

/// <summary>The mentions of one report on both sides, under one scheme.</summary>
internal sealed class EntityMentions
{
    private const double LeastConfidence = 0.5;

    private EntityMentions(IReadOnlyList<GoldMention> gold, IReadOnlyList<PredictedMention> predicted, IReadOnlySet<PredictedMention> rejected) =>
        (Gold, Predicted, Rejected) = (gold, predicted, rejected);

    /// <summary>Gold mentions by span; a span of several types is one mention that any of them satisfies.</summary>
    public IReadOnlyList<GoldMention> Gold { get; }

    /// <summary>Predicted mentions by span and type, each once.</summary>
    public IReadOnlyList<PredictedMention> Predicted { get; }

    /// <summary>Mentions that the annotators turned down.</summary>
    public IReadOnlySet<PredictedMention> Rejected { get; }

    /// <summary>Reads both sides.</summary>
    public static EntityMentions Of(EntityDocument document, CodedReport? record, CodePoints text, EntityScheme scheme)
    {
        var accepted = new SortedDictionary<(int, int), SortedSet<string>>();
        var rejected = new HashSet<PredictedMention>();
        foreach (var entity in document.Entities)
        {
            if (scheme.TypeOf(entity.Type) is not { } type
                || (!scheme.NamesOnly && MentionWords.IsPronoun(entity.Text ?? "")))
                continue;
            if (entity.Confidence >= LeastConfidence)
                (accepted.TryGetValue((entity.Start, entity.End), out var types) ? types : accepted[(entity.Start, entity.End)] = new(StringComparer.Ordinal)).Add(type);
            else
                rejected.Add(new(entity.Start, entity.End, type));
        }

        rejected.RemoveWhere(r => accepted.TryGetValue((r.Start, r.End), out var types) && types.Contains(r.Type));
        return new(
            [.. accepted.Select(a => new GoldMention(a.Key.Item1, a.Key.Item2, [.. a.Value]))],
            [.. Coded(record, text, scheme).Distinct().OrderBy(p => p.Start).ThenBy(p => p.End).ThenBy(p => p.Type, StringComparer.Ordinal)],
            rejected);
    }

    /// <summary>The same with every span trimmed; spans that trim to one become one.</summary>
    public EntityMentions Trimmed(CodePoints text, EntityScheme scheme)
    {
        var gold = Gold.SelectMany(g => g.Types.Select(t => (Span: Trim(g.Start, g.End), Type: t)))
            .GroupBy(p => p.Span)
            .OrderBy(g => g.Key)
            .Select(g => new GoldMention(g.Key.Start, g.Key.End, [.. g.Select(p => p.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
        var predicted = Predicted
            .Select(p => (Span: Trim(p.Start, p.End), p.Type))
            .Select(p => new PredictedMention(p.Span.Start, p.Span.End, p.Type))
            .Distinct();
        return new([.. gold], [.. predicted], Rejected);

        (int Start, int End) Trim(int start, int end) => MentionWords.Trim(text, start, end, titles: scheme.NamesOnly);
    }

    private static IEnumerable<PredictedMention> Coded(CodedReport? record, CodePoints text, EntityScheme scheme)
    {
        foreach (var entity in record?.Entities ?? [])
        {
            if (scheme.TypeOf(entity.Type) is not { } type)
                continue;
            foreach (var mention in entity.Mentions.Where(m => IsCompared(m, m.Form)))
                yield return new(mention.Start, mention.End, type);
        }

        foreach (var time in scheme.NamesOnly ? [] : record?.Times ?? [])
        {
            if (IsCompared(time, MentionForm.Name))
                yield return new(time.Start, time.End, "Temporal");
        }

        bool IsCompared(TextQuote quote, MentionForm form) =>
            quote.In != "title" && quote.End > quote.Start
            && (scheme.NamesOnly ? form == MentionForm.Name : form != MentionForm.Pronoun && !MentionWords.IsPronoun(text.Slice(quote.Start, quote.End)));
    }
}

/// <summary>A gold mention.</summary>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
/// <param name="Types">Any of these is right.</param>
internal sealed record GoldMention(int Start, int End, string[] Types);

/// <summary>A predicted mention.</summary>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
/// <param name="Type">Its type.</param>
internal readonly record struct PredictedMention(int Start, int End, string Type);
