using System.Collections.Immutable;
using Casus.Evaluation.Measures;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Places;

/// <summary>Place names to be recognised and resolved to coordinates.</summary>
internal sealed class PlaceSet(string name, ImmutableArray<PlaceDocument> documents) : IGoldSet
{
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
        List<PlaceReport> reports = [.. documents.Select(d => new PlaceReport(d.Toponyms, Places(records.GetValueOrDefault(d.Id))))];
        var all = documents.SelectMany(d => d.Toponyms).ToList();
        return
        [
            .. Block("all", reports, _ => true),
            .. all.TrueForAll(t => t.HasCoordinates) ? [] : Block("geocoded", reports, t => t.HasCoordinates),
            .. Block("below country", reports, t => t.HasCoordinates && t.Level != "country"),
            .. all
                .Select(t => t.Class)
                .Where(c => !string.IsNullOrEmpty(c))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .SelectMany(c => Block(c!, reports, t => t.Class == c)),
            Figure.Count("reports missing", documents.Count(d => !records.ContainsKey(d.Id))),
            Figure.Count("spans that are not their words", documents.Sum(d => Misplaced(d, records.GetValueOrDefault(d.Id)))),
        ];
    }

    // The sets mark no place of the headline.
    private static IReadOnlyList<CodedPlace> Places(CodedReport? record) =>
        [.. (record?.Places ?? []).Where(p => p.In != "title").DistinctBy(p => (p.Start, p.End))];

    private static int Misplaced(PlaceDocument document, CodedReport? record)
    {
        var text = new CodePoints(document.Text);
        return Places(record).Count(p => text.Slice(p.Start, p.End) != p.Text);
    }

    private static IEnumerable<Figure> Block(string name, List<PlaceReport> reports, Func<GoldToponym, bool> isWanted) =>
        Measure(name, reports, isWanted, overlap: false).Concat(Measure(name, reports, isWanted, overlap: true));

    private static IEnumerable<Figure> Measure(string name, List<PlaceReport> reports, Func<GoldToponym, bool> isWanted, bool overlap)
    {
        var label = $"{name}, {(overlap ? "overlap" : "exact")}, ";
        var headline = name == "geocoded" && !overlap;
        var recognised = PlaceMatching.Of(reports, isWanted, overlap);
        var located = PlaceMatching.Of(reports, t => isWanted(t) && t.HasCoordinates, overlap);
        var resolution = new PlaceResolution(recognised.Matched);
        return
        [
            .. Figure.Matching(
                label + "recognition",
                Tally.OneToOne(recognised.Matched.Count, recognised.Counted, recognised.Wanted),
                name == "all" && !overlap),
            Figure.Of(label + "within 161 km", resolution.Near, headline),
            Figure.Of(label + "within 161 km or same unit", resolution.NearOrSameUnit),
            new(label + "mean error", resolution.MeanKm, FigureUnit.Kilometres),
            new(label + "median error", resolution.MedianKm, FigureUnit.Kilometres),
            new(label + "error AUC", resolution.AreaUnderCurve, FigureUnit.Number),
            Figure.Of(label + "country", resolution.Country, headline),
            .. Figure.Matching(label + "end to end", EndToEnd(located, lenient: false), headline),
            .. Figure.Matching(label + "end to end or same unit", EndToEnd(located, lenient: true)),
        ];
    }

    private static Tally EndToEnd(PlaceMatching located, bool lenient) =>
        Tally.OneToOne(
            located.Matched.Count(m => PlaceResolution.IsNear(m.Gold, m.Place, lenient)),
            located.Counted,
            located.Wanted);
}
