using Casus.Readings;

namespace Casus.Language;

/// <summary>
/// Tells the parts of a report apart: what is the report, and what the outlet, the page and the picture desk put around
/// it.
/// </summary>
/// <remarks>
/// Blocks that the format knew (of an HTML page) are kept and refined: datelines are split from paragraphs, credits from captions.
/// Plain text is read by its lines. Time grows linearly with the text.
/// </remarks>
public sealed class ReportStructureRecognizer : IStage
{
    private readonly ReportStructureLabels labels;
    private readonly ReportStructureDatelines datelines;
    private readonly ReportStructureLexicon lexicon;

    /// <summary>Makes the stage.</summary>
    /// <param name="lexicon">The words it goes by.</param>
    public ReportStructureRecognizer(ReportStructureLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        (this.lexicon, labels, datelines) = (lexicon, new(lexicon), new(lexicon));
    }

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Provides = ReportStructure.Layer };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var layout = new ReportStructureLayout(reading.Report, lexicon, labels, datelines);
        return reading.With(ReportStructure.Layer, layout.Read());
    }
}
