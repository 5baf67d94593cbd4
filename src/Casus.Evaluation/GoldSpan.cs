namespace Casus.Evaluation;

/// <summary>A half-open range of code points in a gold text. The properties are set by the JSON reader alone.</summary>
internal class GoldSpan
{
    public int Start { get; set; }

    public int End { get; set; }

    public string? Text { get; set; }
}
