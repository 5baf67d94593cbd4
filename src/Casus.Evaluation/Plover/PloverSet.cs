using System.Collections.Immutable;
using Casus.Evaluation.Measures;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Plover;

/// <summary>Sentences with PLOVER events: types, quads, modes, and who did it to whom.</summary>
internal sealed class PloverSet(string name, ImmutableArray<PloverRecord> records) : IGoldSet
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public GoldQuestion Question => GoldQuestion.Records;

    /// <inheritdoc/>
    public ImmutableArray<Report> Inputs { get; } = [.. records.Select(r => r.ToReport())];

    /// <inheritdoc/>
    public ImmutableArray<Figure> Score(Answers answers)
    {
        var coded = answers.RecordsById();
        var scoring = new Scoring();
        foreach (var gold in records)
            scoring.Add(gold, coded.GetValueOrDefault(gold.Id) ?? new() { Id = gold.Id, Coder = "" });
        return [.. scoring.Figures(), Figure.Count("reports missing", records.Count(r => !coded.ContainsKey(r.Id)))];
    }

    private sealed class Scoring
    {
        private readonly EventTypes types = new(t => t);
        private readonly EventTypes quads = new(PloverScheme.QuadOf);
        private Rate allTypes;
        private Rate whole;
        private Rate aligned;
        private Rate actorsFound;
        private Rate mode;
        private Rate country;
        private Rate sector;
        private Tally source;
        private Tally target;
        private Tally anyRole;

        public void Add(PloverRecord gold, CodedReport record)
        {
            var predicted = record.Events.Select(e => PloverScheme.TypeOf(e.Codes.Plover)).OfType<string>().ToList();
            allTypes = allTypes.With(types.Add(gold.Events.Select(EventPairs.TypesOf), predicted));
            quads.Add(gold.Events.Select(EventPairs.TypesOf), predicted);
            foreach (var (wanted, found) in gold.Events.Zip(EventPairs.Of(gold.Events, record)))
            {
                aligned = aligned.With(found is not null);
                if (found is null)
                {
                    whole = whole.With(false);
                    actorsFound = new(actorsFound.Right, actorsFound.Of + wanted.Source.Count + wanted.Target.Count);
                }
                else
                {
                    Compare(wanted, found, CodedActor.Of(found, record));
                }
            }
        }

        public IEnumerable<Figure> Figures() =>
        [
            .. Figure.Matching("event type", types.Total, headline: true),
            Figure.Share("event type macro F1", types.MacroF1, headline: true),
            .. Figure.Matching("quad class", quads.Total, headline: true),
            Figure.Of("documents with exactly the types", allTypes),
            Figure.Of("events aligned", aligned),
            .. Figure.Matching("source", source, headline: true),
            .. Figure.Matching("target", target, headline: true),
            .. Figure.Matching("actors, either role", anyRole),
            Figure.Of("actors found, all events", actorsFound, headline: true),
            Figure.Of("whole record", whole, headline: true),
            Figure.Of("actor country", country, headline: true),
            Figure.Of("actor sector", sector, headline: true),
            Figure.Of("mode", mode, headline: true),
            .. types.ByType.SelectMany(t => Figure.Matching($"event type, {t.Key}", t.Value)),
        ];

        private void Compare(PloverEvent gold, CodedEvent coded, IReadOnlyList<CodedActor> actors)
        {
            var typeRight = EventPairs.IsTypeRight(gold, coded);
            if (typeRight && !string.IsNullOrEmpty(gold.Mode2021))
                mode = mode.With(coded.Codes.PloverMode?.ToLowerInvariant().Trim() == gold.Mode2021);
            IReadOnlyList<PloverActor> all = [.. gold.Source, .. gold.Target];
            anyRole += Match(all, actors);
            actorsFound = new(actorsFound.Right + all.Count(a => actors.Any(p => p.IsSameAs(a))), actorsFound.Of + all.Count);
            bool actorsRight;
            if (gold.Reciprocal == true && gold.Target.Count == 0)
            {
                // Both do it to each other: sides do not matter.
                actorsRight = CompareSide(ref source, all, actors);
            }
            else
            {
                actorsRight = CompareSide(ref source, gold.Source, [.. actors.Where(a => a.IsSource)])
                    & CompareSide(ref target, gold.Target, [.. actors.Where(a => !a.IsSource)]);
            }

            whole = whole.With(actorsRight && typeRight);
        }

        private static Tally Match(IReadOnlyList<PloverActor> gold, IReadOnlyList<CodedActor> predicted) => new(
            predicted.Count(p => gold.Any(p.IsSameAs)), predicted.Count, gold.Count(g => predicted.Any(p => p.IsSameAs(g))), gold.Count);

        private bool CompareSide(ref Tally side, IReadOnlyList<PloverActor> gold, IReadOnlyList<CodedActor> predicted)
        {
            var match = Match(gold, predicted);
            side += match;
            foreach (var actor in gold)
            {
                var same = predicted.Where(p => p.IsSameAs(actor)).ToList();
                if (same.Count > 0)
                    CompareCodes(actor, same);
            }

            return match.GoldFound == match.Gold;
        }

        private void CompareCodes(PloverActor gold, List<CodedActor> same)
        {
            if (!string.IsNullOrEmpty(gold.Country))
                country = country.With(
                    same.SelectMany(p => p.Countries).Any(c => c.StartsWith(gold.Country, StringComparison.Ordinal)));
            if (gold.Sector is { Length: >= 3 } code && code[..3].All(char.IsAsciiLetter))
                sector = sector.With(
                    same.Any(p => p.Sector?.StartsWith(code[..3], StringComparison.OrdinalIgnoreCase) == true));
        }
    }
}
