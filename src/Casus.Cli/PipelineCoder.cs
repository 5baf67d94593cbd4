using Casus.Knowledge;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli;

/// <summary>Codes with the stages of Casus.</summary>
internal sealed class PipelineCoder(ReadingPipeline pipeline) : IReportCoder
{
    /// <summary>Loads every dictionary and model.</summary>
    /// <exception cref="CasusException">An asset is missing or damaged.</exception>
    /// <param name="data">Where they are.</param>
    /// <param name="actors">A file with actors of a project's own, or <see langword="null"/>.</param>
    public static PipelineCoder Load(DataFolder data, string? actors = null) => new(StandardPipeline.Load(data, actors));

    /// <inheritdoc/>
    public CodedReport Code(Report report) => RecordBuilder.Build(pipeline.Read(report), CasusCommandLine.NameAndVersion);

    /// <inheritdoc/>
    public Explanation Explain(Report report) =>
        ExplanationBuilder.Build(pipeline.Read(report), pipeline.Stages);
}
