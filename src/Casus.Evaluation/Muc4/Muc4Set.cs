using System.Collections.Immutable;
using Casus.Evaluation.Measures;
using Casus.Reports;

namespace Casus.Evaluation.Muc4;

/// <summary>
/// Reports on violence in Latin America with the answer keys of the Message Understanding Conferences of 1991 and 1992.
/// </summary>
internal sealed class Muc4Set : IGoldSet
{
    private readonly ImmutableArray<Muc4Document> documents;
    private readonly PlaceNames places;

    /// <summary>Makes the set.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="documents">Reports with keys.</param>
    /// <param name="places">How places are compared.</param>
    public Muc4Set(string name, ImmutableArray<Muc4Document> documents, PlaceNames places)
    {
        (Name, this.documents, this.places) = (name, documents, places);
        Inputs = [.. documents.Select(d => d.ToReport())];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public GoldQuestion Question => GoldQuestion.Records;

    /// <inheritdoc/>
    public ImmutableArray<Report> Inputs { get; }

    /// <inheritdoc/>
    public ImmutableArray<Figure> Score(Answers answers)
    {
        var records = answers.RecordsById();
        var reports = documents.Select(d => new Muc4Report(KeyTemplates.Of(d), CodedTemplates.Of(records.GetValueOrDefault(d.Id)))).ToList();
        var one = new TemplateFilling(reports, FillerMatch.One);
        return
        [
            .. Templates("one", one),
            .. Templates("set", new(reports, FillerMatch.Set)),
            .. Templates("any", new(reports, FillerMatch.Any)),
            .. Enum.GetValues<FillerMatch>().SelectMany(m => Fillers(reports, m)),
            .. Types(reports),
            .. TemplateAttributes.Of(reports, one.Alignments, places).SelectMany(a => Attribute(a.Name, a.Count)),
            Figure.Count("templates in the key", reports.Sum(r => r.Gold.Count)),
            Figure.Count("templates predicted", reports.Sum(r => r.Predicted.Count)),
        ];
    }

    private static IEnumerable<Figure> Templates(string mode, TemplateFilling filling) =>
    [
        .. Figure.Matching($"template filling, {mode}", filling.Micro, headline: mode == "one"),
        .. Figure.Matching($"template filling, roles, {mode}", filling.AllRoles, headline: mode == "one"),
        .. Figure.Matching($"template filling, type, {mode}", filling.Types),
        .. filling.ByRole.SelectMany(r => Figure.Matching($"template filling, {r.Key}, {mode}", r.Value)),
    ];

    private static IEnumerable<Figure> Fillers(List<Muc4Report> reports, FillerMatch match)
    {
        var mode = match.ToString().ToLowerInvariant();
        var byRole = Enum.GetValues<TemplateRole>()
            .Select(role => (Role: role, Tally: RoleFillers.Count(reports, match, t => t.Roles[role])))
            .ToList();
        return
        [
            .. Figure.Matching(
                $"role fillers, {mode}",
                byRole.Select(r => r.Tally).Aggregate(Tally.Add),
                headline: match is FillerMatch.One or FillerMatch.Head),
            .. byRole.SelectMany(r => Figure.Matching($"role fillers, {r.Role}, {mode}", r.Tally)),
            .. Figure.Matching($"human targets, {mode}", RoleFillers.Count(reports, match, t => t.HumanTargets)),
        ];
    }

    private static IEnumerable<Figure> Types(List<Muc4Report> reports)
    {
        var byType = IncidentTypes.ByType(reports);
        return
        [
            .. Figure.Matching("relevance", IncidentTypes.Relevance(reports, strict: true), headline: true),
            .. Figure.Matching("relevance, lenient", IncidentTypes.Relevance(reports, strict: false)),
            .. Figure.Matching("incident types", byType.Values.Aggregate(default(Tally), Tally.Add), headline: true),
            .. byType.SelectMany(t => Figure.Matching($"incident types, {t.Key}", t.Value)),
        ];
    }

    private static IEnumerable<Figure> Attribute(string name, AttributeCount count) =>
    [
        Figure.Of($"{name}, where given", new(count.Right, count.Given)),
        Figure.Of($"{name}, of aligned", new(count.Right, count.Gold), headline: true),
        Figure.Of($"{name}, of all", new(count.Right, count.AllGold)),
    ];
}
