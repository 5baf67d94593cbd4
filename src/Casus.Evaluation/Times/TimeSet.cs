using System.Collections.Immutable;
using Casus.Evaluation.Measures;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Times;

/// <summary>
/// Time expressions and their values, by the measures of TempEval-3 task A; TimeML event triggers for orientation.
/// </summary>
internal sealed class TimeSet(string name, ImmutableArray<TimeDocument> documents) : IGoldSet
{
    private static readonly string[] Types = ["DATE", "TIME", "DURATION", "SET"];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public GoldQuestion Question => GoldQuestion.Records;

    /// <inheritdoc/>
    public ImmutableArray<Report> Inputs { get; } = [.. documents.Select(d => d.ToReport())];

    /// <inheritdoc/>
    public ImmutableArray<Figure> Score(Answers answers)
    {
        var records = answers.RecordsById();
        var scoring = new Scoring();
        foreach (var document in documents)
            scoring.Add(document, records.GetValueOrDefault(document.Id));
        return [.. scoring.Figures(), Figure.Count("reports missing", documents.Count(d => !records.ContainsKey(d.Id)))];
    }

    private sealed class Scoring
    {
        private readonly Dictionary<string, (Rate Strict, Rate Relaxed, Rate Type, Rate Value)> byType = Types.ToDictionary(t => t, _ => default((Rate, Rate, Rate, Rate)));
        private Tally strict;
        private Tally relaxed;
        private Rate type;
        private Rate value;
        private Rate occurrences;
        private Rate onEvent;
        private int misplaced;

        public void Add(TimeDocument document, CodedReport? record)
        {
            List<CodedTime> predicted = [.. record?.Times.Where(t => t.In != "title") ?? []];
            var text = new CodePoints(document.Text);
            misplaced += predicted.Count(t => text.Slice(t.Start, t.End) != t.Text);
            var pairs = TimePairs.Of(document.Times, predicted).ToList();
            strict += Tally.OneToOne(pairs.Count(p => p.IsExact), predicted.Count, document.Times.Count);
            relaxed += Tally.OneToOne(pairs.Count, predicted.Count, document.Times.Count);
            foreach (var (gold, found, _) in pairs)
            {
                type = type.With(gold.Type == found.Type);
                value = value.With(gold.Value == found.Value);
            }

            foreach (var gold in document.Times)
                AddByType(gold, pairs.Find(p => ReferenceEquals(p.Gold, gold)));
            AddTriggers(document.Events, record);
        }

        // Type and value F1 are relaxed F1 times the share of right ones among the pairs; undefined where there is no
        // expression at all.
        public IEnumerable<Figure> Figures() =>
        [
            .. Figure.Matching("strict", strict, headline: true),
            .. Figure.Matching("relaxed", relaxed, headline: true),
            Figure.Of("type accuracy", type),
            Figure.Share("type F1", relaxed.F1 * (type.Value ?? 0)),
            Figure.Of("value accuracy", value, headline: true),
            Figure.Share("value F1", relaxed.F1 * (value.Value ?? 0), headline: true),
            Figure.Of("value accuracy, dates", byType["DATE"].Value),
            .. byType.SelectMany(t => ByType(t.Key, t.Value)),
            Figure.Of("event triggers, occurrences found", occurrences),
            Figure.Of("event triggers, on an event", onEvent),
            Figure.Count("spans that are not their words", misplaced),
        ];

        private static IEnumerable<Figure> ByType(string type, (Rate Strict, Rate Relaxed, Rate Type, Rate Value) rates) =>
        [
            Figure.Of($"{type}, strict R", rates.Strict),
            Figure.Of($"{type}, relaxed R", rates.Relaxed),
            Figure.Of($"{type}, type accuracy", rates.Type),
            Figure.Of($"{type}, value accuracy", rates.Value),
        ];

        private void AddByType(GoldTime gold, (GoldTime? Gold, CodedTime? Predicted, bool IsExact) pair)
        {
            if (!byType.TryGetValue(gold.Type, out var rates))
                return;
            var found = pair.Predicted;
            rates.Strict = rates.Strict.With(pair.IsExact);
            rates.Relaxed = rates.Relaxed.With(found is not null);
            if (found is not null)
                (rates.Type, rates.Value) = (rates.Type.With(gold.Type == found.Type), rates.Value.With(gold.Value == found.Value));
            byType[gold.Type] = rates;
        }

        // TimeML marks nearly every verb, so neither rate says how good a coder is at the events it is meant to code.
        private void AddTriggers(IReadOnlyList<GoldTimeEvent> events, CodedReport? record)
        {
            var triggers = (record?.Events ?? []).SelectMany(e => e.Mentions.Prepend(e.Trigger))
                .Where(t => t.In != "title").DistinctBy(t => (t.Start, t.End)).ToList();
            foreach (var occurrence in events.Where(e => e.Class == "OCCURRENCE"))
                occurrences = occurrences.With(triggers.Exists(t => TimePairs.Overlaps(occurrence, t)));
            foreach (var trigger in triggers)
                onEvent = onEvent.With(events.Any(e => TimePairs.Overlaps(e, trigger)));
        }
    }
}
