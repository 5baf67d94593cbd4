using Casus.Knowledge;
using Casus.Language;
using Casus.Language.Treebanks;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Cli;

/// <summary>Reads with the language stages of Casus.</summary>
internal sealed class PipelineReader(ReadingPipeline pipeline, ConlluWriter conllu) : ILanguageReader
{
    /// <inheritdoc/>
    public ConlluWriter Conllu => conllu;

    /// <summary>Loads the models.</summary>
    /// <exception cref="CasusException">An asset is missing or damaged.</exception>
    public static PipelineReader Load(DataFolder data)
    {
        var rules = TokenRules.Load(data);
        return new(LanguagePipeline.Load(data, rules), new(new(rules)));
    }

    /// <inheritdoc/>
    public Reading Read(Report report) => pipeline.Read(report);
}
