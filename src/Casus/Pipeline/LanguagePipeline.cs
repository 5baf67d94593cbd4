using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Pipeline;

/// <summary>The stages that read the language alone: from the report's parts to trees and names.</summary>
public static class LanguagePipeline
{
    /// <summary>Loads the models and builds the pipeline.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="rules">How text is cut into words.</param>
    /// <exception cref="Reports.CasusException">An asset is missing or damaged.</exception>
    public static ReadingPipeline Load(DataFolder data, TokenRules rules)
    {
        ArgumentNullException.ThrowIfNull(data);
        var words = WordReader.Load(data);
        return ReadingPipeline.Of(
            [.. Stages(ReportStructureLexicon.Load(data), rules, SentenceSplitter.Load(data, rules), words, SyntaxAnnotator.Load(data, words.Network.FineTags))]);
    }

    /// <summary>The stages in their order, with which every pipeline begins.</summary>
    internal static IStage[] Stages(ReportStructureLexicon structure, TokenRules rules, SentenceSplitter splitter, WordReader words, SyntaxAnnotator syntax) =>
    [
        new ReportStructureRecognizer(structure),
        new Tokenizer(rules),
        splitter,
        words,
        syntax,
        new NameRecognizer(),
    ];
}
