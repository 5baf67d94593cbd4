using System.Collections.Immutable;
using Casus.Evaluation.Measures;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Evaluation.Plover;

/// <summary>
/// Descriptions of actors, each to be resolved to a country, sectors and a name; a report is the description alone.
/// </summary>
internal sealed class ActorSet(string name, ImmutableArray<ActorCase> cases, DataFolder data) : IGoldSet
{
    private readonly Folding folding = Folding.From(data);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public GoldQuestion Question => GoldQuestion.Records;

    /// <inheritdoc/>
    public ImmutableArray<Report> Inputs { get; } = [.. cases.Select(c => new Report
    {
        Id = c.Id,
        Text = c.Actor,
        PublishedOn = PublicationTime.TryParse(c.Date, out var date) ? date : null,
    })];

    /// <inheritdoc/>
    public ImmutableArray<Figure> Score(Answers answers)
    {
        var records = answers.RecordsById();
        var scored = cases.Select(c => (Case: c, Answer: ActorAnswer.Of(records.GetValueOrDefault(c.Id)))).ToList();
        return
        [
            .. Group("actor", scored, headline: true),
            .. scored.GroupBy(s => s.Case.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .SelectMany(g => Group("actor, " + g.Key, [.. g], headline: false)),
            Figure.Count("reports missing", scored.Count(s => !records.ContainsKey(s.Case.Id))),
        ];
    }

    private IEnumerable<Figure> Group(string name, List<(ActorCase Case, ActorAnswer Answer)> scored, bool headline)
    {
        Rate whole = default, country = default, sector = default, second = default, known = default, nothing = default;
        foreach (var (actor, answer) in scored)
        {
            if (actor.Expect is not { } expect)
            {
                var silent = answer.Country.Length == 0 && answer.Sector.Length == 0;
                (nothing, whole) = (nothing.With(silent), whole.With(silent));
                continue;
            }

            var countryRight = expect.Country is null || Same(expect.Country, answer.Country);
            var sectorRight = expect.Code1 is null || Same(expect.Code1, answer.Sector);
            country = expect.Country is null ? country : country.With(countryRight);
            sector = expect.Code1 is null ? sector : sector.With(sectorRight);
            // A second sector is not asked of a system that answers without one.
            second = expect.Code2 is null || (answer.IsGiven && answer.SecondSector.Length == 0)
                ? second
                : second.With(Same(expect.Code2, answer.SecondSector));
            known = string.IsNullOrEmpty(expect.Wiki) ? known : known.With(Bare(expect.Wiki) == Bare(answer.Name));
            whole = expect.Country is null && expect.Code1 is null ? whole : whole.With(countryRight && sectorRight);
        }

        return
        [
            Figure.Of($"{name}: country and sector", whole, headline),
            Figure.Of($"{name}: country", country, headline),
            Figure.Of($"{name}: sector", sector, headline),
            Figure.Of($"{name}: second sector", second),
            Figure.Of($"{name}: name", known, headline),
            Figure.Of($"{name}: nothing to resolve", nothing),
        ];
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private string Bare(string text) =>
        string.Concat(folding.WithoutAccents(text).Where(c => char.IsLetterOrDigit(c) || c == '_')).ToLowerInvariant();
}
