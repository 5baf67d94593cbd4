using System.Collections.Immutable;
using Casus.Evaluation.Measures;
using Casus.Reports;

namespace Casus.Evaluation.Entities;

/// <summary>Entity mentions: spans and types.</summary>
internal sealed class EntitySet(string name, ImmutableArray<EntityDocument> documents, EntityScheme scheme) : IGoldSet
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
        LevelScoring exact = new("exact", scheme), trimmed = new("trimmed", scheme), overlapping = new("overlap", scheme);
        var misplaced = 0;
        foreach (var document in documents)
        {
            var record = records.GetValueOrDefault(document.Id);
            var text = new CodePoints(document.Text);
            var mentions = EntityMentions.Of(document, record, text, scheme);
            exact.Add(mentions, document.Source);
            trimmed.Add(mentions.Trimmed(text, scheme), document.Source);
            overlapping.Add(mentions, document.Source);
            misplaced += (record?.Entities ?? [])
                .SelectMany(e => e.Mentions)
                .Count(m => m.In != "title" && text.Slice(m.Start, m.End) != m.Text);
        }

        return
        [
            .. exact.Figures(),
            .. trimmed.Figures(),
            .. overlapping.Figures(),
            Figure.Count("reports missing", documents.Count(d => !records.ContainsKey(d.Id))),
            Figure.Count("spans that are not their words", misplaced),
        ];
    }
}
