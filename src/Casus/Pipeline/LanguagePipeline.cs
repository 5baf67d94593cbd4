using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Pipeline;

/// <summary>The stages that read the language alone: from the report's parts to trees and names.</summary>
public static class LanguagePipeline
{
    /// <summary>Loads the models and builds the pipeline.</summary>
    /// <exception cref="Reports.CasusException">An asset is missing or damaged.</exception>
    public static ReadingPipeline Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rules = TokenRules.Load(data);
        var words = WordReader.Load(data);
        return ReadingPipeline.Of(
        [
            new ReportStructureRecognizer(ReportStructureLexicon.Load(data)),
            new Tokenizer(rules),
            SentenceSplitter.Load(data, rules),
            words,
            SyntaxAnnotator.Load(data, words.Network.FineTags),
            new NameRecognizer(),
        ]);
    }
}
