namespace Casus.Evaluation.Entities;

/// <summary>A report with its entity mentions. The properties are set by the JSON reader alone.</summary>
internal sealed class EntityDocument : GoldReport
{
    /// <summary>The publication it came from.</summary>
    public string? Source { get; set; }

    public IReadOnlyList<GoldEntity> Entities { get; set; } = [];
}

/// <summary>One mention.</summary>
internal sealed class GoldEntity : GoldSpan
{
    public string Type { get; set; } = "";

    /// <summary>0 to 1; a mention that the annotators turned down is low.</summary>
    public double Confidence { get; set; } = 1;
}
