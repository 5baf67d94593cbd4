using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Evaluation.Treebanks;

/// <summary>Trees to be parsed from raw text, by the measures of the CoNLL 2018 shared task.</summary>
internal sealed class TreebankSet(string name, ImmutableArray<ConlluDocument> documents) : IGoldSet
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public GoldQuestion Question => GoldQuestion.Trees;

    /// <inheritdoc/>
    public ImmutableArray<Report> Inputs { get; } = [.. documents.Select((d, i) => new Report { Id = d.Id ?? $"{i + 1}", Text = d.Text })];

    /// <inheritdoc/>
    public ImmutableArray<Figure> Score(Answers answers)
    {
        var predicted = TreebankReader.Read(name, new StringReader(answers.Trees));
        var scoring = new TreeScoring();
        // A file without usable ids is taken as one document.
        if (documents.Any(d => d.Id is null) || predicted.Any(d => d.Id is null))
            scoring.Add(ConlluDocument.Join(documents), ConlluDocument.Join(predicted));
        else
            AddById(scoring, predicted);
        return [.. scoring.Figures()];
    }

    private void AddById(TreeScoring scoring, ImmutableArray<ConlluDocument> predicted)
    {
        var byId = new Dictionary<string, ConlluDocument>(StringComparer.Ordinal);
        foreach (var document in predicted)
            byId[document.Id!] = document;
        foreach (var document in documents)
            scoring.Add(document, byId.GetValueOrDefault(document.Id!));
    }
}
